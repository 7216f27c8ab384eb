import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { OpinionAt } from '#contracts/opinions.js';
import '#components/opinions/ilp-opinion-history.js';
import type { IlpOpinionHistory } from '#components/opinions/ilp-opinion-history.js';
import '#components/opinions/ilp-short-lines.js';
import type { IlpShortLines } from '#components/opinions/ilp-short-lines.js';
import { onToast, type Toast } from '#components/shared/toast.js';
import { nothingSaid } from '../careers/samples.js';
import { find, findAll, textOf, useMessages } from '../support/view.js';

const history: OpinionAt[] = [
  {
    ...{ ...nothingSaid, at: '2026-11-20T09:30:00Z', rating: 2, stillInterested: false },
    ...{ pros: ['Near home'], cons: ['Night work'], thought: 'Too far from people.' },
    ...{ confidence: 4, reasons: ['Patient'] },
  },
  { ...nothingSaid, at: '2026-11-02T09:30:00Z', rating: 5, pros: ['Helps people', 'Near home'] },
  { ...nothingSaid, at: '2026-11-01T09:30:00Z' },
];

/** Holds what it is told, as a form does. */
async function linesFor(lines: string[]) {
  const sent: string[][] = [];
  const view = await fixture<IlpShortLines>(
    html`<ilp-short-lines
      label="For"
      .lines=${lines}
      @ilp-lines-change=${(event: Event & { lines: string[] }) => {
        sent.push(event.lines);
        (event.currentTarget as IlpShortLines).lines = event.lines;
      }}
    ></ilp-short-lines>`,
  );
  const texts = () => findAll<HTMLTextAreaElement>(view, 'textarea').map(({ value }) => value);
  return { view, sent, texts };
}

describe('what a student says', () => {
  before(() => useMessages('en', 'opinions'));
  afterEach(() => useMessages('en'));

  for (const locale of ['en', 'es'] as const)
    it(`passes axe in ${locale}`, async () => {
      await useMessages(locale);
      const { view } = await linesFor(['One', 'Two']);
      await expect(view).to.be.accessible();
      const past = await fixture<IlpOpinionHistory>(
        html`<ilp-opinion-history .history=${history}></ilp-opinion-history>`,
      );
      find<HTMLDetailsElement>(past, 'details').open = true;
      await expect(past).to.be.accessible();
    });

  it('F30: writing in the empty line makes it a line, and Enter goes to the next', async () => {
    const { view, sent, texts } = await linesFor([]);
    find(view, 'textarea').focus();
    await sendKeys({ type: 'Helps' });
    await sendKeys({ press: 'Enter' });
    await sendKeys({ type: 'Pays' });
    expect(sent.at(-1)).to.deep.equal(['Helps', 'Pays']);
    expect(texts()).to.deep.equal(['Helps', 'Pays', '']);
  });

  it('F30: lines move by keyboard, and the moved line keeps the focus', async () => {
    const { view, sent } = await linesFor(['One', 'Two', 'Three']);
    find(view, 'li:nth-child(3) .up').focus();
    await sendKeys({ press: 'Enter' });
    await sendKeys({ press: 'Enter' });
    expect(sent.at(-1)).to.deep.equal(['Three', 'One', 'Two']);
    const label = view.shadowRoot!.activeElement?.getAttribute('aria-label');
    expect(label).to.equal('Move up: Three');
  });

  it('F30: a line that was removed comes back to its place', async () => {
    const { view, sent } = await linesFor(['One', 'Two', 'Three']);
    const shown = new Promise<Toast>((resolve) => {
      const stop = onToast((toast) => {
        stop();
        resolve(toast);
      });
    });
    find(view, 'li:nth-child(2) .remove').click();
    expect(sent.at(-1)).to.deep.equal(['One', 'Three']);
    await (await shown).undo?.();
    expect(sent.at(-1)).to.deep.equal(['One', 'Two', 'Three']);
  });

  it('F30: twelve lines are enough, and the page says so', async () => {
    const { view } = await linesFor(Array.from({ length: 12 }, (_, place) => `Line ${place}`));
    expect(findAll(view, 'textarea')).to.have.length(12);
    expect(textOf(view)).to.contain('There is room for 12 lines.');
  });

  it('F30: the history says on each day what was different from then on', async () => {
    const view = await fixture<IlpOpinionHistory>(
      html`<ilp-opinion-history .history=${history}></ilp-opinion-history>`,
    );
    expect(textOf(find(view, 'summary'))).to.equal('How you changed your mind: 3 entries');
    const entries = findAll(view, 'ol > li').map((entry) => findAll(entry, 'ul > li').map(textOf));
    expect(entries).to.deep.equal([
      [
        'Interest: from 5 to 2 of 5',
        'Not interested any more.',
        'You thought: “Too far from people.”',
        'What speaks for it: taken out: Helps people',
        'What speaks against it: + Night work',
        '“I could do well at this”: 4 of 5',
        'Why I could do well: + Patient',
      ],
      ['Interest: 5 of 5', 'What speaks for it: + Helps people', 'What speaks for it: + Near home'],
      ['You saved it.'],
    ]);
    expect(findAll(view, 'time').map(textOf)[0]).to.contain('Nov 20, 2026');
  });
});
