import { expect, html, waitUntil } from '@open-wc/testing';
import type { Queue, QueueItem } from '#contracts/queue.js';
import type { Worry } from '#contracts/worries.js';
import { ProblemError } from '#components/api/problem-error.js';
import '#components/queue/ilp-queue-view.js';
import type { IlpQueueView } from '#components/queue/ilp-queue-view.js';
import { onToast, type Toast } from '#components/shared/toast.js';
import {
  type Answers,
  buttonNamed as button,
  fakeApi,
  find,
  findAll,
  outsideCatalogue,
  studentSession,
  textOf,
  useMessages,
  viewFixture,
} from '../support/view.js';

const item = (fields: Partial<QueueItem>): QueueItem => ({
  ...{ reason: 'goal', fact: 'goal 1', personId: 's1', name: '1', grade: 9, since: '2026-09-01' },
  ...{ lms: [], codes: [], dueOn: null, about: '2' },
  ...fields,
});
const EACH: QueueItem[] = [
  item({}),
  item({ reason: 'worry', fact: 'a', about: null }),
  item({ reason: 'worry', fact: 'a2' }),
  item({ reason: 'question', fact: 'b' }),
  item({ reason: 'correction', fact: 'c' }),
  item({ reason: 'plan-submitted', fact: 'd' }),
  item({ reason: 'unsigned', fact: 'e', codes: ['psign'] }),
  item({ reason: 'missing', fact: 'f', codes: ['resume', 'psign'], dueOn: '2999-11-30' }),
  item({ reason: 'off-track', fact: 'g' }),
  item({ reason: 'arrival', fact: 'h' }),
  item({ reason: 'arrival', fact: 'i', about: null }),
];
const queue = (items: QueueItem[], away = 0, students = 30): Queue => ({ items, away, students });

async function queueFor(found: Queue | Error, answers: Answers = {}) {
  const api = fakeApi({ 'GET /queue': found, 'GET /worries': { items: [] }, ...answers });
  const view = await viewFixture<IlpQueueView>(
    html`<ilp-queue-view .api=${api}></ilp-queue-view>`,
    { ...studentSession, role: 'counselor', canTeach: true },
  );
  return { api, view };
}

const worry = (fields: Partial<Worry>): Worry => ({
  ...{
    id: 'w1',
    personId: 's1',
    name: '1',
    text: '2',
    additions: [{ text: '3', at: '2026-09-02' }],
  },
  ...{ from: '4', at: '2026-09-01', lookedAt: null, isInCaseload: false },
  ...fields,
});
const OUTSIDE = {
  'GET /worries': { items: [worry({}), worry({ id: 'w2', from: null, lookedAt: '2026-09-03' })] },
};

/** The next toast. */
const nextToast = () =>
  new Promise<Toast>((resolve) => {
    const stop = onToast((one) => {
      stop();
      resolve(one);
    });
  });

const rows = (view: Node) => findAll(view, 'ul.rows > li').map(textOf);

async function choose(view: IlpQueueView, index: number, value: string): Promise<void> {
  const select = findAll<HTMLSelectElement>(view, 'select')[index]!;
  select.value = value;
  select.dispatchEvent(new Event('change', { bubbles: true }));
  await view.updateComplete;
}

