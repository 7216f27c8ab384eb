import { Task } from '@lit/task';
import { css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { SavedCareer, SavedCareerList } from '#contracts/careers.js';
import type { WayChoice, WayChoices, Ways } from '#contracts/ways.js';
import { t } from '../i18n/i18n.js';
import { announce } from '../shared/announcer.js';
import { Attempt } from '../shared/attempt.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { showToast } from '../shared/toast.js';
import { buttons, cards, layout, lists } from '../styles/shared.js';
import './ilp-way-card.js';
import type { IlpWayCard } from './ilp-way-card.js';
import './ilp-way-choices.js';
import type { WayChooseEvent, WayRemoveEvent } from './way-events.js';
import { wayName } from './way-words.js';

/** Saved careers that are offered; the others are one page away. */
const OFFERED = 6;

/**
 * Work, apprenticeship, military, two and four years of college, a gap year and any other way as equal
 * cards; for a career when the address names one. The student's choice stands above, with its history.
 *
 * @element ilp-next-step-view
 */
@customElement('ilp-next-step-view')
export class IlpNextStepView extends IlpView {
  static override styles = [
    layout,
    buttons,
    cards,
    lists,
    css`
      .ways {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(22rem, 100%), 1fr));
        gap: var(--ilp-space-4);
        margin: 0;
        padding: 0;
        list-style: none;
      }

      .ways > li {
        display: grid;
      }
    `,
  ];

  @state() private items: readonly WayChoice[] = [];

  private readonly changing = new Attempt(this);

  private readonly ways = new Task(this, {
    args: () => [new URLSearchParams(location.search).get('career') ?? ''] as const,
    task: async ([career], { signal }) => {
      const path = career ? `/ways?career=${encodeURIComponent(career)}` : '/ways';
      if (this.session.role !== 'student')
        return { ways: await this.api.get<Ways>(path, { signal }), saved: [] };
      const [ways, mine, saved] = await Promise.all([
        this.api.get<Ways>(path, { signal }),
        this.api.get<WayChoices>('/my-ways', { signal }),
        this.api.get<SavedCareerList>('/saved-careers', { signal }),
      ]);
      this.items = mine.items;
      return { ways, saved: saved.items };
    },
  });

  protected override render() {
    return html`<div class="page">
      <div class="stack tight">
        <h1 tabindex="-1">${t('ways.title')}</h1>
        <p class="quiet">${t('ways.intro')}</p>
      </div>
      ${renderLoad(
        this.ways,
        ({ ways, saved }) => html`
          ${this.renderMine()} ${this.renderCareer(ways.career, saved)} ${this.renderWays(ways)}
        `,
        { lines: 8 },
      )}
    </div>`;
  }

  private renderMine() {
    if (this.session.role !== 'student') return html`<p class="quiet">${t('ways.staff')}</p>`;
    return html`${this.changing.renderFault()}
      <ilp-way-choices
        .items=${this.items}
        ?is-busy=${this.changing.isBusy}
        @ilp-way-remove=${this.handleRemove}
      ></ilp-way-choices>
      <p>
        <a href=${hrefFor('places')}>${t('ways.to-places')}</a> ·
        <a href=${hrefFor('scholarships')}>${t('ways.to-scholarships')}</a> ·
        <a href=${hrefFor('aid')}>${t('ways.to-aid')}</a>
      </p>`;
  }

  private renderCareer(career: Ways['career'], saved: readonly SavedCareer[]) {
    const others = saved
      .filter((one) => one.stillInterested && one.career.code !== career?.code)
      .slice(0, OFFERED);
    return html`
      ${
        career
          ? html`<p class="notice">
              ${t('ways.for-career')}
              <a href=${hrefFor(`careers/${career.code}`)} lang=${career.titleLocale}
                >${career.title}</a
              >
              · <a href=${hrefFor('next-step')}>${t('ways.no-career')}</a>
            </p>`
          : nothing
      }
      ${
        others.length > 0
          ? html`<div class="stack tight">
              <p>${t('ways.by-career')}</p>
              <div class="actions">
                ${others.map(
                  ({ career: one }) =>
                    html`<a
                      class="button small"
                      href=${hrefFor(`next-step?career=${one.code}`)}
                      lang=${one.titleLocale}
                      >${one.title}</a
                    >`,
                )}
              </div>
            </div>`
          : nothing
      }
    `;
  }

  private renderWays({ items, career }: Ways) {
    const [now] = this.items;
    return html`<section class="stack" aria-labelledby="all">
      <h2 id="all">${t('ways.all')}</h2>
      <p class="small quiet">${t('ways.middle-ours')} ${t('ways.steps-ours')}</p>
      <ul class="ways">
        ${repeat(
          items,
          ({ way }) => way,
          (item) =>
            html`<li>
              <ilp-way-card
                .item=${item}
                .career=${career}
                .chosen=${now?.way === item.way ? now : null}
                ?is-busy=${this.changing.isBusy}
                @ilp-way-choose=${this.handleChoose}
              ></ilp-way-card>
            </li>`,
        )}
      </ul>
    </section>`;
  }

  private readonly handleChoose = async (event: WayChooseEvent) => {
    const card = event.currentTarget as IlpWayCard;
    const { choice } = event;
    const isDone = await this.changing.run(async () => {
      this.items = (await this.api.post<WayChoices>('/my-ways', choice)).items;
    });
    if (!isDone) {
      await this.updateComplete;
      this.renderRoot.querySelector('[role=alert]')?.scrollIntoView({ block: 'center' });
      return;
    }
    announce(t('ways.saved', { way: wayName(choice.way) }));
    await card.close();
  };

  private readonly handleRemove = async ({ choiceId }: WayRemoveEvent) => {
    const path = `/my-ways/${choiceId}`;
    const isDone = await this.changing.run(async () => {
      this.items = (await this.api.delete<WayChoices>(path)).items;
    });
    if (!isDone) return;
    showToast({
      text: t('ways.removed'),
      undo: async () => {
        this.items = (await this.api.post<WayChoices>(`${path}/restore`)).items;
      },
    });
    await this.updateComplete;
    // The button that was pressed is gone.
    this.renderRoot.querySelector('ilp-way-choices')?.focus();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-next-step-view': IlpNextStepView;
  }
}
