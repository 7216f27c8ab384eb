import { Task } from '@lit/task';
import { css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Conversation } from '#contracts/conversations.js';
import type {
  Intervention,
  InterventionChanges,
  StudentInterventions,
} from '#contracts/interventions.js';
import { t } from '../i18n/i18n.js';
import { Attempt } from '../shared/attempt.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor, navigate } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { showToast } from '../shared/toast.js';
import { buttons, cards, layout, lists } from '../styles/shared.js';
import './ilp-intervention-form.js';
import type { InterventionSubmitEvent } from './ilp-intervention-form.js';
import './ilp-intervention-item.js';
import type { InterventionChangeEvent } from './ilp-intervention-item.js';

/**
 * What is missing for a student who is off track, the way into a meeting with the family, and what was agreed.
 * Needs the `interventions`, `conversations` and `record` messages.
 *
 * @element ilp-interventions-view
 */
@customElement('ilp-interventions-view')
export class IlpInterventionsView extends IlpView {
  static override styles = [
    cards,
    layout,
    buttons,
    lists,
    css`
      #list:focus {
        outline: none;
      }
    `,
  ];

  @state() private known: StudentInterventions | null = null;
  @state() private isWriting = false;

  private readonly attempt = new Attempt(this);
  private readonly loading = new Task(this, {
    args: () => [this.path] as const,
    task: async ([path], { signal }) => {
      this.known = await this.api.get<StudentInterventions>(path, { signal });
      this.setTitle(t('interventions.title', { name: this.known.name }));
    },
  });

  private get student(): string {
    return `class/${encodeURIComponent(this.params.personId ?? '')}`;
  }

  private get path(): string {
    return `/${this.student}/interventions`;
  }

  protected override render() {
    const name = this.known?.name ?? t('shell.title-student');
    return html`<div class="page">
      <div class="stack tight">
        <span>
          <a href=${hrefFor('off-track')}>${t('shell.title-off-track')}</a> ·
          <a href=${hrefFor(this.student)}>${name}</a>
        </span>
        <h1 tabindex="-1">${t('interventions.title', { name })}</h1>
        <p class="quiet">${t('interventions.intro')}</p>
      </div>
      ${renderLoad(this.loading, () => (this.known ? this.renderAll(this.known) : nothing))}
    </div>`;
  }

  private renderAll(known: StudentInterventions) {
    const { offTrack, items } = known;
    return html`<p class=${offTrack === null ? 'quiet' : 'notice warn'}>
        ${
          offTrack === null
            ? t('interventions.on-track')
            : t('interventions.gap', { about: offTrack })
        }
        · <a href=${hrefFor(`${this.student}/courses`)}>${t('interventions.see-courses')}</a>
      </p>
      ${this.attempt.renderFault()} ${this.renderMeeting(known)}
      <section class="stack" aria-labelledby="list">
        <div class="spread">
          <h2 id="list" tabindex="-1">${t('interventions.list')}</h2>
          ${
            this.isWriting
              ? nothing
              : html`<button type="button" class="button small" @click=${() => void this.write()}>
                  ${t('interventions.new')}
                </button>`
          }
        </div>
        ${
          this.isWriting
            ? html`<ilp-intervention-form
                .known=${known}
                ?busy=${this.attempt.isBusy}
                @ilp-intervention-submit=${this.handleNew}
                @ilp-cancel=${() => void this.close()}
              ></ilp-intervention-form>`
            : nothing
        }
        ${
          items.length === 0
            ? html`<p class="quiet">${t('interventions.none')}</p>`
            : html`<ul class="rows" @ilp-intervention-change=${this.handleChange}>
                ${repeat(
                  items,
                  ({ id }) => id,
                  (one) =>
                    html`<li>
                      <ilp-intervention-item
                        .item=${one}
                        today=${known.today}
                        talk-href=${talkHref(this.student, one)}
                        ?busy=${this.attempt.isBusy}
                      ></ilp-intervention-item>
                    </li>`,
                )}
              </ul>`
        }
      </section>`;
  }

  private renderMeeting({ today }: StudentInterventions) {
    return html`<section class="stack" aria-labelledby="meet">
      <h2 id="meet">${t('interventions.meet-title')}</h2>
      <p>${t('interventions.meet-text')}</p>
      <div class="actions">
        <button
          type="button"
          class="button primary"
          ?disabled=${this.attempt.isBusy}
          @click=${() => void this.meet(today)}
        >
          ${t('interventions.meet-now')}
        </button>
        <a class="button" href=${hrefFor('conference-days')}>${t('interventions.meet-days')}</a>
        <a class="button" href=${hrefFor(`${this.student}/family`)}>
          ${t('interventions.meet-notices')}
        </a>
      </div>
    </section>`;
  }

  private async meet(heldOn: string): Promise<void> {
    const path = `${this.student}/conversations`;
    await this.attempt.run(async () => {
      const body = { kind: 'conference', heldOn };
      const { id } = await this.api.post<Conversation>(`/${path}`, body);
      navigate(`${path}/${id}`);
    });
  }

  private async write(): Promise<void> {
    this.isWriting = true;
    await this.updateComplete;
    const form = this.renderRoot.querySelector('ilp-intervention-form');
    await form?.updateComplete;
    form?.focus();
  }

  private async close(): Promise<void> {
    this.isWriting = false;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('#list')?.focus();
  }

  private readonly handleNew = async ({ values }: InterventionSubmitEvent) => {
    const isDone = await this.attempt.run(async () => {
      this.known = await this.api.post<StudentInterventions>(this.path, values);
    });
    if (!isDone) return;
    showToast({ text: t('interventions.saved') });
    await this.close();
  };

  private readonly handleChange = async ({ id, changes, back }: InterventionChangeEvent) => {
    const isDone = await this.change(id, changes);
    if (!isDone) return;
    showToast({
      text: t(changes.isRemoved ? 'interventions.removed' : 'interventions.saved'),
      undo: async () => {
        await this.change(id, back);
      },
    });
  };

  private change(id: string, changes: InterventionChanges): Promise<boolean> {
    return this.attempt.run(async () => {
      const path = `${this.path}/${encodeURIComponent(id)}`;
      this.known = await this.api.patch<StudentInterventions>(path, changes);
    });
  }
}

const talkHref = (student: string, { talk }: Intervention): string =>
  talk === null ? '' : hrefFor(`${student}/conversations/${talk.id}`);

declare global {
  interface HTMLElementTagNameMap {
    'ilp-interventions-view': IlpInterventionsView;
  }
}
