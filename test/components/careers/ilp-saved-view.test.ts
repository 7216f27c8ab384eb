import { expect, html } from '@open-wc/testing';
import type { SavedCareer } from '#contracts/careers.js';
import { ProblemError } from '#components/api/problem-error.js';
import '#components/careers/ilp-saved-view.js';
import type { IlpSavedView } from '#components/careers/ilp-saved-view.js';
import type { IlpField } from '#components/shared/ilp-field.js';
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
import { actor, carpenter, nurse, saved } from './samples.js';

const items: SavedCareer[] = [
  { ...saved, career: nurse, rating: 5, confidence: 2, savedAt: '2026-11-03T08:00:00Z' },
  {
    ...{ ...saved, career: carpenter, rating: 3, confidence: 5, savedAt: '2026-11-01T08:00:00Z' },
    ...{
      pros: ['Outside'],
      cons: ['Dust'],
      reasons: ['Built a shed'],
      thought: 'My uncle is one.',
    },
  },
  { ...saved, career: actor, rating: 4, stillInterested: false, savedAt: '2026-11-02T08:00:00Z' },
];

async function viewFor(answer: { items: SavedCareer[] } | ProblemError = { items }) {
  const api = fakeApi({ 'GET /saved-careers': answer });
  return viewFixture<IlpSavedView>(
    html`<ilp-saved-view .api=${api}></ilp-saved-view>`,
    studentSession,
  );
}

const titles = (view: Node) => findAll(view, 'ul.rows > li a[lang]').map(textOf);

async function choose(view: IlpSavedView, order: string): Promise<void> {
  const select = find<IlpField>(view, 'ilp-field');
  select.value = order;
  select.dispatchEvent(new Event('change', { bubbles: true }));
  await view.updateComplete;
}

describe('<ilp-saved-view>', () => {
  before(() => useMessages('en', 'saved', 'careers'));
  afterEach(() => useMessages('en'));

  const states: Record<string, { items: SavedCareer[] } | ProblemError> = {
    full: { items },
    empty: { items: [] },
    'not loaded': new ProblemError('offline', 0),
  };
  for (const [name, answer] of Object.entries(states))
    for (const locale of ['en', 'es'] as const)
      it(`passes axe when ${name}, in ${locale}`, async () => {
        await useMessages(locale);
        await expect(await viewFor(answer)).to.be.accessible();
      });

  it('shows no word from outside the catalogue', async () => {
    await useMessages('en-XA');
    const plain = items.map((one, place) => ({
      ...{ ...one, thought: '', pros: [], cons: [], reasons: [] },
      career: { ...one.career, title: `${place}` },
    }));
    const left = outsideCatalogue(textOf(await viewFor({ items: plain })));
    expect(left.replaceAll(/\band\b/g, '')).not.to.match(/[a-z]{4}/);
  });

  it('F32: sorts by liking times confidence, liking, confidence and date', async () => {
    const view = await viewFor();
    const orders: [string, string[]][] = [
      ['both', ['Carpenters', 'Registered Nurses', 'Actors']],
      ['liking', ['Registered Nurses', 'Actors', 'Carpenters']],
      ['confidence', ['Carpenters', 'Registered Nurses', 'Actors']],
      ['date', ['Registered Nurses', 'Actors', 'Carpenters']],
    ];
    for (const [order, expected] of orders) {
      await choose(view, order);
      expect(titles(view), order).to.deep.equal(expected);
    }
    expect(textOf(view)).to.contain('together 3 × 5 = 15');
    expect(textOf(view)).to.contain('I could do well: no stars yet');
  });

  it('F30: shows the words of each, and only those still of interest when asked', async () => {
    const view = await viewFor();
    const text = textOf(view);
    for (const words of ['My uncle is one.', 'Because: Built a shed', '+ Outside', '− Dust'])
      expect(text).to.contain(words);
    find(view, '.choice input').click();
    await view.updateComplete;
    expect(titles(view)).to.deep.equal(['Carpenters', 'Registered Nurses']);
  });

  it('F32: a square of the map says what is in it and narrows the list to it', async () => {
    const view = await viewFor();
    const squares = findAll(find(view, 'ilp-saved-map'), 'button');
    expect(squares.map((square) => square.getAttribute('aria-label'))).to.deep.equal([
      'Interest 3, could do well 5: Carpenters',
      'Interest 5, could do well 2: Registered Nurses',
    ]);
    squares[0]!.click();
    await view.updateComplete;
    expect(titles(view)).to.deep.equal(['Carpenters']);
    squares[0]!.click();
    await view.updateComplete;
    expect(titles(view)).to.have.length(3);
  });

  it('F32: says what is missing for a map while fewer than two careers have both stars', async () => {
    const view = await viewFor({ items: items.slice(1) });
    expect(findAll(view, 'ilp-saved-map')).to.have.length(0);
    expect(textOf(view)).to.contain('Give two careers both kinds of stars');
  });
});
