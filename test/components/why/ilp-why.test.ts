import { expect, html, waitUntil } from '@open-wc/testing';
import type { Why } from '#contracts/why.js';
import '#components/why/ilp-why.js';
import type { IlpWhy } from '#components/why/ilp-why.js';
import {
  type Answers,
  fakeApi,
  find,
  findAll,
  textOf,
  useMessages,
  viewFixture,
} from '../support/view.js';

const why: Why = {
  isHidden: false,
  goals: [
    {
      tagId: '019a0000-0000-7000-8000-0000000000a1',
      title: 'Shadow a nurse',
      helpsBecause: null,
    },
  ],
  themes: [{ kind: 'skill', id: 'mathematics' }],
  careers: [
    {
      ...{ code: '29-1141.00', title: 'Registered Nurses', titleLocale: 'en' },
      because: [{ kind: 'skill', id: 'mathematics' }],
    },
  ],
  savedCount: 1,
  voice: {
    ...{ code: '29-1141.00', title: 'Registered Nurses', titleLocale: 'en', locale: 'en' },
    ...{ sentence: 'Somebody leaves on their own feet.', speaker: null },
  },
};

async function show(loaded: Why | Error = why, answers: Answers = {}) {
  const api = fakeApi({ 'GET /why/a1': loaded, ...answers });
  const view = await viewFixture<IlpWhy>(html`<ilp-why key="a1" .api=${api}></ilp-why>`);
  await waitUntil(() => api.calls.length > 0);
  await view.updateComplete;
  return { api, view };
}

describe('ilp-why', () => {
  for (const locale of ['en', 'es'] as const)
    describe(`in ${locale}`, () => {
      before(() => useMessages(locale, 'why', 'careers-data'));
      after(() => useMessages('en'));

      it('B2: is accessible with all of it, and put away', async () => {
        const { view } = await show();
        await waitUntil(() => findAll(view, 'h2').length === 1);
        await expect(view).to.be.accessible();
        const hidden = await show({ ...why, isHidden: true });
        await waitUntil(() => findAll(hidden.view, 'button').length === 1);
        await expect(hidden.view).to.be.accessible();
      });
    });

  describe('to read', () => {
    before(() => useMessages('en', 'why', 'careers-data'));

    it('B2: names the goal, the saved career with what it uses, and that a composite is one', async () => {
      const { view } = await show();
      await waitUntil(() => findAll(view, 'h2').length === 1);
      const text = textOf(view);
      expect(text).to.include('Your teacher tagged this to your goal: Shadow a nurse.');
      expect(text).to.include('Careers you saved that use this:');
      expect(text).to.include('Registered Nurses Mathematics');
      expect(text).to.include('written by us from public facts');
      expect(find(view, 'ilp-read-aloud')).to.have.property('texts').with.length(5);
    });

    it('B2: is put away and taken out by a click, and the server remembers', async () => {
      const { api, view } = await show(why, { 'PUT /why': {} });
      await waitUntil(() => findAll(view, 'h2').length === 1);
      find<HTMLButtonElement>(view, '.spread button').click();
      await waitUntil(() => findAll(view, 'h2').length === 0);
      expect(api.bodies.at(-1)).to.deep.equal({ isHidden: true });
      find<HTMLButtonElement>(view, 'button').click();
      await waitUntil(() => findAll(view, 'h2').length === 1);
      expect(api.bodies.at(-1)).to.deep.equal({ isHidden: false });
    });

    it('B2: nothing stands where nobody tagged the work, or it can’t be loaded', async () => {
      const empty = { ...why, goals: [], careers: [], themes: [], voice: null };
      for (const loaded of [empty, new Error('no')]) {
        const { view } = await show(loaded);
        await new Promise((resolve) => requestAnimationFrame(resolve));
        expect(textOf(view)).to.equal('');
      }
    });
  });
});
