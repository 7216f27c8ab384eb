import { LmsError } from '#lti/lms-error.js';
import type { LineItem, LmsServices, NewLineItem, Result, RosterPage, Score } from '#lti/types.js';
import { isInTransaction } from '#server/db/tenant.js';

const notHere = () => Promise.reject(new Error('This call was not expected.'));

/** An LMS at our border that fails as it is told, and refuses to be called inside a transaction. */
export class FakeLms implements LmsServices {
  /** What arrived in the gradebook, in order. */
  readonly arrived: (Score & { lineItemUrl: string })[] = [];
  lineItems: LineItem[] = [];
  /** The class list, in as many pages. */
  roster: RosterPage[] = [];
  /** The links it was asked for with. */
  readonly rosterLinks: (string | null | undefined)[] = [];
  /** Runs before each page of it. */
  duringPage: (page: number) => Promise<unknown> = () => Promise.resolve();
  /** Columns we asked for. */
  readonly made: NewLineItem[] = [];
  /** What somebody wrote into the gradebook by hand, by `sub`. */
  readonly overrides = new Map<string, number>();
  /** How the next posts end, first to last; then they succeed. */
  readonly endings: ('answer lost' | LmsError)[] = [];
  /** How often a score was posted, arrived or not. */
  posts = 0;
  /** Moodle's rule: a stamp must be later than the one before, in whole seconds. */
  refusesOldStamps = false;
  /** Runs before a post ends. */
  duringPost: () => Promise<unknown> = () => Promise.resolve();

  answerDeepLink = notHere;
  readonly checks = { platformKeys: notHere, access: notHere, rosterPage: notHere };
  work = { seal: (token: string) => token, canRead: () => false, read: notHere, probe: notHere };

  async *fetchRoster(
    _registrationId: string,
    _url: string,
    linkId?: string | null,
  ): AsyncIterable<RosterPage> {
    this.rosterLinks.push(linkId);
    for (const [index, page] of this.roster.entries()) {
      outsideTransaction();
      await this.duringPage(index + 1);
      yield page;
    }
  }

  async listLineItems(): Promise<LineItem[]> {
    outsideTransaction();
    return Promise.resolve(this.lineItems);
  }

  async createLineItem(
    _registrationId: string,
    _url: string,
    item: NewLineItem,
  ): Promise<LineItem> {
    outsideTransaction();
    this.made.push(item);
    const made = { ...item, url: `https://lms.test/made/${this.made.length}` };
    this.lineItems.push(made);
    return Promise.resolve(made);
  }

  async sendScore(_registrationId: string, lineItemUrl: string, score: Score): Promise<void> {
    outsideTransaction();
    this.posts += 1;
    const ending = this.endings.shift();
    await this.duringPost();
    if (ending instanceof LmsError) throw ending;
    if (this.refusesOldStamps && !this.isLater(score)) throw refusal(409);
    this.arrived.push({ ...score, lineItemUrl });
    if (ending) throw connectionLost();
  }

  async readResult(_registrationId: string, _lineItemUrl: string, sub: string) {
    outsideTransaction();
    return Promise.resolve(this.resultOf(sub));
  }

  async listResults(): Promise<Result[]> {
    outsideTransaction();
    const subs = new Set(this.arrived.map(({ sub }) => sub));
    return Promise.resolve([...subs].flatMap((sub) => this.resultOf(sub) ?? []));
  }

  private isLater({ sub, timestamp }: Score): boolean {
    const seconds = (date: Date) => Math.floor(date.getTime() / 1_000);
    const before = this.arrived.filter((score) => score.sub === sub).at(-1);
    return !before || seconds(timestamp) > seconds(before.timestamp);
  }

  private resultOf(sub: string): Result | null {
    const last = this.arrived.filter((score) => score.sub === sub).at(-1);
    if (!last) return null;
    return { sub, points: this.overrides.get(sub) ?? last.points, maxPoints: last.maxPoints };
  }
}

export const refusal = (status: number, headers: Record<string, string> = {}, text = '') =>
  new LmsError('sending a score', { answer: { status, headers, text } });

export const connectionLost = () =>
  new LmsError('sending a score', {
    cause: Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' }),
  });

function outsideTransaction(): void {
  if (isInTransaction()) throw new Error('A call to an LMS inside a transaction.');
}
