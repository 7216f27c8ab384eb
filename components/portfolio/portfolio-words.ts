import type { CourseWork, Entry } from '#contracts/entries.js';
import type { FileType } from '#contracts/evidence.js';
import type { GradeBand } from '#contracts/journal.js';
import { formatDate } from '../i18n/format.js';
import { type PlainKey, t } from '../i18n/i18n.js';

type About = Entry['kind'] | 'free';

const NUMBERS = [1, 2, 3] as const;

/** The three questions for this kind of entry and this grade band. */
export function promptsFor(kind: About, band: GradeBand): { number: number; text: string }[] {
  return NUMBERS.map((number) => ({
    number,
    text: t(`portfolio.prompt-${kind}-${band}-${number}`),
  }));
}

/** What an entry is about, in a few words. */
export function aboutWords(entry: Entry | null): string {
  if (!entry) return t('portfolio.about-free');
  const { kind, title } = entry;
  return title === null ? t('portfolio.about-gone') : t(`portfolio.about-${kind}`, { title });
}

/** Titles of occupations are English in every language. */
export function languageOf(entry: Pick<Entry, 'kind'> | null): 'en' | undefined {
  return entry?.kind === 'career' ? 'en' : undefined;
}

export const KIND_FILTERS: Readonly<Record<string, PlainKey>> = {
  '': 'portfolio.kind-all',
  goal: 'portfolio.kind-goal',
  activity: 'portfolio.kind-activity',
  career: 'portfolio.kind-career',
  result: 'portfolio.kind-result',
  free: 'portfolio.kind-free',
  assignment: 'portfolio.kind-assignment',
};

/** "2026–2027", without the separators of thousands. */
export function yearWords(year: number): string {
  return t('portfolio.year-span', { from: String(year), to: String(year + 1) });
}

/** "3 March 2027 · Grade 8" */
export function whenWords(moment: string, gradeLevel: number | null): string {
  const date = formatDate(moment);
  return gradeLevel === null ? date : `${date} · ${t('portfolio.in-grade', { grade: gradeLevel })}`;
}

export function typeWords(type: FileType): string {
  return t(`portfolio.type-${type}`);
}

/** Where course work can be seen; work of the LMS has no address of ours. */
export function workPath({ kind, id }: CourseWork): string | null {
  return kind === 'reflection' ? `reflections/${encodeURIComponent(id)}` : null;
}
