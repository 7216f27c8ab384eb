import type { CollegeProfile, CollegePrograms } from '#contracts/colleges.js';
import { notFound } from '../../errors.js';
import { programs, type ProgramStore } from '../careers/program-store.js';
import { gapOf, NAME_LOCALE, presentCollege } from './college-presenter.js';
import { taughtPrograms } from './college-programs.js';
import { sourceOf } from './college-sources.js';
import { type College, colleges } from './college-store.js';

/** @throws AppError `not-found` when there is no such college. */
export async function findCollege(code: string): Promise<College> {
  const college = (await colleges()).byCode.get(code);
  if (!college) throw notFound();
  return college;
}

export async function readCollege(code: string): Promise<CollegeProfile> {
  return presentCollege(await findCollege(code));
}

export async function readCollegePrograms(code: string): Promise<CollegePrograms> {
  return presentCollegePrograms(await findCollege(code), await programs());
}

const byTitle = new Intl.Collator('en');

export function presentCollegePrograms(
  college: College,
  { byCode }: ProgramStore,
): CollegePrograms {
  const items = taughtPrograms(college.programs).flatMap(({ cip, awards }) => {
    const program = byCode.get(cip);
    if (!program) return [];
    const { code, title, family } = program;
    return [
      {
        ...{ code, title, titleLocale: NAME_LOCALE, family },
        awards: awards.map(({ award, finishers }) => ({ award, finishers })),
      },
    ];
  });
  return {
    items: items.sort((left, right) => byTitle.compare(left.title, right.title)),
    none: items.length === 0 ? gapOf(college, 'no-programs') : null,
    source: sourceOf('completions'),
  };
}
