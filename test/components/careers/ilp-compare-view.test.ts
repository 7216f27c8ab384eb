import { expect, html, waitUntil } from '@open-wc/testing';
import type { CareerProfile, SavedCareer } from '#contracts/careers.js';
import { ProblemError } from '#components/api/problem-error.js';
import '#components/careers/ilp-compare-view.js';
import type { IlpCompareView } from '#components/careers/ilp-compare-view.js';
import type { IlpRangeBar } from '#components/shared/charts/ilp-range-bar.js';
import {
  fakeApi,
  find,
  findAll,
  outsideCatalogue,
  textOf,
  useMessages,
  viewFixture,
} from '../support/view.js';
import { bare, profile, saved } from './samples.js';

const CODES = ['11-0001.00', '11-0002.00', '11-0003.00', '11-0004.00', '11-0005.00'];
const numbered = (code: string, index: number): CareerProfile => ({
  ...profile,
  ...{ code, title: `Career ${index + 1}` },
});
const careers = CODES.map(numbered);
const savedOf = (career: CareerProfile, own: Partial<SavedCareer> = {}): SavedCareer => ({
  ...saved,
  career,
  ...own,
});

async function compareFor(items: SavedCareer[], some: readonly CareerProfile[] = careers) {
  const api = fakeApi({
    'GET /saved-careers': { items },
    ...Object.fromEntries(some.map((career) => [`GET /careers/${career.code}`, career])),
  });
  const view = await viewFixture<IlpCompareView>(
    html`<ilp-compare-view .api=${api}></ilp-compare-view>`,
  );
  await waitUntil(() => findAll(view, 'ilp-skeleton').length === 0, 'still loading');
  return { api, view };
}

const titles = (view: Node) => findAll(view, 'li h2').map(textOf);
const boxes = (view: Node) => findAll<HTMLInputElement>(view, 'input[type=checkbox]');

describe('<ilp-compare-view>', () => {
  before(() => useMessages('en', 'compare', 'careers', 'profiler', 'careers-data'));
  afterEach(() => useMessages('en'));

  const all = careers.map((career) => savedOf(career));
  for (const locale of ['en', 'es'] as const)
    it(`passes axe with careers, without data and with too few, in ${locale}`, async () => {
      await useMessages(locale);
      const none = [savedOf(bare), savedOf(careers[0]!)];
      for (const { view } of [
        await compareFor(all),
        await compareFor(none, [bare, ...careers]),
        await compareFor([]),
      ])
        await expect(view).to.be.accessible();
    });

  it('F30: puts four saved careers side by side at most, each fact with source and year', async () => {
    const { view } = await compareFor(all);
    expect(titles(view)).to.deep.equal(['Career 1', 'Career 2', 'Career 3', 'Career 4']);
    expect(boxes(view).map(({ disabled }) => disabled)).to.deep.equal([
      ...[false, false, false, false, true],
    ]);
    const text = textOf(find(view, 'li'));
    expect(text).to.match(/Middle pay \$93,600 a year .*less than \$66,030.* more than \$135,320/);
    expect(text).to.match(/Wage Statistics, May 2024.* Growth in ten years 5% \(.+from 2024/);
    expect(text).to.contain('Usual way in');
    expect(text).to.contain('Mostly about');
  });

  it('F30: draws all pay on one scale', async () => {
    const richer = { ...careers[1]!, pay: structuredClone(profile.pay) };
    richer.pay.data!.yearly!.p90 = 200_000;
    const { view } = await compareFor(all.slice(0, 2), [careers[0]!, richer]);
    const scales = findAll<IlpRangeBar>(view, 'ilp-range-bar').map(({ domain }) => domain);
    expect(scales).to.deep.equal([
      [0, 210_000],
      [0, 210_000],
    ]);
  });

  it('F30: takes one out for another and asks for each career once', async () => {
    const { api, view } = await compareFor(all);
    boxes(view)[0]!.click();
    await waitUntil(() => titles(view).length === 3);
    boxes(view)[4]!.click();
    await waitUntil(() => titles(view).length === 4);
    expect(titles(view)).to.deep.equal(['Career 2', 'Career 3', 'Career 4', 'Career 5']);
    expect(api.calls).to.have.length(6);
    expect(textOf(find(view, '[role=status]'))).to.equal('4 careers side by side');
  });

  it('F30: begins with careers that still interest, and shows what the student said', async () => {
    const { view } = await compareFor([
      savedOf(careers[0]!, { stillInterested: false }),
      savedOf(careers[1]!, { rating: 4, thought: 'Near home' }),
      savedOf(careers[2]!),
    ]);
    expect(titles(view)).to.deep.equal(['Career 2', 'Career 3']);
    expect(textOf(find(view, 'li'))).to.contain('What I said 4 stars Near home');
    expect(findAll(view, 'li').map(textOf)[1]).to.contain('What I said Nothing yet');
  });

  it('F30: stands as cards below each other on a phone', async () => {
    const { view } = await compareFor(all);
    view.style.cssText = 'display: block; inline-size: 328px';
    const [first, second] = findAll(view, 'li').map((card) => card.getBoundingClientRect());
    expect(second!.top).to.be.at.least(first!.bottom);
    expect(view.scrollWidth).to.be.at.most(328);
  });

  it('says what failed, with a way to try again', async () => {
    const api = fakeApi({ 'GET /saved-careers': new ProblemError('offline', 0) });
    const view = await viewFixture<IlpCompareView>(
      html`<ilp-compare-view .api=${api}></ilp-compare-view>`,
    );
    expect(findAll(view, 'ilp-error-state')).to.have.length(1);
  });

  it('shows no word from outside the catalogue', async () => {
    await useMessages('en-XA');
    const { view } = await compareFor(all);
    const left = outsideCatalogue(textOf(view)).replaceAll(/Career \d|\band\b/g, '');
    expect(left).not.to.match(/\p{L}/u);
  });
});
