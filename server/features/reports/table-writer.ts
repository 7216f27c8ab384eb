import type { ReportCell } from '#contracts/reports.js';

/** A line of text about a file, which stands in it beside its rows. */
export interface AboutLine {
  label: string;
  text: string;
}

/** Turns rows into the bytes of a file, some at a time, so that no large file is ever whole in memory. */
export interface TableWriter {
  /** @returns the bytes that are settled by now. */
  add(rows: readonly (readonly ReportCell[])[]): Uint8Array[];
  /** The rest. Nothing can be added afterwards. */
  end(): Uint8Array[];
}
