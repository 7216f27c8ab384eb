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
