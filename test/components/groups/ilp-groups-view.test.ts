import { expect, html, waitUntil } from '@open-wc/testing';
import type { FoundGroup, GroupGoal, NewPartInput } from '#contracts/group-goals.js';
import { ProblemError } from '#components/api/problem-error.js';
import '#components/groups/ilp-groups-view.js';
import type { IlpGroupsView } from '#components/groups/ilp-groups-view.js';
import type { IlpField } from '#components/shared/ilp-field.js';
import { onToast, type Toast } from '#components/shared/toast.js';
import {
  type Answers,
  fakeApi,
  find,
  findAll,
  outsideCatalogue,
  studentSession,
  textOf,
  useMessages,
  viewFixture,
} from '../support/view.js';

const ID = '019a0000-0000-7000-8000-0000000000c1';
const GOAL = '019a0000-0000-7000-8000-0000000000c2';

const robot: GroupGoal = {
  ...{ id: ID, title: 'Build a robot', why: 'The fair is in May', kind: 'social' },
  ...{ horizon: 'year', targetDate: '2099-05-01', maker: 'Leo Tran' },
  ...{ isMaker: false, isOffered: false, isClosed: false, code: null, canJoin: false },
  me: { goalId: GOAL, shares: true },
  parts: [
    { name: 'Maya Lopez', title: 'I build the arm', isReached: false, isMe: true },
    { name: 'Leo Tran', title: 'I write the program', isReached: true, isMe: false },
  ],
};
const mine: GroupGoal = {
  ...{ ...robot, isMaker: true, maker: 'Maya Lopez' },
  code: { code: 'ABCD2345', expiresAt: '2099-01-05T10:00:00Z' },
};
const offered: GroupGoal = {
  ...{ ...robot, id: ID.replace('c1', 'c3'), title: 'Read 100 books', maker: 'Ms. Rivera' },
  ...{ isOffered: true, canJoin: true, me: null, parts: [] },
};
const found: FoundGroup = {
  ...{ id: ID, title: robot.title, why: robot.why, kind: 'social', horizon: 'year' },
  ...{ targetDate: null, maker: 'Leo Tran' },
};

async function show(groups: GroupGoal[] | Error, answers: Answers = {}, session = studentSession) {
  const api = fakeApi({ 'GET /groups': groups, ...answers });
  const view = await viewFixture<IlpGroupsView>(
    html`<ilp-groups-view .api=${api}></ilp-groups-view>`,
    session,
  );
  const press = (name: string) => {
    const button = findAll<HTMLButtonElement>(view, 'button').find((one) => textOf(one) === name);
    if (!button) throw new Error(`There is no button "${name}".`);
    button.click();
  };
  const type = async (name: string, value: string) => {
    const field = find<IlpField>(view, `ilp-field[name=${name}]`);
    field.value = value;
    await field.updateComplete;
    field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  };
  const bodyOf = (call: string) => api.bodies[api.calls.lastIndexOf(call)];
  return { api, view, press, type, bodyOf };
}

function nextToast(): Promise<Toast> {
  return new Promise((resolve) => {
    const stop = onToast((toast) => {
      stop();
      resolve(toast);
    });
  });
}

