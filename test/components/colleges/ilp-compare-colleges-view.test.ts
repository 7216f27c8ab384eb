import { expect, html, waitUntil } from '@open-wc/testing';
import { ProblemError } from '#components/api/problem-error.js';
import '#components/colleges/ilp-compare-colleges-view.js';
import type { IlpCompareCollegesView } from '#components/colleges/ilp-compare-colleges-view.js';
import { getBasePath, setBasePath } from '#components/shared/navigation.js';
import {
  find,
  findAll,
  studentSession,
  textOf,
  useMessages,
  viewFixture,
} from '../support/view.js';
import { apiOnPage } from '../careers/api-on-page.js';
import { bareCollege, college, found, selection } from './samples.js';

const other = { ...bareCollege, code: '202222', name: 'Another College' };

async function page(codes: string, answers: Record<string, unknown> = {}) {
  history.replaceState(null, '', `/explore/colleges/compare?codes=${codes}`);
  const api = apiOnPage({
    'GET /colleges/110635': college,
    'GET /colleges/202222': other,
    'GET /colleges?limit=5&query=columbus': { ...selection, items: [found] },
    ...answers,
  });
  const view = await viewFixture<IlpCompareCollegesView>(
    html`<ilp-compare-colleges-view .api=${api}></ilp-compare-colleges-view>`,
    studentSession,
  );
  await waitUntil(() => findAll(view, 'ilp-skeleton').length === 0, 'still loading');
  return { api, view };
}

const rowOf = (view: Node, label: string) =>
  findAll(view, 'tbody tr')
    .find((row) => textOf(row).startsWith(label))!
    .querySelectorAll('td');

describe('<ilp-compare-colleges-view>', () => {
  const base = getBasePath();
  const address = location.href;
  before(() => useMessages('en', 'colleges'));
  beforeEach(() => setBasePath('/'));
  afterEach(async () => {
    await useMessages('en');
    history.replaceState(null, '', address);
    setBasePath(base);
  });

  for (const locale of ['en', 'es'] as const)
    for (const [name, codes, answers] of [
      ['two colleges', '110635,202222', {}],
      ['none', '', {}],
      ['a failure', '110635', { 'GET /colleges/110635': new ProblemError('not-found', 404) }],
    ] as const)
      it(`passes axe with ${name}, in ${locale}`, async () => {
        await useMessages(locale);
        await expect((await page(codes, answers)).view).to.be.accessible();
      });

  it('F52: puts the facts of colleges side by side, with why one is missing', async () => {
    const { view } = await page('110635,202222');
    expect(findAll(view, 'thead a').map(textOf)).to.deep.equal([college.name, other.name]);
    const [mine, others] = rowOf(view, 'Tuition and fees for people from the state');
    expect(textOf(mine!)).to.equal('$14,850 College Scorecard 2023–24');
    expect(textOf(others!)).to.contain('None by the year');
    expect(textOf(rowOf(view, 'Kind of place')[0]!)).to.contain('Midsize city');
    expect(textOf(find(view, '.notice'))).to.contain('This is not your price.');
  });

  it('F52: takes one away and adds another, in the address', async () => {
    const { view } = await page('110635');
    const input = find<HTMLInputElement>(view, 'input');
    input.value = 'columbus';
    input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    find<HTMLFormElement>(view, 'form').requestSubmit();
    await waitUntil(() => textOf(view).includes('(Columbus, OH)'), 'nothing found');
    findAll<HTMLButtonElement>(view, '[role=status] button')[0]!.click();
    await waitUntil(() => findAll(view, 'thead a').length === 2, 'not added');
    expect(location.search).to.equal('?codes=110635,202222');
    findAll<HTMLButtonElement>(view, 'thead button')[0]!.click();
    await waitUntil(() => findAll(view, 'thead a').length === 1, 'not taken away');
    expect(location.search).to.equal('?codes=202222');
  });

  it('F52: compares at most four', async () => {
    const { view, api } = await page('110635,110635,202222,100001,100002,100003', {
      'GET /colleges/100001': { ...other, code: '100001' },
      'GET /colleges/100002': { ...other, code: '100002' },
    });
    expect(findAll(view, 'thead a')).to.have.length(4);
    expect(api.calls).to.have.length(4);
    expect(findAll(view, 'form')).to.have.length(0);
  });
});
