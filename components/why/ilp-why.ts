import { Task } from '@lit/task';
import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Theme } from '#contracts/themes.js';
import type { Why, WhyCareer } from '#contracts/why.js';
import { formatList } from '../i18n/format.js';
import { type PlainKey, t } from '../i18n/i18n.js';
import { Attempt } from '../shared/attempt.js';
import '../shared/ilp-read-aloud.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { buttons, cards, layout, lists } from '../styles/shared.js';

const nameOf = ({ kind, id }: Theme) => t(`careers-data.${kind}-${id}` as PlainKey);

/**
 * "Why am I doing this?": the student's goal, careers of theirs that use what the work trains, and a
 * sentence of somebody who does one. Nothing is drawn where nobody has tagged the work. Needs the `why`
 * and `careers-data` messages.
 *
 * @element ilp-why
 */
@customElement('ilp-why')
export class IlpWhy extends IlpView {
  static override styles = [
    layout,
    buttons,
    cards,
    lists,
    css`
      blockquote {
        margin: 0;
        padding-inline-start: var(--ilp-space-3);
        border-inline-start: 3px solid var(--ilp-accent);
        overflow-wrap: anywhere;
      }
    `,
  ];

  /** An assignment's id, or a tag's. */
  @property() key = '';

  @state() private isHidden = false;

  private readonly hiding = new Attempt(this);
  private readonly loading = new Task(this, {
    args: () => [this.key] as const,
    task: ([key], { signal }) => this.api.get<Why>(`/why/${encodeURIComponent(key)}`, { signal }),
    onComplete: ({ isHidden }) => (this.isHidden = isHidden),
  });

  protected override render() {
    const why = this.loading.value;
    // It stands beside the work and never in its way: what can't be loaded is left out.
    if (!why || (why.goals.length === 0 && why.careers.length === 0)) return nothing;
    if (this.isHidden)
      return html`<div>
        <button type="button" class="button small quiet" @click=${() => void this.hide(false)}>
          ${t('why.show')}
        </button>
        ${this.hiding.renderFault()}
      </div>`;
    return html`<aside class="card stack tight" aria-labelledby="why">
      <div class="spread">
        <h2 id="why" tabindex="-1">${t('why.title')}</h2>
        <button type="button" class="button small quiet" @click=${() => void this.hide(true)}>
          ${t('why.hide')}
        </button>
      </div>
      ${why.goals.map((goal) => this.renderGoal(goal))}
      ${why.careers.length > 0 ? this.renderCareers(why) : nothing} ${this.renderVoice(why)}
      ${this.hiding.renderFault()}
      <ilp-read-aloud .texts=${sentences(why)}></ilp-read-aloud>
    </aside>`;
  }

  private renderGoal({ title, helpsBecause }: Why['goals'][number]) {
    return html`<p>${t('why.goal', { title })}</p>
      ${
        helpsBecause
          ? html`<p>${t('why.helps', { text: helpsBecause })}</p>`
          : html`<p><a href=${hrefFor('goals')}>${t('why.helps-add')}</a></p>`
      }`;
  }

  private renderCareers({ careers, savedCount }: Why) {
    return html`<p>${t(savedCount > 0 ? 'why.saved' : 'why.examples')}</p>
      <ul>
        ${careers.map(
          ({ code, title, titleLocale, because }) =>
            html`<li>
              <a href=${hrefFor(`careers/${code}`)} lang=${titleLocale}>${title}</a>
              <span class="small quiet">${formatList(because.map(nameOf))}</span>
            </li>`,
        )}
      </ul>`;
  }

  private renderVoice({ voice }: Why) {
    if (!voice) return nothing;
    return html`<blockquote>
      <p lang=${voice.locale}>${voice.sentence}</p>
      <p class="small quiet">
        ${
          voice.speaker === null
            ? t('why.composite', { career: voice.title })
            : t('why.local', { speaker: voice.speaker, career: voice.title })
        }
      </p>
    </blockquote>`;
  }

  private async hide(isHidden: boolean): Promise<void> {
    if (!(await this.hiding.run(() => this.api.put('/why', { isHidden })))) return;
    this.isHidden = isHidden;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(isHidden ? 'button' : 'h2')?.focus();
  }
}

/** What is on screen, as it is read out. */
function sentences({ goals, careers, savedCount, voice }: Why): string[] {
  const careerText = ({ title, because }: WhyCareer) =>
    `${title}: ${formatList(because.map(nameOf))}`;
  return [
    t('why.title'),
    ...goals.flatMap(({ title, helpsBecause }) => [
      t('why.goal', { title }),
      ...(helpsBecause ? [t('why.helps', { text: helpsBecause })] : []),
    ]),
    ...(careers.length > 0 ? [t(savedCount > 0 ? 'why.saved' : 'why.examples')] : []),
    ...careers.map(careerText),
    ...(voice ? [voice.sentence] : []),
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-why': IlpWhy;
  }
}
