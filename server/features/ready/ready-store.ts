import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Locale } from '#contracts/locales.js';
import { GradeBand, PlanPart, type ReadyActivity, ReadySubject } from '#contracts/ready.js';

const FOLDER = join(
  ...[import.meta.dirname, '..', '..', '..', 'seeders', 'reference', 'ready-activities'],
);

const words = z.string().min(1);
const Texts = z.strictObject({
  title: words,
  why: words,
  steps: z.array(words).min(2).max(4),
  prompts: z.array(words).min(2).max(4),
});
const ReadyFile = z.strictObject({
  subject: ReadySubject,
  written: z.iso.date(),
  activities: z.array(
    z.strictObject({
      id: z.string().regex(/^[a-z0-9-]+$/),
      band: GradeBand,
      minutes: z.int().positive(),
      feeds: PlanPart,
      en: Texts,
      es: Texts,
    }),
  ),
});

/** An activity in each language. */
export type ReadyInLanguages = Record<Locale, ReadyActivity>;

let loaded: Promise<readonly ReadyInLanguages[]> | undefined;

/** The ready activities by subject and grade, read once a process. */
export function readyActivities(): Promise<readonly ReadyInLanguages[]> {
  loaded ??= load().catch((error: unknown) => {
    loaded = undefined;
    throw error;
  });
  return loaded;
}

async function load(): Promise<readonly ReadyInLanguages[]> {
  const names = (await readdir(FOLDER)).filter((name) => name.endsWith('.json'));
  const files = await Promise.all(
    names.map(async (name) =>
      ReadyFile.parse(JSON.parse(await readFile(join(FOLDER, name), 'utf8'))),
    ),
  );
  return files
    .sort((left, right) => order(left.subject) - order(right.subject))
    .flatMap(({ subject, activities }) =>
      activities.map(({ en, es, ...facts }) => ({
        en: inOne(subject, facts, en),
        es: inOne(subject, facts, es),
      })),
    );
}

const order = (subject: ReadySubject) => ReadySubject.options.indexOf(subject);

function inOne(
  subject: ReadySubject,
  facts: Pick<ReadyActivity, 'id' | 'band' | 'minutes' | 'feeds'>,
  { title, why, steps, prompts }: z.infer<typeof Texts>,
): ReadyActivity {
  const list = steps.map((step, at) => `${at + 1}. ${step}`).join('\n');
  return { ...facts, subject, title, why, instructions: `${why}\n\n${list}`, prompts };
}
