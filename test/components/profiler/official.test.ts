import { expect, html, waitUntil } from '@open-wc/testing';
import type { OfficialNote } from '#contracts/instruments.js';
import type { ProfilerItems } from '#contracts/profiler.js';
import '#components/profiler/ilp-profiler-view.js';
import type { IlpProfilerView } from '#components/profiler/ilp-profiler-view.js';
import {
  buttonNamed,
  fakeApi,
  find,
  findAll,
  textOf,
  useMessages,
  viewFixture,
} from '../support/view.js';
import { attempt, items } from './samples.js';

const ANSWERS = ['No, not at all', 'No', 'Not sure', 'Yes', 'Yes, very much'];
const note: OfficialNote = { version: '30.1', licence: 'cc-by-nd', locales: ['en'] };
/** Words of ours in the place of official ones. */
const official: ProfilerItems = {
  ...items,
  items: items.items.map((item, index) => ({
    ...item,
    text: { en: `Official sentence ${index + 1}`, es: `Official sentence ${index + 1}` },
    options: ANSWERS.map((words) => ({ en: words, es: words })),
  })),
  official: note,
};

async function asked() {
  const api = fakeApi({
    'GET /profiler/attempts/current': {
      attempt: null,
      official: { ...note, forms: ['short'] },
    },
    'POST /profiler/attempts': attempt,
    'GET /profiler/items?form=short': official,
    [`PATCH /profiler/attempts/${attempt.id}`]: attempt,
  });
  const view = await viewFixture<IlpProfilerView>(
    html`<ilp-profiler-view .api=${api}></ilp-profiler-view>`,
  );
  await waitUntil(() => findAll(view, 'ilp-profiler-start').length === 1, 'no start');
  return { api, view };
}

async function begun() {
  const all = await asked();
  find(find(all.view, 'ilp-profiler-start'), 'button').click();
  await waitUntil(() => findAll(all.view, '.question').length === 1, 'no question');
  await all.view.updateComplete;
  return all;
}

describe('official questions', () => {
  before(() => useMessages('en', 'profiler'));
  beforeEach(() => sessionStorage.clear());
  afterEach(() => useMessages('en'));

  it('F35: are offered in the length they come in, with whose they are', async () => {
    const { view } = await asked();
    const start = find(view, 'ilp-profiler-start');
    expect(findAll(start, 'button')).to.have.length(1);
    expect(textOf(start)).to.include('30.1');
    expect(textOf(start)).not.to.include('not yet validated');
    await expect(view).to.be.accessible();
  });

  it('F35: are asked word for word, and answered in their own words', async () => {
    const { api, view } = await begun();
    expect(textOf(find(view, 'h2'))).to.equal('Official sentence 1');
    const question = find(view, 'ilp-profiler-question');
    expect(findAll(question, '.answers button').map(textOf)).to.deep.equal(ANSWERS);
    buttonNamed(view, 'Yes').click();
    await waitUntil(() => textOf(find(view, 'h2')) === 'Official sentence 2', 'no next');
    await waitUntil(() => api.calls.some((call) => call.startsWith('PATCH')), 'not kept');
    const id = official.items[0]!.id;
    expect(api.bodies.at(-1)).to.deep.include({ answers: { [id]: 4 } });
  });

  it('F35: stay in their language on a Spanish page, which says so', async () => {
    await useMessages('es');
    const { view } = await begun();
    expect(find(view, 'h2').lang).to.equal('en');
    expect(textOf(find(view, 'h2'))).to.equal('Official sentence 1');
    expect(textOf(view)).to.include('inglés');
    await expect(view).to.be.accessible();
  });
});
