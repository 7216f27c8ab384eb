/** Why a file cannot be read at all; each has its sentence in the catalogue. */
export type ReadFault =
  | 'not-csv'
  | 'damaged'
  | 'too-large'
  | 'unsafe'
  | 'encrypted'
  | 'no-files'
  | 'no-ids'
  | 'twice'
  | ResultFault;

/** What a file with results lacks, or has too much of. */
export type ResultFault = 'not-table' | 'no-columns' | 'over-20-mb' | 'no-rows';

/** A file that cannot be read, by its name. */
export class ReadError extends Error {
  override readonly name = 'ReadError';
  readonly fault: ReadFault;
  readonly file: string;

  constructor(fault: ReadFault, file: string, options?: ErrorOptions) {
    super(`${file}: ${fault}`, options);
    this.fault = fault;
    this.file = file;
  }
}
