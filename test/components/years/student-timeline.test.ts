import { expect, html } from '@open-wc/testing';
import { ProblemError } from '#components/api/problem-error.js';
import '#components/years/ilp-student-timeline-view.js';
import type { IlpStudentTimelineView } from '#components/years/ilp-student-timeline-view.js';
import { fakeApi, find, findAll, textOf, useMessages, viewFixture } from '../support/view.js';

const ID = '019a0000-0000-7000-8000-000000000071';
const entry = { source: ID, titleLocale: null, horizon: null } as const;
const years = [
  {
    ...{ year: 2025, grade: 7, isNow: false },
    entries: [{ ...entry, kind: 'goal-begun', title: 'Be a vet', at: '2025-10-01T08:00:00Z' }],
  },
  { year: 2026, grade: 8, isNow: true, entries: [] },
];

const show = (timeline: object = { years }) =>
  viewFixture<IlpStudentTimelineView>(
    html`<ilp-student-timeline-view
      .params=${{ personId: ID }}
      .api=${fakeApi({
        [`GET /class/${ID}`]: { name: 'Maya Lopez' },
        [`GET /class/${ID}/timeline`]: timeline,
      })}
    ></ilp-student-timeline-view>`,
  );

describe('<ilp-student-timeline-view>', () => {
  before(() => useMessages('en', 'years', 'goals'));
  afterEach(() => useMessages('en'));

  for (const locale of ['en', 'es'] as const)
    it(`passes axe in ${locale}, filled and failed`, async () => {
      await useMessages(locale, 'years', 'goals');
      for (const answer of [{ years }, new ProblemError('not-found', 404)])
        await expect(await show(answer)).to.be.accessible();
    });

  it('B10: shows staff whose years they are, newest first, each entry under its year', async () => {
    const view = await show();
    expect(find(view, 'h1').textContent).to.contain('Maya Lopez: school years');
    const told = findAll(view, 'details');
    expect(told.map((year) => year.querySelector('h2')!.textContent.trim())).to.deep.equal([
      ...['Grade 8 · 2026–27', 'Grade 7 · 2025–26'],
    ]);
    expect(told[0]!.textContent).to.contain('Nothing to see in this year.');
    expect(told[1]!.textContent).to.contain('Be a vet');
    expect(textOf(view)).to.contain('The student can see that you looked.');
  });

  it('offers no page that is the student’s alone', async () => {
    const links = findAll(await show(), 'a').map((link) => link.getAttribute('href') ?? '');
    expect(links).to.have.length(1);
    expect(links[0]).to.match(new RegExp(`class/${ID}$`));
  });
});
