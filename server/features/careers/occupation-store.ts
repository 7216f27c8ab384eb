import { CAREER_PARTS } from '#contracts/reference-parts.js';
import { renewOccupations } from './overlay.js';
import { currentReleaseNames, currentReleases, runSql } from './releases.js';
import { nameReleases } from './sources.js';

/** One state's line: postal code, name, jobs, location quotient, pay a year p10–p90, median an hour. */
export type StateLine = [string, string, ...(number | null)[]];

/** One occupation as the seed file holds it. */
export interface Occupation {
  code: string;
  title: string;
  /** 1–7 in the order r i a s e c; null where nobody has rated it. */
  interests: number[] | null;
  zone: number | null;
  education: string | null;
  experience: string | null;
  training: string | null;
  /** Dollars a year: p10, p25, p50, p75, p90. */
  pay: (number | null)[];
  /** Median dollars an hour. */
  hourly: number | null;
  mean: number | null;
  payYear: number | null;
  payIsGroup: boolean;
  workers: number | null;
  jobsFrom: number | null;
  jobsTo: number | null;
  growth: number | null;
  openings: number | null;
  outlookIsGroup: boolean;
  isFastGrowing: boolean;
  hasManyOpenings: boolean;
  clusters: string[];
  /** `<cluster>--<pathway>`, the main one first. */
  pathways: string[];
  /** 1–7 in the order of `WORK_VALUES`; null where nobody has rated it. */
  values: number[] | null;
  /** Work style and importance (1–5), the most important first. */
  styles: [string, number][];
  titles: string[];
  /** Rarer titles, for search only. */
  moreTitles: string[];
  /** Id and importance (1–5), the most important first. */
  skills: [string, number][];
  /** Id, importance and the school subjects that teach it. */
  knowledge: [string, number, string[]][];
  /** Product name, and 1 when many employers ask for it. */
  technology: [string, 0 | 1][];
  /** Level of education (1–12) and the share of workers, in percent, who say the job needs it. */
  levels: [number, number][];
  subjects: string[];
  related: string[];
  /** From here on only where a release was imported. First and last year of the outlook. */
  outlookYears?: [number, number];
  /** The pay is of the wage statistics, whatever its year. */
  isPayCounted?: boolean;
  states?: StateLine[];
  statesAreGroup?: boolean;
  /** What the numbers of `styles` are: importance 1–5, or impact −3 to 3. */
  stylesScale?: 'importance' | 'impact';
  /** Code and title of registered apprenticeships that lead here. */
  apprenticeships?: [string, string][];
  /** Service, code and title of jobs in the armed forces that are like this. */
  military?: [string, string, string][];
  /** Set: the release whose list has it no more. It can be read and stays saved, and is in no list. */
  goneSince?: string;
}

export type RatedOccupation = Occupation & { interests: number[] };

export interface OccupationStore {
  /** By title. */
  all: Occupation[];
  byCode: Map<string, Occupation>;
  /** Those with interest scores, in the order of their codes. */
  rated: RatedOccupation[];
}

let loaded: Promise<OccupationStore> | undefined;

/**
 * All occupations: a few megabytes, held by each process so that matching and searching ask no database,
 * and read anew once an official file was imported (`facts-watch.ts`).
 */
export function occupations(): Promise<OccupationStore> {
  loaded ??= load().catch((error: unknown) => {
    loaded = undefined;
    throw error;
  });
  return loaded;
}

/** Reads all anew; whoever asks meanwhile gets what was there before. */
export async function renewOccupationStore(): Promise<void> {
  const fresh = await load();
  loaded = Promise.resolve(fresh);
}

async function load(): Promise<OccupationStore> {
  // At one moment: a request whose next statements are its last may be the first to ask.
  const [shipped, releases, names] = await Promise.all([
    shippedOccupations(),
    currentReleases(CAREER_PARTS),
    currentReleaseNames(),
  ]);
  nameReleases(names);
  return createOccupationStore(renewOccupations(shipped, releases));
}

/** As they came with the product, in the order of their codes. */
export async function shippedOccupations(): Promise<Occupation[]> {
  const rows = await runSql<{ facts: Occupation }>('select facts from occupations order by code');
  return rows.map(({ facts }) => facts);
}

/** @param facts - in the order of their codes. */
export function createOccupationStore(facts: Occupation[]): OccupationStore {
  const byTitle = new Intl.Collator('en');
  const listed = facts.filter(({ goneSince }) => goneSince === undefined);
  return {
    byCode: new Map(facts.map((occupation) => [occupation.code, occupation])),
    rated: listed.filter((occupation): occupation is RatedOccupation => !!occupation.interests),
    all: listed.toSorted((left, right) => byTitle.compare(left.title, right.title)),
  };
}
