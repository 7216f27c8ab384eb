import { globalSql, isInTransaction, sql } from '../../db/tenant.js';

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
 * All occupations, read once a process: a few megabytes that never change while it runs, so that
 * matching and searching ask no database.
 */
export function occupations(): Promise<OccupationStore> {
  loaded ??= load().catch((error: unknown) => {
    loaded = undefined;
    throw error;
  });
  return loaded;
}

async function load(): Promise<OccupationStore> {
  // In a request its own connection is used: waiting for a second one could lock up the pool.
  const run = isInTransaction() ? sql : globalSql;
  const rows = await run<{ facts: Occupation }>('select facts from occupations order by code');
  return createOccupationStore(rows.map((row) => row.facts));
}

/** @param facts - in the order of their codes. */
export function createOccupationStore(facts: Occupation[]): OccupationStore {
  const byTitle = new Intl.Collator('en');
  return {
    byCode: new Map(facts.map((occupation) => [occupation.code, occupation])),
    rated: facts.filter((occupation): occupation is RatedOccupation => !!occupation.interests),
    all: facts.toSorted((left, right) => byTitle.compare(left.title, right.title)),
  };
}
