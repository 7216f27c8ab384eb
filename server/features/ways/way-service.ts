import { WayId, type WayFact, type Ways } from '#contracts/ways.js';
import { notFound } from '../../errors.js';
import { TITLE_LOCALE } from '../careers/career-presenter.js';
import { occupations } from '../careers/occupation-store.js';
import { programs } from '../careers/program-store.js';
import { collegeIndex } from '../colleges/college-index.js';
import { colleges } from '../colleges/college-store.js';
import { careerFacts } from './career-facts.js';
import { generalFacts } from './way-facts.js';

/** Counted once for each reading of the facts: an import makes new stores. */
let general: { of: readonly unknown[]; facts: Record<WayId, WayFact[]> } | undefined;

/**
 * Every way with its facts; those of the career come first.
 *
 * @throws AppError `not-found` when there is no such occupation.
 */
export async function readWays(code: string | undefined): Promise<Ways> {
  const [store, collegeStore] = [await occupations(), await colleges()];
  if (general?.of[0] !== store || general.of[1] !== collegeStore) {
    const of = [store, collegeStore];
    general = { of, facts: generalFacts(store.all, collegeStore.all) };
  }
  const { facts } = general;
  const career = code === undefined ? null : store.byCode.get(code);
  if (career === undefined) throw notFound();
  const own = career ? careerFacts(career, await programs(), collegeIndex(collegeStore)) : {};
  return {
    career: career && { code: career.code, title: career.title, titleLocale: TITLE_LOCALE },
    items: WayId.options.map((way) => ({ way, facts: [...(own[way] ?? []), ...facts[way]] })),
  };
}
