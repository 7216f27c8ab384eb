import { Task } from '@lit/task';
import { css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { PortfolioChoices } from '#contracts/entries.js';
import type { EvidenceItem, EvidenceList, NewEvidenceInput } from '#contracts/evidence.js';
import { t } from '../i18n/i18n.js';
import { announce } from '../shared/announcer.js';
import { Attempt } from '../shared/attempt.js';
import { icon } from '../shared/icons.js';
import '../shared/ilp-empty-state.js';
import { IlpView } from '../shared/ilp-view.js';
import { renderLoad } from '../shared/render-load.js';
import { saveFile } from '../shared/save-file.js';
import { sizeWords } from '../shared/size-words.js';
import { showToast } from '../shared/toast.js';
import { buttons, cards, layout } from '../styles/shared.js';
import type { EvidenceSubmitEvent, EvidenceValues, EvidenceWishEvent } from './evidence-events.js';
import type { FilesChooseEvent } from './ilp-drop-zone.js';
import './ilp-drop-zone.js';
import './ilp-evidence-card.js';
import './ilp-portfolio-head.js';
import type { UploadWishEvent } from './ilp-upload-list.js';
import './ilp-upload-list.js';
import { UploadsController } from './uploads-controller.js';

/** What stands in front of the page: a form, a picture, or the versions of one item. */
type Front =
  | { kind: 'form'; of: EvidenceItem['kind']; item: EvidenceItem | null }
  | { kind: 'look'; item: EvidenceItem }
  | { kind: 'versions'; item: EvidenceItem }
  | null;

/**
 * What the student keeps to show: files, links and course work, each with why it matters.
 *
 * @element ilp-evidence-view
 */
@customElement('ilp-evidence-view')
export class IlpEvidenceView extends IlpView {
  static override styles = [
    layout,
    buttons,
    cards,
    css`
      .grid {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(16rem, 100%), 1fr));
        gap: var(--ilp-space-4);
      }

      .grid > li {
        display: grid;
      }

      .large {
        min-block-size: 10rem;
      }
    `,
  ];

  @state() private items: readonly EvidenceItem[] = [];
  @state() private choices: PortfolioChoices = { entries: [], works: [] };
  @state() private front: Front = null;

  private readonly attempt = new Attempt(this);
  private readonly saving = new Attempt(this);
  private readonly sending = new UploadsController(
    this,
    () => this.api,
    (item) => {
      this.items = [item, ...this.items];
      announce(t('portfolio.sent', { name: item.title }));
    },
  );
  private readonly loading = new Task(this, {
    args: () => [] as const,
    task: async (_, { signal }) => {
      const list = await this.api.get<EvidenceList>('/evidence', { signal });
      this.choices = await this.api.get<PortfolioChoices>('/portfolio/choices', { signal });
      this.items = list.items;
      return list;
    },
  });

  protected override render() {
    return html`<div class="page">
      <h1 tabindex="-1">${t('portfolio.title')}</h1>
      <ilp-portfolio-head current="portfolio/evidence"></ilp-portfolio-head>
      <p class="quiet">${t('portfolio.evidence-intro')}</p>
      ${renderLoad(this.loading, (list) => this.renderEvidence(list))} ${this.renderFront()}
    </div>`;
  }

  private renderEvidence({ quotaBytes }: EvidenceList) {
    const used = this.items.reduce((sum, { file }) => sum + (file?.size ?? 0), 0);
    return html`
      <ilp-drop-zone @ilp-files-choose=${this.handleFiles}>
        <button type="button" class="button" @click=${() => void this.openForm('link', null)}>
          ${icon('link')} ${t('portfolio.add-link')}
        </button>
        <button type="button" class="button" @click=${() => void this.openForm('work', null)}>
          ${icon('flag')} ${t('portfolio.add-work')}
        </button>
      </ilp-drop-zone>
      <ilp-upload-list
        .uploads=${this.sending.uploads}
        @ilp-upload-wish=${this.handleUpload}
      ></ilp-upload-list>
      ${this.attempt.renderFault()}
      ${
        this.items.length === 0
          ? html`<ilp-empty-state heading=${t('portfolio.evidence-empty')}>
              <p>${t('portfolio.evidence-empty-text')}</p>
            </ilp-empty-state>`
          : html`<ul class="plain grid">
                ${repeat(
                  this.items,
                  ({ id }) => id,
                  (item) =>
                    html`<li>
                      <ilp-evidence-card
                        data-item=${item.id}
                        .api=${this.api}
                        .item=${item}
                        @ilp-evidence-wish=${(event: EvidenceWishEvent) =>
                          void this.handleWish(event, item)}
                      ></ilp-evidence-card>
                    </li>`,
                )}
              </ul>
              <p class="small quiet">
                ${t('portfolio.room', { used: sizeWords(used), quota: sizeWords(quotaBytes) })}
              </p>`
      }
    `;
  }

  private renderFront() {
    const { front } = this;
    if (!front) return nothing;
    if (front.kind === 'versions')
      return html`<ilp-history-dialog
        kind="evidence"
        record-id=${front.item.id}
        .api=${this.api}
        @ilp-dialog-close=${this.closeFront}
        @ilp-version-restored=${() => void this.loading.run()}
      ></ilp-history-dialog>`;
    if (front.kind === 'look')
      return html`<ilp-dialog heading=${front.item.title} open @ilp-dialog-close=${this.closeFront}>
        <ilp-picture
          class="large"
          .api=${this.api}
          path="/evidence/${front.item.id}/file"
          alt=${front.item.title}
        ></ilp-picture>
      </ilp-dialog>`;
    const heading = front.item
      ? t('portfolio.form-edit')
      : t(front.of === 'work' ? 'portfolio.form-work' : 'portfolio.form-link');
    return html`<ilp-dialog heading=${heading} open @ilp-dialog-close=${this.closeFront}>
      <ilp-evidence-form
        kind=${front.of}
        .item=${front.item}
        .choices=${this.choices}
        .error=${this.saving.error}
        ?saving=${this.saving.isBusy}
        @ilp-evidence-submit=${this.handleSubmit}
      ></ilp-evidence-form>
    </ilp-dialog>`;
  }

  private async openForm(of: EvidenceItem['kind'], item: EvidenceItem | null): Promise<void> {
    await Promise.all([import('../shared/ilp-dialog.js'), import('./ilp-evidence-form.js')]);
    this.saving.forget();
    this.front = { kind: 'form', of, item };
  }

  private closeFront(): void {
    this.front = null;
  }

  private handleFiles({ files }: FilesChooseEvent): void {
    this.sending.add(files);
  }

  private handleUpload({ id, wish }: UploadWishEvent): void {
    if (wish === 'again') this.sending.again(id);
    else this.sending.drop(id);
  }

  private async handleWish({ wish }: EvidenceWishEvent, item: EvidenceItem): Promise<void> {
    if (wish === 'edit') await this.openForm(item.kind, item);
    else if (wish === 'remove') await this.removeItem(item);
    else if (wish === 'save') await this.attempt.run(() => this.save(item));
    else if (wish === 'look') {
      await import('../shared/ilp-dialog.js');
      this.front = { kind: 'look', item };
    } else {
      await import('../history/ilp-history-dialog.js');
      this.front = { kind: 'versions', item };
    }
  }

  private save({ id, file }: EvidenceItem): Promise<void> {
    return saveFile(this.api, `/evidence/${id}/file`, file?.name ?? '');
  }

  private async handleSubmit({ values }: EvidenceSubmitEvent): Promise<void> {
    const { front } = this;
    if (front?.kind !== 'form') return;
    await this.saving.run(async () => {
      const { item } = front;
      const body = bodyOf(front.of, values, item === null);
      const kept = item
        ? await this.api.patch<EvidenceItem>(`/evidence/${item.id}`, body)
        : await this.api.post<EvidenceItem>('/evidence', body);
      this.items = item
        ? this.items.map((one) => (one.id === kept.id ? kept : one))
        : [kept, ...this.items];
      this.closeFront();
      await this.focusCard(kept.id);
    });
  }

  private async removeItem(item: EvidenceItem): Promise<void> {
    const { title } = item;
    const path = `/evidence/${item.id}`;
    if (!(await this.attempt.run(() => this.api.delete(path)))) return;
    this.items = this.items.filter(({ id }) => id !== item.id);
    this.renderRoot.querySelector('h1')?.focus();
    showToast({
      text: t('portfolio.removed', { title }),
      undo: async () => {
        if (!(await this.attempt.run(() => this.api.post(`${path}/restore`)))) return;
        this.items = [item, ...this.items].sort((a, b) => b.addedAt.localeCompare(a.addedAt));
        announce(t('portfolio.restored', { title }));
        await this.focusCard(item.id);
      },
    });
  }

  private async focusCard(id: string): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(`[data-item="${id}"]`)?.focus();
  }
}

/** What the server wants to know: a known item keeps its kind and work. */
function bodyOf(
  kind: EvidenceItem['kind'],
  { title, why, visibility, entries, url, work }: EvidenceValues,
  isNew: boolean,
): NewEvidenceInput | object {
  const words = { title, why, visibility, entries };
  if (kind === 'link') return { ...words, url, ...(isNew && { kind }) };
  if (!isNew) return words;
  const [workKind = '', id = ''] = work.split(':');
  return { ...words, kind, work: { kind: workKind, id } };
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-evidence-view': IlpEvidenceView;
  }
}
