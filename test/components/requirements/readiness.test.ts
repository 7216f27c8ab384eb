import { expect, html } from '@open-wc/testing';
import type { AreaResult } from '#contracts/readiness.js';
import '#components/requirements/ilp-readiness.js';
import type { IlpReadiness } from '#components/requirements/ilp-readiness.js';
import { fakeApi, findAll, textOf, useMessages, viewFixture } from '../support/view.js';

const math: AreaResult = {
  ...{ area: 'math', tool: 'ACT', part: 'Math', takenOn: '2026-05-14', value: 27, maximum: 36 },
  ...{ level: 'On track', meaning: '', source: 'imported' },
};
const reading: AreaResult = {
  ...{ ...math, area: 'reading', part: 'Reading', value: null, maximum: null, level: 'Near' },
  source: 'staff',
};

describe('college-level work by content area', () => {
  const show = (areas: readonly AreaResult[]) =>
    viewFixture<IlpReadiness>(
      html`<ilp-readiness .api=${fakeApi({ 'GET /readiness': { areas } })}></ilp-readiness>`,
    ).then(async (view) => {
      await new Promise((resolve) => setTimeout(resolve));
      await view.updateComplete;
      return view;
    });

  for (const locale of ['en', 'es'] as const)
    it(`F28: a bar for each subject that has a number, each with its source (${locale})`, async () => {
      await useMessages(locale, 'requirements');
      const view = await show([math, reading]);
      expect(findAll(view, 'li')).to.have.length(2);
      const [bar] = findAll<SVGRectElement & HTMLElement>(view, '.value');
      expect(Number(bar!.getAttribute('width')) / 300).to.equal(0.75);
      expect(findAll(view, '.value'), 'none is guessed').to.have.length(1);
      if (locale === 'en') {
        expect(textOf(view)).to.include('27 of 36 · On track');
        expect(textOf(view)).to.include('ACT · Math, May 14, 2026, from a file of your district');
        expect(textOf(view)).to.include('entered by staff');
      }
      await expect(view).to.be.accessible();
    });

  it('F28: without a result nothing is there', async () => {
    await useMessages('en', 'requirements');
    expect(textOf(await show([]))).to.equal('');
  });
});
