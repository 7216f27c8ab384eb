/** A spot on a map of 975 × 610. */
export interface Spot {
  x: number;
  y: number;
}

interface Area {
  holds: (latitude: number, longitude: number) => boolean;
  parallels: [number, number];
  /** What stands in the middle, in degrees, and where on the map the middle is. */
  middle: [latitude: number, longitude: number];
  at: [x: number, y: number];
  /** Of the scale of the main map. */
  scale: number;
}

const SCALE = 1_280;
const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** The states in one piece; Alaska, Hawaii and Puerto Rico with the Virgin Islands beside them. */
const AREAS: readonly Area[] = [
  {
    holds: (latitude, longitude) => latitude > 50 && longitude < -129,
    ...{ parallels: [55, 65], middle: [62, -154], at: [130, 535], scale: 0.34 },
  },
  {
    holds: (latitude, longitude) => latitude < 24 && longitude < -150 && longitude > -162,
    ...{ parallels: [8, 18], middle: [20.6, -157.5], at: [300, 565], scale: 1 },
  },
  {
    holds: (latitude, longitude) => latitude < 20 && longitude > -70,
    ...{ parallels: [8, 18], middle: [18.2, -66], at: [860, 575], scale: 1 },
  },
  {
    holds: (latitude, longitude) =>
      latitude > 24 && latitude < 50 && longitude > -126 && longitude < -66,
    ...{ parallels: [29.5, 45.5], middle: [38, -96], at: [487, 300], scale: 1 },
  },
];

/**
 * Where a place stands on the map, by Albers' equal-area conic projection (Snyder, Map Projections, 1987,
 * equations 14-1 to 14-6, on a sphere); null for places that are not on it.
 */
export function spotOf([latitude, longitude]: readonly [number, number]): Spot | null {
  const area = AREAS.find(({ holds }) => holds(latitude, longitude));
  if (!area) return null;
  const [first, second] = area.parallels.map(radians) as [number, number];
  const cone = (Math.sin(first) + Math.sin(second)) / 2;
  const constant = Math.cos(first) ** 2 + 2 * cone * Math.sin(first);
  const rho = (degrees: number) =>
    Math.sqrt(Math.max(0, constant - 2 * cone * Math.sin(radians(degrees)))) / cone;
  const turn = cone * radians(longitude - area.middle[1]);
  const scale = SCALE * area.scale;
  return {
    x: Math.round((area.at[0] + scale * rho(latitude) * Math.sin(turn)) * 10) / 10,
    y:
      Math.round(
        (area.at[1] - scale * (rho(area.middle[0]) - rho(latitude) * Math.cos(turn))) * 10,
      ) / 10,
  };
}
