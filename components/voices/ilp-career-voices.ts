import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { CareerVoices, CompositeVoice } from '#contracts/voices.js';
import { formatDate } from '../i18n/format.js';
import { shownLocale, t } from '../i18n/i18n.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { cards, layout, lists } from '../styles/shared.js';
import { renderTexts } from './voice-texts.js';

/**
 * What people say about a career, with whose words they are. Needs the `voices` messages.
 *
 * @element ilp-career-voices
 */
@customElement('ilp-career-voices')
export class IlpCareerVoices extends IlpView {
  static override styles = [layout, cards, lists];

  @property() code = '';

  private readonly voices = new Task(this, {
    args: () => [this.code] as const,
    task: ([code], { signal }) =>
      this.api.get<CareerVoices>(`/careers/${encodeURIComponent(code)}/voices`, { signal }),
  });

  protected override render() {
    return html`<section class="stack" aria-labelledby="voices">
      <h2 id="voices">${t('voices.title')}</h2>
      ${renderLoad(this.voices, (voices) => this.renderVoices(voices))}
    </section>`;
  }

  private renderVoices({ composite, elsewhere }: CareerVoices) {
    return composite ? this.renderComposite(composite) : this.renderNone(elsewhere);
  }

  private renderComposite({ writtenOn, texts }: CompositeVoice) {
    return html`<article class="stack tight">
      <p><span class="badge">${t('voices.composite')}</span></p>
      <p class="small quiet">${t('voices.composite-text')}</p>
      ${renderTexts(texts[shownLocale()])}
      <p class="small quiet">
        ${t('voices.composite-sources', { date: formatDate(writtenOn, 'long') })}
      </p>
    </article>`;
  }

  private renderNone(elsewhere: CareerVoices['elsewhere']) {
    return html`<p class="quiet">${t('voices.none')}</p>
      ${
        elsewhere.length > 0
          ? html`<p>${t('voices.elsewhere')}</p>
              <ul class="rows">
                ${elsewhere.map(
                  ({ code, title, titleLocale }) =>
                    html`<li>
                      <a href=${hrefFor(`careers/${code}`)} lang=${titleLocale}>${title}</a>
                    </li>`,
                )}
              </ul>`
          : nothing
      }`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-career-voices': IlpCareerVoices;
  }
}