describe('<ilp-groups-view>', () => {
  before(() => useMessages('en', 'groups', 'goals'));
  afterEach(() => useMessages('en'));
  afterEach(() => sessionStorage.clear());

  const states: Record<string, GroupGoal[] | Error> = {
    empty: [],
    full: [mine, offered, { ...robot, id: ID.replace('c1', 'c4'), isClosed: true }],
    failed: new ProblemError('unavailable', 503),
    offline: new ProblemError('offline', 0),
  };
  for (const [name, answer] of Object.entries(states))
    for (const locale of ['en', 'es'] as const)
      it(`B18: passes axe when ${name}, in ${locale}`, async () => {
        await useMessages(locale);
        const { view } = await show(answer);
        await expect(view).to.be.accessible();
      });

  it('shows no word from outside the catalogue', async () => {
    await useMessages('en-XA');
    const { view } = await show([]);
    expect(outsideCatalogue(textOf(view))).not.to.match(/\p{L}/u);
  });

  it('B18: says who is in a group, what each does, and how many steps are reached', async () => {
    const { view } = await show([robot]);
    const text = textOf(find(view, 'ilp-group-parts'));
    expect(text).to.include('1 of 2');
    expect(text).to.include('Maya Lopez (me)').and.to.include('I write the program');
  });

  it('B18: a code shows the group first; joining asks who sees the step, and keeps what was typed', async () => {
    let fails = true;
    const { view, press, type, bodyOf } = await show([], {
      'POST /groups/look': found,
      [`POST /groups/${ID}/join`]: () => (fails ? new ProblemError('offline', 0) : [robot]),
    });
    await type('code', 'abcd 2345');
    press('Look at the group');
    await waitUntil(() => findAll(view, 'ilp-join-form').length === 1);
    expect(bodyOf('POST /groups/look')).to.deep.equal({ code: 'abcd 2345' });
    const form = find(view, 'ilp-join-form');
    expect(textOf(form)).to.include('The fair is in May').and.to.include('your name, your step');
    expect(findAll(form, 'input:checked')).to.have.length(0);
    await expect(form).to.be.accessible();
    await type('title', 'I build the arm');
    press('Join the group');
    await waitUntil(() => textOf(form).includes('Choose yes or no.'));
    await expect(form).to.be.accessible();
    find<HTMLInputElement>(form, 'input[value=yes]').click();
    press('Join the group');
    await waitUntil(() => findAll(form, '[role=alert].bad').length === 1);
    expect(find<IlpField>(form, '[name=title]').value).to.equal('I build the arm');
    fails = false;
    press('Join the group');
    await waitUntil(() => findAll(view, 'ilp-group-card').length === 1);
    const part: NewPartInput = {
      ...{ code: 'abcd 2345', title: 'I build the arm', visibility: 'teachers', shares: true },
    };
    expect(bodyOf(`POST /groups/${ID}/join`)).to.deep.equal(part);
    expect(findAll(view, 'ilp-join-form')).to.have.length(0);
  });

  it('B18: a code that opens nothing and a group one is in already say so at the field', async () => {
    const { view, press, type } = await show([robot], {
      'POST /groups/look': (body: { code: string }) =>
        body.code === 'MINE' ? found : new ProblemError('not-found', 404),
    });
    press('Look at the group');
    await waitUntil(() => textOf(view).includes('Type the code first.'));
    await type('code', 'WRONG');
    press('Look at the group');
    await waitUntil(() => textOf(view).includes('No group has this code now.'));
    await type('code', 'MINE');
    press('Look at the group');
    await waitUntil(() => textOf(view).includes('You are in this group already: Build a robot'));
  });

  it('B18: starts a group and leads to its card', async () => {
    const { view, press, type, bodyOf } = await show([], { 'POST /groups': [mine] });
    press('Start a group goal');
    await waitUntil(() => findAll(view, 'ilp-group-form').length === 1);
    await expect(find(view, 'ilp-group-form')).to.be.accessible();
    press('Save');
    await waitUntil(() => textOf(view).includes('Write what you want to reach together.'));
    await type('title', ' Build a robot ');
    press('Save');
    await waitUntil(() => findAll(view, 'ilp-group-card').length === 1);
    expect(bodyOf('POST /groups')).to.deep.equal({
      ...{ title: 'Build a robot', why: null, kind: 'social', horizon: 'year', targetDate: null },
    });
    await waitUntil(() => view.shadowRoot?.activeElement?.localName === 'ilp-group-card');
  });

  it('B18: leaving says that the step stays, and can be taken back', async () => {
    const { view, press } = await show([robot], {
      [`POST /groups/${ID}/leave`]: [],
      [`POST /groups/${ID}/return`]: [robot],
    });
    const toast = nextToast();
    press('Leave the group');
    const { text, undo } = await toast;
    expect(text).to.include('Your step stays in your goals.');
    await waitUntil(() => findAll(view, 'ilp-group-card').length === 0);
    await undo?.();
    await waitUntil(() => findAll(view, 'ilp-group-card').length === 1);
  });

  it('B18: a closed group offers no way back to who leaves it', async () => {
    const { press } = await show([{ ...robot, isClosed: true }], {
      [`POST /groups/${ID}/leave`]: [],
    });
    let isTold = false;
    const stop = onToast(() => (isTold = true));
    press('Leave the group');
    await waitUntil(() =>
      [...document.querySelectorAll('[role=status]')].some((region) =>
        region.textContent.includes('You left Build a robot.'),
      ),
    );
    stop();
    expect(isTold).to.equal(false);
  });

  it('B18: one’s own step is reached, and kept from the group, from here', async () => {
    const { api, view, press, bodyOf } = await show([robot], {
      [`PATCH /goals/${GOAL}`]: {},
      [`PATCH /groups/${ID}/part`]: [{ ...robot, me: { goalId: GOAL, shares: false } }],
    });
    press('Mark my step as reached');
    await waitUntil(() => api.calls.filter((call) => call === 'GET /groups').length === 2);
    expect(bodyOf(`PATCH /goals/${GOAL}`)).to.deep.equal({ status: 'done' });
    const box = () => find<HTMLInputElement>(view, 'input[type=checkbox]');
    await waitUntil(() => !box().disabled);
    box().click();
    await waitUntil(() => api.calls.includes(`PATCH /groups/${ID}/part`) && !box().checked);
    expect(bodyOf(`PATCH /groups/${ID}/part`)).to.deep.equal({ shares: false });
  });

  it('B18: a wish that fails says why in its card, and the box is as it was', async () => {
    const { view } = await show([robot], {
      [`PATCH /groups/${ID}/part`]: new ProblemError('unavailable', 503),
    });
    const box = () => find<HTMLInputElement>(view, 'input[type=checkbox]');
    box().click();
    await waitUntil(() => findAll(view, 'ilp-group-card')[0]?.shadowRoot?.querySelector('.bad'));
    await waitUntil(() => box().checked);
  });

  it('B18: only the maker has the code, and a teacher offers to the class without joining', async () => {
    const { view, press } = await show([mine, { ...robot, id: ID.replace('c1', 'c5') }], {
      [`POST /groups/${ID}/close`]: [{ ...mine, isClosed: true, code: null }],
      [`POST /groups/${ID}/reopen`]: [mine],
    });
    expect(findAll(view, 'output').map(textOf)).to.deep.equal(['ABCD 2345']);
    expect(findAll(view, '[data-do=close]')).to.have.length(1);
    const toast = nextToast();
    press('Close the group');
    const { undo } = await toast;
    await waitUntil(() => findAll(view, '[data-do=reopen]').length === 1);
    await undo?.();
    await waitUntil(() => findAll(view, '[data-do=close]').length === 1);

    const teacher = { ...studentSession, role: 'teacher' as const, canTeach: true };
    const staff = await show([{ ...offered, canJoin: false, isMaker: true }], {}, teacher);
    expect(findAll(staff.view, 'ilp-code-form, [data-do=join]')).to.have.length(0);
    expect(textOf(staff.view)).to.include('Offered by me to the class');
    await expect(staff.view).to.be.accessible();
    const counselor = { ...studentSession, role: 'counselor' as const };
    const looking = await show([], {}, counselor);
    expect(findAll(looking.view, 'button')).to.have.length(0);
  });
});
