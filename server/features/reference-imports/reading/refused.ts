import type { RefusalCode } from '#contracts/reference-imports.js';

/** Where in a file something is: an archive's entry or the file, a sheet, a row (the first is 1). */
export interface Place {
  file: string;
  sheet?: string | undefined;
  row?: number | undefined;
}

/** The file is not read any further, and nothing of it is kept. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly code: RefusalCode;
  readonly place: Place;
  /** A limit, a column or a name that the sentence needs. */
  readonly what: string;

  constructor(code: RefusalCode, place: Place, what: string | number = '') {
    super(`${code} at ${JSON.stringify(place)}`);
    this.code = code;
    this.place = place;
    this.what = String(what);
  }
}
