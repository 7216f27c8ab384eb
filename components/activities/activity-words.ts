import type { Activity, ConfirmationState } from '#contracts/activities.js';
import type { ActivityBranch, ActivityKind } from '#contracts/activity-fields.js';
import { formatDate, formatList, formatNumber } from '../i18n/format.js';
import { type PlainKey, t } from '../i18n/i18n.js';

export const KINDS: Readonly<Record<ActivityKind, PlainKey>> = {
  service: 'activities.kind-service',
  work: 'activities.kind-work',
  extracurricular: 'activities.kind-extracurricular',
  award: 'activities.kind-award',
  certificate: 'activities.kind-certificate',
  planning: 'activities.kind-planning',
};

export const BRANCHES: Readonly<Record<ActivityBranch, PlainKey>> = {
  club: 'activities.branch-club',
  sport: 'activities.branch-sport',
  arts: 'activities.branch-arts',
  leadership: 'activities.branch-leadership',
  other: 'activities.branch-other',
};

export const STATES: Readonly<Record<ConfirmationState, PlainKey>> = {
  claimed: 'activities.state-claimed',
  sent: 'activities.state-sent',
  expired: 'activities.state-expired',
  withdrawn: 'activities.state-withdrawn',
  returned: 'activities.state-returned',
  verified: 'activities.state-verified',
  changed: 'activities.state-changed',
};

/** What the organization is called, by kind. */
export function organisationLabel(kind: ActivityKind): string {
  if (kind === 'work') return t('activities.field-organisation-work');
  if (kind === 'award' || kind === 'certificate') return t('activities.field-organisation-given');
  if (kind === 'extracurricular') return t('activities.field-organisation-extracurricular');
  return t(
    kind === 'planning'
      ? 'activities.field-organisation-planning'
      : 'activities.field-organisation',
  );
}

/** "September 5 to October 10", or what of it is known. */
export function datesOf({ startedOn, endedOn }: Pick<Activity, 'startedOn' | 'endedOn'>): string {
  const [first, last] = [startedOn, endedOn].map((day) => (day ? formatDate(day) : ''));
  if (first && last && first !== last) return t('activities.from-to', { first, last });
  return [first, last].find((day) => day !== '') ?? '';
}

/** The facts below a title: where, when, how long, in which grades. */
export function factsOf(activity: Activity): string[] {
  const { organisation, role, branch, hours, isPaid, grades, supervisor } = activity;
  return [
    branch ? t(BRANCHES[branch]) : '',
    role,
    organisation,
    datesOf(activity),
    hours === null ? '' : t('activities.hours', { hours }),
    isPaid === null ? '' : t(isPaid ? 'activities.paid' : 'activities.unpaid'),
    gradeWords(grades),
    supervisor ? t('activities.with', { name: supervisor }) : '',
  ].filter(Boolean);
}

function gradeWords(grades: readonly number[]): string {
  if (grades.length === 0) return '';
  if (grades.length === 1) return t('activities.grade', { grade: String(grades[0]) });
  return t('activities.grades', { grades: formatList(grades.map(String)) });
}

/** One sentence on where a confirmation stands; empty while nobody was asked. */
export function confirmationWords({ confirmation }: Activity): string {
  const { state, byName, at, expiresAt, comment, because } = confirmation;
  const name = byName ?? '';
  if (state === 'verified') return t('activities.verified-by', { name, date: dateOf(at) });
  if (state === 'changed') return t('activities.changed-text', { name });
  if (state === 'returned') return t('activities.returned-by', { name, comment: comment ?? '' });
  if (state === 'sent') return t('activities.sent-until', { date: dateOf(expiresAt) });
  if (state === 'withdrawn' && because === 'changed') return t('activities.withdrawn-changed');
  return '';
}

const dateOf = (moment: string | null) => (moment ? formatDate(moment) : '');

/** "2026–2027" */
export function schoolYearWords(from: number | null): string {
  if (from === null) return t('activities.no-year');
  const plain = (year: number) => formatNumber(year, { useGrouping: false });
  return t('activities.year', { from: plain(from), to: plain(from + 1) });
}
