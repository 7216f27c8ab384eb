import type { ErrorCode } from '#contracts/problem.js';
import { type PlainKey, t } from '../i18n/i18n.js';
import { type ClientErrorCode, ProblemError } from './problem-error.js';

/** A new code in the contract does not compile until it has its sentence here. */
const SENTENCES: Record<ErrorCode | ClientErrorCode, PlainKey> = {
  'not-signed-in': 'common.problem-not-signed-in',
  'code-used': 'common.problem-code-used',
  forbidden: 'common.problem-forbidden',
  'not-found': 'common.problem-not-found',
  'invalid-request': 'common.problem-invalid-request',
  conflict: 'common.problem-conflict',
  'course-not-waiting': 'common.problem-course-not-waiting',
  'course-takes-one': 'common.problem-course-takes-one',
  'course-takes-no-tools': 'common.problem-course-takes-no-tools',
  'too-many-requests': 'common.problem-too-many-requests',
  'too-large': 'common.problem-too-large',
  'file-not-taken': 'common.problem-file-not-taken',
  'storage-full': 'common.problem-storage-full',
  'lms-unavailable': 'common.problem-lms-unavailable',
  unavailable: 'common.problem-unavailable',
  internal: 'common.problem-internal',
  offline: 'common.problem-offline',
  unreadable: 'common.problem-internal',
};

const BY_CODE: Readonly<Record<string, PlainKey | undefined>> = SENTENCES;

/** The sentence a person reads about a failure, whatever was thrown. */
export function problemMessage(error: unknown): string {
  const known = error instanceof ProblemError ? BY_CODE[error.code] : undefined;
  return t(known ?? 'common.problem-internal');
}
