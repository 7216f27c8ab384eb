import type { CollegeMap, CollegeQuery } from '#contracts/college-selector.js';
import { programs } from '../careers/program-store.js';
import { searchOf } from './college-finder.js';
import { type CollegeIndex, collegeIndex } from './college-index.js';
import { selectColleges } from './college-selector.js';
import { sourceOf } from './college-sources.js';
import { colleges } from './college-store.js';
import { spotOf } from './map-projection.js';

/** As many points as can be told apart and reached one by one. */
const SHOWN = 300;
/** Colleges nearer than this on the map are one point of the background. */
const GRAIN = 5;

const backgrounds = new WeakMap<CollegeIndex, number[]>();

/** The same colleges as the list, as points on a map that is made of the colleges themselves. */
export async function mapColleges(query: CollegeQuery): Promise<CollegeMap> {
  const [index, store] = [collegeIndex(await colleges()), await programs()];
  const words = query.query ? searchOf(index, store).find(query.query) : null;
  const all = { ...query, offset: 0, limit: index.all.length };
  const { total, places, near } = selectColleges(index, store, all, words);
  const spots = places.flatMap((place) => {
    const college = index.all[place];
    const spot = college && spotOf(college.at);
    if (!spot) return [];
    const { code, title, city, state } = college;
    return [{ ...spot, code, name: title, city, state }];
  });
  return {
    total,
    offMap: total - spots.length,
    found: spots.slice(0, SHOWN),
    background: backgroundOf(index),
    place: near && spotOf(near.place.at),
    source: sourceOf('directory'),
  };
}

function backgroundOf(index: CollegeIndex): number[] {
  const known = backgrounds.get(index);
  if (known) return known;
  const seen = new Map<string, [number, number]>();
  for (const { at } of index.all) {
    const spot = spotOf(at);
    if (!spot) continue;
    const [x, y] = [spot.x, spot.y].map((value) => Math.round(value / GRAIN) * GRAIN) as [
      number,
      number,
    ];
    seen.set(`${x} ${y}`, [x, y]);
  }
  const made = [...seen.values()].flat();
  backgrounds.set(index, made);
  return made;
}
