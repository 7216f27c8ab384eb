import type { KindScores } from '#contracts/matching.js';
import { type RatedCareer, ratingsOf } from './career-ratings.js';
import { shapeOf } from './likeness.js';

/** All careers' ratings in the areas of one questionnaire, a row each, in the order of the codes. */
export interface CareerColumn {
  /** Each a part of its scale, 0–1. */
  parts: Float64Array;
  /** The same as shapes, see `shapeOf`. */
  shapes: Float64Array;
  /** 1 where the career has ratings of the kind. */
  isRated: Uint8Array;
}

export interface CareerTable {
  /** In order: it decides between equals. */
  codes: readonly string[];
  column: (scores: KindScores) => CareerColumn;
}

/** Areas come from few questionnaires; scores somebody brought along may name others. */
const COLUMNS_MAX = 12;
const tables = new WeakMap<readonly RatedCareer[], CareerTable>();

/** The careers laid out for comparing; made once for a list that stays the same. */
export function tableOf(careers: readonly RatedCareer[]): CareerTable {
  const table = tables.get(careers) ?? createTable(careers);
  tables.set(careers, table);
  return table;
}

function createTable(careers: readonly RatedCareer[]): CareerTable {
  const sorted = careers.toSorted((left, right) => (left.code < right.code ? -1 : 1));
  const columns = new Map<string, CareerColumn>();
  return {
    codes: sorted.map(({ code }) => code),
    column({ kind, areas }) {
      const key = JSON.stringify([kind, areas.map(({ measures }) => measures)]);
      let column = columns.get(key);
      if (!column) {
        column = createColumn(sorted, kind, areas);
        if (columns.size >= COLUMNS_MAX) columns.clear();
        columns.set(key, column);
      }
      return column;
    },
  };
}

function createColumn(
  careers: readonly RatedCareer[],
  kind: KindScores['kind'],
  areas: KindScores['areas'],
): CareerColumn {
  const parts = new Float64Array(careers.length * areas.length);
  const shapes = new Float64Array(parts.length);
  const isRated = new Uint8Array(careers.length);
  careers.forEach((career, row) => {
    const ratings = ratingsOf(career, kind, areas);
    if (!ratings) return;
    isRated[row] = 1;
    parts.set(ratings, row * areas.length);
    shapes.set(shapeOf(ratings), row * areas.length);
  });
  return { parts, shapes, isRated };
}
