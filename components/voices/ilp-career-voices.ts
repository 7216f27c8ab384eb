import { Task } from '@lit/task';
import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Role } from '#contracts/session.js';
import type { CareerVoices, CompositeVoice, LocalVoice } from '#contracts/voices.js';
import { formatDate } from '../i18n/format.js';
import { shownLocale, t } from '../i18n/i18n.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { buttons, cards, layout, lists } from '../styles/shared.js';
import { renderSpeaker, renderTexts } from './voice-texts.js';

/**
 * What people say about a career, with whose words they are. Needs the `voices` messages.
 *
 * @element ilp-career-voices
 */
@customElement('ilp-career-voices')
export class IlpCareerVoices extends IlpView {
  static override styles = [
    layout,
    buttons,
    cards,
    lists,
    css`
      .badge {
        white-space: normal;
      }

      .words {
        overflow-wrap: anywhere;
      }

      article + article {
        padding-block-start: var(--ilp-space-4);
        border-block-start: 1px solid var(--ilp-line);
      }
    `,
  ];

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

  private renderVoices({ local, composite, elsewhere }: CareerVoices) {
    return html`${local.map(renderLocal)} ${composite ? this.renderComposite(composite) : nothing}
    ${local.length === 0 && !composite ? this.renderNone(elsewhere) : nothing}
    ${isStaffRole(this.session.role) ? this.renderForStaff() : nothing}`;
  }

  private renderForStaff() {
    const add = `careers/${encodeURIComponent(this.code)}/interview`;
    return html`<p class="actions">
      <a class="button" href=${hrefFor(add)}>${t('voices.add')}</a>
      <a class="button quiet" href=${hrefFor('interviews')}>${t('voices.to-list')}</a>
    </p>`;
  }

  private renderComposite({ writtenOn, texts }: CompositeVoice) {
    return html`<article class="stack tight" aria-label=${t('voices.composite')}>
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

function renderLocal(voice: LocalVoice) {
  const label = `${t('voices.real')}: ${voice.speaker}`;
  return html`<article class="stack tight" aria-label=${label}>
    <p><span class="badge good">${t('voices.real')}</span></p>
    ${renderSpeaker(voice)} ${renderTexts(voice.texts, voice.locale)}
    <p class="small quiet">${t('voices.real-text')}</p>
  </article>`;
}

const isStaffRole = (role: Role): boolean =>
  role === 'teacher' || role === 'counselor' || role === 'admin';

declare global {
  interface HTMLElementTagNameMap {
    'ilp-career-voices': IlpCareerVoices;
  }
}
