import type {
  CollegeControl,
  CollegeKind,
  CollegeLevel,
  CollegeStanding,
} from '#contracts/colleges.js';
import { COLLEGE_PARTS } from '#contracts/reference-parts.js';
import { currentReleaseNames, currentReleases, runSql } from '../careers/releases.js';
import { type KnownCollege, renewColleges } from './college-overlay.js';
import { nameCollegeReleases } from './college-sources.js';

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
  /** Set: it is in no list any more. It can be read and stays saved. */
  standing?: CollegeStanding;
}

export interface CollegeStore {
  /** By name; a number in a set is a place in this list. Closed ones are in it: words find them. */
  all: readonly College[];
  byCode: ReadonlyMap<string, College>;
}

let loaded: Promise<CollegeStore> | undefined;

/** All colleges, held by each process and read anew once an official file was imported. */
export function colleges(): Promise<CollegeStore> {
  loaded ??= load().catch((error: unknown) => {
    loaded = undefined;
    throw error;
  });
  return loaded;
}

/** Reads all anew; whoever asks meanwhile gets what was there before. */
export async function renewCollegeStore(): Promise<void> {
  const fresh = await load();
  loaded = Promise.resolve(fresh);
}

async function load(): Promise<CollegeStore> {
  // At one moment: a request whose next statements are its last may be the first to ask.
  const [shipped, kept, releases, names] = await Promise.all([
    shippedColleges(),
    keptColleges(),
    currentReleases(COLLEGE_PARTS),
    currentReleaseNames(),
  ]);
  nameCollegeReleases(names);
  return createCollegeStore(renewColleges(shipped, kept, releases));
}

/** As they came with the product, in the order of their codes. */
export async function shippedColleges(): Promise<College[]> {
  const rows = await runSql<{ facts: College }>('select facts from colleges order by code');
  return rows.map(({ facts }) => facts);
}

/** Of releases applied once: colleges that did not come with the product, and those that closed. */
async function keptColleges(): Promise<Map<string, KnownCollege>> {
  const rows = await runSql<{ code: string; facts: KnownCollege }>(
    'select code, facts from listed_colleges',
  );
  return new Map(rows.map(({ code, facts }) => [code, facts]));
}

/** @param facts - in the order of their codes. */
export function createCollegeStore(facts: readonly College[]): CollegeStore {
  const byTitle = new Intl.Collator('en');
  return {
    // Those that are only gone from the directory have no words and no place in any list.
    all: facts
      .filter(({ standing }) => standing?.kind !== 'not-listed')
      .sort((left, right) => byTitle.compare(left.title, right.title)),
    byCode: new Map(facts.map((college) => [college.code, college])),
  };
}
