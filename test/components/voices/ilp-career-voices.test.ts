import { expect, html } from '@open-wc/testing';
import type { CareerVoices } from '#contracts/voices.js';
import { ProblemError } from '#components/api/problem-error.js';
import '#components/voices/ilp-career-voices.js';
import type { IlpCareerVoices } from '#components/voices/ilp-career-voices.js';
import {
  fakeApi,
  find,
  findAll,
  outsideCatalogue,
  studentSession,
  textOf,
  useMessages,
  viewFixture,
} from '../support/view.js';
import { both, CODE, told, untold } from './samples.js';

async function voicesFor(answer: CareerVoices | ProblemError, session = studentSession) {
  const api = fakeApi({ [`GET /careers/${CODE}/voices`]: answer });
  const view = await viewFixture<IlpCareerVoices>(
    html`<ilp-career-voices .api=${api} code=${CODE}></ilp-career-voices>`,
    session,
  );
  return { api, view };
}

describe('<ilp-career-voices>', () => {
  before(() => useMessages('en', 'voices'));
  afterEach(() => useMessages('en'));

  const states: Record<string, CareerVoices | ProblemError> = {
    'an interview': told,
    'a real one beside it': both,
    'none yet': untold,
    'a failure': new ProblemError('offline', 0),
  };
  for (const [name, answer] of Object.entries(states))
    for (const locale of ['en', 'es'] as const)
      it(`passes axe with ${name}, in ${locale}`, async () => {
        await useMessages(locale);
        const { view } = await voicesFor(answer);
        await expect(view).to.be.accessible();
      });

  it('F43: tells a workday, likes, dislikes and advice under four fixed headings', async () => {
    const { view } = await voicesFor(told);
    expect(findAll(view, 'h3').map(textOf)).to.deep.equal([
      'A usual workday',
      'What people like',
      "What people don't like",
      'Advice',
    ]);
    expect(findAll(view, 'h3 + p').map(textOf)).to.deep.equal([
      'Nurse 1',
      'Nurse 2',
      'Nurse 3',
      'Nurse 4',
    ]);
  });

  it('F39: says that a composite is no one person, with its sources and date', async () => {
    const { view } = await voicesFor(told);
    expect(textOf(find(view, '.badge'))).to.equal('Composite, written from public facts');
    const text = textOf(view);
    expect(text).to.contain('No one person said this.');
    expect(text).to.contain('Bureau of Labor Statistics');
    expect(text).to.contain('November 29, 2026');
  });

  it('F39: follows the language on screen', async () => {
    const { view } = await voicesFor(told);
    await useMessages('es');
    await view.updateComplete;
    expect(textOf(find(view, 'h3 + p'))).to.equal('Enfermera 1');
  });

  it('F39: says when there is no interview yet, and leads to careers that have one', async () => {
    const { view } = await voicesFor(untold);
    expect(textOf(view)).to.contain('No interview yet for this career.');
    expect(find<HTMLAnchorElement>(view, 'li a').href).to.match(/\/careers\/29-1141\.00$/);
    const { view: alone } = await voicesFor({ ...untold, elsewhere: [] });
    expect(textOf(alone)).not.to.contain('Careers like this');
  });

  it('B14: shows a real person first, named, dated and told apart from the composite', async () => {
    const { view } = await voicesFor(both);
    expect(findAll(view, 'article').map((one) => one.ariaLabel)).to.deep.equal([
      'Real person, local: Ana R., enfermera',
      'Composite, written from public facts',
    ]);
    const text = textOf(find(view, 'article'));
    expect(text).to.contain('Ana R., enfermera, on October 12, 2026 Told in Spanish');
    expect(find(view, 'article h3 + p').lang).to.equal('es');
    expect(findAll(view, '.actions')).to.have.length(0);
  });

  it('B14: lets staff add one and leads them to the list', async () => {
    const staff = { ...studentSession, role: 'teacher', canTeach: true } as const;
    const { view } = await voicesFor(untold, staff);
    const links = findAll<HTMLAnchorElement>(view, '.actions a').map(({ pathname }) => pathname);
    expect(links).to.deep.equal([`/careers/${CODE}/interview`, '/interviews']);
    await expect(view).to.be.accessible();
  });

  it('shows no word from outside the catalogue', async () => {
    await useMessages('en-XA');
    const { view } = await voicesFor(told);
    expect(outsideCatalogue(textOf(view)).replaceAll(/Nurse \d/g, '')).not.to.match(/\p{L}/u);
  });
});
