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
  /** The start of what the LMS said. Never shown to people; may be logged. */
  readonly answer: string | undefined;

  constructor(operation: string, failure: { answer?: LmsAnswer; cause?: unknown }) {
    const { answer, cause } = failure;
    super(`${operation}: ${answer ? `the LMS answered ${answer.status}` : reasonOf(cause)}`, {
      cause,
    });
    this.status = answer?.status;
    this.isTransient = answer
      ? BUSY_STATUSES.includes(answer.status) || isThrottle(answer)
      : isNetworkFailure(cause);
    this.retryAfterMs = retryAfter(answer?.headers['retry-after']);
    this.answer = answer?.text.slice(0, TEXT_KEPT);
  }
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

/** Canvas says 403 where others say 429. */
function isThrottle({ status, text }: LmsAnswer): boolean {
  return status === 403 && /rate limit exceeded/i.test(text);
}

function retryAfter(value: string | undefined): number | undefined {
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
