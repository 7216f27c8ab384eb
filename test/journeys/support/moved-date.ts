const RealDate = Date;

export interface MovedDate {
  /** From now on it is this moment, and time goes on from there. */
  moveTo(moment: Date): void;
  restore(): void;
}

/**
 * Moves the clock of this whole process: of the tool, of the LMS, and of the libraries that sign for them,
 * which ask nobody else. Timers and the database keep theirs.
 */
export function moveDate(): MovedDate {
  let offset = 0;
  globalThis.Date = class extends RealDate {
    constructor(...values: [] | [number]) {
      if (values.length === 0) super(RealDate.now() + offset);
      else super(...values);
    }

    static override now(): number {
      return RealDate.now() + offset;
    }
  } as DateConstructor;
  return {
    moveTo(moment) {
      offset = moment.getTime() - RealDate.now();
    },
    restore() {
      globalThis.Date = RealDate;
    },
  };
}

/** The first of September that comes next: a school year begins. */
export function nextSeptember(): Date {
  const today = new Date();
  const year = today.getUTCFullYear() + (today.getUTCMonth() < 8 ? 0 : 1);
  return new Date(Date.UTC(year, 8, 1, 12));
}
