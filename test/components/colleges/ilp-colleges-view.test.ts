import { expect, html, waitUntil } from '@open-wc/testing';
import type { CollegeSelection } from '#contracts/college-selector.js';
import { ProblemError } from '#components/api/problem-error.js';
import '#components/colleges/ilp-colleges-view.js';
import type { IlpCollegesView } from '#components/colleges/ilp-colleges-view.js';
import { getBasePath, setBasePath } from '#components/shared/navigation.js';
import {
  type FakeApi,
  find,
  findAll,
  studentSession,
  textOf,
  useMessages,
  viewFixture,
} from '../support/view.js';
import { apiOnPage } from '../careers/api-on-page.js';
import { collegeMap, selection } from './samples.js';

const WISH = 'career=29-1141.00&near=columbus-oh%4050&price=5000&nice=price';
const none: CollegeSelection = {
  ...selection,
  ...{ total: 0, items: [], relax: [{ by: ['near'], count: 7 }] },
};

async function page(address: string, answers: Record<string, unknown>) {
  history.replaceState(null, '', address ? `/explore/colleges?${address}` : '/explore/colleges');
  const api = apiOnPage({ 'GET /college-searches': { items: [] }, ...answers });
  const view = await viewFixture<IlpCollegesView>(
    html`<ilp-colleges-view .api=${api}></ilp-colleges-view>`,
    studentSession,
  );
  await waitUntil(() => findAll(view, 'ilp-skeleton').length === 0, 'still loading');
  return { api, view };
}

const answer = (query: string, reply: unknown = selection) => ({
  [`GET /colleges?limit=20&${query}`]: reply,
});
const asked = ({ calls }: FakeApi) => calls.filter((call) => call.includes('/colleges?')).length;
const buttonOf = (view: Node, words: string) =>
  findAll<HTMLButtonElement>(view, 'button').find((one) => textOf(one).includes(words))!;

describe('<ilp-colleges-view>', () => {
  const before_ = getBasePath();
  const address = location.href;
  before(() => useMessages('en', 'colleges', 'programs'));
  beforeEach(() => setBasePath('/'));
  afterEach(async () => {
    await useMessages('en');
    history.replaceState(null, '', address);
    setBasePath(before_);
  });

  const states: Record<string, [string, Record<string, unknown>]> = {
    'a list': [WISH, answer(WISH)],
    'a table': [`${WISH}&as=table`, answer(WISH)],
    'a map': [`${WISH}&as=map`, { ...answer(WISH), [`GET /colleges/map?${WISH}`]: collegeMap }],
    'nothing found': [WISH, answer(WISH, none)],
    'a failure': [WISH, answer(WISH, new ProblemError('internal', 500))],
  };
  for (const [name, [wish, answers]] of Object.entries(states))
    for (const locale of ['en', 'es'] as const)
      it(`passes axe with ${name}, in ${locale}`, async () => {
        await useMessages(locale);
        await expect((await page(wish, answers)).view).to.be.accessible();
      });

  it('F21: says of each college why it fits and what does not', async () => {
    const { view } = await page(WISH, answer(WISH));
    const reasons = findAll(find(view, '.rows > li'), '.reasons li').map(textOf);
    expect(reasons).to.deep.equal([
      'Teaches Registered Nursing',
      '2 miles away',
      'Does not fit: $7,233 a year after grants',
      'Finish: no number',
    ]);
  });

  it('F51: shows each choice as a must or a wish, and changes one into the other', async () => {
    const swapped = WISH.replace('&nice=price', '&nice=near,price').replace(',', '%2C');
    const { view, api } = await page(WISH, { ...answer(WISH), ...answer(swapped) });
    const chosen = findAll(find(view, 'ilp-college-chosen'), 'li').map(textOf);
    expect(chosen[0]).to.match(/^Leads to Registered Nurses must/);
    expect(chosen[1]).to.match(/^Within 50 miles of Columbus, OH must/);
    expect(chosen[2]).to.match(/^At most \$5,000 a year after grants wish/);
    buttonOf(view, 'Make it a wish Within 50').click();
    await waitUntil(() => location.search.includes('near'), 'the address stayed');
    await waitUntil(() => asked(api) === 2, 'nothing was asked');
    expect(new URLSearchParams(location.search).get('nice')?.split(',').sort()).to.deep.equal([
      ...['near', 'price'],
    ]);
  });

  it('F51: counts what a choice would leave, and asks again with it', async () => {
    const { view, api } = await page('', {
      ...answer(''),
      ...answer('level=two-year'),
    });
    const facet = findAll(find(view, 'ilp-college-criteria'), 'details').find((one) =>
      textOf(one).startsWith('Length of programs'),
    )!;
    expect(textOf(facet)).to.contain('Programs of up to two years 3');
    facet.querySelectorAll('input')[1]!.click();
    await waitUntil(() => asked(api) === 2, 'nothing was asked');
    expect(location.search).to.equal('?level=two-year');
  });

  it('F51: says what not to insist on when nothing fits, and does it', async () => {
    const relaxed = 'career=29-1141.00&near=columbus-oh%4050&price=5000&nice=near%2Cprice';
    const { view } = await page(WISH, { ...answer(WISH, none), ...answer(relaxed) });
    expect(textOf(find(view, '#found'))).to.equal('No college fits');
    buttonOf(view, 'as a wish, 7 colleges').click();
    await waitUntil(() => textOf(find(view, '#found')) === '2 colleges fit', 'nothing changed');
  });

  it('F51: chooses a place by name, which stays with its miles', async () => {
    const near = 'near=columbus-oh%4050';
    const { view, api } = await page('', {
      ...answer(''),
      ...answer(near),
      'GET /colleges/places?query=columbus': { items: [selection.names.place] },
    });
    const picker = find(view, 'ilp-place-picker');
    const input = find<HTMLInputElement>(picker, 'input');
    input.value = 'columbus';
    input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    find<HTMLFormElement>(picker, 'form').requestSubmit();
    await waitUntil(() => buttonOf(picker, 'Columbus, OH'), 'no place');
    buttonOf(picker, 'Columbus, OH').click();
    await waitUntil(() => api.calls.includes(`GET /colleges?limit=20&${near}`), 'nothing asked');
  });

  it('F50: looks for words', async () => {
    const { view, api } = await page('', { ...answer(''), ...answer('query=ucla') });
    const input = find<HTMLInputElement>(find(view, '.search ilp-field'), 'input');
    input.value = 'ucla';
    input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    find<HTMLFormElement>(view, 'form').requestSubmit();
    await waitUntil(() => api.calls.includes('GET /colleges?limit=20&query=ucla'), 'nothing asked');
  });

  it('F51: draws a map of its own beside the same list', async () => {
    const [wish, answers] = states['a map']!;
    const { view } = await page(wish, answers);
    await waitUntil(() => findAll(view, 'circle.found').length === 1, 'no map');
    expect(findAll(view, '.rows > li')).to.have.length(2);
    expect(textOf(find(view, 'figcaption'))).to.contain('1 college is not on the map.');
    expect(findAll(view, 'img, image')).to.have.length(0);
  });
});
