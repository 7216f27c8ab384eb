import type {
  CareerClusters,
  CareerIndexReply,
  ClusterReply,
  PathwayReply,
  SchoolSubjects,
  SubjectReply,
} from '#contracts/explore.js';
import type { CareerSource } from '#contracts/careers.js';
import type { SelectorFacet, SelectorQuery, SelectorReply } from '#contracts/career-selector.js';
import { notFound } from '../../errors.js';
import { type CareerGroups, careerGroups, clusterOf, LETTERS } from './career-groups.js';
import { presentBrief, TITLE_LOCALE } from './career-presenter.js';
import { sourceOf } from './sources.js';
import { selectCareers } from './career-selector.js';
import { occupations } from './occupation-store.js';
import { selectorIndex } from './selector-index.js';

const groups = async () => careerGroups(await occupations());

/** The 16 clusters with their pathways. */
export async function readClusters(): Promise<CareerClusters> {
  const shelves = await groups();
  const items = [...shelves.clusters.keys()].map((id) => presentCluster(id, shelves));
  return { items, source: sourceOf('clusters') };
}

/** @throws AppError `not-found` when there is no such cluster. */
export async function readCluster(id: string): Promise<ClusterReply> {
  const shelves = await groups();
  if (!shelves.clusters.has(id)) throw notFound();
  return { cluster: presentCluster(id, shelves), source: sourceOf('clusters') };
}

function presentCluster(id: string, { clusters, byCluster, byPathway }: CareerGroups) {
  return {
    id,
    count: countIn(byCluster, id),
    pathways: (clusters.get(id) ?? []).map((pathway) => ({
      id: pathway,
      count: countIn(byPathway, pathway),
    })),
  };
}

const countIn = (shelves: ReadonlyMap<string, readonly unknown[]>, id: string) =>
  shelves.get(id)?.length ?? 0;

/** @throws AppError `not-found` when there is no such pathway. */
export async function readPathway(id: string): Promise<PathwayReply> {
  const members = (await groups()).byPathway.get(id);
  if (!members) throw notFound();
  return {
    ...{ id, cluster: clusterOf(id), items: members.map(presentBrief) },
    source: sourceOf('clusters'),
  };
}

/** Titles by their first letter; a letter without a career is an empty list. */
export async function readCareerIndex(wanted: string): Promise<CareerIndexReply> {
  const { byLetter } = await groups();
  const letter = wanted.toUpperCase();
  return {
    letter,
    letters: LETTERS.map((id) => ({ id, count: countIn(byLetter, id) })),
    items: (byLetter.get(letter) ?? []).map(({ code, title }) => ({
      ...{ code, title, titleLocale: TITLE_LOCALE },
    })),
  };
}

export async function readSubjects(): Promise<SchoolSubjects> {
  const { bySubject } = await groups();
  const items = [...bySubject].map(([id, members]) => ({ id, count: members.length }));
  return { items, source: sourceOf('subjects') };
}

/** @throws AppError `not-found` when there is no such subject. */
export async function readSubject(
  id: string,
  { limit, offset }: { limit: number; offset: number },
): Promise<SubjectReply> {
  const members = (await groups()).bySubject.get(id);
  if (!members) throw notFound();
  return {
    total: members.length,
    items: members
      .slice(offset, offset + limit)
      .map(({ occupation, uses }) => ({ ...presentBrief(occupation), uses })),
    source: sourceOf('subjects'),
  };
}

const FACET_SOURCES: Readonly<Record<SelectorFacet, CareerSource['id']>> = {
  interests: 'interests',
  education: 'typical-education',
  pay: 'wages',
  outlook: 'outlook',
  subjects: 'subjects',
  clusters: 'clusters',
  skills: 'skills',
};

/** Careers that pass every filter. */
export async function readSelection(query: SelectorQuery): Promise<SelectorReply> {
  const { total, page, chosen, facets, relax } = selectCareers(
    selectorIndex(await occupations()),
    query,
  );
  return {
    ...{ total, chosen, relax },
    items: page.map(presentBrief),
    facets: facets.map((facet) => ({ ...facet, source: sourceOf(FACET_SOURCES[facet.facet]) })),
  };
}
