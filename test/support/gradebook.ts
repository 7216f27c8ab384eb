import { LmsError } from '#lti/lms-error.js';
import type { LineItem, LmsServices, Roster, Score } from '#lti/types.js';
import { isInTransaction } from '#server/db/tenant.js';

const notHere = () => Promise.reject(new Error('This call was not expected.'));

/** An LMS at our border that fails as it is told, and refuses to be called inside a transaction. */
export class FakeLms implements LmsServices {
  /** What arrived in the gradebook, in order. */
  readonly arrived: (Score & { lineItemUrl: string })[] = [];
  lineItems: LineItem[] = [];
  roster: Roster = { members: [], skipped: 0, pages: 1 };
  /** How the next posts end, first to last; then they succeed. */
  readonly endings: ('answer lost' | LmsError)[] = [];
  /** How often a score was posted, arrived or not. */
  posts = 0;
  /** Runs before a post ends. */
  duringPost: () => Promise<unknown> = () => Promise.resolve();

  answerDeepLink = notHere;
  createLineItem = notHere;

  async fetchRoster(): Promise<Roster> {
    outsideTransaction();
    return Promise.resolve(this.roster);
  }

  async listLineItems(): Promise<LineItem[]> {
    outsideTransaction();
    return Promise.resolve(this.lineItems);
  }

  async sendScore(_registrationId: string, lineItemUrl: string, score: Score): Promise<void> {
    outsideTransaction();
    this.posts += 1;
    const ending = this.endings.shift();
    await this.duringPost();
    if (ending instanceof LmsError) throw ending;
    this.arrived.push({ ...score, lineItemUrl });
    if (ending) throw connectionLost();
  }

  async readResult(_registrationId: string, _lineItemUrl: string, sub: string) {
    outsideTransaction();
    const last = this.arrived.filter((score) => score.sub === sub).at(-1);
    return Promise.resolve(last ? { sub, points: last.points, maxPoints: last.maxPoints } : null);
  }
}

export const refusal = (status: number) =>
  new LmsError('sending a score', { answer: { status, headers: {}, text: '' } });

export const connectionLost = () =>
  new LmsError('sending a score', {
    cause: Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' }),
  });

function outsideTransaction(): void {
  if (isInTransaction()) throw new Error('A call to an LMS inside a transaction.');
}
