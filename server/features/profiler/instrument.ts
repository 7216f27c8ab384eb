import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { AreaCode } from '#contracts/careers.js';
import type { ProfilerForm } from '#contracts/profiler.js';

const Instrument = z.object({
  id: z.string(),
  version: z.string(),
  isValidated: z.boolean(),
  answers: z.object({ min: z.int(), max: z.int() }),
  items: z.array(z.object({ id: z.string(), area: AreaCode, en: z.string(), es: z.string() })),
  forms: z.object({ short: z.array(z.string()), full: z.array(z.string()) }),
});
export type Instrument = z.infer<typeof Instrument>;

const FILE = ['seeders', 'reference', 'instruments', 'interests-own.json'];
let loaded: Instrument | undefined;

/** The interest items in use. Instruments are data: another file may take the place of ours. */
export function instrument(): Instrument {
  loaded ??= Instrument.parse(
    JSON.parse(readFileSync(join(import.meta.dirname, '..', '..', '..', ...FILE), 'utf8')),
  );
  return loaded;
}

/** The items of a form, in the order to ask them. */
export function itemsOf(form: ProfilerForm): Instrument['items'] {
  const { items, forms } = instrument();
  const byId = new Map(items.map((item) => [item.id, item]));
  return forms[form].flatMap((id) => byId.get(id) ?? []);
}

/** Sums of answers per area, in the order r i a s e c, and the range one area can reach. */
export function scoreAnswers(
  form: ProfilerForm,
  answers: Record<string, number>,
): { scores: number[]; minimum: number; maximum: number } {
  const items = itemsOf(form);
  const scores = AreaCode.options.map((area) =>
    items
      .filter((item) => item.area === area)
      .reduce((sum, item) => sum + (answers[item.id] ?? 0), 0),
  );
  const perArea = items.length / AreaCode.options.length;
  const { min, max } = instrument().answers;
  return { scores, minimum: perArea * min, maximum: perArea * max };
}