describe('the queue', () => {
  before(() => useMessages('en', 'queue', 'requirements'));
  afterEach(() => useMessages('en'));

  for (const locale of ['en', 'es'] as const)
    it(`passes axe in each state, in ${locale}`, async () => {
      await useMessages(locale);
      for (const found of [
        queue(EACH, 2),
        queue([]),
        queue([], 0, 0),
        new ProblemError('offline', 0),
      ])
        await expect((await queueFor(found, OUTSIDE)).view).to.be.accessible();
    });

  it('shows no word from outside the catalogue', async () => {
    await useMessages('en-XA');
    for (const found of [queue(EACH, 2), queue([]), queue([], 0, 0)])
      expect(outsideCatalogue(textOf((await queueFor(found, OUTSIDE)).view))).not.to.match(
        /\p{L}/u,
      );
  });

  it('B17: the reason first, then the name, the fact, and where it stands', async () => {
    const missing = item({
      ...{ reason: 'missing', fact: 'f', codes: ['resume'], dueOn: '2999-11-30', name: 'Ann Able' },
    });
    const { view } = await queueFor(queue([missing]));
    expect(rows(view)[0]).to.match(
      /^Something is due Ann Able grade 9 Due Nov 30, 2999\. Missing: /,
    );
    expect(find(view, 'ul.rows a').getAttribute('href')).to.match(/class\/s1\/requirements$/);
  });

  it('B17: two of one name say which LMS each is of, in what the buttons are called too', async () => {
    const maya = item({ name: 'Maya', lms: ['Canvas'] });
    const { view } = await queueFor(queue([maya, { ...maya, fact: 'b', lms: ['Moodle'] }]));
    expect(rows(view)[0]).to.match(/Maya Canvas grade 9/);
    expect(rows(view)[1]).to.match(/Maya Moodle grade 9/);
    const called = findAll(view, 'ul.rows button').map((one) => one.getAttribute('aria-label'));
    expect(new Set(called).size).to.equal(called.length);
    expect(called[0]).to.contain('Maya · Canvas');
  });

  it('B17: the reader chooses the order and the reason', async () => {
    const items = [
      item({ name: 'Zoe', fact: 'a', since: '2026-08-01' }),
      item({ name: 'Ann', fact: 'b', reason: 'question' }),
    ];
    const { view } = await queueFor(queue(items));
    expect(rows(view)[0]).to.contain('Zoe');
    await choose(view, 1, 'name');
    expect(rows(view)[0]).to.contain('Ann');
    await choose(view, 0, 'question');
    expect(rows(view)).to.have.length(1);
  });

  it('B17: put away for a week or for good, and back by undo', async () => {
    const { api, view } = await queueFor(queue([item({ name: 'Ann' })]), {
      'POST /queue/marks': { id: 'm1' },
      'DELETE /queue/marks/m1': {},
    });
    let shown = nextToast();
    button(view, 'Dismiss').click();
    const { text, undo } = await shown;
    expect(text).to.equal('Ann: put away');
    expect(textOf(view)).to.contain('1 fact is put away.');
    await undo?.();
    await waitUntil(() => rows(view).length === 1);
    shown = nextToast();
    button(view, 'In a week').click();
    await shown;
    const [forGood, inAWeek] = api.bodies.filter((body) => body !== undefined) as {
      until: string | null;
    }[];
    expect(forGood!.until).to.equal(null);
    expect(Date.parse(inAWeek!.until!) - Date.now()).to.be.within(5.5 * 86_400_000, 7 * 86_400_000);
  });

  it('B17: all that was put away comes back at once', async () => {
    const { api, view } = await queueFor(queue([], 3), { 'DELETE /queue/marks': {} });
    button(view, 'Bring all back').click();
    await waitUntil(() => api.calls.filter((call) => call === 'GET /queue').length === 2);
  });

  it('B17: a day that is over is said as one', async () => {
    const late = item({ reason: 'missing', codes: ['resume'], dueOn: '2026-01-10' });
    const { view } = await queueFor(queue([late]));
    expect(rows(view)[0]).to.contain('Was due Jan 10, 2026. Missing: ');
  });

  it('B17: where the last fact of the chosen reason is put away, the others are there', async () => {
    const items = [item({ name: 'Zoe' }), item({ name: 'Ann', fact: 'b', reason: 'question' })];
    const { view } = await queueFor(queue(items), { 'POST /queue/marks': { id: 'm1' } });
    await choose(view, 0, 'question');
    const shown = nextToast();
    button(view, 'Dismiss').click();
    await shown;
    await waitUntil(() => rows(view).length === 1);
    expect(rows(view)[0]).to.contain('Zoe');
    expect(findAll<HTMLSelectElement>(view, 'select')[0]!.value).to.equal('');
  });

  it('B11: who follows the link to a note has looked, and one that is settled is gone for all', async () => {
    const { api, view } = await queueFor(queue([item({ reason: 'worry', fact: 'worry w1' })]), {
      'PUT /worries/w1/looked': {},
      'PUT /worries/w1/settled': {},
    });
    const link = find<HTMLAnchorElement>(view, 'ul.rows a');
    link.addEventListener('click', (event) => event.preventDefault());
    link.click();
    await waitUntil(() => api.calls.includes('PUT /worries/w1/looked'));
    const shown = nextToast();
    button(view, 'Settled').click();
    const { text, undo } = await shown;
    expect(text).to.equal('1: settled');
    expect(rows(view)).to.deep.equal([]);
    await undo?.();
    await waitUntil(() => rows(view).length === 1);
    const [, ...sent] = api.bodies.filter((body) => body !== undefined);
    expect(sent).to.deep.equal([{ isSettled: true }, { isSettled: false }]);
  });

  it('B11: notes about students of no caseload of the reader’s are below, with or without a caseload', async () => {
    let items = [
      worry({ name: 'Ann Able', text: 'Sleeps in class' }),
      worry({ id: 'w2', name: 'Bo Bell', isInCaseload: true }),
    ];
    const { view } = await queueFor(queue([], 0, 0), {
      'GET /worries': () => ({ items }),
      'PUT /worries/w1/looked': () => {
        items = items.map((one) => ({ ...one, lookedAt: '2026-09-03T08:00:00.000Z' }));
        return {};
      },
      'PUT /worries/w1/settled': () => {
        items = [];
        return {};
      },
    });
    await waitUntil(() => rows(view).length === 1);
    expect(rows(view)[0]).to.match(/^Ann Able From 4, on .* Sleeps in class/);
    button(view, 'I have looked').click();
    await waitUntil(() => rows(view)[0]?.includes('Looked at on Sep 3, 2026'));
    button(view, 'Settled').click();
    await waitUntil(() => rows(view).length === 0);
  });
});
