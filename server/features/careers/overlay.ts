import type { ReferencePart } from '#contracts/reference-parts.js';
import { ofSoc, socOf } from './aggregates.js';
import type { Occupation } from './occupation-store.js';
import type { Program } from './program-store.js';
import type { Release, Releases } from './releases.js';
import { withSubjects } from './subjects.js';

/** An occupation of which nothing but code and title is known. */
const UNKNOWN: Omit<Occupation, 'code' | 'title'> = {
  ...{ interests: null, zone: null, education: null, experience: null, training: null },
  ...{ pay: [], hourly: null, mean: null, payYear: null, payIsGroup: false, workers: null },
  ...{ jobsFrom: null, jobsTo: null, growth: null, openings: null, outlookIsGroup: false },
  ...{ isFastGrowing: false, hasManyOpenings: false, clusters: [], pathways: [], values: null },
  ...{ styles: [], titles: [], moreTitles: [], skills: [], knowledge: [], technology: [] },
  ...{ levels: [], subjects: [], related: [] },
};

const PAY = { pay: [], hourly: null, mean: null, workers: null };
const OUTLOOK = {
  ...{ jobsFrom: null, jobsTo: null, growth: null, openings: null, isFastGrowing: false },
  ...{ hasManyOpenings: false, education: null, experience: null, training: null },
};

/** Parts by O*NET code: what an occupation has when the release says nothing of it. */
const BY_CODE: Partial<Record<ReferencePart, Partial<Occupation>>> = {
  'onet-interests': { interests: null },
  'onet-zones': { zone: null },
  'onet-related': { related: [] },
  'onet-skills': { skills: [] },
  'onet-styles': { styles: [] },
  'onet-values': { values: null },
  'onet-levels': { levels: [] },
  'onet-technology': { technology: [] },
  apprenticeships: { apprenticeships: [] },
  military: { military: [] },
};

/**
 * The facts that came with the product, renewed by the releases that count. A release replaces its parts
 * whole: where it says nothing of an occupation there is no number any more, rather than an old one
 * under a new year. An occupation that is gone from the list of occupations stays, marked, since
 * students may have saved it.
 *
 * @param shipped - in the order of their codes, as is what comes back.
 */
export function renewOccupations(shipped: Occupation[], releases: Releases): Occupation[] {
  if (releases.size === 0) return shipped;
  const listed = releases.get('onet-occupations');
  const all = listed ? withListed(shipped, listed) : shipped;
  return all.map((occupation) => renew(occupation, releases));
}

