import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { CareerBrief } from '#contracts/careers.js';
import { MATCH_WHY_MAX } from '#contracts/limits.js';
import type { AlikeCareers, MatchMark } from '#contracts/matching.js';
import type { CareerMatch } from '#contracts/profiler.js';
import type { ApiClient } from '../api/client.js';
import { t } from '../i18n/i18n.js';
import { Attempt } from '../shared/attempt.js';
import { IlpElement } from '../shared/ilp-element.js';
import '../shared/ilp-field.js';
import type { IlpField } from '../shared/ilp-field.js';
import { hrefFor } from '../shared/navigation.js';
import { buttons, layout, lists } from '../styles/shared.js';

/** A person hid a career or said that it does not fit; null took that back. */
export class MatchMarkEvent extends Event {
  static readonly type = 'ilp-match-mark';
  readonly match: CareerMatch;
  readonly mark: MatchMark | null;

  constructor(match: CareerMatch, mark: MatchMark | null) {
    super(MatchMarkEvent.type, { bubbles: true, composed: true });
    this.match = match;
    this.mark = mark;
  }
}

/**
 * What one can do with a career on the list: see others like it, say that it does not fit, hide it. A
 * saved career keeps its place.
 *
 * @element ilp-match-choices
 * @fires {MatchMarkEvent} ilp-match-mark
 */
@customElement('ilp-match-choices')
export class IlpMatchChoices extends IlpElement {
  static override styles = [layout, buttons, lists];

  @property({ attribute: false }) api!: ApiClient;
  @property({ attribute: false }) match!: CareerMatch;

  @state() private alike: readonly CareerBrief[] | null = null;
  @state() private isAsking = false;
  private why = '';
  private readonly attempt = new Attempt(this);

  protected override render() {
    const { isSaved, disagrees } = this.match;
    return html`<div class="stack tight">
      <div class="actions">
        ${this.renderButton(t('match.alike'), () => this.showAlike())}
        ${isSaved ? nothing : this.renderMarks(disagrees !== null)}
      </div>
      ${isSaved ? html`<p class="small quiet">${t('match.saved-stays')}</p>` : nothing}
      ${this.isAsking ? this.renderWhy() : nothing}
      ${this.alike ? this.renderAlike(this.alike) : nothing} ${this.attempt.renderFault()}
    </div>`;
  }

  private renderMarks(isDisagreed: boolean) {
    return html`${
      isDisagreed
        ? this.renderButton(t('match.agree'), () => this.mark(null))
        : this.renderButton(t('match.disagree'), () => {
            this.isAsking = !this.isAsking;
          })
    }
    ${this.renderButton(t('match.hide'), () => this.mark({ mark: 'hidden', why: '' }))}`;
  }

  private renderButton(name: string, act: () => unknown) {
    return html`<button type="button" class="button" ?disabled=${this.attempt.isBusy} @click=${act}>
      ${name}<span class="visually-hidden" lang=${this.match.titleLocale}
        >: ${this.match.title}</span
      >
    </button>`;
  }

  private renderWhy() {
    return html`<ilp-field
        name="why"
        label=${t('match.disagree-why')}
        hint=${t('match.disagree-hint')}
        maxlength=${MATCH_WHY_MAX}
        @input=${(event: Event) => {
          this.why = (event.currentTarget as IlpField).value;
        }}
      ></ilp-field>
      <div class="actions">
        ${this.renderButton(t('match.disagree-done'), () =>
          this.mark({ mark: 'disagrees', why: this.why.trim() }),
        )}
      </div>`;
  }

  private renderAlike(alike: readonly CareerBrief[]) {
    return html`<p id="alike" class="small" tabindex="-1">${t('match.alike-list')}</p>
      <ul aria-labelledby="alike">
        ${alike.map(
          ({ code, title, titleLocale }) =>
            html`<li>
              <a href=${hrefFor(`careers/${code}`)} lang=${titleLocale}>${title}</a>
            </li>`,
        )}
      </ul>`;
  }

  private async showAlike(): Promise<void> {
    const isDone = await this.attempt.run(async () => {
      this.alike = (await this.api.get<AlikeCareers>(`/careers/${this.match.code}/alike`)).items;
    });
    if (!isDone) return;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('#alike')?.focus();
  }

  private async mark(mark: MatchMark | null): Promise<void> {
    const path = `/match-marks/${this.match.code}`;
    const isDone = await this.attempt.run(() =>
      mark ? this.api.put(path, mark) : this.api.delete(path),
    );
    if (!isDone) return;
    this.isAsking = false;
    this.why = '';
    this.dispatchEvent(new MatchMarkEvent(this.match, mark));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-match-choices': IlpMatchChoices;
  }
  interface HTMLElementEventMap {
    [MatchMarkEvent.type]: MatchMarkEvent;
  }
}
