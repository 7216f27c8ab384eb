import type { EgressReply } from '../egress.js';
import { EgressRefused } from '../egress-address.js';
import { isThrottle, LmsError, LmsPaused, retryAfter } from '../lms-error.js';
import type { Registration } from '../ports.js';
import {
  book,
  type CallOutcome,
  type CallState,
  freshCallState,
  settle,
  take,
} from './call-limits.js';
import { createPlaces, type Places } from './places.js';
import type { SharedStates } from './shared-state.js';

/** Below this Canvas throttles soon; a full bucket is 600 or more. */
const NEAR_LIMIT = 150;
/** Waiting longer than this keeps a worker from other platforms' work. */
const PATIENCE_MS = 500;
const BUSY_PATIENCE_MS = 250;

/** Keeps all nodes' calls to a platform within what it bears, and away from it while it is down. */
export interface CallLimiter {
  /**
   * Makes one call when its turn has come.
   *
   * @param patienceMs - how long the caller would rather wait than come back later.
   * @throws LmsError with `notBefore` when the turn is further away, or when the call failed and
   *   nobody may call before then. Whatever else `send` throws comes through.
   */
  run(
    registration: Registration,
    call: { address: string; operation: string; patienceMs?: number | undefined },
    send: () => Promise<EgressReply>,
  ): Promise<EgressReply>;
}

interface Wait {
  in: number;
  /** Too many calls are under way: one that ends on this node says so sooner. */
  isForPlace: boolean;
}

export interface LimiterDeps {
  states: SharedStates;
  now(): Date;
  sleep(milliseconds: number): Promise<void>;
}

/** Waits for a caller's turn. @returns when to come back instead, if that is further away than its patience. */
function createTurns(deps: LimiterDeps, places: Places) {
  const nowMs = () => deps.now().getTime();

  /** @returns the milliseconds that passed. */
  const pass = async (key: string, { in: delay, isForPlace }: Wait): Promise<number> => {
    const from = nowMs();
    if (isForPlace && (await places.wait(key, delay))) return Math.max(1, nowMs() - from);
    if (!isForPlace) await deps.sleep(delay);
    return delay;
  };

  return async (
    key: string,
    host: string,
    lease: string,
    patienceMs: number,
  ): Promise<number | undefined> => {
    let waited = 0;
    for (;;) {
      const turn = await deps.states.change<CallState, Wait | { at: number } | null>(
        key,
        (known) => {
          const now = nowMs();
          const state = known ?? freshCallState(now);
          const decision = take(state, host, lease, now);
          if (decision.kind === 'go') return { state: decision.state, answer: null };
          const delay = Math.max(1, decision.at - now);
          const patience =
            decision.reason === 'busy' ? Math.min(patienceMs, BUSY_PATIENCE_MS) : patienceMs;
          if (waited + delay <= patience)
            return {
              state: undefined,
              answer: { in: delay, isForPlace: decision.reason === 'busy' },
            };
          const booked = book(state, decision.at);
          return { state: booked.state, answer: { at: booked.notBefore } };
        },
      );
      if (turn === null) return undefined;
      if ('at' in turn) return turn.at;
      waited += await pass(key, turn);
    }
  };
}

export function createCallLimiter(deps: LimiterDeps): CallLimiter {
  const places = createPlaces((milliseconds) => deps.sleep(milliseconds));
  const waitForTurn = createTurns(deps, places);
  return {
    async run(registration, { address, operation, patienceMs = PATIENCE_MS }, send) {
      const key = `calls:${registration.id}`;
      const { host } = new URL(address);
      const lease = crypto.randomUUID();
      const notBefore = await waitForTurn(key, host, lease, patienceMs);
      if (notBefore !== undefined)
        throw new LmsError(operation, { cause: new LmsPaused(), notBefore: new Date(notBefore) });
      const end = async (outcome: CallOutcome) => {
        const pausedUntil = await note(outcome);
        places.leave(key);
        return pausedUntil;
      };
      const note = (outcome: CallOutcome) =>
        deps.states.change<CallState, number | undefined>(key, (known) => {
          const now = deps.now().getTime();
          const state = settle(known ?? freshCallState(now), host, lease, outcome, now);
          const pausedUntil = state.hosts[host]?.notBefore ?? 0;
          if (outcome.kind === 'answered' || pausedUntil <= now)
            return { state, answer: undefined };
          const booked = book(state, pausedUntil);
          return { state: booked.state, answer: booked.notBefore };
        });
      return finish(operation, end, send);
    },
  };
}

async function finish(
  operation: string,
  end: (outcome: CallOutcome) => Promise<number | undefined>,
  send: () => Promise<EgressReply>,
): Promise<EgressReply> {
  let answer: EgressReply;
  try {
    answer = await send();
  } catch (cause) {
    const pausedUntil = await end(
      cause instanceof EgressRefused
        ? { kind: 'withheld' }
        : { kind: 'failed', retryAfterMs: undefined },
    );
    throw new LmsError(operation, {
      cause,
      ...(pausedUntil !== undefined && { notBefore: new Date(pausedUntil) }),
    });
  }
  const pausedUntil = await end(outcomeOf(answer));
  if (pausedUntil === undefined) return answer;
  throw new LmsError(operation, { answer, notBefore: new Date(pausedUntil) });
}

function outcomeOf(answer: EgressReply): CallOutcome {
  const retryAfterMs = retryAfter(answer.headers['retry-after']);
  if (isThrottle(answer)) return { kind: 'throttled', retryAfterMs };
  if (answer.status >= 500 || answer.status === 408) return { kind: 'failed', retryAfterMs };
  const remaining = Number(answer.headers['x-rate-limit-remaining'] ?? Infinity);
  return { kind: 'answered', isNearLimit: remaining < NEAR_LIMIT };
}
