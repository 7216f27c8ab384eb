const BUSY_STATUSES = [408, 425, 429, 500, 502, 503, 504];
/** Node's and undici's names for it. */
const NETWORK_CODES = /^(E[A-Z]+(_[A-Z]+)*|UND_ERR_(SOCKET|(CONNECT|HEADERS|BODY)_TIMEOUT))$/;
const TEXT_KEPT = 300;

export interface LmsAnswer {
  status: number;
  headers: Record<string, string>;
  text: string;
}

/** A call to an LMS that failed, in the terms that a job needs to decide what to do next. */
export class LmsError extends Error {
  override readonly name = 'LmsError';
  readonly status: number | undefined;
  /** Another try may work: the LMS was busy, slowed us down, or never answered. */
  readonly isTransient: boolean;
  readonly retryAfterMs: number | undefined;
  /**
   * Nobody calls this platform before then: it is down, asked us to slow down, or others are first. A
   * job that lets this error through runs again at that time, and it doesn't count as a try.
   */
  readonly notBefore: Date | undefined;
  /** The start of what the LMS said. Never shown to people; may be logged. */
  readonly answer: string | undefined;

  constructor(
    operation: string,
    failure: { answer?: LmsAnswer; cause?: unknown; notBefore?: Date },
  ) {
    const { answer, cause, notBefore } = failure;
    super(`${operation}: ${answer ? `the LMS answered ${answer.status}` : reasonOf(cause)}`, {
      cause,
    });
    this.status = answer?.status;
    this.notBefore = notBefore;
    this.isTransient =
      notBefore !== undefined || (answer ? isBusy(answer) : isNetworkFailure(cause));
    this.retryAfterMs = retryAfter(answer?.headers['retry-after']);
    this.answer = answer?.text.slice(0, TEXT_KEPT);
  }
}

/** No call was made: it isn't our turn. */
export class LmsPaused extends Error {
  override readonly name = 'LmsPaused';
  override readonly message = 'waiting for the LMS';
}

/** The LMS answered, but not with what the standard says. */
export class UnreadableAnswer extends Error {
  override readonly name = 'UnreadableAnswer';
}

/** The connection failed or took too long; a mistake of our own is no reason to try again. */
function isNetworkFailure(cause: unknown): boolean {
  const { code, name } = (cause ?? {}) as { code?: unknown; name?: unknown };
  return name === 'TimeoutError' || (typeof code === 'string' && NETWORK_CODES.test(code));
}

const isBusy = (answer: LmsAnswer) => BUSY_STATUSES.includes(answer.status) || isThrottle(answer);

/** Canvas says 403 where others say 429. */
export function isThrottle({ status, text }: LmsAnswer): boolean {
  return status === 429 || (status === 403 && /rate limit exceeded/i.test(text));
}

/** @param value - a `Retry-After` header: seconds, or a date. @returns milliseconds. */
export function retryAfter(value: string | undefined): number | undefined {
  if (!value) return undefined;
  const seconds = Number(value);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1_000);
  const at = Date.parse(value);
  return Number.isNaN(at) ? undefined : Math.max(0, at - Date.now());
}

function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return 'no answer';
  const { code } = cause as { code?: string };
  return code ?? cause.message;
}

/** What an administrator can do about it: mend the token, wait, or mend the address. */
export function failureOf({
  status,
  isTransient,
}: LmsError): 'refused' | 'unreachable' | 'unreadable' {
  if (status === 401 || status === 403) return isTransient ? 'unreachable' : 'refused';
  return isTransient || status === undefined ? 'unreachable' : 'unreadable';
}
