import type { Activity, NewActivity } from '#contracts/activities.js';
import { type ActivityKind, withinKind } from '#contracts/activity-fields.js';

/** All that a student can say of an activity. */
export type ActivityValues = Omit<NewActivity, 'id'>;
export type ActivityField = keyof ActivityValues;

/** What a form holds, with what the server had when it was written; kept on the device until saved. */
export interface ActivityDraft {
  id: string;
  /** 0 while the server does not have it. */
  revision: number;
  base: ActivityValues;
  values: ActivityValues;
}

/** Where a draft that the server does not know yet is kept. */
export const NEW_DRAFT = 'activity.new';
export const draftKey = (id: string) => `activity.${id}`;

export function emptyValues(kind: ActivityKind, grades: number[] = []): ActivityValues {
  return {
    ...{ kind, title: '', organisation: '', role: '', description: '', honours: '' },
    ...{ branch: null, skills: [], tags: [], startedOn: null, endedOn: null, grades },
    ...{ hours: null, isPaid: null, supervisor: '', visibility: 'teachers' },
  };
}

export function valuesOf(activity: Activity): ActivityValues {
  const { kind, title, organisation, role, description, honours, branch, skills, tags } = activity;
  const { startedOn, endedOn, grades, hours, isPaid, supervisor, visibility } = activity;
  return {
    ...{ kind, title, organisation, role, description, honours, branch, skills, tags },
    ...{ startedOn, endedOn, grades, hours, isPaid, supervisor, visibility },
  };
}

/** As the server would keep it: no spaces at the ends, nothing that the kind does not have. */
export function sendable(values: ActivityValues): ActivityValues {
  const trimmed = Object.fromEntries(
    Object.entries(values).map(([field, value]) => [
      field,
      typeof value === 'string' ? value.trim() : value,
    ]),
  ) as unknown as ActivityValues;
  return withinKind(trimmed);
}

const isSame = (left: unknown, right: unknown) => JSON.stringify(left) === JSON.stringify(right);

/** The fields in which two versions differ, as the server would keep them. */
export function differing(left: ActivityValues, right: ActivityValues): ActivityField[] {
  const [one, other] = [sendable(left), sendable(right)];
  return (Object.keys(one) as ActivityField[]).filter((field) => !isSame(one[field], other[field]));
}

/** Only the fields that changed, to send. */
export function changesBetween(
  base: ActivityValues,
  values: ActivityValues,
): Partial<ActivityValues> {
  const sent = sendable(values);
  return Object.fromEntries(differing(base, values).map((field) => [field, sent[field]]));
}

/**
 * Brings two changes of the same activity together: each field as whoever changed it left it.
 *
 * @returns `conflicts`: fields that both changed, and differently. There the values keep mine.
 */
export function merge(
  base: ActivityValues,
  mine: ActivityValues,
  theirs: ActivityValues,
): { values: ActivityValues; conflicts: ActivityField[] } {
  const here = differing(base, mine);
  const there = differing(base, theirs);
  const apart = differing(mine, theirs);
  const taken = there.filter((field) => !here.includes(field));
  return {
    values: {
      ...mine,
      ...Object.fromEntries(taken.map((field) => [field, theirs[field]])),
    },
    conflicts: apart.filter((field) => here.includes(field) && there.includes(field)),
  };
}
