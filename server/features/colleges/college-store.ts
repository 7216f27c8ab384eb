import type { CollegeControl, CollegeKind, CollegeLevel } from '#contracts/colleges.js';
import { globalSql, isInTransaction, sql } from '../../db/tenant.js';

type Numbers = readonly (number | null)[];

/** One college as the seed file holds it; what nobody published is absent. Shares are 0–1, money dollars. */
export interface College {
  code: string;
  title: string;
  city: string;
  state: string;
  /** Five digits. */
  zip: string;
  county?: string;
  region: string;
  /** Latitude and longitude in degrees. */
  at: [number, number];
  /** The survey's code of the community: 11–13 city, 21–23 suburb, 31–33 town, 41–43 rural. */
  locale?: number;
  control: CollegeControl;
  level: CollegeLevel;
  highest: string;
  /** Undergraduates. */
  students?: number;
  band?: string;
  /** Applicants, admitted, rate. */
  admission?: Numbers;
  /** 1: takes everybody who has finished high school. */
  open?: 0 | 1;
  tests?: 'required' | 'considered-not-required' | 'not-considered';
  /** Quarters of reading, then of math. */
  sat?: Numbers;
  act?: Numbers;
  /** A year in the state, a year from outside, a whole program. */
  tuition?: Numbers;
  /** All costs of a year, food and housing on and off campus, books. */
  cost?: Numbers;
  /** After grants: the average, then by five bands of family income. */
  net?: Numbers;
  completion?: number;
  retention?: number;
  /** Students for each teacher. */
  ratio?: number;
  /** Median, ten years after entry. */
  earnings?: number;
  /** Share of students with a Pell grant, with a federal loan. */
  aid?: Numbers;
  kinds?: CollegeKind[];
  religious?: 1;
  calendar?: string;
  /** Home, admissions, apply, financial aid, price calculator. */
  links?: (string | null)[];
  /** See `college-programs.ts`. */
  programs?: string;
}

export interface CollegeStore {
  /** By name; a number in a set is a place in this list. */
  all: readonly College[];
  byCode: ReadonlyMap<string, College>;
}

let loaded: Promise<CollegeStore> | undefined;

/** All colleges, read when the first is asked for: they do not change while a process runs. */
export function colleges(): Promise<CollegeStore> {
  loaded ??= load().catch((error: unknown) => {
    loaded = undefined;
    throw error;
  });
  return loaded;
}

async function load(): Promise<CollegeStore> {
  // In a request its own connection is used: waiting for a second one could lock up the pool.
  const run = isInTransaction() ? sql : globalSql;
  const rows = await run<{ facts: College }>('select facts from colleges order by code');
  return createCollegeStore(rows.map(({ facts }) => facts));
}

/** @param facts - in the order of their codes. */
export function createCollegeStore(facts: readonly College[]): CollegeStore {
  const byTitle = new Intl.Collator('en');
  return {
    all: facts.toSorted((left, right) => byTitle.compare(left.title, right.title)),
    byCode: new Map(facts.map((college) => [college.code, college])),
  };
}
