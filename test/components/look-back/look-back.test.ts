import { expect, html, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { CarriedGoal, LookBack, LookBackPage } from '#contracts/look-back.js';
import type { GoalThen } from '#contracts/years.js';
import { ProblemError } from '#components/api/problem-error.js';
import '#components/look-back/ilp-look-back-view.js';
import type { IlpLookBackView } from '#components/look-back/ilp-look-back-view.js';
import '#components/look-back/ilp-student-look-back.js';
import type { IlpStudentLookBack } from '#components/look-back/ilp-student-look-back.js';
import { onToast, type Toast } from '#components/shared/toast.js';
import { fakeApi, findAll, textOf, useMessages, viewFixture } from '../support/view.js';

const ID = '019a0000-0000-7000-8000-000000000091';
const own: LookBack = {
  ...{ id: null, year: 2026, text: '', visibility: 'teachers', state: 'open', doneAt: null },
  ...{ comment: '', returnedBy: null, returnedAt: null, revision: 0 },
};
const goal: GoalThen = {
  ...{ id: ID, title: 'Be a vet', kind: 'career', horizon: 'life', status: 'active' },
  ...{ why: 'I like animals', measure: null, targetDate: null, at: '2025-10-01T08:00:00Z' },
  milestones: [{ title: 'Ask', done: true }],
};
const carried: CarriedGoal = {
  ...{ id: ID, title: 'Be a vet', kind: 'career', horizon: 'life', status: 'active' },
  ...{ targetDate: null, chosen: null, revision: 0 },
};
const chosen = { choice: 'change', why: 'I met a nurse', at: '2026-11-01T08:00:00Z' } as const;
const page: LookBackPage = {
  own,
  goals: [],
  earlier: [2024, 2025],
  beside: {
    year: 2025,
    goals: [{ id: ID, change: 'changed', then: goal, now: { ...goal, title: 'Be a vet nurse' } }],
    result: {
      then: { id: ID, name: '6th grade me', areas: ['s', 'i'], at: '2025-11-01T08:00:00Z' },
      now: null,
    },
    careers: [
      {
        ...{ code: '29-1141.00', title: 'Registered Nurses', titleLocale: 'en' },
        ...{ at: '2025-11-01T08:00:00Z', change: 'let-go' },
      },
    ],
    reflection: {
      then: {
        ...{ title: 'Goal check-in', at: '2025-12-01T08:00:00Z' },
        answers: [{ prompt: 'Why?', text: 'Since I like it.' }],
      },
      now: null,
    },
  },
};
const empty: LookBackPage = { own, goals: [], earlier: [], beside: null };

const OTHER = '019a0000-0000-7000-8000-000000000092';
const turned: LookBackPage = {
  ...page,
  goals: [carried, { ...carried, id: OTHER, title: 'Read', chosen, revision: 1 }],
};

const namespaces = ['look-back', 'years', 'class', 'history'] as const;

async function show(answers: Record<string, unknown>) {
  const api = fakeApi(answers);
  const view = await viewFixture<IlpLookBackView>(
    html`<ilp-look-back-view .api=${api}></ilp-look-back-view>`,
  );
  return { api, view };
}

describe('<ilp-look-back-view>', () => {
  before(() => useMessages('en', ...namespaces));
  afterEach(() => useMessages('en'));

  for (const locale of ['en', 'es'] as const)
    it(`passes axe in ${locale}, filled, sent back and without an earlier year`, async () => {
      await useMessages(locale, ...namespaces);
      const returned = {
        ...{ ...own, state: 'returned', text: 'A bit', comment: 'Say why', revision: 3 },
        returnedAt: '2026-11-01T08:00:00Z',
      };
      for (const answer of [page, { ...page, own: returned }, turned, empty]) {
        const { view } = await show({ 'GET /look-back': answer });
        await expect(view).to.be.accessible();
      }
    });

  it('B9: shows then and now side by side: goals, interests, careers and a reflection', async () => {
    const { view } = await show({ 'GET /look-back': page });
    const told = textOf(view);
    for (const words of [
      'Be a vet',
      'Be a vet nurse',
      '6th grade me',
      'Let go',
      'Since I like it.',
    ])
      expect(told).to.contain(words);
    expect(told).to.match(/School year 2025–26.*School year 2026–27/s);
  });

  it('F65: saves what has changed as it is written, and says when it is done', async () => {
    const saved = { ...own, text: 'I like labs now', revision: 1 };
    const { api, view } = await show({
      'GET /look-back': page,
      'PUT /look-back': saved,
      'POST /look-back/done': { ...saved, state: 'done', revision: 2 },
    });
    const button = () => findAll(view, 'button').find((one) => textOf(one) === 'I am done')!;
    expect((button() as HTMLButtonElement).disabled).to.equal(true);
    findAll(view, 'textarea')[0]!.focus();
    await sendKeys({ type: 'I like labs now' });
    await waitUntil(() => api.calls.includes('PUT /look-back'));
    button().click();
    await waitUntil(() => textOf(view).includes('Write more'));
    expect(api.bodies.at(-1)).to.deep.equal({ isDone: true, revision: 1 });
  });
});

describe('<ilp-look-back-view> and its versions', () => {
  before(() => useMessages('en', ...namespaces));

  it('U3: brings an earlier version back, and shows it', async () => {
    const version = (number: number, text: string) => ({
      ...{ number, at: '2026-11-01T08:00:00Z', by: { isMe: true, name: null } },
      ...{ restoredFrom: null, changed: ['text'], snapshot: { text, visibility: 'teachers' } },
    });
    const kept = { ...own, id: OTHER, text: 'Second', revision: 2 };
    const versions = [version(2, 'Second'), version(1, 'First')];
    const { api, view } = await show({
      'GET /look-back': { ...page, own: kept },
      [`GET /history/look-back/${OTHER}`]: { kind: 'look-back', versions },
      [`POST /history/look-back/${OTHER}/restore`]: { kind: 'look-back', versions },
    });
    const press = (label: string) =>
      findAll(view, 'button')
        .find((one) => textOf(one).startsWith(label))!
        .click();
    press('Earlier versions');
    await waitUntil(() => textOf(view).includes('First'));
    await expect(view).to.be.accessible();
    api.answers['GET /look-back'] = { ...page, own: { ...kept, text: 'First', revision: 3 } };
    press('Bring back');
    await waitUntil(() =>
      findAll(view, 'textarea').some((one) => 'value' in one && one.value === 'First'),
    );
    expect(api.bodies).to.deep.include({ number: 1 });
  });
});

describe('<ilp-look-back-view> at the turn of the year', () => {
  before(() => useMessages('en', ...namespaces));

  const path = `/look-back/goals/${ID}`;
  const button = (view: Element, label: string) =>
    findAll(view, 'button').find((one) => textOf(one) === label) as HTMLButtonElement;

  async function answer(view: Element, label: string, why: string) {
    const radio = findAll(view, 'label').find((one) => textOf(one).startsWith(label));
    radio!.querySelector('input')!.click();
    findAll(findAll(view, 'ilp-carried-goal')[0]!, 'textarea')[0]!.focus();
    await sendKeys({ type: why });
  }

  it('F15, B9: asks keep, change or finish, and why; a choice can be taken back', async () => {
    const done = { ...carried, chosen, revision: 1 };
    const { api, view } = await show({
      'GET /look-back': { ...page, goals: [carried] },
      [`PUT ${path}`]: [done],
      [`POST ${path}/undo`]: [carried],
    });
    expect(textOf(view)).to.contain('0 of 1 chosen');
    expect(button(view, 'Save my choice').disabled).to.equal(true);
    await answer(view, 'Change it', ' I met a nurse');
    const toasts: Toast[] = [];
    const stop = onToast((toast) => toasts.push(toast));
    button(view, 'Save my choice').click();
    await waitUntil(() => textOf(view).includes('1 of 1 chosen'));
    stop();
    expect(api.bodies.at(-1)).to.deep.equal({
      ...{ choice: 'change', why: 'I met a nurse', revision: 0 },
    });
    const [edit] = findAll(view, 'a').filter((link) => textOf(link) === 'Change its words');
    expect(edit?.getAttribute('href')).to.match(new RegExp(`goals\\?edit=${ID}$`));
    await toasts[0]?.undo?.();
    expect(api.bodies.at(-1)).to.deep.equal({ revision: 1 });
    await waitUntil(() => textOf(view).includes('0 of 1 chosen'));
  });

  it('F15, U3: what another window chose stands beside the own choice before it is saved', async () => {
    const theirs = { ...carried, chosen, revision: 1 };
    const { api, view } = await show({
      'GET /look-back': { ...page, goals: [carried] },
      [`PUT ${path}`]: new ProblemError('conflict', 409),
    });
    await answer(view, 'Keep it', 'Still me');
    api.answers['GET /look-back'] = { ...page, goals: [theirs] };
    button(view, 'Save my choice').click();
    await waitUntil(() => textOf(view).includes('I met a nurse'));
    api.answers[`PUT ${path}`] = [{ ...theirs, revision: 2 }];
    button(view, 'Save my choice').click();
    await waitUntil(() => findAll(view, 'form').length === 0);
    expect(api.bodies.at(-1)).to.include({ choice: 'keep', why: 'Still me', revision: 1 });
  });
});

describe('<ilp-student-look-back>', () => {
  before(() => useMessages('en', ...namespaces));

  async function showStaff(answers: Record<string, unknown>) {
    const api = fakeApi(answers);
    const view = await viewFixture<IlpStudentLookBack>(
      html`<ilp-student-look-back .api=${api} person-id=${ID}></ilp-student-look-back>`,
    );
    return { api, view };
  }

  it('F15, F65: an adviser sees what was chosen and why, whether it is done, and returns it with a comment', async () => {
    const done = {
      ...own,
      text: 'Labs',
      state: 'done',
      doneAt: '2026-11-01T08:00:00Z',
      revision: 2,
      goals: [{ ...carried, chosen, revision: 1 }],
    };
    const { api, view } = await showStaff({
      [`GET /class/${ID}/look-back`]: done,
      [`POST /class/${ID}/look-back/return`]: { ...done, state: 'returned', comment: 'Why labs?' },
    });
    expect(textOf(view)).to.match(/Done.*Labs.*Be a vet To change I met a nurse/s);
    findAll(view, 'button')[0]!.click();
    await waitUntil(() => findAll(view, 'textarea').length === 1);
    await expect(view).to.be.accessible();
    findAll(view, 'textarea')[0]!.focus();
    await sendKeys({ type: 'Why labs?' });
    findAll(view, 'button')
      .find((one) => textOf(one) === 'Send it back')!
      .click();
    await waitUntil(() => textOf(view).includes('Sent back with: Why labs?'));
    expect(api.bodies.at(-1)).to.deep.equal({ comment: 'Why labs?', revision: 2 });
  });

  it('P6: shows no words that the student keeps private', async () => {
    const { view } = await showStaff({
      [`GET /class/${ID}/look-back`]: { ...own, text: null, state: 'done', revision: 2, goals: [] },
    });
    expect(textOf(view)).to.contain('The student keeps the words private.');
    expect(findAll(view, 'button')).to.have.length(0);
  });
});
