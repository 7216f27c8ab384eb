import { expect, html, waitUntil } from '@open-wc/testing';
import type { Citations } from '#contracts/citations.js';
import type { Strength } from '#contracts/strengths.js';
import '#components/strengths/ilp-goal-citations.js';
import type { IlpGoalCitations } from '#components/strengths/ilp-goal-citations.js';
import '#components/strengths/ilp-strengths-view.js';
import type { IlpStrengthsView } from '#components/strengths/ilp-strengths-view.js';
import '#components/strengths/ilp-student-strengths.js';
import type { IlpStudentStrengths } from '#components/strengths/ilp-student-strengths.js';
import type { IlpField } from '#components/shared/ilp-field.js';
import {
  type Answers,
  fakeApi,
  find,
  findAll,
  studentSession,
  textOf,
  useMessages,
  viewFixture,
} from '../support/view.js';

const ID = '019a0000-0000-7000-8000-000000000061';
const mine: Strength = {
  ...{ id: ID, side: 'growth', text: 'Talking in front', source: 'class work' },
  ...{ sourceNote: 'The volcano talk', by: null, state: 'mine', goalId: null },
  ...{ visibility: 'teachers', at: '2026-11-01T08:00:00Z' },
};
const seen: Strength = {
  ...mine,
  ...{ id: '019a0000-0000-7000-8000-000000000062', side: 'strength', text: 'Explains well' },
  ...{ source: 'teacher', by: 'Ms. Rivera', state: 'suggested' },
};

function press(view: Element, name: string) {
  const button = findAll<HTMLButtonElement>(view, 'button').find(
    (one) => (one.getAttribute('aria-label') ?? textOf(one)).trim() === name,
  );
  if (!button) throw new Error(`There is no button "${name}".`);
  button.click();
}

function write(view: Element, value: string) {
  const field = find<IlpField>(view, 'ilp-field[name=text]');
  field.value = value;
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

async function strengthsFor(answers: Answers) {
  const api = fakeApi(answers);
  const view = await viewFixture<IlpStrengthsView>(
    html`<ilp-strengths-view .api=${api}></ilp-strengths-view>`,
  );
  return { api, view };
}

describe('<ilp-strengths-view>', () => {
  before(() => useMessages('en', 'strengths'));
  afterEach(() => useMessages('en'));

  for (const locale of ['en', 'es'] as const)
    for (const [name, items] of [
      ['empty', []],
      ['full', [mine, seen]],
    ] as const)
      it(`passes axe when ${name}, in ${locale}`, async () => {
        await useMessages(locale);
        const { view } = await strengthsFor({ 'GET /strengths': items });
        await expect(view).to.be.accessible();
      });

  it('F01: adds a strength in the student’s words', async () => {
    const { api, view } = await strengthsFor({ 'GET /strengths': [], 'POST /strengths': [mine] });
    press(view, 'Add something to get better at');
    await waitUntil(() => findAll(view, 'ilp-strength-form').length === 1);
    press(view, 'Save');
    await waitUntil(() => textOf(view).includes('Write a few words.'));
    write(view, ' Talking in front ');
    press(view, 'Save');
    await waitUntil(() => textOf(view).includes('From class work: The volcano talk'));
    expect(api.bodies.at(-1)).to.include({
      side: 'growth',
      text: 'Talking in front',
      source: 'me',
    });
  });

  it('F01: makes a goal of a weakness in one click', async () => {
    const { view } = await strengthsFor({
      'GET /strengths': [mine],
      [`POST /strengths/${ID}/goal`]: [{ ...mine, goalId: ID }],
    });
    press(view, 'Make a goal of it');
    await waitUntil(() => textOf(view).includes('See the goal'));
  });

  it('F03: the student takes what a teacher sees, or not', async () => {
    const path = `PATCH /strengths/${seen.id}`;
    const { api, view } = await strengthsFor({
      'GET /strengths': [seen],
      [path]: [{ ...seen, state: 'mine' }],
    });
    expect(textOf(view)).to.contain('Ms. Rivera sees this in you');
    press(view, 'Yes, that is me');
    await waitUntil(() => !textOf(view).includes('sees this in you'));
    expect(api.bodies.at(-1)).to.deep.equal({ state: 'mine' });
  });
});

describe('<ilp-student-strengths>', () => {
  before(() => useMessages('en', 'strengths'));

  it('F01: staff name what they see, and it goes to the student', async () => {
    const api = fakeApi({
      [`GET /class/${ID}/strengths`]: [mine],
      [`POST /class/${ID}/strengths`]: [mine],
    });
    const view = await viewFixture<IlpStudentStrengths>(
      html`<ilp-student-strengths person-id=${ID} .api=${api}></ilp-student-strengths>`,
      { ...studentSession, role: 'teacher', canTeach: true },
    );
    expect(textOf(view)).to.contain('Talking in front');
    press(view, 'Name something you see');
    await waitUntil(() => findAll(view, 'ilp-strength-form').length === 1);
    await expect(view).to.be.accessible();
    write(view, 'Explains well');
    press(view, 'Save');
    await waitUntil(() => findAll(view, 'ilp-strength-form').length === 0);
    expect(api.bodies.at(-1)).to.deep.equal({
      ...{ side: 'strength', text: 'Explains well', sourceNote: null },
    });
  });
});

describe('<ilp-goal-citations>', () => {
  before(() => useMessages('en', 'strengths'));

  it('F06: names a result a goal rests on, and takes it out', async () => {
    const snapshot = {
      ...{ title: '6th grade me', titleLocale: null, at: '2026-11-01T08:00:00Z' },
      ...{ areas: ['s', 'i'], rating: null, score: null },
    };
    const citable = { kind: 'result', source: ID, snapshot } as const;
    const cited = { ...citable, id: ID, citedAt: '2026-11-02T08:00:00Z' };
    const empty: Citations = { cited: [], citable: [citable] };
    const api = fakeApi({
      [`GET /goals/${ID}/citations`]: empty,
      [`POST /goals/${ID}/citations`]: { cited: [cited], citable: [] },
      [`DELETE /goals/${ID}/citations/${ID}`]: empty,
    });
    const view = await viewFixture<IlpGoalCitations>(
      html`<ilp-goal-citations goal-id=${ID} .api=${api}></ilp-goal-citations>`,
    );
    await expect(view).to.be.accessible();
    press(view, 'Add: 6th grade me');
    await waitUntil(() => textOf(view).includes('strongest areas S and I'));
    expect(api.bodies.at(-1)).to.deep.equal({ kind: 'result', source: ID });
    await waitUntil(() => findAll(view, 'button:disabled').length === 0);
    press(view, 'Take out: 6th grade me');
    await waitUntil(() => textOf(view).includes('Nothing named yet.'));
  });
});
