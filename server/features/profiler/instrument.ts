import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { QuestionKind } from '#contracts/assessment-kinds.js';
import type { ProfilerForm } from '#contracts/profiler.js';
import { AREAS } from '#contracts/riasec.js';

const Area = z.object({
  id: z.string(),
  /** Which facts of an occupation it says something about: ids of skills, or a work value. */
  measures: z.array(z.string()),
});

export const AREA_LIST = AREAS.map((id) => ({ id: id as string, measures: [id as string] }));

const words = { en: z.string(), es: z.string() };

const Instrument = z.object({
  id: z.string(),
  version: z.string(),
  isValidated: z.boolean(),
  answers: z.object({ min: z.int(), max: z.int() }),
  /** Taken off each answer before they are added up. */
  zero: z.int().default(0),
  /** In the order of the scores. Interest questions need not name their six. */
  areas: z.array(Area).default(() => AREA_LIST),
  items: z.array(
    z.object({
      id: z.string(),
      area: z.string(),
      ...words,
      /** Where each question has answers of its own; as many as `answers` allows. */
      options: z.array(z.object(words)).optional(),
    }),
  ),
  /** Ids in the order to ask them; each area has equally many. */
  forms: z.object({ short: z.array(z.string()).optional(), full: z.array(z.string()) }),
});
export type Instrument = z.infer<typeof Instrument>;

const FOLDER = join(import.meta.dirname, '..', '..', '..', 'seeders', 'reference', 'instruments');
const FILES: Readonly<Record<QuestionKind, string>> = {
  interests: 'interests-own.json',
  skills: 'skills-own.json',
  values: 'values-own.json',
  preferences: 'preferences-own.json',
};
const loaded = new Map<QuestionKind, Instrument>();

/** The items in use. Instruments are data: another file may take the place of ours. */
export function instrument(kind: QuestionKind = 'interests'): Instrument {
  const known = loaded.get(kind);
  if (known) return known;
  const text = readFileSync(join(FOLDER, FILES[kind]), 'utf8');
  const read = Instrument.parse(JSON.parse(text));
  loaded.set(kind, read);
  return read;
}

/** The items of a form of ours, in the order to ask them; none where there is no such form. */
export const itemsOf = (form: ProfilerForm, kind: QuestionKind = 'interests') =>
  itemsIn(instrument(kind), form);

export function itemsIn({ items, forms }: Instrument, form: ProfilerForm): Instrument['items'] {
  const byId = new Map(items.map((item) => [item.id, item]));
  return (forms[form] ?? []).flatMap((id) => byId.get(id) ?? []);
}

/** Sums of answers per area, in the order of the instrument's areas, and the range one can reach. */
export function scoreAnswers(
  asked: Instrument,
  form: ProfilerForm,
  answers: Record<string, number>,
): { scores: number[]; minimum: number; maximum: number } {
  const items = itemsIn(asked, form);
  const { areas, answers: scale, zero } = asked;
  const scores = areas.map(({ id }) =>
    items
      .filter((item) => item.area === id)
      .reduce((sum, item) => sum + (answers[item.id] ?? zero) - zero, 0),
  );
  const perArea = items.length / areas.length;
  return {
    scores,
    minimum: perArea * (scale.min - zero),
    maximum: perArea * (scale.max - zero),
  };
}
