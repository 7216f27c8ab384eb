import { chooseLocale } from '#contracts/locales.js';
import type { ReadyReply, ReadySearch } from '#contracts/ready.js';
import type { Actor } from '../../auth/actor.js';
import { type ReadyInLanguages, readyActivities } from './ready-store.js';

/**
 * The ready activities of a subject and a grade that have all these words, in the reader's language.
 * Words are looked for in every language, since a teacher may know an activity by the other one.
 */
export async function findReady(actor: Actor, search: ReadySearch): Promise<ReadyReply> {
  const { query = '', subject, band, limit } = search;
  const wanted = plain(query)
    .split(/\s+/)
    .filter((word) => word !== '');
  const found = (await readyActivities()).filter(
    (each) =>
      (subject === undefined || each.en.subject === subject) &&
      (band === undefined || each.en.band === band) &&
      hasAll(each, wanted),
  );
  const locale = chooseLocale(actor.locale);
  return { total: found.length, items: found.slice(0, limit).map((each) => each[locale]) };
}

function hasAll(activity: ReadyInLanguages, wanted: readonly string[]): boolean {
  if (wanted.length === 0) return true;
  const text = plain(
    Object.values(activity)
      .flatMap(({ title, instructions, prompts }) => [title, instructions, ...prompts])
      .join(' '),
  );
  return wanted.every((word) => text.includes(word));
}

/** Small letters without accents. */
const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();
