import { expect, html, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { CareerProfile } from '#contracts/careers.js';
import { ProblemError } from '#components/api/problem-error.js';
import '#components/careers/ilp-career-view.js';
import type { IlpCareerView } from '#components/careers/ilp-career-view.js';
import { onToast, type Toast } from '#components/shared/toast.js';
import {
  type Answers,
  find,
  findAll,
  outsideCatalogue,
  studentSession,
  textOf,
  useMessages,
  viewFixture,
} from '../support/view.js';
import { apiOnPage } from './api-on-page.js';
import { actor, bare, careerPrograms, nothingSaid, noPrograms, profile, saved } from './samples.js';

const SAVED = `/saved-careers/${profile.code}`;

async function careerFor(
  career: CareerProfile | ProblemError = profile,
  answers: Answers = {},
  session = studentSession,
) {
  const code = career instanceof Error ? profile.code : career.code;
  const api = apiOnPage({
    [`GET /careers/${code}`]: career,
    [`GET /careers/${code}/voices`]: { local: [], composite: null, elsewhere: [] },
    [`GET /careers/${code}/programs`]: career === bare ? noPrograms : careerPrograms,
    [`GET /careers/${code}/questions`]: { items: [] },
    [`GET /saved-careers/${code}`]: { saved: null },
    [`PUT ${SAVED}`]: (body: object) => ({ ...saved, ...body }),
    ...answers,
  });
  const view = await viewFixture<IlpCareerView>(
    html`<ilp-career-view .api=${api} .params=${{ code }}></ilp-career-view>`,
    session,
  );
  await waitUntil(
    () =>
      career instanceof Error ||
      findAll(view, 'ilp-career-voices, ilp-career-programs, ilp-career-questions').length ===
        (session.role === 'student' ? 3 : 2),
    'no voices, no programs, no questions',
  );
  await waitUntil(() => findAll(view, 'ilp-skeleton').length === 0, 'still loading');
  return { api, view };
}

function section(view: Node, heading: string): HTMLElement {
  const found = findAll(view, 'section').find(
    (one) => [...one.querySelectorAll('h2')].map(textOf)[0] === heading,
  );
  if (!found) throw new Error(`There is no section "${heading}".`);
  return found;
}

describe('<ilp-career-view>', () => {
  before(() => useMessages('en', 'careers', 'career-work', 'profiler', 'careers-data'));
  // What one test wrote and could not save is no draft of the next.
  beforeEach(() => sessionStorage.clear());
  afterEach(() => useMessages('en'));

  const states: Record<string, [CareerProfile | ProblemError, Answers]> = {
    full: [profile, {}],
    saved: [profile, { [`GET ${SAVED}`]: { saved } }],
    'nothing is published': [bare, {}],
    'not found': [new ProblemError('not-found', 404), {}],
  };
  for (const [name, [career, answers]] of Object.entries(states)) {
    for (const locale of ['en', 'es'] as const) {
      it(`passes axe when ${name}, in ${locale}`, async () => {
        await useMessages(locale);
        const { view } = await careerFor(career, answers);
        await expect(view).to.be.accessible();
      });
    }
  }

  it('shows no word from outside the catalogue', async () => {
    await useMessages('en-XA');
    const items = careerPrograms.items.map((program) => ({ ...program, title: '4' }));
    const titles = { [`GET /careers/${profile.code}/programs`]: { ...careerPrograms, items } };
    const { view } = await careerFor(
      {
        ...profile,
        title: '1',
        alsoCalled: ['2'],
        technology: { ...profile.technology, data: [{ name: '3', isHot: true }] },
        related: { ...profile.related, data: null, noData: 'not-published' },
        states: { ...profile.states, data: null, noData: 'not-imported' },
      },
      titles,
    );
    // The six letters are the same in every language; the browser itself says "and" in lists.
    const left = outsideCatalogue(textOf(view)).replaceAll(/\band\b|\b[RIASEC]\b/g, '');
    expect(left).not.to.match(/\p{L}/u);
  });

  it('F38: begins with a sentence and four facts, each with its source and year', async () => {
    const { view } = await careerFor();
    expect(textOf(find(view, 'h1'))).to.equal('Registered Nurses');
    expect(textOf(view)).to.contain('This work is mostly about helping people');
    const facts = findAll(view, 'dl.facts > div').map(textOf);
    expect(facts).to.have.length(4);
    expect(facts[0]).to.match(/Middle pay \$93,600 a year .*Wage Statistics, May 2024/);
    expect(facts[1]).to.match(/Growth in ten years 5% \(.+\) .*from 2024/);
    expect(facts[2]).to.match(/Usual way in .+ .*Projections, 2024/);
    expect(facts[3]).to.match(/People in this job 3,282,010 .*May 2024/);
  });

  it('F40: gives pay as a bar, a sentence and a table, and the middle by the hour', async () => {
    const { view } = await careerFor();
    const pay = section(view, 'Pay');
    expect(findAll(pay, 'ilp-range-bar')).to.have.length(1);
    const text = textOf(pay);
    for (const amount of ['$66,030', '$77,110', '$93,600', '$107,960', '$135,320', '$45.00'])
      expect(text).to.contain(amount);
    expect(text).to.contain('Half of the people in this job earn between $77,110 and $107,960');
    expect(text).to.contain('May 2024');
  });

  it('F40: says why there is no yearly pay for people paid by the hour', async () => {
    const hourly: CareerProfile = {
      ...profile,
      ...actor,
      pay: { ...profile.pay, data: { ...profile.pay.data!, yearly: null } },
    };
    const { view } = await careerFor(hourly);
    expect(textOf(section(view, 'Pay'))).to.contain('no yearly pay is published');
    expect(textOf(find(view, 'dl.facts > div'))).to.contain('$23.33 an hour');
  });

  it('F41: says growth and openings with a plain word and the years', async () => {
    const { view } = await careerFor();
    expect(textOf(section(view, 'In the years to come'))).to.match(
      /From 2024 to 2034 the number of jobs changes by 5%: .+\. About 189,100 openings a year\./,
    );
  });

  it('F38: shows the levels of education as bars, in a sentence and in a table', async () => {
    const { view } = await careerFor();
    const ways = section(view, 'Ways in');
    expect(findAll(ways, 'td').map(textOf)).to.deep.equal(['38%', '62%']);
    const [some = 0, most = 0] = findAll(ways, 'rect').map((bar) =>
      Number(bar.getAttribute('width')),
    );
    expect(some / most).to.be.closeTo(38 / 62, 0.001);
    expect(textOf(ways)).to.contain("The answer given most: Bachelor's degree (62%).");
    expect(textOf(ways)).to.contain('Getting ready: Medium preparation.');
  });

  it('F38: says what the work is in sentences, and that they are made from facts', async () => {
    const { view } = await careerFor();
    const work = textOf(section(view, 'What the work is'));
    expect(work).to.contain('More than in most jobs, people here look for ways to help people.');
    expect(work).to.contain('how to treat them and how people think, feel and act.');
    expect(work).to.contain('Job titles for this work: Charge Nurse, Staff Nurse');
    expect(work).to.contain('put these sentences together from the facts on this page');
    expect(work).to.match(/29\.3 Database.+2025/);
    expect(work).not.to.contain('English only');
  });

  it('F38: says in Spanish what the work is, and what there is in English only', async () => {
    await useMessages('es');
    const { view } = await careerFor();
    const work = textOf(section(view, 'Qué es este trabajo'));
    expect(work).to.contain('aquí hace falta buscar formas de ayudar a las personas.');
    expect(work).to.contain('solo en inglés');
  });

  it('F38: names the jobs of a group, and says that it is one', async () => {
    const { view } = await careerFor({ ...bare, work: { ...bare.work, noData: 'group' } });
    expect(textOf(section(view, 'What the work is'))).to.contain(
      'This is a group of several jobs. Some of the job titles in it: Aircraft Commander',
    );
  });

  it('F38: no section is empty without a reason', async () => {
    const { view } = await careerFor(bare);
    const headings = findAll(view, 'section h2').map(textOf);
    expect(headings).to.have.length(13);
    expect(textOf(section(view, headings[5]!))).to.contain('no program of study');
    expect(textOf(section(view, headings[6]!))).to.contain('No interview yet');
    expect(headings[7]).to.equal('Ask about this work');
    for (const heading of headings.toSpliced(5, 3).slice(0, -1))
      expect(textOf(section(view, heading)), heading).to.contain('military');
    const uses = textOf(section(view, 'What you use'));
    expect(uses.split('No numbers are published for military jobs.')).to.have.length(4);
    expect(findAll(view, 'dl.facts > div').map(textOf).join(' ')).to.contain('No data');
  });

  it('F25: lists the programs that lead there, with field, awards and colleges', async () => {
    const { view } = await careerFor();
    const programs = section(view, 'Programs that lead there');
    const rows = findAll(programs, 'li');
    expect(rows).to.have.length(10);
    expect(textOf(rows[0]!)).to.equal(
      "Registered Nursing Health professions · 2,122 colleges Associate's degree and Bachelor's degree",
    );
    expect(rows[0]!.querySelector('a')!.getAttribute('href')).to.contain(
      'explore/programs/51.3810',
    );
    expect(textOf(find(programs, 'summary'))).to.equal('2 more programs');
    expect(textOf(programs)).to.match(/CIP–SOC\), 2020 .*IPEDS completions, .*2024/);
  });

  it('says whose data it is', async () => {
    const { view } = await careerFor();
    const text = textOf(section(view, 'Where the numbers come from'));
    expect(text).to.contain('O*NET® is a trademark of USDOL/ETA.');
    expect(text).to.contain('U.S. Bureau of Labor Statistics');
  });

  it('marks what is in English on a Spanish page', async () => {
    await useMessages('es');
    const { view } = await careerFor();
    expect(find(view, 'h1').lang).to.equal('en');
    const english = findAll(view, '[lang=en]').map(textOf);
    expect(english).to.include('Spreadsheet software');
    expect(english).to.include('Carpenters');
  });

  it('F30: saves a career by keyboard, then takes stars and a thought without a button', async () => {
    const { api, view } = await careerFor();
    find(view, '.button.primary').focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => findAll(view, 'ilp-opinion-form').length === 1);
    findAll<HTMLInputElement>(view, 'input[type=radio]')[3]!.click();
    find(view, 'textarea').focus();
    await sendKeys({ type: 'Near home' });
    await waitUntil(() => api.calls.filter((call) => call === `PUT ${SAVED}`).length === 2, '', {
      timeout: 3000,
    });
    // Only what changed: the rest may have changed in another window.
    expect(api.bodies.at(-1)).to.deep.equal({ rating: 4, thought: 'Near home' });
    await waitUntil(() => textOf(find(view, 'ilp-save-state')).includes('Saved'));
    await expect(view).to.be.accessible();
  });

  it('F30: takes lines for and against, in any order, and shows the dated history', async () => {
    const { api, view } = await careerFor(profile, {
      [`GET ${SAVED}`]: { saved: { ...saved, pros: ['Helps people', 'Near home'] } },
      [`PUT ${SAVED}`]: (body: object) => ({
        ...{ ...saved, ...body },
        history: [{ ...nothingSaid, ...body, at: '2026-11-03T08:00:00Z' }, ...saved.history],
      }),
    });
    await waitUntil(() => findAll(view, 'ilp-short-lines').length === 2);
    find(find(view, '#cons'), 'textarea').focus();
    await sendKeys({ type: 'Night work' });
    find(find(view, '#pros'), 'li:nth-child(2) .up').click();
    await waitUntil(() => api.calls.includes(`PUT ${SAVED}`), '', { timeout: 3000 });
    expect(api.bodies.at(-1)).to.deep.equal({
      ...{ cons: ['Night work'], pros: ['Near home', 'Helps people'] },
    });
    await waitUntil(() => textOf(find(view, 'summary')).includes('2 entries'));
    const history = textOf(find(view, 'ilp-opinion-history'));
    expect(history).to.contain('What speaks against it: + Night work');
    expect(history).to.contain('Nov 3, 2026');
  });

  it('F32: asks for reasons once there are stars, and offers the student’s own', async () => {
    const { api, view } = await careerFor(profile, {
      [`GET ${SAVED}`]: { saved },
      'GET /reason-offers': { items: [{ text: 'Patient', from: 'strength' }] },
    });
    await waitUntil(() => findAll(view, 'ilp-opinion-form').length === 1);
    expect(findAll(view, 'ilp-reasons')).to.have.length(0);
    findAll<HTMLInputElement>(find(view, '#confidence'), 'input')[3]!.click();
    const offers = () => findAll(view, 'ilp-reasons').flatMap((one) => findAll(one, 'ul button'));
    await waitUntil(() => offers().length === 1);
    offers()[0]!.click();
    await waitUntil(() => api.calls.includes(`PUT ${SAVED}`), '', { timeout: 3000 });
    expect(api.bodies.at(-1)).to.deep.equal({ confidence: 4, reasons: ['Patient'] });
    expect(offers()).to.have.length(0);
    await expect(view).to.be.accessible();
  });

  it('F30: takes a career out and puts it back by undo, with what was written', async () => {
    const own = { ...saved, rating: 4, thought: 'Near my home.' };
    const { view } = await careerFor(profile, {
      [`GET ${SAVED}`]: { saved: own },
      [`DELETE ${SAVED}`]: { ...own, isRemoved: true },
      [`POST ${SAVED}/restore`]: own,
    });
    const shown = new Promise<Toast>((resolve) => {
      const stop = onToast((toast) => {
        stop();
        resolve(toast);
      });
    });
    find(view, '#unsave').click();
    const toast = await shown;
    expect(toast.text).to.equal('Removed from saved: Registered Nurses');
    await waitUntil(() => findAll(view, 'ilp-opinion-form').length === 0);
    await toast.undo?.();
    await waitUntil(() => findAll(view, 'ilp-opinion-form').length === 1);
    expect(find<HTMLTextAreaElement>(view, 'textarea').value).to.equal('Near my home.');
  });

  it('keeps a thought on screen while the network is away', async () => {
    const { view } = await careerFor(profile, {
      [`GET ${SAVED}`]: { saved },
      [`PUT ${SAVED}`]: new ProblemError('offline', 0),
    });
    find(view, 'textarea').focus();
    await sendKeys({ type: 'Near home' });
    await waitUntil(() => textOf(view).includes('Not saved'), '', { timeout: 3000 });
    expect(find<HTMLTextAreaElement>(view, 'textarea').value).to.equal('Near home');
  });

  it('shows staff the career without the heart', async () => {
    const { api, view } = await careerFor(
      profile,
      {},
      { ...studentSession, role: 'teacher', canTeach: true },
    );
    expect(api.calls.toSorted()).to.deep.equal([
      `GET /careers/${profile.code}`,
      `GET /careers/${profile.code}/programs`,
      `GET /careers/${profile.code}/voices`,
    ]);
    expect(findAll(view, 'ilp-save-career')).to.have.length(0);
  });
});
