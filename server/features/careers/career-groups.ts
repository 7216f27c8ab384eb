import type { Occupation, OccupationStore } from './occupation-store.js';

export interface SubjectUse {
  occupation: Occupation;
  /** What of the subject the work needs, the most important first; empty where other things matter more. */
  uses: { id: string; importance: number }[];
}

/** The same occupations on four shelves, each in the order in which it is shown. */
export interface CareerGroups {
  /** Each cluster's pathways, by id. */
  clusters: Map<string, string[]>;
  byCluster: Map<string, Occupation[]>;
  byPathway: Map<string, Occupation[]>;
  /** By the first letter of the title, in capitals. */
  byLetter: Map<string, Occupation[]>;
  bySubject: Map<string, SubjectUse[]>;
}

export const LETTERS = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');

const made = new WeakMap<OccupationStore, CareerGroups>();

/** Made once for each store: the occupations do not change while a process runs. */
export function careerGroups(store: OccupationStore): CareerGroups {
  const groups = made.get(store) ?? createCareerGroups(store);
  made.set(store, groups);
  return groups;
}

function createCareerGroups({ all }: OccupationStore): CareerGroups {
  const byPathway = shelved(all, ({ pathways }) => pathways);
  const byCluster = shelved(all, ({ clusters }) => clusters);
  const clusters = new Map([...byCluster.keys()].map((id): [string, string[]] => [id, []]));
  for (const id of byPathway.keys()) clusters.get(clusterOf(id))?.push(id);
  return {
    ...{ clusters, byCluster, byPathway },
    byLetter: shelved(all, ({ title }) => [title.charAt(0).toUpperCase()]),
    bySubject: new Map(
      [...shelved(all, ({ subjects }) => subjects)].map(([subject, members]) => [
        subject,
        members
          .map((occupation) => ({ occupation, uses: usesOf(occupation, subject) }))
          // Stable, so that those of one importance stay by title.
          .sort((left, right) => strongest(right) - strongest(left)),
      ]),
    ),
  };
}

/** The cluster of a pathway: `<cluster>--<pathway>`. */
export function clusterOf(pathway: string): string {
  return pathway.split('--')[0] ?? '';
}

/** The shelves in the order of their ids. */
function shelved(
  all: readonly Occupation[],
  idsOf: (occupation: Occupation) => readonly string[],
): Map<string, Occupation[]> {
  const shelves = new Map<string, Occupation[]>();
  for (const occupation of all)
    for (const id of idsOf(occupation)) {
      const shelf = shelves.get(id);
      if (shelf) shelf.push(occupation);
      else shelves.set(id, [occupation]);
    }
  return new Map([...shelves].sort(([left], [right]) => (left < right ? -1 : 1)));
}

function usesOf({ knowledge }: Occupation, subject: string): SubjectUse['uses'] {
  return knowledge
    .filter(([, , subjects]) => subjects.includes(subject))
    .map(([id, importance]) => ({ id, importance }));
}

const strongest = ({ uses }: SubjectUse) => uses[0]?.importance ?? 0;
