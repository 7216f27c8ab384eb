import type { Activity } from '#contracts/activities.js';
import { ACTIVITY_KINDS, GRADES } from '#contracts/activity-fields.js';
import { t } from '../i18n/i18n.js';
import type { ActivityFilter } from './activity-events.js';
import { KINDS, schoolYearWords } from './activity-words.js';

/** A dialog over the list, and which activity it is about; `new` for one that is not there yet. */
export interface Opened {
  what: 'edit' | 'confirm' | 'versions';
  id: string;
}

export const NO_FILTER: ActivityFilter = { kind: '', grade: '', tag: '', words: '', by: 'kind' };
const DIALOGS = ['edit', 'confirm', 'versions'] as const;
const FILTERS = ['kind', 'grade', 'tag', 'words'] as const;

/** What an address asks for; what makes no sense in it is left out. */
export function filterFrom(search: string): ActivityFilter {
  const wish = new URLSearchParams(search);
  const grade = wish.get('grade') ?? '';
  return {
    kind: ACTIVITY_KINDS.find((kind) => kind === wish.get('kind')) ?? '',
    grade: GRADES.some((one) => String(one) === grade) ? grade : '',
    tag: wish.get('tag') ?? '',
    words: wish.get('words') ?? '',
    by: wish.get('by') === 'year' ? 'year' : 'kind',
  };
}

export function openedFrom(search: string): Opened | null {
  const wish = new URLSearchParams(search);
  const what = DIALOGS.find((dialog) => wish.has(dialog));
  return what ? { what, id: wish.get(what) ?? '' } : null;
}

export function isFiltered(filter: ActivityFilter): boolean {
  return FILTERS.some((name) => filter[name].trim() !== '');
}

/** The filter as the API wants it: `?kind=work`, or nothing. */
export function queryOf(filter: ActivityFilter): string {
  const query = filled(filter).toString();
  return query ? `?${query}` : '';
}

/** The address of the list with this filter and dialog, below the app's base. */
export function addressOf(filter: ActivityFilter, opened: Opened | null): string {
  const wish = filled(filter);
  if (filter.by === 'year') wish.set('by', 'year');
  if (opened) wish.set(opened.what, opened.id);
  const query = wish.toString();
  return query ? `activities?${query}` : 'activities';
}

function filled(filter: ActivityFilter): URLSearchParams {
  const wish = new URLSearchParams();
  for (const name of FILTERS) if (filter[name].trim()) wish.set(name, filter[name].trim());
  return wish;
}

export interface ActivityGroup {
  heading: string;
  activities: Activity[];
}

/** By kind in the order of the kinds, or by school year, the latest first and undated ones last. */
export function groupsOf(
  activities: readonly Activity[],
  by: ActivityFilter['by'],
): ActivityGroup[] {
  if (by === 'kind')
    return ACTIVITY_KINDS.map((kind) => ({
      heading: t(KINDS[kind]),
      activities: activities.filter((activity) => activity.kind === kind),
    })).filter((group) => group.activities.length > 0);
  const years = [...new Set(activities.map(({ schoolYear }) => schoolYear))].sort(
    (left, right) => (right ?? -Infinity) - (left ?? -Infinity),
  );
  return years.map((year) => ({
    heading: schoolYearWords(year),
    activities: activities.filter(({ schoolYear }) => schoolYear === year),
  }));
}
