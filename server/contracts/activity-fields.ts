/**
 * What an activity of a student can hold, in plain values that forms and server share: no zod here.
 */
export const ACTIVITY_KINDS = [
  'service',
  'work',
  'extracurricular',
  'award',
  'certificate',
  'planning',
] as const;
export type ActivityKind = (typeof ACTIVITY_KINDS)[number];

export const ACTIVITY_BRANCHES = ['club', 'sport', 'arts', 'leadership', 'other'] as const;
export type ActivityBranch = (typeof ACTIVITY_BRANCHES)[number];

export const GRADES = [6, 7, 8, 9, 10, 11, 12] as const;

/** Kinds that a district may ask hours of. */
export const HOUR_KINDS = ['service', 'work', 'extracurricular'] as const;
export type HourKind = (typeof HOUR_KINDS)[number];

export const ACTIVITY_TEXT_MAX = 160;
export const ACTIVITY_DESCRIPTION_MAX = 2_000;
export const ACTIVITY_HONOURS_MAX = 500;
export const ACTIVITY_HOURS_MAX = 20_000;
export const ACTIVITY_WORD_MAX = 40;
export const ACTIVITY_WORDS_MAX = 20;
export const ACTIVITIES_MAX = 500;
export const ACTIVITY_QUERY_MAX = 100;
export const CONFIRM_NAME_MAX = 120;
export const CONFIRM_COMMENT_MAX = 500;
export const CONFIRM_DAYS = 30;
export const HOUR_RULES_MAX = 30;

/** Fields beside title, description, tags and visibility, which every activity has. */
export interface KindFields {
  organisation: string;
  role: string;
  branch: ActivityBranch | null;
  honours: string;
  skills: string[];
  /** Calendar days, `YYYY-MM-DD`. */
  startedOn: string | null;
  endedOn: string | null;
  /** Grade levels 6 to 12 in which it took place. */
  grades: number[];
  hours: number | null;
  isPaid: boolean | null;
  supervisor: string;
}
export type KindField = keyof KindFields;

export const FIELDS_OF_KIND: Readonly<Record<ActivityKind, readonly KindField[]>> = {
  service: [
    ...(['organisation', 'role', 'startedOn', 'endedOn', 'hours', 'grades'] as const),
    ...(['supervisor', 'skills'] as const),
  ],
  work: [
    ...(['organisation', 'role', 'startedOn', 'endedOn', 'hours', 'isPaid', 'grades'] as const),
    ...(['supervisor', 'skills'] as const),
  ],
  extracurricular: [
    ...(['branch', 'organisation', 'role', 'grades', 'startedOn', 'endedOn', 'hours'] as const),
    ...(['honours', 'supervisor', 'skills'] as const),
  ],
  award: ['organisation', 'startedOn', 'grades', 'honours'],
  certificate: ['organisation', 'startedOn', 'endedOn', 'grades', 'skills'],
  planning: ['organisation', 'startedOn', 'grades'],
};

export function hasField(kind: ActivityKind, field: KindField): boolean {
  return FIELDS_OF_KIND[kind].includes(field);
}

const NOTHING: Readonly<KindFields> = {
  organisation: '',
  role: '',
  branch: null,
  honours: '',
  skills: [],
  startedOn: null,
  endedOn: null,
  grades: [],
  hours: null,
  isPaid: null,
  supervisor: '',
};

/** The values with those emptied that an activity of this kind does not have. */
export function withinKind<T extends KindFields & { kind: ActivityKind }>(values: T): T {
  const foreign = Object.entries(NOTHING).filter(
    ([field]) => !hasField(values.kind, field as KindField),
  );
  return { ...values, ...Object.fromEntries(foreign) };
}
