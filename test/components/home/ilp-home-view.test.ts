import { expect, html } from '@open-wc/testing';
import { emulateMedia } from '@web/test-runner-commands';
import type { GoalBrief, Home } from '#contracts/home.js';
import { ProblemError } from '#components/api/problem-error.js';
import '#components/home/ilp-home-view.js';
import type { IlpHomeView } from '#components/home/ilp-home-view.js';
import {
  fakeApi,
  findAll,
  outsideCatalogue,
  textOf,
  useMessages,
  viewFixture,
} from '../support/view.js';

const goal: GoalBrief = {
  id: '019a0000-0000-7000-8000-000000000011',
  title: 'Visit two colleges',
  status: 'active',
  isFocus: true,
  progress: { done: 1, total: 2 },
};

const empty: Home = {
  firstName: 'Maya',
  visibleTo: ['student', 'teacher', 'counselor'],
  nextStep: null,
  goals: [],
  savedCareers: [],
  news: [],
  gradeLevel: null,
  keptTexts: 0,
};

const full: Home = {
  ...empty,
  nextStep: {
    kind: 'do-milestone',
    subject: 'Go',
    minutes: 8,
    dueDate: '2027-01-10',
    path: 'goals',
  },
  goals: [goal, { ...goal, id: '019a0000-0000-7000-8000-000000000012', status: 'done' }],
  savedCareers: [{ code: '29-1141.00', title: 'Registered Nurses', titleLocale: 'en', rating: 4 }],
  news: [
    {
      kind: 'comment',
      by: 'Ms. Ortiz',
      subject: 'Fall reflection',
      text: 'Good start!',
      score: null,
      at: '2026-11-20T08:00:00Z',
      path: 'reflections/1',
    },
  ],
  gradeLevel: 9,
  keptTexts: 2,
};

const homeFor = (answer: unknown) =>
  viewFixture<IlpHomeView>(
    html`<ilp-home-view .api=${fakeApi({ 'GET /home': answer })}></ilp-home-view>`,
  );

describe('<ilp-home-view>', () => {
  before(() => useMessages('en', 'home', 'goals'));
  afterEach(() => useMessages('en'));

  const states = { empty, full, failed: new ProblemError('unavailable', 503) };
  for (const [name, answer] of Object.entries(states)) {
    for (const locale of ['en', 'es'] as const) {
      it(`passes axe when ${name}, in ${locale}`, async () => {
        await useMessages(locale);
        await expect(await homeFor(answer)).to.be.accessible();
      });
    }
  }

  it('F21: leads students of grade 9 and up to the ways after high school, and hurries nobody else', async () => {
    const leads = async (gradeLevel: number | null) =>
      findAll(await homeFor({ ...full, gradeLevel }), 'a[href$="next-step"]').length;
    expect(await Promise.all([leads(9), leads(12)])).to.deep.equal([1, 1]);
    expect(await Promise.all([leads(8), leads(null)])).to.deep.equal([0, 0]);
  });

  it('B16: leads to texts of another record only where there are some', async () => {
    expect(textOf(await homeFor(full))).to.contain('2 older texts are kept for you. Read');
    expect(textOf(await homeFor(empty))).not.to.contain('Read');
  });

  it('passes axe in dark', async () => {
    await emulateMedia({ colorScheme: 'dark' });
    const view = await homeFor(full);
    try {
      await expect(view).to.be.accessible();
    } finally {
      await emulateMedia({ colorScheme: 'light' });
    }
  });

  it('greets by first name and says who can see the plan', async () => {
    const words = textOf(await homeFor(full));
    expect(words).to.contain('Hello, Maya');
    expect(words).to.contain('You, your teachers, and your counselor can see this plan.');
  });

  it('shows one next step with why and how long', async () => {
    const view = await homeFor(full);
    expect(textOf(view)).to.contain('8 minutes');
    expect(findAll(view, '.button.primary')).to.have.length(1);
  });

  it('offers three ways to start when there is nothing yet', async () => {
    expect(findAll(await homeFor(empty), '.starts a')).to.have.length(3);
  });

  it('shows no word from outside the catalogue', async () => {
    await useMessages('en-XA');
    expect(outsideCatalogue(textOf(await homeFor(empty)))).not.to.match(/\p{L}/u);
  });

  it('says what went wrong and tries again', async () => {
    const api = fakeApi({ 'GET /home': new ProblemError('offline', 0) });
    const view = await viewFixture<IlpHomeView>(html`<ilp-home-view .api=${api}></ilp-home-view>`);
    expect(textOf(view)).to.contain('Check your connection');
    expect(findAll<HTMLButtonElement>(view, 'button')).to.have.length(1);
    findAll<HTMLButtonElement>(view, 'button')[0]!.click();
    expect(api.calls).to.have.length(2);
  });
});
