import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { namesStudents, type PartKind } from '#contracts/part-kinds.js';
import type { MyStudents } from '#contracts/staff-parts.js';
import type { SessionDetails } from '../api/session.js';
import { formatDate, formatList } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { Attempt } from '../shared/attempt.js';
import { IlpView } from '../shared/ilp-view.js';
import { SessionChangeEvent } from '../shared/session-change.js';
import { buttons, cards, layout, lists } from '../styles/shared.js';

type OwnPart = MyStudents['parts'][number];

/** Whom or what a part is for. */
export const scopeWords = ({ kind, students, schools }: Omit<OwnPart, 'endsOn'>) => {
  if (namesStudents(kind)) return t('parts.students', { count: students });
  return schools.length === 0 ? t('parts.whole-district') : formatList(schools);
};

/**
 * One's parts of the staff, and the way from one to another and back to the course; nothing where there is no other
 * way. Needs the `parts` messages.
 *
 * @element ilp-own-parts
 * @fires {SessionChangeEvent} ilp-session-change
 */
@customElement('ilp-own-parts')
export class IlpOwnParts extends IlpView {
  static override styles = [layout, buttons, cards, lists];

  @property({ attribute: false }) parts: readonly OwnPart[] = [];

  private readonly attempt = new Attempt(this);

  protected override render() {
    const { part, ownRole } = this.session;
    const hasCourse = ownRole !== 'none' && ownRole !== 'observer';
    if (part ? this.parts.length < 2 && !hasCourse : this.parts.length === 0) return nothing;
    return html`<section class="stack" aria-labelledby="parts">
      <h2 id="parts">${t('parts.my-parts')}</h2>
      ${this.attempt.renderFault()}
      <ul class="rows">
        ${this.parts.map((one) => html`<li class="spread">${this.renderPart(one)}</li>`)}
      </ul>
      ${part && hasCourse ? this.renderBack() : nothing}
    </section>`;
  }

  private renderPart(part: OwnPart) {
    const { kind, endsOn } = part;
    return html`<span class="stack tight">
        <strong>${t(`parts.kind-${kind}`)}</strong>
        <span class="small quiet">
          ${scopeWords(part)} · ${t('parts.until', { date: formatDate(endsOn) })}
        </span>
      </span>
      ${
        kind === this.session.part
          ? html`<span class="badge good">${t('parts.my-here')}</span>`
          : html`<button
              type="button"
              class="button small"
              ?disabled=${this.attempt.isBusy}
              @click=${() => void this.go(kind)}
            >
              ${t('parts.my-open', { kind: t(`parts.kind-${kind}`) })}
            </button>`
      }`;
  }

  private renderBack() {
    return html`<div>
      <button
        type="button"
        class="button"
        ?disabled=${this.attempt.isBusy}
        @click=${() => void this.go(null)}
      >
        ${t('parts.my-back')}
      </button>
    </div>`;
  }

  private go(part: PartKind | null): Promise<boolean> {
    return this.attempt.run(async () => {
      await this.api.put('/session/part', { part });
      const session = await this.api.get<SessionDetails>('/session');
      this.dispatchEvent(new SessionChangeEvent(session));
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-own-parts': IlpOwnParts;
  }
}
