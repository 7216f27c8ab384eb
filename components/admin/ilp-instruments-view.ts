import { Task } from '@lit/task';
import { css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { DistrictInstrument, DistrictInstruments } from '#contracts/instruments.js';
import { formatDate } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { renderOfficial } from '../profiler/official-note.js';
import { announce } from '../shared/announcer.js';
import { Attempt } from '../shared/attempt.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { buttons, cards, layout, lists } from '../styles/shared.js';
import './ilp-instrument-form.js';
import type { InstrumentsEvent } from './ilp-instrument-form.js';

/**
 * Which interest questions the district's students are asked: ours, or an official file that the district may
 * use and loads here.
 *
 * @element ilp-instruments-view
 */
@customElement('ilp-instruments-view')
export class IlpInstrumentsView extends IlpView {
  static override styles = [
    layout,
    buttons,
    cards,
    lists,
    css`
      code {
        overflow-wrap: anywhere;
      }
    `,
  ];

  @state() private known: DistrictInstruments | undefined;
  private readonly attempt = new Attempt(this);

  private readonly loading = new Task(this, {
    args: () => [] as const,
    task: (_, { signal }) => this.api.get<DistrictInstruments>('/instruments', { signal }),
    onComplete: (known) => {
      this.known = known;
    },
  });

  protected override render() {
    return html`<div class="page">
      <div class="stack tight">
        <a href=${hrefFor('connections')}>${t('shell.title-connections')}</a>
        <h1 tabindex="-1">${t('shell.title-instruments')}</h1>
      </div>
      ${renderLoad(this.loading, (known) => this.renderAll(this.known ?? known))}
    </div>`;
  }

  private renderAll({ items }: DistrictInstruments) {
    const [used] = items.filter(({ isUsed }) => isUsed);
    const others = items.filter(({ isUsed }) => !isUsed);
    return html`
      <div class="stack tight">
        <p>${t('instruments.intro')}</p>
        <p class="small quiet">${t('instruments.kept')}</p>
      </div>
      ${this.attempt.renderFault()}
      <section class="card stack tight" aria-labelledby="now">
        <h2 id="now">${t('instruments.now')}</h2>
        ${used ? renderOne(used) : html`<p><strong>${t('instruments.own')}</strong></p>`}
        ${used ? renderOfficial(used) : nothing}
        ${used ? this.renderChoice(null, t('instruments.use-own')) : nothing}
      </section>
      ${
        others.length === 0
          ? nothing
          : html`<section class="stack tight" aria-labelledby="others">
              <h2 id="others">${t('instruments.others')}</h2>
              <ul class="rows">
                ${others.map(
                  (one) =>
                    html`<li class="stack tight">
                      ${renderOne(one)}
                      ${this.renderChoice(one.id, `${t('instruments.use')}: ${nameOf(one)}`)}
                    </li>`,
                )}
              </ul>
            </section>`
      }
      <section class="stack" aria-labelledby="load">
        <h2 id="load">${t('instruments.load-title')}</h2>
        <ilp-instrument-form
          .api=${this.api}
          @ilp-instruments=${(event: InstrumentsEvent) => this.know(event.known)}
        ></ilp-instrument-form>
      </section>
    `;
  }

  private renderChoice(id: string | null, label: string) {
    return html`<div>
      <button
        type="button"
        class="button"
        aria-label=${label}
        ?disabled=${this.attempt.isBusy}
        @click=${() => void this.choose(id)}
      >
        ${id === null ? label : t('instruments.use')}
      </button>
    </div>`;
  }

  private choose(id: string | null): Promise<unknown> {
    return this.attempt.run(async () => {
      await this.know(await this.api.put<DistrictInstruments>('/instruments/used', { id }));
    });
  }

  private async know(known: DistrictInstruments): Promise<void> {
    this.known = known;
    announce(t('instruments.used'));
    await this.updateComplete;
    // The button that was pressed is gone.
    this.renderRoot.querySelector<HTMLElement>('h1')?.focus();
  }
}

const nameOf = ({ form, version }: DistrictInstrument) =>
  t(form === 'full' ? 'instruments.official-full' : 'instruments.official-short', { version });

function renderOne(one: DistrictInstrument) {
  const name = one.loadedBy ?? t('instruments.somebody');
  const { fileName: file, spanishFileName: spanish } = one;
  return html`<div><strong>${nameOf(one)}</strong></div>
    <div class="small">
      ${t('instruments.loaded', { file, date: formatDate(one.loadedAt), name })}
    </div>
    <div class="small">
      ${
        spanish === null
          ? t('instruments.english-only')
          : t('instruments.with-spanish', { file: spanish })
      }
    </div>
    <div class="small quiet">
      <code>${t('instruments.checksum', { sum: one.sha256 })}</code>
    </div>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-instruments-view': IlpInstrumentsView;
  }
}
