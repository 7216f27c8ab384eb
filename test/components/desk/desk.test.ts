import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import type { Desk } from '#contracts/desk.js';
import type { MyTask } from '#contracts/grade-tasks.js';
import { ProblemError } from '#components/api/problem-error.js';
import '#components/desk/ilp-my-desk.js';
import type { IlpMyDesk } from '#components/desk/ilp-my-desk.js';
import { onToast, type Toast } from '#components/shared/toast.js';
import {
  type Answers,
  buttonNamed,
  fakeApi,
  find,
  findAll,
  outsideCatalogue,
  textOf,
  useMessages,
} from '../support/view.js';

const task = (fields: Partial<MyTask>): MyTask => ({
  ...{ id: 't1', title: '1', details: '2', from: '3', dueOn: '2999-05-01', proof: 'tick' },
  ...{ amount: 1, have: 0, isDone: false, line: null },
  ...fields,
});
const FULL: Desk = {
  nudges: [
    { id: 'n1', text: '4', place: 'goals', from: '5', at: '2026-09-01T08:00:00Z' },
    { id: 'n2', text: '6', place: 'none', from: null, at: '2026-09-01T08:00:00Z' },
  ],
  meetings: [
    {
      ...{ dayId: 'd1', with: '7', heldOn: '2999-05-01', place: '8', slotMinutes: 15, mine: null },
      free: [{ slotId: 's1', startsAt: 500 }],
    },
    {
      ...{ dayId: 'd2', with: null, heldOn: '2999-05-02', place: '9', slotMinutes: 15, free: [] },
      mine: { slotId: 's2', startsAt: 560, attendees: '' },
    },
  ],
  tasks: [
    task({}),
    task({ id: 't2', proof: 'explore', amount: 3, have: 1, dueOn: '2020-01-01' }),
    task({ id: 't3', isDone: true, have: 1, line: '10' }),
  ],
};
const EMPTY: Desk = { nudges: [], meetings: [], tasks: [] };

async function deskFor(desk: Desk | Error, answers: Answers = {}) {
  const api = fakeApi({ 'GET /desk': desk, ...answers });
  const view = await fixture<IlpMyDesk>(html`<ilp-my-desk .api=${api}></ilp-my-desk>`);
  await waitUntil(() => api.calls.length > 0);
  await view.updateComplete;
  await new Promise((resolve) => setTimeout(resolve));
  await view.updateComplete;
  return { api, view };
}

const nextToast = () =>
  new Promise<Toast>((resolve) => {
    const stop = onToast((one) => {
      stop();
      resolve(one);
    });
  });

describe('what the counselor asks, on the first page', () => {
  before(() => useMessages('en', 'desk'));
  afterEach(() => useMessages('en'));

  for (const locale of ['en', 'es'] as const)
    it(`passes axe in each state, in ${locale}`, async () => {
      await useMessages(locale);
      for (const desk of [FULL, EMPTY, new ProblemError('offline', 0)])
        await expect((await deskFor(desk)).view).to.be.accessible();
    });

  it('shows no word from outside the catalogue, and nothing where there is nothing', async () => {
    await useMessages('en-XA');
    expect(outsideCatalogue(textOf((await deskFor(FULL)).view))).not.to.match(/\p{L}/u);
    expect(textOf((await deskFor(EMPTY)).view)).to.equal('');
  });

  it('F64: a task that the plan counts leads to where it is done; a late one says so', async () => {
    const { view } = await deskFor(FULL);
    const [, late] = findAll(view, 'ilp-task-card').map(textOf);
    expect(late).to.contain('1 of 3').and.to.contain('Was due Jan 1, 2020');
    const hrefs = findAll<HTMLAnchorElement>(view, 'ilp-task-card a').map((link) => link.href);
    expect(hrefs.every((href) => href.endsWith('/explore'))).to.equal(true);
  });

  it('F64: a tick asks for a line, is sent with it, and is undone', async () => {
    const { api, view } = await deskFor(FULL, {
      'PUT /my-tasks/t1/tick': {},
      'DELETE /my-tasks/t1/tick': {},
    });
    buttonNamed(view, 'I did it').click();
    await view.updateComplete;
    const card = find<HTMLElement & { updateComplete: Promise<unknown> }>(view, 'ilp-task-card');
    await card.updateComplete;
    find<HTMLFormElement>(card, 'form').requestSubmit();
    await card.updateComplete;
    expect(textOf(card)).to.contain('Write one line');
    const field = find<HTMLElement & { value: string }>(card, 'ilp-field');
    field.value = 'I went there';
    const toast = nextToast();
    find<HTMLFormElement>(card, 'form').requestSubmit();
    await (
      await toast
    ).undo!();
    expect(api.calls).to.include.members(['PUT /my-tasks/t1/tick', 'DELETE /my-tasks/t1/tick']);
    expect(api.bodies).to.deep.include({ line: 'I went there' });
  });

  it('F64: a message is put away and had back', async () => {
    const { api, view } = await deskFor(FULL, {
      'PUT /my-nudges/n1/seen': {},
      'DELETE /my-nudges/n1/seen': {},
    });
    const toast = nextToast();
    buttonNamed(view, 'Got it').click();
    await (
      await toast
    ).undo!();
    expect(api.calls.filter((call) => call.includes('seen'))).to.deep.equal([
      ...['PUT /my-nudges/n1/seen', 'DELETE /my-nudges/n1/seen'],
    ]);
  });
});
