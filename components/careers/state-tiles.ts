/**
 * Each state as one tile, roughly where it lies: column and row from 0. Tiles are all of one size, so a small
 * state is seen as well as a large one. Our own arrangement.
 */
export const STATE_TILES: Readonly<Record<string, readonly [column: number, row: number]>> = {
  ...{ AK: [0, 0], ME: [10, 0], VT: [9, 1], NH: [10, 1] },
  ...{ WA: [0, 2], ID: [1, 2], MT: [2, 2], ND: [3, 2], MN: [4, 2], WI: [5, 2], MI: [6, 2] },
  ...{ NY: [8, 2], MA: [9, 2], RI: [10, 2] },
  ...{ OR: [0, 3], NV: [1, 3], WY: [2, 3], SD: [3, 3], IA: [4, 3], IL: [5, 3], IN: [6, 3] },
  ...{ OH: [7, 3], PA: [8, 3], NJ: [9, 3], CT: [10, 3] },
  ...{ CA: [0, 4], UT: [1, 4], CO: [2, 4], NE: [3, 4], MO: [4, 4], KY: [5, 4], WV: [6, 4] },
  ...{ VA: [7, 4], MD: [8, 4], DE: [9, 4], DC: [10, 4] },
  ...{ AZ: [1, 5], NM: [2, 5], KS: [3, 5], AR: [4, 5], TN: [5, 5], NC: [6, 5], SC: [7, 5] },
  ...{ OK: [3, 6], LA: [4, 6], MS: [5, 6], AL: [6, 6], GA: [7, 6] },
  ...{ HI: [0, 7], TX: [3, 7], FL: [8, 7], PR: [10, 7] },
};

export const TILE_COLUMNS = 11;
export const TILE_ROWS = 8;