function withListed(shipped: Occupation[], { facts, release }: Release): Occupation[] {
  const known = new Set(shipped.map(({ code }) => code));
  const added = [...facts]
    .filter(([code]) => !known.has(code))
    .map(([code, facts_]) => ({ ...UNKNOWN, code, title: textOf(facts_.title) }));
  return [
    ...shipped.map((occupation) => {
      const title = facts.get(occupation.code)?.title;
      return title === undefined
        ? { ...occupation, goneSince: release }
        : { ...occupation, title: textOf(title) };
    }),
    ...added,
  ].sort((left, right) => (left.code < right.code ? -1 : 1));
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

function renew(occupation: Occupation, releases: Releases): Occupation {
  const { code } = occupation;
  let renewed = occupation;
  for (const [part, nothing] of Object.entries(BY_CODE) as [ReferencePart, Partial<Occupation>][]) {
    const release = releases.get(part);
    if (release) renewed = { ...renewed, ...nothing, ...release.facts.get(code) };
  }
  renewed = renewTitles(renewed, releases);
  const knowledge = releases.get('onet-knowledge');
  if (knowledge) renewed = { ...renewed, ...withSubjects(knowledge.facts.get(code)) };
  return renewBySoc(renewed, releases);
}

function renewBySoc(occupation: Occupation, releases: Releases): Occupation {
  const nation = foundIn(releases.get('oews-national'), occupation);
  const outlook = foundIn(releases.get('projections'), occupation);
  const states = foundIn(releases.get('oews-states'), occupation);
  return {
    ...occupation,
    ...(nation && {
      ...{ ...PAY, ...nation.facts, isPayCounted: true },
      ...{ payYear: nation.year, payIsGroup: nation.isGroup },
    }),
    ...(outlook && { ...OUTLOOK, ...outlook.facts, outlookIsGroup: outlook.isGroup }),
    ...(states && { states: [], ...states.facts, statesAreGroup: states.isGroup }),
  };
}

/** What a release by SOC code says; undefined when there is no release. */
function foundIn(release: Release | undefined, { code }: Occupation) {
  if (!release) return undefined;
  const found = ofSoc(release.facts, code);
  return found ? { ...found, year: release.year } : { facts: {}, isGroup: false, year: null };
}

/** Titles that are shown, reported ones first; the rest only for search. */
function renewTitles(occupation: Occupation, releases: Releases): Occupation {
  const [reported, alternate] = [releases.get('onet-reported'), releases.get('onet-alternate')];
  if (!reported && !alternate) return occupation;
  const listOf = (release: Release | undefined, name: string, before: string[]) =>
    release ? ((release.facts.get(occupation.code)?.[name] ?? []) as string[]) : before;
  const shown = listOf(reported, 'titles', occupation.titles);
  const others = listOf(alternate, 'moreTitles', [...occupation.titles, ...occupation.moreTitles]);
  const titles = [...new Set([...shown, ...others])];
  return { ...occupation, titles: titles.slice(0, SHOWN), moreTitles: titles.slice(SHOWN) };
}

const SHOWN = 10;

/** Programs with the links of the release that counts; a program that is gone from it leads nowhere. */
export function renewPrograms(
  shipped: Program[],
  releases: Releases,
  occupations: readonly Occupation[],
): Program[] {
  const links = releases.get('cip-soc');
  if (!links) return shipped;
  const bySoc = new Map<string, string[]>();
  for (const { code, goneSince } of occupations) {
    if (goneSince !== undefined) continue;
    const codes = bySoc.get(socOf(code));
    if (codes) codes.push(code);
    else bySoc.set(socOf(code), [code]);
  }
  const known = new Set(shipped.map(({ code }) => code));
  const added = [...links.facts]
    .filter(([code]) => !known.has(code))
    .map(([code]): Program => ({
      ...{ code, title: '', family: code.slice(0, 2) },
      careers: [],
      awards: [],
      colleges: 0,
    }));
  return [...shipped, ...added]
    .map((program) => {
      const found = links.facts.get(program.code) as { title: string; socs: string[] } | undefined;
      const careers = found?.socs.flatMap((soc) => bySoc.get(soc) ?? []) ?? [];
      return { ...program, title: found?.title ?? program.title, careers };
    })
    .sort((left, right) => (left.code < right.code ? -1 : 1));
}

/**
 * What the facts at hand say in the shape of a part, by the part's own keys: to compare a release with what
 * counts before it, where that came with the product.
 */
export function shippedPart(
  part: ReferencePart,
  occupations: readonly Occupation[],
  programs: readonly Program[],
): Map<string, object> {
  if (part === 'cip-soc')
    return new Map(
      programs
        .filter(({ careers }) => careers.length > 0)
        .map(({ code, title, careers }) => [
          code,
          { title, socs: [...new Set(careers.map(socOf))].sort() },
        ]),
    );
  if (part === 'oews-national' || part === 'projections') return bySoc(part, occupations);
  const found = occupations.flatMap((occupation): [string, object][] => {
    const facts = partOf(part, occupation);
    return facts ? [[occupation.code, facts]] : [];
  });
  return new Map(found);
}

function bySoc(
  part: 'oews-national' | 'projections',
  occupations: readonly Occupation[],
): Map<string, object> {
  const found = new Map<string, object>();
  for (const occupation of occupations) {
    const { pay, hourly, mean, workers, growth } = occupation;
    const isNation = part === 'oews-national';
    const isKnown = isNation
      ? occupation.payYear === SHIPPED_PAY_YEAR && !occupation.payIsGroup
      : growth !== null && !occupation.outlookIsGroup;
    if (isKnown)
      found.set(
        socOf(occupation.code),
        isNation ? { pay, hourly, mean, workers } : outlookOf(occupation),
      );
  }
  return found;
}

const SHIPPED_PAY_YEAR = 2025;

function outlookOf(occupation: Occupation): object {
  const { jobsFrom, jobsTo, growth, openings, isFastGrowing, hasManyOpenings } = occupation;
  const { education, experience, training } = occupation;
  return {
    ...{ jobsFrom, jobsTo, growth, openings, isFastGrowing, hasManyOpenings },
    ...{ education, experience, training },
  };
}

/** One part of one occupation; null where it has nothing of it. */
function partOf(part: ReferencePart, occupation: Occupation): object | null {
  const { title, titles, moreTitles, knowledge } = occupation;
  const orNull = (list: unknown[], facts: object) => (list.length > 0 ? facts : null);
  switch (part) {
    case 'onet-occupations':
      return { title };
    case 'onet-knowledge':
      return orNull(knowledge, { knowledge: knowledge.map(([id, value]) => [id, value]) });
    case 'onet-reported':
      return orNull(titles, { titles });
    case 'onet-alternate':
      return orNull(titles, { moreTitles: [...titles, ...moreTitles] });
    default:
      return fieldOf(part, occupation);
  }
}

function fieldOf(part: ReferencePart, occupation: Occupation): object | null {
  const [name] = Object.keys(BY_CODE[part] ?? {}) as (keyof Occupation)[];
  if (name === undefined) return null;
  const value = occupation[name] ?? null;
  return value === null || (Array.isArray(value) && value.length === 0) ? null : { [name]: value };
}
