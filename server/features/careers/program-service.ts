import type { CareerPrograms, ProgramBrief, ProgramReply } from '#contracts/programs.js';
import { notFound } from '../../errors.js';
import { isPartOfGroup } from './aggregates.js';
import { presentBrief, TITLE_LOCALE } from './career-presenter.js';
import { sourceOf } from './sources.js';
import { type Occupation, occupations, type OccupationStore } from './occupation-store.js';
import { type Program, programs, type ProgramStore } from './program-store.js';

/** Asked each time: an official file may have been imported since. */
const sources = () => ({ source: sourceOf('cip-soc'), awardsSource: sourceOf('completions') });

/** @throws AppError `not-found` when there is no such occupation. */
export async function readCareerPrograms(code: string): Promise<CareerPrograms> {
  const occupation = (await occupations()).byCode.get(code);
  if (!occupation) throw notFound();
  return presentCareerPrograms(occupation, await programs());
}

export function presentCareerPrograms(
  occupation: Occupation,
  { byCareer }: ProgramStore,
): CareerPrograms {
  const items = (byCareer.get(occupation.code) ?? []).map(presentProgram);
  return {
    items,
    noData: items.length === 0 ? 'no-program' : null,
    isForGroup: isPartOfGroup(occupation),
    ...sources(),
  };
}

/** @throws AppError `not-found` when there is no such program. */
export async function readProgram(cip: string): Promise<ProgramReply> {
  const program = (await programs()).byCode.get(cip);
  if (!program) throw notFound();
  return presentProgramPage(program, await occupations());
}

export function presentProgramPage(program: Program, store: OccupationStore): ProgramReply {
  const careers = program.careers.flatMap((code) => store.byCode.get(code) ?? []);
  const byTitle = new Intl.Collator('en');
  return {
    ...presentProgram(program),
    careers: careers.map(presentBrief).sort((a, b) => byTitle.compare(a.title, b.title)),
    noData: careers.length === 0 ? 'no-career' : null,
    ...sources(),
  };
}

/** A program as a line in a list. */
export function presentProgram({ code, title, family, awards, colleges }: Program): ProgramBrief {
  return {
    ...{ code, title, titleLocale: TITLE_LOCALE, family, colleges },
    awards: awards.map(([level, count]) => ({ level, colleges: count })),
  };
}
