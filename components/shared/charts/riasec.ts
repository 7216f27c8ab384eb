import {
  symbolCircle,
  symbolCross,
  symbolDiamond,
  symbolSquare,
  symbolStar,
  symbolTriangle,
  type SymbolType,
} from 'd3-shape';
import { type PlainKey, t } from '../../i18n/i18n.js';

/** The six areas in the order of the hexagon: neighbours are alike, opposites differ most. */
export const AREAS = ['r', 'i', 'a', 's', 'e', 'c'] as const;
export type Area = (typeof AREAS)[number];
export type AreaScores = Readonly<Record<Area, number>>;

/** A shape for each area, so that colour is never the only difference. */
export const AREA_SHAPES: Readonly<Record<Area, SymbolType>> = {
  r: symbolSquare,
  i: symbolCircle,
  a: symbolStar,
  s: symbolTriangle,
  e: symbolDiamond,
  c: symbolCross,
};

const NAMES: Readonly<Record<Area, PlainKey>> = {
  r: 'charts.riasec-r',
  i: 'charts.riasec-i',
  a: 'charts.riasec-a',
  s: 'charts.riasec-s',
  e: 'charts.riasec-e',
  c: 'charts.riasec-c',
};

export function areaName(area: Area): string {
  return t(NAMES[area]);
}

/** Areas from strongest to weakest; equal ones keep the order of the hexagon. */
export function rankedAreas(scores: AreaScores): Area[] {
  return [...AREAS].sort((left, right) => scores[right] - scores[left]);
}
