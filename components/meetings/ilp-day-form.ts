import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { DAY_PLACE_MAX } from '#contracts/counsel-fields.js';
import type { ConferenceDayDraft } from '#contracts/conference-days.js';
import type { GroupGoal } from '#contracts/group-goals.js';
import { today } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { IlpElement } from '../shared/ilp-element.js';
import '../shared/ilp-field.js';
import type { IlpField } from '../shared/ilp-field.js';
import { buttons, layout } from '../styles/shared.js';
import { minuteOf } from './minute-of.js';

const GRADES = [6, 7, 8, 9, 10, 11, 12];
const TIMES = ['from', 'to', 'pauseFrom', 'pauseTo'] as const;

/** A counselor wants this day. */
export class DaySubmitEvent extends Event {
  static readonly type = 'ilp-day-submit';
  readonly day: ConferenceDayDraft;

  constructor(day: ConferenceDayDraft) {
    super(DaySubmitEvent.type, { bubbles: true, composed: true });
    this.day = day;
  }
}

/**
 * A conference day: when, where, how long each time is and who may choose one. Needs the `meetings` messages.
 *
 * @element ilp-day-form
 * @fires {DaySubmitEvent} ilp-day-submit
 */
@customElement('ilp-day-form')
export class IlpDayForm extends IlpElement {
  static override styles = [
    layout,
    buttons,
    css`
      .pair {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr));
        gap: var(--ilp-space-3);
      }
    `,
  ];

  @property({ type: Boolean }) busy = false;
  /** Groups that a day can be for. */
  @property({ attribute: false }) groups: readonly Pick<GroupGoal, 'id' | 'title'>[] = [];
  @state() private faults: Readonly<Record<string, string>> = {};

  protected override render() {
    return html`<form class="stack" novalidate @submit=${this.handleSubmit}>
      <div class="pair">
        <ilp-field
          name="heldOn"
          type="date"
          required
          label=${t('meetings.f-day')}
          min=${today()}
          error=${this.faults.heldOn ?? ''}
        ></ilp-field>
        <ilp-field
          name="place"
          required
          label=${t('meetings.f-place')}
          hint=${t('meetings.f-place-hint')}
          maxlength=${DAY_PLACE_MAX}
          error=${this.faults.place ?? ''}
        ></ilp-field>
      </div>
      <div class="pair">
        ${this.renderTime('from', t('meetings.f-from'), '8:00')}
        ${this.renderTime('to', t('meetings.f-to'), '15:00')}
        <ilp-field
          name="minutes"
          type="select"
          label=${t('meetings.f-minutes')}
          value="15"
          .options=${['10', '15', '20', '30', '45', '60'].map((value) => ({ value, label: value }))}
        ></ilp-field>
      </div>
      <div class="pair">
        ${this.renderTime('pauseFrom', t('meetings.f-pause-from'), '12:00')}
        ${this.renderTime('pauseTo', t('meetings.f-pause-to'), '12:45')}
        <ilp-field
          name="grade"
          type="select"
          label=${t('meetings.f-grades')}
          value=""
          .options=${[
            { value: '', label: t('meetings.grades-all') },
            ...GRADES.map((grade) => ({
              value: String(grade),
              label: t('meetings.grades-one', { grade: String(grade) }),
            })),
          ]}
        ></ilp-field>
        ${this.groups.length === 0 ? nothing : this.renderGroups()}
      </div>
      <div>
        <button class="button primary" ?disabled=${this.busy}>${t('meetings.make')}</button>
      </div>
    </form>`;
  }

  private renderGroups() {
    return html`<ilp-field
      name="group"
      type="select"
      label=${t('meetings.f-group')}
      value=""
      .options=${[
        { value: '', label: t('meetings.group-all') },
        ...this.groups.map(({ id, title }) => ({ value: id, label: title })),
      ]}
    ></ilp-field>`;
  }

  private renderTime(name: (typeof TIMES)[number], label: string, value: string) {
    return html`<ilp-field
      name=${name}
      label=${label}
      value=${value}
      maxlength="5"
      error=${this.faults[name] ?? ''}
    ></ilp-field>`;
  }

  private get fields(): IlpField[] {
    return [...this.renderRoot.querySelectorAll<IlpField>('ilp-field')];
  }

  private handleSubmit(event: SubmitEvent): void {
    event.preventDefault();
    const word = (name: string) =>
      this.fields.find((field) => field.name === name)?.value.trim() ?? '';
    this.faults = faultsOf(word);
    if (Object.keys(this.faults).length > 0) {
      void this.updateComplete.then(() => this.fields.find(({ error }) => error !== '')?.focus());
      return;
    }
    const minute = (name: string) => minuteOf(word(name)) ?? 0;
    const grade = word('grade');
    this.dispatchEvent(
      new DaySubmitEvent({
        ...{ heldOn: word('heldOn'), place: word('place') },
        ...{ from: minute('from'), to: minute('to'), slotMinutes: Number(word('minutes')) },
        pauses:
          word('pauseFrom') === '' ? [] : [{ from: minute('pauseFrom'), to: minute('pauseTo') }],
        grades: grade === '' ? null : { from: Number(grade), to: Number(grade) },
        groupId: word('group') || null,
      }),
    );
  }
}

/** What is wrong, by field: each time must read as one, and a pause has two. */
function faultsOf(word: (name: string) => string): Record<string, string> {
  const faults: Record<string, string> = {};
  if (word('heldOn') === '') faults.heldOn = t('common.field-missing');
  if (word('place') === '') faults.place = t('meetings.say-place');
  for (const name of TIMES) {
    const isPause = name.startsWith('pause');
    if (isPause && word('pauseFrom') === '' && word('pauseTo') === '') continue;
    if (isPause && word(name) === '') faults[name] = t('meetings.pause-pair');
    else if (minuteOf(word(name)) === null) faults[name] = t('meetings.time-form');
  }
  return faults;
}

declare global {
  interface HTMLElementEventMap {
    [DaySubmitEvent.type]: DaySubmitEvent;
  }

  interface HTMLElementTagNameMap {
    'ilp-day-form': IlpDayForm;
  }
}
