import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { onToast, type Toast } from '#components/shared/toast.js';
import '#components/profiler/ilp-match-list.js';
import type { IlpMatchList } from '#components/profiler/ilp-match-list.js';
import { nurse } from '../careers/samples.js';
import { type Answers, fakeApi, find, findAll, textOf, useMessages } from '../support/view.js';
import { ranked } from './samples.js';

const PATH = '/profiler/results/r1';
const LIST = `GET ${PATH}/careers?limit=20`;
const MARK = '/match-marks/29-1141.00';

async function matchList(answers: Answers = {}, first = ranked(3, 3)) {
  const api = fakeApi({
    ...{ [LIST]: first, [`PUT ${MARK}`]: {}, [`DELETE ${MARK}`]: {} },
    ...answers,
  });
  const view = await fixture<IlpMatchList>(
    html`<ilp-match-list .api=${api} path=${PATH} .first=${first}></ilp-match-list>`,
  );
  find<HTMLDetailsElement>(view, 'li > details').open = true;
  /** What was sent with the first call of this name. */
  const sent = (call: string) => api.bodies[api.calls.indexOf(call)];
  return { api, view, sent };
}

function press(view: Node, name: string): void {
  const button = findAll<HTMLButtonElement>(view, 'button').find((one) =>
    textOf(one).startsWith(name),
  );
  if (!button) throw new Error(`There is no button "${name}".`);
  button.click();
}

describe('<ilp-match-list>', () => {
  before(() => useMessages('en', 'profiler', 'match', 'assessments', 'careers', 'careers-data'));
  let toast: Toast | null = null;
  let stop: () => void;
  beforeEach(() => {
    toast = null;
    stop = onToast((one) => {
      toast = one;
    });
  });
  afterEach(async () => {
    stop();
    await useMessages('en');
  });

  for (const locale of ['en', 'es'] as const) {
    it(`passes axe with everything open, in ${locale}`, async () => {
      await useMessages(locale);
      const { view } = await matchList();
      for (const details of findAll<HTMLDetailsElement>(view, 'details')) details.open = true;
      await expect(view).to.be.accessible();
    });
  }

  it('B13: hides a career, with the way back', async () => {
    const { api, view, sent } = await matchList();
    api.answers[LIST] = { ...ranked(2, 2), hidden: 1 };
    press(view, 'Hide');
    await waitUntil(() => toast !== null);
    expect(sent(`PUT ${MARK}`)).to.deep.equal({ mark: 'hidden', why: '' });
    expect(textOf(view)).to.contain('1 hidden career');
    await toast!.undo?.();
    expect(api.calls).to.include(`DELETE ${MARK}`);
  });

  it('B13: takes a disagreement with its reason', async () => {
    const { view, sent } = await matchList();
    press(view, 'It does not fit me');
    await view.updateComplete;
    await waitUntil(() => findAll(view, 'ilp-field').length === 1);
    const input = find<HTMLInputElement>(find(view, 'ilp-field'), 'input, textarea');
    input.value = 'Too much blood';
    input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    press(view, 'Put it at the end');
    await waitUntil(() => toast !== null);
    expect(sent(`PUT ${MARK}`)).to.deep.equal({ mark: 'disagrees', why: 'Too much blood' });
  });

  it('B13: a saved career can not be hidden or set aside', async () => {
    const first = ranked(1, 1);
    const items = first.items.map((match) => ({ ...match, isSaved: true }));
    const { view } = await matchList({}, { ...first, items });
    expect(findAll(find(view, 'ilp-match-choices'), 'button')).to.have.length(1);
    expect(textOf(view)).to.contain('You saved this career, so it keeps its place.');
  });

  it('B13: shows careers like one', async () => {
    const { view } = await matchList({ 'GET /careers/29-1141.00/alike': { items: [nurse] } });
    press(view, 'More like this');
    await waitUntil(() => findAll(find(view, 'ilp-match-choices'), 'li').length === 1);
    expect(find(find(view, 'ilp-match-choices'), 'li a').getAttribute('href')).to.equal(
      '/careers/29-1141.00',
    );
  });

  it('B13: brings hidden careers back', async () => {
    const { api, view } = await matchList(
      { 'GET /match-marks': { items: [{ career: nurse, mark: 'hidden', why: '', at: '' }] } },
      { ...ranked(2, 2), hidden: 1 },
    );
    find<HTMLDetailsElement>(find(view, 'ilp-match-marks'), 'details').open = true;
    await waitUntil(() => findAll(find(view, 'ilp-match-marks'), 'li').length === 1);
    press(view, 'Show again');
    await waitUntil(() => api.calls.includes(`DELETE ${MARK}`));
  });

  it('F36: moves a weight by keyboard or mouse and shows the list made anew', async () => {
    const { api, view, sent } = await matchList({ [`PUT ${PATH}/weights`]: {} });
    const [interests] = findAll<HTMLInputElement>(view, 'input[type=range]');
    interests!.value = '9';
    interests!.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await waitUntil(() => api.calls.includes(`PUT ${PATH}/weights`), 'not saved', {
      timeout: 3000,
    });
    expect(sent(`PUT ${PATH}/weights`)).to.deep.equal({ interests: 9, skills: 2, values: 2 });
    await waitUntil(() => api.calls.at(-1) === LIST);
  });

  it('F36: keeps the list while nothing that was answered would count', async () => {
    const first = ranked(3, 3);
    const parts = first.parts.map((part) =>
      part.kind === 'values' ? { ...part, notCounted: 'no-answers' as const } : part,
    );
    const { api, view } = await matchList({}, { ...first, parts });
    const [interests] = findAll<HTMLInputElement>(view, 'input[type=range]');
    interests!.value = '0';
    interests!.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await waitUntil(() => textOf(view).includes('Something that you answered has to count.'));
    expect(api.calls).to.deep.equal([]);
  });
});
