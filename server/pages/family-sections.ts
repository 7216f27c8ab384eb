import { markup, type Markup } from '#lti/pages/markup.js';
import type {
  ChildSection,
  ShownActivity,
  ShownGoal,
  ShownMeeting,
  ShownResult,
} from '../features/family/child-sections.js';
import type { PlanStatus } from '#contracts/completion.js';
import type { SharedCareer } from '#contracts/careers.js';
import { type MessageKey, translate } from '../messages.js';
import { listWords, numberWords } from './family-frame.js';
import type { PageLocale } from './plain-page.js';
import { dayWords } from '../day-words.js';

type Plain = Exclude<ChildSection, { section: 'courses' }>;

/** What a part says; a sentence where there is nothing. */
export function sectionBody(shown: Plain, locale: PageLocale): Markup {
  switch (shown.section) {
    case 'goals':
      return rows(shown.goals, (goal) => goalRow(goal, locale), locale);
    case 'activities':
      return rows(shown.activities, (activity) => activityRow(activity, locale), locale);
    case 'careers':
      return rows(shown.careers, (career) => careerRow(career), locale);
    case 'results':
      return rows(shown.results, (result) => resultRow(result, locale), locale);
    case 'meetings':
      return rows(shown.meetings, (meeting) => meetingRow(meeting, locale), locale);
    case 'requirements':
      return shown.plan ? requirements(shown.plan, locale) : nothingYet(locale);
  }
}

export const nothingYet = (locale: PageLocale): Markup =>
  markup`<p>${translate(locale, 'family-page.empty')}</p>`;

function rows<T>(all: T[], row: (one: T) => Markup, locale: PageLocale): Markup {
  if (all.length === 0) return nothingYet(locale);
  return markup`<ul class="rows">${all.map((one) => markup`<li>${row(one)}</li>`)}</ul>`;
}

const quiet = (text: string): Markup =>
  text === '' ? markup`` : markup`<p class="quiet">${text}</p>`;
const badge = (text: string): Markup => markup` <span class="badge">${text}</span>`;

function goalRow(goal: ShownGoal, locale: PageLocale): Markup {
  const t = (key: 'focus' | 'done') => translate(locale, `family-page.goal-${key}`);
  const facts = [
    translate(locale, `goals.kind-${goal.kind}`),
    translate(locale, `family-page.horizon-${goal.horizon}`),
    ...(goal.targetDate
      ? [translate(locale, 'family-page.by-day', { day: dayWords(locale, goal.targetDate) })]
      : []),
  ];
  const steps = goal.steps.map(
    ({ title, isDone }) =>
      markup`<li>${title}${isDone ? badge(translate(locale, 'family-page.step-done')) : markup``}</li>`,
  );
  return markup`<h2 class="own">${goal.title}${goal.isFocus ? badge(t('focus')) : markup``}${goal.isDone ? badge(t('done')) : markup``}</h2>
${quiet(facts.join(' · '))}
${goal.why === '' ? markup`` : markup`<p>${goal.why}</p>`}
${steps.length === 0 ? markup`` : markup`<ul>${steps}</ul>`}`;
}

function activityRow(activity: ShownActivity, locale: PageLocale): Markup {
  const { title, kind, organisation, startedOn, endedOn, hours } = activity;
  const days = [...new Set([startedOn, endedOn].filter((day) => day !== null))];
  const facts = [
    translate(locale, `activities.kind-${kind}`),
    organisation,
    days.map((day) => dayWords(locale, day)).join(' – '),
    hours === null
      ? ''
      : translate(locale, 'family-page.hours', {
          ...{ count: hours, shown: numberWords(hours, locale) },
        }),
  ];
  return markup`<h2 class="own">${title}</h2>${quiet(facts.filter((fact) => fact !== '').join(' · '))}`;
}

function careerRow({ career, thought }: SharedCareer): Markup {
  return markup`<h2 class="own" lang="${career.titleLocale}">${career.title}</h2>
${thought === '' ? markup`` : markup`<p>${thought}</p>`}`;
}

function resultRow(result: ShownResult, locale: PageLocale): Markup {
  const scores = result.scores.map(({ name, value }) => {
    const shown = typeof value === 'number' ? numberWords(value, locale) : value;
    return markup`<dt>${name}</dt><dd>${shown}</dd>`;
  });
  const title = [result.tool, result.name].filter((part) => part !== '').join(' · ');
  return markup`<h2 class="own">${title}</h2>
${quiet(dayWords(locale, result.takenOn))}
${scores.length === 0 ? markup`` : markup`<dl>${scores}</dl>`}
${result.meaning === '' ? markup`` : markup`<p>${result.meaning}</p>`}`;
}

const meetingRow = ({ kind, heldOn, by }: ShownMeeting, locale: PageLocale): Markup =>
  markup`<p><strong>${translate(locale, `requirements.meeting-${kind}`)}</strong></p>${quiet([dayWords(locale, heldOn), ...(by === null ? [] : [by])].join(' · '))}`;

function requirements(plan: PlanStatus, locale: PageLocale): Markup {
  const words = {
    ...{ name: plan.name, abbreviation: plan.abbreviation },
    ...{ done: String(plan.done), required: String(plan.required) },
  };
  const row = ({ code, standing, metBy }: PlanStatus['components'][number]): Markup => {
    const key: MessageKey = `requirements.c-${code}`;
    const by = metBy.length > 0 ? listWords(metBy, locale) : '';
    return markup`<li><p><strong>${translate(locale, key)}</strong>${badge(translate(locale, `family-page.standing-${standing}`))}</p>${quiet(by)}</li>`;
  };
  return markup`<p>${translate(locale, 'family-page.requirements-sum', words)}</p>
<progress max="${Math.max(plan.required, 1)}" value="${plan.done}" aria-label="${translate(locale, 'family-page.s-requirements')}"></progress>
<ul class="rows">${plan.components.map(row)}</ul>
${quiet(translate(locale, 'family-page.requirements-source', { source: plan.source, date: plan.checkedOn }))}`;
}
