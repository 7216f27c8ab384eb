import { freshCallState, settle, take } from '#lti/services/call-limits.js';

const HOST = 'lms.example';

/**
 * How soon so many calls could be answered if all else took no time: the product's own limits, its rate
 * that grows from a low start and four calls at a time, against a clock that is only counted.
 *
 * @param answerMs - how long the platform takes for an answer.
 * @returns seconds.
 */
export function secondsByLimits(count: number, answerMs: number): number {
  let now = 0;
  let state = freshCallState(now);
  const underway: { id: string; end: number }[] = [];
  const finish = () => {
    const { id, end } = underway.shift()!;
    now = Math.max(now, end);
    state = settle(state, HOST, id, { kind: 'answered', isNearLimit: false }, now);
  };
  for (let sent = 0; sent < count;) {
    const decision = take(state, HOST, String(sent), now);
    if (decision.kind === 'go') {
      state = decision.state;
      underway.push({ id: String(sent), end: now + answerMs });
      sent += 1;
    } else if (decision.reason === 'busy') finish();
    else if (underway[0] && underway[0].end <= decision.at) finish();
    else now = Math.ceil(decision.at);
  }
  while (underway.length > 0) finish();
  return now / 1_000;
}
