import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import type { Replacement } from '#contracts/connections.js';
import '#components/admin/ilp-replacement.js';
import type { IlpReplacement } from '#components/admin/ilp-replacement.js';
import { ProblemError } from '#components/api/problem-error.js';
import { fakeApi, find, findAll, textOf, useMessages } from '../support/view.js';

const PLAIN: Replacement = {
  issuer: 'https://moodle.example.org',
  from: {
    registrationId: '019a0000-0000-7000-8000-0000000000c1',
    platformName: 'Cedar Moodle',
    clientId: 'old',
  },
  to: {
    registrationId: '019a0000-0000-7000-8000-0000000000c2',
    platformName: 'Cedar Moodle',
    clientId: 'new',
  },
  courses: { moves: 3, stays: 0, names: [] },
  people: { moves: 40, stays: 0, names: [] },
  links: 1,
};
const TWICE: Replacement = {
  ...PLAIN,
  courses: { moves: 2, stays: 1, names: ['English 9'] },
  people: { moves: 38, stays: 52, names: ['Maya Lopez', 'Noah Kim'] },
};

async function show(replacement: Replacement, answer: unknown = {}) {
  const api = fakeApi({ 'POST /connections/replacements': answer });
  const element = await fixture<IlpReplacement>(
    html`<ilp-replacement .api=${api} .replacement=${replacement}></ilp-replacement>`,
  );
  let changes = 0;
  element.addEventListener('ilp-connections-change', () => (changes += 1));
  return { api, element, changes: () => changes };
}

const press = async (element: IlpReplacement, words: string) => {
  const all = findAll<HTMLButtonElement>(element, 'button');
  find<HTMLButtonElement>(
    element,
    words,
    all.filter((each) => textOf(each) === words),
  ).click();
  await element.updateComplete;
};

describe('<ilp-replacement>', () => {
  for (const locale of ['en', 'es'] as const) {
    describe(`accessibility in ${locale}`, () => {
      before(() => useMessages(locale, 'admin'));
      after(() => useMessages('en', 'admin'));

      it('passes axe, also with its question open', async () => {
        const { element } = await show(TWICE);
        await expect(element).to.be.accessible();
        findAll(element, 'button')[0]!.click();
        await element.updateComplete;
        await expect(element).to.be.accessible();
      });
    });
  }

  describe('words', () => {
    before(() => useMessages('en', 'admin'));

    it('LTI-C38: shows what would move, asks, and sends it once', async () => {
      const { api, element, changes } = await show(PLAIN);
      expect(textOf(element)).to.contain('3 courses move 40 people move 1 link moves');
      await press(element, 'Replace the old connection');
      await press(element, 'Replace');
      await press(element, 'Replace');
      await waitUntil(() => changes() === 1);
      const { from, to } = PLAIN;
      expect(api.bodies).to.deep.equal([
        { fromId: from.registrationId, toId: to.registrationId, acceptsStays: false },
      ]);
    });

    it('LTI-C38: lists what is there twice, and moves the rest only on that word', async () => {
      const { api, element, changes } = await show(TWICE);
      await press(element, 'Replace the old connection');
      const text = textOf(find(element, 'ilp-dialog'));
      expect(text).to.contain('52 people have come in by both');
      expect(text).to.contain('Maya Lopez Noah Kim and 50 more').and.contain('English 9');
      await press(element, 'Replace');
      expect(api.calls).to.deep.equal([]);
      find<HTMLInputElement>(element, 'input[type=checkbox]').click();
      await element.updateComplete;
      await press(element, 'Replace');
      await waitUntil(() => changes() === 1);
      expect(api.bodies).to.have.length(1);
      expect(api.bodies[0]).to.include({ acceptsStays: true });
    });

    it('says beside the button when it failed', async () => {
      const { element, changes } = await show(PLAIN, new ProblemError('conflict', 409));
      await press(element, 'Replace the old connection');
      await press(element, 'Replace');
      await waitUntil(() => findAll(element, '[role=alert]').length === 1);
      expect(changes()).to.equal(0);
    });
  });
});
