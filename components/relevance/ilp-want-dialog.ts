import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ReadyReply } from '#contracts/ready.js';
import type { RelevanceItem, Want, Wanters } from '#contracts/relevance.js';
import { formatList } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { announce } from '../shared/announcer.js';
import { Attempt } from '../shared/attempt.js';
import '../shared/ilp-dialog.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { buttons, cards, fields, layout, lists } from '../styles/shared.js';
import { fold } from './fold.js';
import type { HeatRow } from './ilp-heat-map.js';
import { WantTagEvent } from './relevance-events.js';
import { figureWords, nameOf, readySubject } from './relevance-words.js';

const READY_SHOWN = 3;
/** The rest folds away, so that what can be done stays in sight. */
const PEOPLE_SHOWN = 5;

/**
 * One thing that a class wants: who shows it to the reader, ready activities, and the work that touches it,
 * a click each.
 *
 * @element ilp-want-dialog
 * @fires {WantTagEvent} ilp-want-tag
 * @fires {DialogCloseEvent} ilp-dialog-close
 */
@customElement('ilp-want-dialog')
export class IlpWantDialog extends IlpView {
  static override styles = [layout, buttons, cards, fields, lists, fold];

  @property({ attribute: false }) row!: HeatRow;
  @property({ attribute: false }) items: readonly RelevanceItem[] = [];

  private readonly tagging = new Attempt(this);

  private readonly people = new Task(this, {
    args: () => [this.row.want.kind, this.row.want.id] as const,
    task: ([kind, id], { signal }) =>
      this.api.get<Wanters>(`/relevance/${kind}/${encodeURIComponent(id)}/people`, { signal }),
  });

  private readonly ready = new Task(this, {
    args: () => [readySubject(this.row.want)] as const,
    task: ([subject], { signal }) =>
      this.api.get<ReadyReply>(`/ready-activities?subject=${subject}&limit=${READY_SHOWN}`, {
        signal,
      }),
  });

  protected override render() {
    const { want, figure } = this.row;
    return html`<ilp-dialog heading=${nameOf(want)} open>
      <div class="stack">
        <p>${t('relevance.want-count', { figure: figureWords(figure) })}</p>
        <section class="stack tight" aria-labelledby="people">
          <h3 id="people">${t('relevance.people')}</h3>
          ${renderLoad(this.people, ({ people }) => renderPeople(people), { lines: 2 })}
        </section>
        ${
          this.session.canTeach
            ? html`${this.renderTags(want)}
                <section class="stack tight" aria-labelledby="ready">
                  <h3 id="ready">${t('relevance.ready')}</h3>
                  ${renderLoad(this.ready, (found) => renderReady(found, readySubject(want)), {
                    lines: 3,
                  })}
                </section>`
            : nothing
        }
      </div>
    </ilp-dialog>`;
  }

  private renderTags(want: Want) {
    return html`<section class="stack tight" aria-labelledby="tag">
      <h3 id="tag">${t('relevance.tag')}</h3>
      ${this.renderWork(want)} ${this.tagging.renderFault()}
    </section>`;
  }

  private renderWork(want: Want) {
    if (want.kind === 'goal' || want.kind === 'career')
      return html`<p class="small quiet">
        ${t(want.kind === 'goal' ? 'relevance.tag-goal' : 'relevance.tag-career')}
        <a href=${hrefFor('tags')}>${t('relevance.open-tags')}</a>
      </p>`;
    if (this.items.length === 0)
      return html`<p class="small quiet">
        ${t('relevance.work-none')} <a href=${hrefFor('tags')}>${t('relevance.open-tags')}</a>
      </p>`;
    return html`<p class="small quiet">${t('relevance.tag-hint')}</p>
      ${this.items.map(
        (item) =>
          html`<label class="choice">
            <input
              type="checkbox"
              .checked=${want.touchedBy?.includes(item.key) ?? false}
              ?disabled=${this.tagging.isBusy}
              @change=${(event: Event) => void this.tag(item, event.currentTarget)}
            />
            ${item.title}
          </label>`,
      )}`;
  }

  private async tag({ key, title: work }: RelevanceItem, box: EventTarget | null): Promise<void> {
    const { want } = this.row;
    const input = box as HTMLInputElement;
    const isTagged = input.checked;
    const path = `/tags/${encodeURIComponent(key)}/themes/${want.kind}/${want.id}`;
    const isDone = await this.tagging.run(() =>
      isTagged ? this.api.put(path, {}) : this.api.delete(path),
    );
    if (!isDone) {
      input.checked = !isTagged;
      return;
    }
    announce(t(isTagged ? 'relevance.tagged' : 'relevance.untagged', { work, want: nameOf(want) }));
    this.dispatchEvent(new WantTagEvent());
  }
}

function renderPeople(people: Wanters['people']) {
  if (people.length === 0) return html`<p class="quiet">${t('relevance.people-none')}</p>`;
  const rest = people.slice(PEOPLE_SHOWN);
  return html`${renderNames(people.slice(0, PEOPLE_SHOWN))}
  ${
    rest.length > 0
      ? html`<details>
          <summary>${t('relevance.people-rest', { count: rest.length })}</summary>
          ${renderNames(rest)}
        </details>`
      : nothing
  }`;
}

function renderNames(people: Wanters['people']) {
  return html`<ul class="rows">
    ${people.map(
      ({ personId, name, by }) =>
        html`<li>
          <a href=${hrefFor(`class/${encodeURIComponent(personId)}`)}>${name}</a>
          <span class="small quiet">${t('relevance.people-by', { careers: formatList(by) })}</span>
        </li>`,
    )}
  </ul>`;
}

function renderReady({ items }: ReadyReply, subject: string) {
  const address = (wish: Record<string, string>) =>
    hrefFor(`attach?${new URLSearchParams({ subject, ...wish }).toString()}`);
  return html`<ul class="rows">
      ${items.map(
        ({ title, why }) =>
          html`<li class="stack tight">
            <a href=${address({ query: title })}>${t('relevance.ready-give', { title })}</a>
            <span class="small quiet">${why}</span>
          </li>`,
      )}
    </ul>
    <p><a href=${address({})}>${t('relevance.ready-all')}</a></p>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-want-dialog': IlpWantDialog;
  }
}
