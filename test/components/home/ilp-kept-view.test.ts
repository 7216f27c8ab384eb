import { expect, html } from '@open-wc/testing';
import type { KeptTexts } from '#contracts/people.js';
import { ProblemError } from '#components/api/problem-error.js';
import '#components/home/ilp-kept-view.js';
import type { IlpKeptView } from '#components/home/ilp-kept-view.js';
import { fakeApi, findAll, textOf, useMessages, viewFixture } from '../support/view.js';

const texts: KeptTexts = {
  items: [
    {
      id: '019a0000-0000-7000-8000-0000000000e1',
      kind: 'reflection',
      title: 'Look back',
      texts: [
        { kind: 'answer', label: 'What went well?', text: 'First words\nand more' },
        { kind: 'comment', label: '', text: 'Say more' },
        { kind: 'points', label: '', text: '6 / 10' },
      ],
      writtenAt: '2026-10-01T15:00:00Z',
    },
    {
      id: '019a0000-0000-7000-8000-0000000000e2',
      kind: 'interests',
      title: '',
      texts: [{ kind: 'answer', label: 'Repair a bike', text: '2' }],
      writtenAt: '2026-10-01T15:00:00Z',
    },
  ],
};

const show = (answer: unknown) =>
  viewFixture<IlpKeptView>(
    html`<ilp-kept-view .api=${fakeApi({ 'GET /kept-texts': answer })}></ilp-kept-view>`,
  );

describe('<ilp-kept-view>', () => {
  for (const locale of ['en', 'es'] as const)
    describe(`accessibility in ${locale}`, () => {
      before(() => useMessages(locale, 'kept'));
      after(() => useMessages('en', 'kept'));

      it('B16: passes axe with texts, without, and after a failure', async () => {
        for (const answer of [texts, { items: [] }, new ProblemError('internal', 500)])
          await expect(await show(answer)).to.be.accessible();
      });
    });

  it('B16: shows every text with its question, the feedback, and the lines as they were', async () => {
    await useMessages('en', 'kept');
    const view = await show(texts);
    const [answer] = findAll(view, 'blockquote');
    expect(answer?.textContent).to.equal('First words\nand more');
    expect(findAll(view, 'li').map(textOf)).to.deep.equal([
      'What went well? First words and more',
      'Your teacher’s comment Say more',
      'Points 6 / 10',
      'Repair a bike Your answer: 2 of 5',
    ]);
  });
});
