import { AppError } from '../../errors.js';

/** Why a file is not taken as a passport; the screen has words for each. */
export type RefusalReason =
  | 'not-a-passport'
  | 'damaged'
  | 'too-many-files'
  | 'too-large-inside'
  | 'unlisted-file'
  | 'missing-file'
  | 'changed-file'
  | 'bad-signature'
  | 'not-the-issuer'
  | 'newer-version'
  | 'bad-structure'
  | 'too-much';

const SENTENCES: Record<RefusalReason, string> = {
  'not-a-passport': 'This file is no plan passport.',
  damaged: 'A file in the passport is damaged.',
  'too-many-files': 'There are too many files in it.',
  'too-large-inside': 'A file in it is too large when it is unpacked.',
  'unlisted-file': 'There is a file in it that its signed list does not name.',
  'missing-file': 'A file of its signed list is missing.',
  'changed-file': 'A file was changed after the passport was made.',
  'bad-signature': 'The signed list was changed after the passport was made.',
  'not-the-issuer': 'It says that it was made here, but no key of ours signed it.',
  'newer-version': 'It was made by a newer Pathlight.',
  'bad-structure': 'What is in it has not the form of a passport.',
  'too-much': 'With it there would be more entries than a plan can hold.',
};

/**
 * A refusal that names its reason and the file or field it is about. Nothing was brought in.
 *
 * @param where - a file of the passport or a field in it; made short, for it may be of any length.
 */
export function refused(reason: RefusalReason, where = '', cause?: unknown): AppError {
  return new AppError('file-not-taken', SENTENCES[reason], {
    cause,
    errors: [{ pointer: `/passport/${reason}`, detail: where.slice(0, 200) }],
  });
}
