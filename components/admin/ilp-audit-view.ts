import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { AuditFile, AuditFilters, AuditLine, AuditPage } from '#contracts/audit.js';
import { ACCESS_KINDS, ACCESS_WORDS, ADMIN_ACTS } from '#contracts/audit-kinds.js';
import { formatDate, formatList, formatNumber, formatTime } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { announce } from '../shared/announcer.js';
import { Attempt } from '../shared/attempt.js';
import '../shared/ilp-empty-state.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { roleWords } from '../shared/role-words.js';
import { keepText } from '../shared/save-file.js';
import { showToast } from '../shared/toast.js';
import { buttons, cards, layout, lists } from '../styles/shared.js';
import type { AuditAskEvent } from './audit-events.js';
import './ilp-audit-form.js';

/**
 * Who saw and did what in the district. Nothing is shown until somebody asks: each search is noted.
 *
 * @element ilp-audit-view
 */
@customElement('ilp-audit-view')
export class IlpAuditView extends IlpView {
  static override styles = [layout, buttons, cards, lists];

  @state() private lines: readonly AuditLine[] | null = null;
  @state() private next: string | null = null;
  private filters: AuditFilters | undefined;
  private readonly attempt = new Attempt(this);

  protected override render() {
    return html`<div class="page">
      <div class="stack tight">
        <a href=${hrefFor('district')}>${t('shell.title-live-board')}</a>
        <h1 tabindex="-1">${t('shell.title-audit')}</h1>
      </div>
      <p>${t('audit.intro')}</p>
      <ilp-audit-form
        ?busy=${this.attempt.isBusy}
        @ilp-audit-ask=${(event: AuditAskEvent) => void this.ask(event)}
      ></ilp-audit-form>
      ${this.attempt.renderFault()} ${this.lines ? this.renderFound(this.lines) : nothing}
    </div>`;
  }

  private renderFound(lines: readonly AuditLine[]) {
    if (lines.length === 0)
      return html`<ilp-empty-state heading=${t('audit.none')}>
        <p>${t('audit.none-text')}</p>
      </ilp-empty-state>`;
    return html`<section class="stack" aria-labelledby="found">
      <h2 id="found">${this.foundWords(lines)}</h2>
      <div class="scroller" tabindex="0" role="group" aria-label=${t('shell.title-audit')}>
        <table>
          <thead>
            <tr>
              <th scope="col">${t('audit.col-when')}</th>
              <th scope="col">${t('audit.col-who')}</th>
              <th scope="col">${t('audit.col-what')}</th>
            </tr>
          </thead>
          <tbody>
            ${lines.map(renderLine)}
          </tbody>
        </table>
      </div>
      ${
        this.next === null
          ? nothing
          : html`<div class="actions">
              <button
                type="button"
                class="button"
                ?disabled=${this.attempt.isBusy}
                @click=${() => void this.more()}
              >
                ${t('audit.more')}
              </button>
            </div>`
      }
    </section>`;
  }

  private foundWords({ length: count }: readonly AuditLine[]): string {
    return this.next === null
      ? t('audit.found', { count })
      : t('audit.found-more', { count: formatNumber(count) });
  }

  private ask({ filters, wantsFile }: AuditAskEvent): Promise<unknown> {
    return this.attempt.run(async () => {
      if (wantsFile) {
        const file = await this.api.post<AuditFile>('/audit-files', filters);
        keepText(file.fileName, file.csv, 'text/csv');
        showToast({ text: t('audit.saved', { count: file.lines }) });
        return;
      }
      const page = await this.api.post<AuditPage>('/audit-searches', filters);
      this.filters = filters;
      this.lines = page.lines;
      this.next = page.next;
      announce(page.lines.length === 0 ? t('audit.none') : this.foundWords(page.lines));
    });
  }

  private more(): Promise<unknown> {
    return this.attempt.run(async () => {
      const page = await this.api.post<AuditPage>('/audit-searches', {
        ...this.filters,
        before: this.next,
      });
      this.lines = [...(this.lines ?? []), ...page.lines];
      this.next = page.next;
      announce(this.foundWords(this.lines));
    });
  }
}

function renderLine(line: AuditLine) {
  const { at, name, role, subject, students, names } = line;
  const part = role === null ? null : (roleWords(role) ?? role);
  const left = students - names.length;
  return html`<tr>
    <td>${formatDate(at)} ${formatTime(at)}</td>
    <td>
      ${name ?? t('audit.nobody-named')}
      ${part === null ? nothing : html`<div class="small quiet">${part}</div>`}
    </td>
    <td>
      ${whatWords(line)}${subject ? html`<div class="small quiet">${subject}</div>` : nothing}
      ${
        students === 1
          ? html`<div>${names[0] ?? t('audit.students', { count: 1 })}</div>`
          : students > 1
            ? html`<details>
                <summary>${t('audit.students', { count: students })}</summary>
                <p class="small">
                  ${formatList(names)}${left > 0 ? ` (${t('audit.names-more', { count: left })})` : ''}
                </p>
              </details>`
            : nothing
      }
    </td>
  </tr>`;
}

/** What an older release wrote and this one no longer knows stands as it was written. */
function whatWords({ kind, what }: AuditLine): string {
  if (kind === 'saw') {
    const seen = ACCESS_KINDS.find((one) => one === what);
    return seen ? t(`audit.${ACCESS_WORDS[seen]}`) : what;
  }
  const act = ADMIN_ACTS.find((one) => one === what);
  return act ? t(`audit.did-${act}`) : what;
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-audit-view': IlpAuditView;
  }
}
