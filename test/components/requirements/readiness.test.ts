import { expect, html, waitUntil } from '@open-wc/testing';
import type { AreaResult, ClassReadiness } from '#contracts/readiness.js';
import '#components/requirements/ilp-class-readiness.js';
import '#components/requirements/ilp-readiness.js';
import type { IlpClassReadiness } from '#components/requirements/ilp-class-readiness.js';
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

  it('F28: staff see that of a student by the student’s own address', async () => {
    await useMessages('en', 'requirements');
    const api = fakeApi({ 'GET /class/s1/readiness': { areas: [math] } });
    const view = await viewFixture<IlpReadiness>(
      html`<ilp-readiness .api=${api} person-id="s1"></ilp-readiness>`,
    );
    await waitUntil(() => findAll(view, 'li').length === 1);
    expect(textOf(view)).to.include('that the district has of this student');
  });

  for (const locale of ['en', 'es'] as const)
    it(`F28, P12: a class by what the tests say, in whole parts (${locale})`, async () => {
      await useMessages(locale, 'requirements');
      const found: ClassReadiness = {
        students: 1_240,
        areas: [
          {
            area: 'math',
            parts: [
              { kind: 'level', level: 'On track', students: 1_200 },
              { kind: 'other', level: '', students: 40 },
            ],
          },
        ],
      };
      const view = await viewFixture<IlpClassReadiness>(
        html`<ilp-class-readiness
          .api=${fakeApi({ 'GET /class-readiness': found })}
        ></ilp-class-readiness>`,
      );
      await waitUntil(() => findAll(view, 'tbody tr').length === 2);
      if (locale === 'en')
        expect(findAll(view, 'tbody tr').map(textOf)).to.deep.equal([
          'Math On track 1,200',
          'Other results, or none 40',
        ]);
      await expect(view).to.be.accessible();
    });

  it('P12: of a class of too few nothing is there', async () => {
    await useMessages('en', 'requirements');
    const api = fakeApi({ 'GET /class-readiness': { students: null, areas: [] } });
    const view = await viewFixture<IlpClassReadiness>(
      html`<ilp-class-readiness .api=${api}></ilp-class-readiness>`,
    );
    await waitUntil(() => api.calls.length === 1);
    await view.updateComplete;
    expect(textOf(view)).to.equal('');
  });
});
