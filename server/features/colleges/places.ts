import type { CollegePlace } from '#contracts/college-selector.js';
import type { College } from './college-store.js';

/** A city that has a college; its middle is the middle of its colleges. */
export interface Place extends CollegePlace {
  /** Degrees. */
  at: [latitude: number, longitude: number];
}

export interface Places {
  byId: ReadonlyMap<string, Place>;
  /** At most eight, by the beginning of a name or by a ZIP code; "portland or" means the one in Oregon. */
  find(query: string): Place[];
}

const SHOWN = 8;
/** ZIP codes that begin with the same three digits belong to one mail center. */
const ZIP_AREA = 3;

const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    // Colleges of one city write it in both ways.
    .replace(/\bsaint\b/g, 'st')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

/** Cities and ZIP codes out of the addresses of colleges: no list of our own, no service to ask. */
export function createPlaces(colleges: readonly College[]): Places {
  const groups = new Map<string, College[]>();
  const zips = new Map<string, College[]>();
  for (const college of colleges) {
    push(groups, plain(`${college.city} ${college.state}`), college);
    push(zips, college.zip, college);
    push(zips, college.zip.slice(0, ZIP_AREA), college);
  }
  const byId = new Map(
    [...groups].map(([id, members]) => {
      const [{ city, state }] = members as [College];
      return [id, { id, city, state, at: middleOf(members) }];
    }),
  );
  const sorted = [...byId.values()].sort(
    (left, right) => (groups.get(right.id)?.length ?? 0) - (groups.get(left.id)?.length ?? 0),
  );
  return {
    byId,
    find(query) {
      const zip = /^(\d{5})(-\d{4})?$/.exec(query.trim())?.[1];
      if (zip) return placesOfZip(zip, zips, byId);
      const wanted = plain(query);
      if (wanted === '') return [];
      return sorted.filter(({ id }) => id.startsWith(wanted)).slice(0, SHOWN);
    },
  };
}

/** The city of the ZIP code itself, else the cities of its mail center, those of most colleges first. */
function placesOfZip(
  zip: string,
  zips: ReadonlyMap<string, College[]>,
  byId: ReadonlyMap<string, Place>,
): Place[] {
  const members = zips.get(zip) ?? zips.get(zip.slice(0, ZIP_AREA)) ?? [];
  const counts = new Map<string, number>();
  for (const { city, state } of members) {
    const id = plain(`${city} ${state}`);
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return [...counts]
    .sort((left, right) => right[1] - left[1])
    .flatMap(([id]) => byId.get(id) ?? [])
    .slice(0, SHOWN);
}

function push<K, V>(groups: Map<K, V[]>, key: K, value: V): void {
  const list = groups.get(key);
  if (list) list.push(value);
  else groups.set(key, [value]);
}

function middleOf(colleges: readonly College[]): [number, number] {
  const sum = (index: 0 | 1) => colleges.reduce((total, { at }) => total + at[index], 0);
  return [sum(0) / colleges.length, sum(1) / colleges.length];
}
