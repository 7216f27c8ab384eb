import type { Bits } from '../careers/bits.js';

type Degrees = readonly [latitude: number, longitude: number];

/** Distances from one place to all points, worked out only where they are asked for. */
export interface Distances {
  within(miles: number): Bits;
  milesTo(point: number): number;
  /** The nearest first; equal ones stay as they are. */
  sort(points: number[]): void;
}

export interface Globe {
  from(place: Degrees): Distances;
}

const RADIUS_MILES = 3_958.8;
const radians = (degrees: number) => (degrees * Math.PI) / 180;

/**
 * Points on a sphere as unit vectors: the cosine of the angle between two is a product, so that "within so many
 * miles" takes no trigonometry for each point. Distances are as the crow flies.
 */
export function createGlobe(points: readonly Degrees[]): Globe {
  const vectors = new Float64Array(points.length * 3);
  for (const [index, point] of points.entries()) vectors.set(vectorOf(point), index * 3);
  return {
    from(place) {
      const [x, y, z] = vectorOf(place);
      const cosines = new Float64Array(points.length);
      for (let index = 0, at = 0; index < points.length; index += 1, at += 3)
        cosines[index] =
          x * (vectors[at] ?? 0) + y * (vectors[at + 1] ?? 0) + z * (vectors[at + 2] ?? 0);
      return distances(cosines);
    },
  };
}

function distances(cosines: Float64Array): Distances {
  const cosine = (point: number) => cosines[point] ?? -1;
  return {
    within(miles) {
      const least = Math.cos(Math.min(Math.PI, miles / RADIUS_MILES));
      const bits = new Uint32Array(Math.ceil(cosines.length / 32));
      for (let point = 0; point < cosines.length; point += 1)
        if (cosine(point) >= least)
          bits[point >>> 5] = (bits[point >>> 5] ?? 0) | (1 << (point & 31));
      return bits;
    },
    milesTo: (point) => RADIUS_MILES * Math.acos(Math.min(1, cosine(point))),
    sort: (points) => points.sort((left, right) => cosine(right) - cosine(left)),
  };
}

function vectorOf([latitude, longitude]: Degrees): [number, number, number] {
  const [up, along] = [radians(latitude), radians(longitude)];
  return [Math.cos(up) * Math.cos(along), Math.cos(up) * Math.sin(along), Math.sin(up)];
}
