import { expect, html, waitUntil } from '@open-wc/testing';
import type { CollegeCareers, CollegeProfile, CollegePrograms } from '#contracts/colleges.js';
import { ProblemError } from '#components/api/problem-error.js';
import '#components/colleges/ilp-college-careers.js';
import '#components/colleges/ilp-college-programs.js';
import '#components/colleges/ilp-college-view.js';
import type { IlpCollegeView } from '#components/colleges/ilp-college-view.js';
import type { IlpField } from '#components/shared/ilp-field.js';
import {
  find,
  findAll,
  studentSession,
  textOf,
  useMessages,
  viewFixture,
} from '../support/view.js';
import { apiOnPage } from '../careers/api-on-page.js';
import { nurse } from '../careers/samples.js';
import { bareCollege, careers, college, programs } from './samples.js';

async function page(answer: CollegeProfile | ProblemError, teaches: CollegePrograms = programs) {
  const api = apiOnPage({
    'GET /colleges/110635': answer,
    'GET /saved-colleges/110635': { saved: null },
    'GET /colleges/110635/programs': teaches,
    'GET /colleges/110635/careers': careers,
    'GET /colleges/110635/careers?cluster=health-science': { ...careers, items: [led] },
  });
  const view = await viewFixture<IlpCollegeView>(
    html`<ilp-college-view .api=${api} .params=${{ unitid: '110635' }}></ilp-college-view>`,
    studentSession,
  );
  await waitUntil(() => findAll(view, 'ilp-skeleton').length === 0, 'still loading');
  return view;
}

const rowOf = (view: Node, label: string) =>
  textOf(findAll(view, 'tr').find((row) => textOf(row).startsWith(label))!);

const led: CollegeCareers['items'][number] = {
  ...nurse,
  morePrograms: 2,
  programs: [{ code: '51.3801', title: 'Registered Nursing', titleLocale: 'en' }],
};

describe('<ilp-college-view>', () => {
  before(() => useMessages('en', 'colleges', 'programs', 'careers', 'careers-data'));
  afterEach(() => useMessages('en'));

  const states = {
    full: college,
    'nearly empty': bareCollege,
    closed: { ...bareCollege, standing: { kind: 'closed', years: '2024' } } as const,
    'not found': new ProblemError('not-found', 404),
  };
  for (const [name, answer] of Object.entries(states))
    for (const locale of ['en', 'es'] as const)
      it(`passes axe when ${name}, in ${locale}`, async () => {
        await useMessages(locale);
        await expect(await page(answer)).to.be.accessible();
      });

  it('F49: says that a college has closed, and when', async () => {
    const view = await page({ ...bareCollege, standing: { kind: 'closed', years: '2024' } });
    expect(textOf(find(view, '.notice'))).to.contain('This college closed in 2024.');
  });

  it('F49: shows place, cost, admission, finishing, each number with its source and year', async () => {
    const view = await page(college);
    expect(textOf(find(view, 'h1'))).to.equal('University of California-Berkeley');
    expect(textOf(view)).to.contain('Public · Programs of four years or more · Berkeley, CA');
    expect(rowOf(view, 'Share admitted')).to.contain('11.0% IPEDS admissions 2023–24');
    expect(rowOf(view, 'Tuition and fees for people from outside')).to.contain('$45,627');
    expect(rowOf(view, 'Kind of place')).to.contain('Midsize city');
    for (const cell of findAll(view, 'td.value')) expect(textOf(cell)).to.match(/20\d\d/);
  });

  it('F52: says that the net price is not the price of the person, and shows it by income', async () => {
    const view = await page(college);
    expect(textOf(find(view, '.notice'))).to.contain('This is not your price.');
    expect(rowOf(view, '$48,001–75,000')).to.contain('Not published');
    expect(textOf(view)).to.contain('Below zero: grants were more than the cost');
    const link = findAll<HTMLAnchorElement>(view, 'a[target=_blank]')[0]!;
    expect(link.rel).to.equal('noopener noreferrer');
  });

  it('F49: says why a number is missing', async () => {
    const view = await page(bareCollege, { ...programs, items: [], none: 'no-programs' });
    expect(rowOf(view, 'Tuition and fees for people from the state')).to.contain(
      'this college asks a price for a whole program',
    );
    expect(textOf(view)).to.contain('takes everyone who has finished high school');
    expect(textOf(view)).to.contain('The college reported no programs for that year.');
  });

  it('F52: lists programs with who finished, and one award at a time', async () => {
    const view = await page(college);
    const list = find(view, 'ilp-college-programs');
    expect(findAll(list, 'li').map(textOf)).to.deep.equal([
      "Computer Science Bachelor's degree: 796 finished · Master's degree: 11 finished",
      "Registered Nursing Associate's degree: 0 finished",
    ]);
    const field = find<IlpField>(list, 'ilp-field');
    field.value = 'associate';
    field.dispatchEvent(new Event('change'));
    await waitUntil(() => findAll(list, 'li').length === 1, 'nothing was chosen');
    expect(findAll(list, 'li').map(textOf)).to.deep.equal([
      "Registered Nursing Associate's degree: 0 finished",
    ]);
    expect(textOf(find(list, '[role=status]'))).to.equal('1 program');
  });

  it('F21: leads to the careers of its programs, group by group', async () => {
    const view = await page(college);
    const list = find(view, 'ilp-college-careers');
    expect(textOf(list)).to.contain('2 careers, by group.');
    find(list, 'button').click();
    await waitUntil(() => findAll(list, 'li').length === 1, 'no careers');
    expect(textOf(find(list, 'li'))).to.contain('By Registered Nursing and 2 more');
    expect(find(list, 'li a').getAttribute('href')).to.contain('careers/29-1141.00');
    expect(find(list, 'button').getAttribute('aria-pressed')).to.equal('true');
    await expect(view).to.be.accessible();
  });
});
