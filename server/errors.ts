import type { ErrorCode, Problem } from '#contracts/problem.js';

/** The one place that says which HTTP status and title each code has. */
const CATALOGUE: Record<ErrorCode, { status: number; title: string }> = {
  'not-signed-in': { status: 401, title: 'Open Pathlight again from your course' },
  'code-used': { status: 401, title: 'This launch was used already' },
  forbidden: { status: 403, title: 'Not allowed' },
  'not-found': { status: 404, title: 'Not found' },
  'invalid-request': { status: 400, title: 'Request is not valid' },
  conflict: { status: 409, title: 'Changed in the meantime' },
  'course-not-waiting': { status: 409, title: 'The course is not waiting for a choice' },
  'course-takes-one': { status: 409, title: 'The course takes one item at a time' },
  'course-takes-no-tools': { status: 409, title: 'This place in the course takes no tools' },
  'too-many-requests': { status: 429, title: 'Too many requests' },
  'too-large': { status: 413, title: 'Too large' },
  'file-not-taken': { status: 415, title: 'This kind of file is not taken' },
  'storage-full': { status: 409, title: 'No room left' },
  'lms-unavailable': { status: 502, title: 'The LMS did not answer' },
  unavailable: { status: 503, title: 'Not available at the moment' },
  internal: { status: 500, title: 'Something went wrong' },
};

/**
 * A failure we expected and can explain.
 *
 * Throw it with a code and one sentence that is safe to show; the original error goes into `cause`,
 * for the log and never for the reply.
 */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  readonly errors: Problem['errors'];

  constructor(
    code: ErrorCode,
    detail: string,
    options: ErrorOptions & Pick<Problem, 'errors'> = {},
  ) {
    super(detail, options);
    this.code = code;
    this.errors = options.errors;
  }

  get status(): number {
    return CATALOGUE[this.code].status;
  }
}

/** What is missing and what is hidden from the asker answer with the same words. */
export function notFound(): AppError {
  return new AppError('not-found', 'There is no such thing here, or it is not shared with you.');
}

/** Turns anything thrown into a problem document; errors that are not ours tell nothing of themselves. */
export function toProblem(error: unknown, requestId: string): Problem {
  const known = error instanceof AppError ? error : fromParser(error);
  const code = known?.code ?? 'internal';
  return {
    type: `/problems/${code}`,
    ...CATALOGUE[code],
    ...(known && { detail: known.message }),
    ...(known?.errors && { errors: known.errors }),
    instance: `urn:request:${requestId}`,
    code,
  };
}

/** Express's body parser reports by `type`; its sentences may quote the body. */
function fromParser(error: unknown): AppError | undefined {
  const type = (error as { type?: unknown } | null)?.type;
  if (type === 'entity.too.large') return new AppError('too-large', 'This is too much at once.');
  if (type === 'entity.parse.failed')
    return new AppError('invalid-request', 'The body of this request is not JSON.');
  if (type === 'request.aborted' || type === 'request.size.invalid')
    return new AppError('invalid-request', 'The body of this request did not arrive whole.');
  if (type === 'encoding.unsupported')
    return new AppError('invalid-request', 'Send the body without a content encoding.');
  return undefined;
}
