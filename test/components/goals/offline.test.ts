import { expect, html, waitUntil } from '@open-wc/testing';
import type { Goal, GoalChangesInput } from '#contracts/goals.js';
import { ProblemError } from '#components/api/problem-error.js';
import '#components/goals/ilp-goals-view.js';
import type { IlpGoalsView } from '#components/goals/ilp-goals-view.js';
import {
  type FakeApi,
  fakeApi,
  find,
  findAll,
  studentSession,
  textOf,
  useMessages,
  viewFixture,
} from '../support/view.js';

const ID = '019a0000-0000-7000-8000-000000000011';
const STEPS = 5;
const goal: Goal = {
  ...{ id: ID, title: 'Visit two colleges', kind: 'academic', horizon: 'year', why: null },
  ...{ status: 'active', targetDate: null, isFocus: false, visibility: 'teachers', measure: null },
  ...{ helpers: null, parentId: null, commentCount: 0, revision: 1, steps: [] },
  milestones: Array.from({ length: STEPS }, (_, index) => ({
    id: `019a0000-0000-7000-8000-00000000002${String(index)}`,
    title: `Step ${String(index)}`,
    dueDate: null,
    done: false,
  })),
  updatedAt: '2026-11-01T08:00:00Z',
};

/** A server with one goal and a network that can go away. */
function server() {
  const state = { goal, isOnline: true, loseAnswers: 0, taken: [] as string[] };
  const online = <T>(answer: (body: T) => unknown) => {
    return (body: T) => {
      if (!state.isOnline) throw new ProblemError('offline', 0);
      return answer(body);
    };
  };
  const patch = (body: GoalChangesInput) => {
    const { revision, ...changes } = body;
    if (revision !== state.goal.revision) throw new ProblemError('conflict', 409);
    state.goal = { ...state.goal, ...(changes as Partial<Goal>), revision: revision + 1 };
    state.taken.push(ticksOf(state.goal));
    if (state.loseAnswers > 0) {
      state.loseAnswers -= 1;
      throw new ProblemError('offline', 0);
    }
    return state.goal;
  };
  const api = fakeApi({
    'GET /goal-suggestions': [],
    'GET /goals': online(() => [state.goal]),
    [`PATCH /goals/${ID}`]: online(patch),
  });
  return { state, api };
}

const ticksOf = ({ milestones }: Goal) => milestones.map(({ done }) => (done ? '1' : '0')).join('');

const open = (api: FakeApi, personId = studentSession.personId) =>
  viewFixture<IlpGoalsView>(html`<ilp-goals-view .api=${api}></ilp-goals-view>`, {
    ...studentSession,
    personId,
  });

/** Ticks or unticks one step after the other. @returns how all of them stood after each. */
async function tick(view: IlpGoalsView, times: number, stands = [0, 0, 0, 0, 0]) {
  const wanted: string[] = [];
  for (let turn = 0; turn < times; turn += 1) {
    const place = (turn * 3) % STEPS;
    findAll<HTMLInputElement>(view, 'input[type=checkbox]')[place]!.click();
    stands[place] = 1 - stands[place]!;
    wanted.push(stands.join(''));
    await view.updateComplete;
    await find<IlpGoalsView>(view, 'ilp-goal-card').updateComplete;
  }
  return wanted;
}

const backOnline = () => window.dispatchEvent(new Event('online'));
const kept = () => Object.keys(sessionStorage).filter((key) => key.includes('goals.waiting'));

describe('goals without a network', () => {
  before(() => useMessages('en', 'goals', 'goal-talk', 'history'));
  afterEach(() => sessionStorage.clear());

  it('U12: 50 changes made offline wait in sight and arrive in order, each once', async () => {
    const { state, api } = server();
    const view = await open(api);
    state.isOnline = false;
    const wanted = await tick(view, 50);
    await waitUntil(() => textOf(view).includes('Not saved yet, 50 changes wait.'));
    await expect(view).to.be.accessible();
    expect(textOf(view)).not.to.include('Not saved: Visit two colleges');
    expect(state.taken).to.deep.equal([]);
    state.isOnline = true;
    backOnline();
    await waitUntil(() => !textOf(view).includes('Not saved yet'));
    expect(state.taken).to.deep.equal(wanted);
    expect(kept()).to.deep.equal([]);
  });

  it('U12: changes survive a reload, and the next change sends them first', async () => {
    const { state, api } = server();
    const view = await open(api);
    state.isOnline = false;
    const wanted = await tick(view, 3);
    await waitUntil(() => textOf(view).includes('3 changes wait'));
    view.remove();
    state.isOnline = true;
    const again = await open(api);
    await waitUntil(() => state.taken.length === 3);
    expect(state.taken).to.deep.equal(wanted);
    await waitUntil(() => textOf(again).includes('2 of 5') || textOf(again).includes('3 of 5'));
  });

  it('U12: a change whose answer was lost is not taken for somebody else’s', async () => {
    const { state, api } = server();
    const view = await open(api);
    state.loseAnswers = 1;
    const wanted = await tick(view, 2);
    await waitUntil(() => textOf(view).includes('2 changes wait'));
    backOnline();
    await waitUntil(() => !textOf(view).includes('Not saved yet'));
    expect(state.taken).to.deep.equal(wanted);
    expect(textOf(view)).not.to.include('Not saved');
  });

  it('U4, U12: what another window saved meanwhile is shown, and not overwritten', async () => {
    const { state, api } = server();
    const view = await open(api);
    state.isOnline = false;
    await tick(view, 2);
    state.goal = { ...goal, title: 'Visit four colleges', revision: 2 };
    state.isOnline = true;
    backOnline();
    await waitUntil(() => textOf(view).includes('Not saved: Visit four colleges'));
    expect(state.taken).to.deep.equal([]);
  });

  it('U12: the next person on the same machine sees and sends nothing of it', async () => {
    const { state, api } = server();
    const view = await open(api);
    state.isOnline = false;
    await tick(view, 2);
    await waitUntil(() => textOf(view).includes('2 changes wait'));
    expect(kept()).to.have.length(1);
    const other = server();
    const next = await open(other.api, '019a0000-0000-7000-8000-000000000002');
    expect(textOf(next)).not.to.include('Not saved yet');
    expect(other.state.taken).to.deep.equal([]);
    expect(kept()).to.deep.equal([]);
  });
});
