/**
 * What a file may cost before it is refused. Official files are larger than what people upload elsewhere
 * (an O*NET workbook has 24 MB, a college file 100), so the sizes are; what bounds the harm is that nothing
 * is ever held whole: bytes, rows and cells are counted while they stream.
 */
export interface ReadingLimits {
  /** Bytes of the file as it came. */
  packedBytes: number;
  /** Bytes of everything in it, unpacked. */
  unpackedBytes: number;
  /** Unpacked bytes for each packed one, in one entry of an archive. */
  ratio: number;
  entries: number;
  /** Rows of one table, and of all. */
  tableRows: number;
  rows: number;
  columns: number;
  /** Characters of one cell. */
  cellLength: number;
  /** Different texts of one workbook, and their characters together. */
  sharedTexts: number;
  sharedLength: number;
  /** Tags within tags. */
  depth: number;
  /** For the whole file, in milliseconds. */
  time: number;
}

const MB = 1024 * 1024;

export const READING_LIMITS: ReadingLimits = {
  packedBytes: 128 * MB,
  unpackedBytes: 1024 * MB,
  ratio: 100,
  entries: 1_000,
  tableRows: 1_048_576,
  rows: 3_000_000,
  columns: 4_000,
  cellLength: 32_767,
  sharedTexts: 500_000,
  sharedLength: 24 * MB,
  depth: 32,
  time: 300_000,
};

/** Small entries of one letter press well and do no harm. */
export const RATIO_FROM = MB;
