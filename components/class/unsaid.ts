import { html } from 'lit';
import type { ClassStudent } from '#contracts/class.js';
import type { WordsResult } from '#contracts/class-words.js';
import { type PlainKey, t } from '../i18n/i18n.js';

/** Who was not told something, and why. */
export interface Unsaid {
  name: string;
  why: Exclude<WordsResult['result'], 'said'>;
}

const WHY: Readonly<Record<Unsaid['why'], PlainKey>> = {
  'no-goal': 'class.left-no-goal',
  'not-here': 'class.left-not-here',
};

/** Those of the students whom a step did not reach. */
export const unsaid = (
  students: readonly ClassStudent[],
  results: readonly WordsResult[],
): Unsaid[] =>
  results.flatMap(({ personId, result }) => {
    const student = students.find((one) => one.personId === personId);
    return student && result !== 'said' ? [{ name: student.name, why: result }] : [];
  });

export const renderLeft = (left: readonly Unsaid[]) =>
  html`<div class="notice warn" role="status">
    <p>${t('class.said-left', { count: left.length })}</p>
    <ul>
      ${left.map(({ name, why }) => html`<li>${name}: ${t(WHY[why])}</li>`)}
    </ul>
  </div>`;
