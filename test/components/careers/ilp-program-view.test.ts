import { expect, html } from '@open-wc/testing';
import type { ProgramReply } from '#contracts/programs.js';
import { ProblemError } from '#components/api/problem-error.js';
import '#components/careers/ilp-program-view.js';
import type { IlpProgramView } from '#components/careers/ilp-program-view.js';
import {
  fakeApi,
  find,
  findAll,
  studentSession,
  textOf,
  useMessages,
  viewFixture,
} from '../support/view.js';
import { program } from './samples.js';

async function programFor(answer: ProgramReply | ProblemError) {
  const api = fakeApi({ [`GET /programs/${program.code}`]: answer });
  return viewFixture<IlpProgramView>(
    html`<ilp-program-view .api=${api} .params=${{ cip: program.code }}></ilp-program-view>`,
    studentSession,
  );
}

describe('<ilp-program-view>', () => {
  before(() => useMessages('en', 'programs', 'careers', 'careers-data'));
  afterEach(() => useMessages('en'));

  const bare: ProgramReply = {
    ...program,
    ...{ awards: [], colleges: 0, careers: [], noData: 'no-career' },
  };
  const states = { full: program, bare, 'not found': new ProblemError('not-found', 404) };
  for (const [name, answer] of Object.entries(states))
    for (const locale of ['en', 'es'] as const)
      it(`passes axe when ${name}, in ${locale}`, async () => {
        await useMessages(locale);
        await expect(await programFor(answer)).to.be.accessible();
      });

  it('F25: shows the careers a program leads to and who gives which award', async () => {
    const view = await programFor(program);
    expect(textOf(find(view, 'h1'))).to.equal('Registered Nursing');
    expect(textOf(view)).to.contain('Health professions · 2,122 colleges');
    expect(find(view, '.rows a').getAttribute('href')).to.contain('careers/29-1141.00');
    expect(findAll(view, 'tbody tr').map(textOf)).to.deep.equal([
      "Associate's degree 1,132",
      "Bachelor's degree 1,192",
    ]);
    expect(textOf(view)).to.match(/CIP–SOC\), 2020.*IPEDS completions/);
  });

  it('F25: says why there are no careers and no awards', async () => {
    const text = textOf(await programFor(bare));
    expect(text).to.contain('links no career to this program');
    expect(text).to.contain('No college on our list reported this program');
  });
});
