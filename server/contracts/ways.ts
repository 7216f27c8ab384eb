import { z } from 'zod';
import { CareerBrief, CareerCode, CareerSource } from './careers.js';
import { CollegeSource } from './colleges.js';
import { WAY_CHOICES_MAX, WAY_WHY_MAX } from './limits.js';

/** What may come after high school, in the order shown; none stands above another. Words: `ways.name-<id>`. */
export const WayId = z.enum([
  'work',
  'apprenticeship',
  'military',
  'two-year',
  'four-year',
  'gap-year',
  'other',
]);
export type WayId = z.infer<typeof WayId>;

/** A number about a way; its sentence is `ways.fact-<id>`. Those that begin with `career-` are of one career. */
export const WayFactId = z.enum([
  ...['work-careers', 'work-pay', 'work-openings'],
  ...['apprenticeship-careers', 'apprenticeship-pay', 'apprenticeship-listed'],
  ...['military-careers', 'military-pay', 'military-like'],
  ...['two-year-colleges', 'two-year-tuition', 'two-year-price', 'two-year-completion'],
  ...['four-year-colleges', 'four-year-tuition', 'four-year-price', 'four-year-completion'],
  ...['gap-year-open', 'gap-year-cost', 'other-figures'],
  ...['career-start', 'career-share', 'career-training', 'career-apprenticeships'],
  ...['career-military', 'career-programs', 'career-colleges', 'career-tuition'],
] as const);
export type WayFactId = z.infer<typeof WayFactId>;

/** Why there is no number; its words are `ways.none-<reason>`. */
export const WayGap = z.enum([
  'not-imported',
  'not-published',
  'none-listed',
  'military-pay',
  'no-figures',
  'own-way',
]);
export type WayGap = z.infer<typeof WayGap>;

export const WaySource = z.discriminatedUnion('from', [
  CareerSource.extend({ from: z.literal('careers') }),
  CollegeSource.extend({ from: z.literal('colleges') }),
]);
export type WaySource = z.infer<typeof WaySource>;

export const WayFact = z.object({
  id: WayFactId,
  /** A count, whole dollars a year, or a share 0–1, as its sentence says; null where `none` says why. */
  value: z.number().nullable(),
  none: WayGap.nullable(),
  /** Null for what is no number of anybody. */
  source: WaySource.nullable(),
});
export type WayFact = z.infer<typeof WayFact>;

export const WaysQuery = z.strictObject({ career: CareerCode.optional() });

/** Every way with what is known of it: in the whole country, and for one career where one was named. */
export const Ways = z.object({
  career: CareerBrief.pick({ code: true, title: true, titleLocale: true }).nullable(),
  items: z.array(z.object({ way: WayId, facts: z.array(WayFact) })),
});
export type Ways = z.infer<typeof Ways>;

export const NewWayChoice = z.strictObject({
  way: WayId,
  why: z.string().trim().max(WAY_WHY_MAX).default(''),
});
export type NewWayChoice = z.infer<typeof NewWayChoice>;

export const WayChoicePath = z.object({ id: z.uuid() });

export const WayChoice = z.object({
  id: z.uuid(),
  way: WayId,
  why: z.string(),
  chosenAt: z.iso.datetime(),
});
export type WayChoice = z.infer<typeof WayChoice>;

/** What the student chose, the latest first: that one counts now, the others are how they came to it. */
export const WayChoices = z.object({ items: z.array(WayChoice).max(WAY_CHOICES_MAX) });
export type WayChoices = z.infer<typeof WayChoices>;
