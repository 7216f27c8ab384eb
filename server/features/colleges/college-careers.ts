import type { CollegeCareers } from '#contracts/colleges.js';
import { presentBrief } from '../careers/career-presenter.js';
import { occupations, type OccupationStore } from '../careers/occupation-store.js';
import { programs, type ProgramStore } from '../careers/program-store.js';
import { gapOf, NAME_LOCALE } from './college-presenter.js';
import { taughtPrograms } from './college-programs.js';
import { findCollege } from './college-service.js';
import { sourceOf } from './college-sources.js';
import type { College } from './college-store.js';

/** Programs named beside a career; there may be more. */
const NAMED = 3;
const byTitle = new Intl.Collator('en');

export async function readCollegeCareers(
  code: string,
  cluster: string | undefined,
): Promise<CollegeCareers> {
  const college = await findCollege(code);
  return presentCollegeCareers(college, await programs(), await occupations(), cluster);
}

/** Careers that a college's programs lead to, by title, each with the programs. */
export function presentCollegeCareers(
  college: College,
  { byCode }: ProgramStore,
  store: OccupationStore,
  cluster: string | undefined,
): CollegeCareers {
  const ways = new Map<string, { code: string; title: string }[]>();
  for (const { cip } of taughtPrograms(college.programs)) {
    const program = byCode.get(cip);
    for (const career of program?.careers ?? []) {
      const list = ways.get(career) ?? [];
      if (program) list.push({ code: program.code, title: program.title });
      ways.set(career, list);
    }
  }
  const careers = [...ways.keys()].flatMap((code) => store.byCode.get(code) ?? []);
  const clusters = new Map<string, number>();
  for (const {
    clusters: [id],
  } of careers)
    if (id !== undefined) clusters.set(id, (clusters.get(id) ?? 0) + 1);
  return {
    total: careers.length,
    clusters: [...clusters]
      .map(([id, count]) => ({ id, count }))
      .sort((left, right) => right.count - left.count || (left.id < right.id ? -1 : 1)),
    items: careers
      .filter(({ clusters: [id] }) => cluster !== undefined && id === cluster)
      .sort((left, right) => byTitle.compare(left.title, right.title))
      .map((career) => {
        const programs = ways.get(career.code) ?? [];
        return {
          ...presentBrief(career),
          programs: programs.slice(0, NAMED).map((one) => ({ ...one, titleLocale: NAME_LOCALE })),
          morePrograms: Math.max(0, programs.length - NAMED),
        };
      }),
    none: careers.length === 0 ? gapOf(college, 'no-careers') : null,
    sources: [sourceOf('completions'), sourceOf('cip-soc')],
  };
}
