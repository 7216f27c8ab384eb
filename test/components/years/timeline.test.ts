import { expect, html } from '@open-wc/testing';
import type { Timeline, YearPage } from '#contracts/years.js';
import '#components/years/ilp-timeline-view.js';
import type { IlpTimelineView } from '#components/years/ilp-timeline-view.js';
import '#components/years/ilp-year-view.js';
import type { IlpYearView } from '#components/years/ilp-year-view.js';
import { fakeApi, find, findAll, textOf, useMessages, viewFixture } from '../support/view.js';

const ID = '019a0000-0000-7000-8000-000000000071';
const entry = { source: ID, titleLocale: null, horizon: null } as const;
const timeline: Timeline = {
  years: [
    {
      ...{ year: 2025, grade: 7, isNow: false },
      entries: [
        { ...entry, kind: 'goal-begun', title: 'Be a vet', at: '2025-10-01T08:00:00Z' },
        { ...entry, kind: 'reflection', title: 'Looking back', at: '2025-11-01T08:00:00Z' },
      ],
    },
    { year: 2026, grade: null, isNow: true, entries: [] },
  ],
};
const year: YearPage = {
  ...{ year: 2025, grade: 7, nextGrade: 8, isOver: true, name: 'Maya Lopez' },
  goals: [
    {
      ...{ id: ID, title: 'Be a vet', kind: 'career', horizon: 'life', status: 'active' },
      ...{ why: 'I like dogs', measure: null, targetDate: null, at: '2025-10-01T08:00:00Z' },
      milestones: [{ title: 'Ask a vet', done: true }],
    },
  ],
  results: [{ id: ID, name: '7th grade me', areas: ['s', 'i'], at: '2025-10-01T08:00:00Z' }],
  careers: [],
  strengths: [{ side: 'strength', text: 'Drawing' }],
  reflections: [
    {
      ...{ title: 'Looking back', at: '2025-11-01T08:00:00Z' },
      answers: [{ prompt: 'What went well?', text: 'I began.' }],
    },
  ],
};
const empty: YearPage = { ...year, goals: [], results: [], strengths: [], reflections: [] };

const timelineOf = (answer: Timeline) =>
  viewFixture<IlpTimelineView>(
    html`<ilp-timeline-view .api=${fakeApi({ 'GET /timeline': answer })}></ilp-timeline-view>`,
  );
const yearOf = (answer: YearPage) =>
  viewFixture<IlpYearView>(
    html`<ilp-year-view
      .params=${{ year: '2025' }}
      .api=${fakeApi({ 'GET /years/2025': answer })}
    ></ilp-year-view>`,
  );

describe('<ilp-timeline-view>', () => {
  before(() => useMessages('en', 'years', 'goals'));
  afterEach(() => useMessages('en'));

  for (const locale of ['en', 'es'] as const)
    it(`passes axe in ${locale}`, async () => {
      await useMessages(locale);
      await expect(await timelineOf(timeline)).to.be.accessible();
    });

  it('F15: the picture has a mark for each line of the list, and only this year is open', async () => {
    const view = await timelineOf(timeline);
    const marks = findAll(find(view, '.picture'), 'circle:not(.year), path');
    expect(marks).to.have.length(findAll(view, '.entries > li').length);
    const years = findAll<HTMLDetailsElement>(view, 'details');
    expect(years.map(({ open }) => open)).to.deep.equal([true, false]);
    const words = textOf(view);
    expect(words).to.contain('Grade 7 · 2025–26');
    expect(words).to.contain('School year 2026–27');
    expect(words).to.contain('1 begun, 1 reached, 0 changed');
  });
});

describe('<ilp-year-view>', () => {
  before(() => useMessages('en', 'years', 'goals'));
  afterEach(() => useMessages('en'));

  for (const locale of ['en', 'es'] as const)
    for (const [name, answer] of [
      ['full', year],
      ['empty', empty],
    ] as const)
      it(`passes axe when ${name}, in ${locale}`, async () => {
        await useMessages(locale);
        await expect(await yearOf(answer)).to.be.accessible();
      });

  it('D180: says whose year it is, what it is kept for, and all that is in it', async () => {
    const words = textOf(await yearOf(year));
    for (const part of ['Maya Lopez', 'Grade 7 · 2025–26', 'Kept for grade 8', 'I like dogs'])
      expect(words).to.contain(part);
    for (const part of ['7th grade me', 'Drawing', 'What went well? I began.'])
      expect(words).to.contain(part);
  });
});
