import { Task } from '@lit/task';
import { css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { PassportOverview } from '#contracts/passport.js';
import { formatDate } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { layout, lists } from '../styles/shared.js';
import './ilp-passport-imports.js';
import './ilp-passport-maker.js';
import './ilp-passport-picker.js';
import type { PassportChangeEvent } from './passport-change-event.js';
import { elsewhereWords } from './passport-words.js';

/**
 * The student's plan as one file to take along, and the way in for one from elsewhere. Needs the
 * `passport` messages.
 *
 * @element ilp-passport-view
 */
@customElement('ilp-passport-view')
export class IlpPassportView extends IlpView {
  static override styles = [
    layout,
    lists,
    css`
      .words {
        overflow-wrap: anywhere;
        white-space: pre-line;
      }

      summary {
        min-block-size: 2.75rem;
        align-content: center;
        cursor: pointer;
      }
    `,
  ];

  @state() private overview: PassportOverview | null = null;

  private readonly loading = new Task(this, {
    args: () => [] as const,
    task: async (_, { signal }) => {
      this.overview = await this.api.get<PassportOverview>('/passport', { signal });
    },
  });

  protected override render() {
    return html`<div class="page" @ilp-passport-change=${this.handleChange}>
      <div class="stack tight">
        <a href=${hrefFor('')}>${t('shell.title-home')}</a>
        <h1 tabindex="-1">${t('passport.title')}</h1>
        <p class="quiet">${t('passport.intro')}</p>
      </div>
      ${renderLoad(this.loading, () => (this.overview ? this.renderAll(this.overview) : nothing))}
    </div>`;
  }

  private renderAll(overview: PassportOverview) {
    return html`<ilp-passport-maker .api=${this.api} .overview=${overview}></ilp-passport-maker>
      <ilp-passport-picker .api=${this.api}></ilp-passport-picker>
      ${
        overview.imports.length === 0
          ? nothing
          : html`<ilp-passport-imports
              .api=${this.api}
              .imports=${overview.imports}
            ></ilp-passport-imports>`
      }
      ${renderElsewhere(overview)} ${renderKept(overview)}`;
  }

  private handleChange({ overview }: PassportChangeEvent): void {
    this.overview = overview;
  }
}

function renderElsewhere({ confirmedElsewhere }: PassportOverview) {
  if (confirmedElsewhere.length === 0) return nothing;
  return html`<section class="stack" aria-labelledby="elsewhere">
    <h2 id="elsewhere">${t('passport.elsewhere-title')}</h2>
    <p class="small quiet">${t('passport.elsewhere-text')}</p>
    <ul class="rows">
      ${confirmedElsewhere.map(
        (word) =>
          html`<li class="stack tight">
            <span class="words">${word.title}</span>
            <span class="small quiet words">${elsewhereWords(word)}</span>
          </li>`,
      )}
    </ul>
  </section>`;
}

function renderKept({ kept }: PassportOverview) {
  if (kept.length === 0) return nothing;
  return html`<section class="stack" aria-labelledby="kept">
    <h2 id="kept">${t('passport.kept-title')}</h2>
    <p class="small quiet">${t('passport.kept-text')}</p>
    <ul class="rows">
      ${kept.map(
        ({ title, at, texts }) =>
          html`<li>
            <details>
              <summary class="words">${title} · ${formatDate(at)}</summary>
              ${texts.map(
                ({ prompt, text }) =>
                  html`<p class="small quiet words">${prompt}</p>
                    <p class="words">${text}</p>`,
              )}
            </details>
          </li>`,
      )}
    </ul>
  </section>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-passport-view': IlpPassportView;
  }
}
