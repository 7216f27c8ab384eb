import type { ErrorCode } from '#contracts/problem.js';

/** Failures that never reached the server, or whose answer we could not read. */
export type ClientErrorCode = 'offline' | 'unreadable';

/** One rejected field of what was sent: a JSON pointer such as `/title`, and why. */
export interface FieldError {
  pointer: string;
  detail: string;
}

const TRANSIENT = new Set([0, 408, 425, 429, 502, 503, 504]);

/**
 * A request that did not work out.
 *
 * `code` says which failure it is; `problemMessage()` makes the sentence a person reads.
 */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly code: ErrorCode | ClientErrorCode;
  /** 0 when no answer came. */
  readonly status: number;
  readonly errors: readonly FieldError[];

  constructor(
    code: ErrorCode | ClientErrorCode,
    status: number,
    errors: readonly FieldError[] = [],
    options?: ErrorOptions,
  ) {
    super(code, options);
    this.code = code;
    this.status = status;
    this.errors = errors;
  }

  /** Whether the same request may work a little later. */
  get isTransient(): boolean {
    return TRANSIENT.has(this.status);
  }

  /** Whether the server named this field, e.g. `hasField('title')`. */
  hasField(name: string): boolean {
    return this.errors.some(
      ({ pointer }) => pointer === `/${name}` || pointer.startsWith(`/${name}/`),
    );
  }
}

/** Whether an error only says that we stopped the request ourselves. */
export function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}
