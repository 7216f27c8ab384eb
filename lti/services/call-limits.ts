/** What all nodes know of the calls to one registration. Times are milliseconds since 1970. */
export interface CallState {
  /** Calls a second that the platform is asked to bear now. */
  rate: number;
  /** When the bucket is full again: a call is free to go while this isn't too far ahead. */
  nextAt: number;
  /** Calls that were sent away are spread out up to here. */
  bookedUntil: number;
  usedAt: number;
  /** When the platform last asked us to slow down. */
  slowedAt: number | null;
  inFlight: { id: string; until: number }[];
  /** Only hosts in trouble: hosted Canvas answers for many schools, each on its own host. */
  hosts: Record<string, { failures: number; notBefore: number }>;
}

export type CallOutcome =
  /** Any answer that says the platform works, a refusal too. */
  | { kind: 'answered'; isNearLimit: boolean }
  | { kind: 'throttled'; retryAfterMs: number | undefined }
  /** No answer, or one that says the platform is broken. */
  | { kind: 'failed'; retryAfterMs: number | undefined }
  /** The call never left. */
  | { kind: 'withheld' };

export type Decision =
  | { kind: 'go'; state: CallState }
  | { kind: 'wait'; at: number; reason: 'rate' | 'busy' | 'paused' };

/** Schoology and others name no limit: start low, learn, and keep what a throttle taught. */
const START_RATE = 10;
const LEAST_RATE = 5;
const MOST_RATE = 100;
const BURST = 20;
/** Canvas reserves 50 units of 700 for each call under way, and throttles those in parallel first. */
const IN_FLIGHT = 4;
const LEASE_MS = 30_000;
const SLOW_FOR_MS = 600_000;
const GROWTH = 1.1;
const FAILURES_TO_OPEN = 3;
/** While a host is down or asks for a pause, one call in this time finds out how it is. */
export const PROBE_MS = 30_000;
const LONGEST_PAUSE_MS = 3_600_000;
/** How close together calls that were sent away come back, at the least. */
const BOOKINGS_A_SECOND = 20;

export const freshCallState = (now: number): CallState => ({
  rate: START_RATE,
  nextAt: now,
  bookedUntil: now,
  usedAt: now,
  slowedAt: null,
  inFlight: [],
  hosts: {},
});

const isSlowed = ({ slowedAt }: CallState, now: number) =>
  slowedAt !== null && now - slowedAt < SLOW_FOR_MS;

/** Whether a call may leave now, and the state when it does. */
export function take(before: CallState, host: string, lease: string, now: number): Decision {
  const state = grow(before, now);
  const trouble = state.hosts[host];
  if (trouble && trouble.notBefore > now)
    return { kind: 'wait', at: trouble.notBefore, reason: 'paused' };
  const inFlight = state.inFlight.filter(({ until }) => until > now);
  // A host that just failed is asked one question at a time, to find out soon and cheaply.
  if (inFlight.length >= (trouble || isSlowed(state, now) ? 1 : IN_FLIGHT))
    return { kind: 'wait', at: now + 100, reason: 'busy' };
  const gap = 1_000 / state.rate;
  const ahead = gap * ((isSlowed(state, now) ? 1 : BURST) - 1);
  if (state.nextAt > now + ahead) return { kind: 'wait', at: state.nextAt - ahead, reason: 'rate' };
  return {
    kind: 'go',
    state: {
      ...state,
      nextAt: Math.max(state.nextAt, now) + gap,
      usedAt: now,
      inFlight: [...inFlight, { id: lease, until: now + LEASE_MS }],
      // The one call that may leave after a pause asks for everybody: the next waits for its end.
      hosts:
        trouble && trouble.failures >= FAILURES_TO_OPEN
          ? { ...state.hosts, [host]: { ...trouble, notBefore: now + PROBE_MS } }
          : state.hosts,
    },
  };
}

/** A platform that bears what it gets is given more: soon at first, slowly after it complained. */
function grow(state: CallState, now: number): CallState {
  const elapsed = Math.max(0, now - state.usedAt);
  const steps = isSlowed(state, now)
    ? Math.min(elapsed, 60_000) / 60_000
    : Math.min(elapsed, 1_000) / 1_000;
  return { ...state, rate: Math.min(MOST_RATE, state.rate * GROWTH ** steps) };
}

/** The state after a call. */
export function settle(
  before: CallState,
  host: string,
  lease: string,
  outcome: CallOutcome,
  now: number,
): CallState {
  const state = { ...before, inFlight: before.inFlight.filter(({ id }) => id !== lease) };
  switch (outcome.kind) {
    case 'withheld':
      return state;
    case 'answered': {
      const hosts = Object.fromEntries(
        Object.entries(state.hosts).filter(([name]) => name !== host),
      );
      return outcome.isNearLimit ? slow({ ...state, hosts }, now) : { ...state, hosts };
    }
    case 'throttled':
      return slow(pause(state, host, FAILURES_TO_OPEN, outcome.retryAfterMs, now), now);
    case 'failed':
      return pause(state, host, 1, outcome.retryAfterMs, now);
  }
}

function pause(
  state: CallState,
  host: string,
  failures: number,
  retryAfterMs: number | undefined,
  now: number,
): CallState {
  const known = state.hosts[host] ?? { failures: 0, notBefore: 0 };
  const count = known.failures + failures;
  const asked = retryAfterMs === undefined ? 0 : Math.min(retryAfterMs, LONGEST_PAUSE_MS);
  const isOpen = count >= FAILURES_TO_OPEN || asked > 0;
  // What it asks for is believed the first time; who asks again and again is asked less often.
  const isFirst = known.failures === 0;
  const length = isFirst && asked > 0 ? asked : Math.max(asked, PROBE_MS);
  const notBefore = Math.max(known.notBefore, isOpen ? now + length : 0);
  const kept = { failures: isOpen ? Math.max(count, FAILURES_TO_OPEN) : count, notBefore };
  return { ...state, hosts: { ...state.hosts, [host]: kept } };
}

/** Half the rate, once for one complaint however many calls were under way. */
function slow(state: CallState, now: number): CallState {
  if (state.slowedAt !== null && now - state.slowedAt < 5_000) return state;
  const rate = Math.max(LEAST_RATE, state.rate / 2);
  return { ...state, rate, slowedAt: now, nextAt: now + 1_000 / rate };
}

/** A time to come back at that no other caller was given. */
export function book(state: CallState, at: number): { state: CallState; notBefore: number } {
  const notBefore =
    Math.max(state.bookedUntil, at) + 1_000 / Math.max(state.rate, BOOKINGS_A_SECOND);
  return { state: { ...state, bookedUntil: notBefore }, notBefore };
}
