import { expect, html, waitUntil } from '@open-wc/testing';
import type { Diploma, DiplomaEffect } from '#contracts/graduation.js';
import { ProblemError } from '#components/api/problem-error.js';
import '#components/diplomas/ilp-diplomas-view.js';
import type { IlpDiplomasView } from '#components/diplomas/ilp-diplomas-view.js';
import type { IlpField } from '#components/shared/ilp-field.js';
import { fakeApi, find, findAll, textOf, useMessages, viewFixture } from '../support/view.js';

const diploma: Diploma = {
  ...{ key: 'standard', version: 2, kind: 'diploma', name: 'Standard', nameEs: 'Estándar' },
  ...{ takesMiddleSchool: true, source: 'Policy 7', sourceUrl: null, checkedOn: '2026-08-01' },
  ...{ isRetired: false, publishedAt: '2026-08-02T10:00:00Z' },
  requirements: [
    {
      ...{ id: 'english', name: 'English', nameEs: 'Inglés', credits: 4_000, codes: [] },
      ...{ areas: ['english'], mark: null },
    },
  ],
};
const effect: DiplomaEffect = {
  ...{ plans: 40, lookedAt: 40, becomeShort: { low: 12, high: 12 } },
  ...{ becomeWhole: { low: 0, high: 9 }, gaps: [{ id: 'english', plans: { low: 12, high: 12 } }] },
};

describe('what diplomas ask for', () => {
  const show = async (answers: Record<string, unknown>) => {
    const api = fakeApi(answers);
    const view = await viewFixture<IlpDiplomasView>(
      html`<ilp-diplomas-view .api=${api}></ilp-diplomas-view>`,
    );
    return { api, view };
  };
  const write = async (view: IlpDiplomasView, name: string, value: string, at = 0) => {
    const field = findAll<IlpField>(view, `[name=${name}]`)[at]!;
    field.value = value;
    field.dispatchEvent(new Event('input'));
    await view.updateComplete;
  };
  const press = async (view: IlpDiplomasView, words: string) => {
    const button = findAll(view, 'button').find((one) => textOf(one) === words)!;
    button.click();
    await view.updateComplete;
  };

  it('Row 32: an empty district begins one; what is missing is said beside its field', async () => {
    await useMessages('en', 'diplomas', 'courses');
    const { view, api } = await show({ 'GET /diplomas': { diplomas: [], mayChange: true } });
    expect(textOf(view)).to.include('Nothing here yet');
    await press(view, 'Add one');
    await press(view, 'See what it does to plans');
    expect(textOf(view)).to.include('Some fields need another look. Nothing was lost.');
    expect(textOf(view)).to.include('Choose an area, or write a course below.');
    expect(api.calls).to.deep.equal(['GET /diplomas']);
    await expect(view).to.be.accessible();
  });

  for (const locale of ['en', 'es'] as const)
    it(`Row 32: the effect on plans stands there before it is published (${locale})`, async () => {
      await useMessages(locale, 'diplomas', 'courses');
      const { view, api } = await show({
        'GET /diplomas': { diplomas: [diploma], mayChange: true },
        'GET /diplomas/standard': [diploma, { ...diploma, version: 1, name: 'Old' }],
        'POST /diplomas/preview': effect,
        'POST /diplomas': { diplomas: [{ ...diploma, version: 3 }], mayChange: true },
      });
      expect(textOf(find(view, 'li strong'))).to.equal(locale === 'es' ? 'Estándar' : 'Standard');
      find<HTMLButtonElement>(view, 'li button').click();
      await waitUntil(() => findAll(view, 'li button').length === 2);
      await write(view, 'credits', '4.5');
      find<HTMLButtonElement>(view, '.actions > .button.primary').click();
      await waitUntil(() => findAll(view, '#effect').length === 1);
      await expect(view).to.be.accessible();
      if (locale === 'en') {
        expect(textOf(view)).to.include('Plans that would lack something and do not now: 12');
        expect(textOf(view)).to.include('do now: 0 to 9').and.include('Lacking English: 12');
      } else expect(textOf(view)).to.match(/Inglés: 12/);
      find<HTMLButtonElement>(view, '.actions > .button.primary').click();
      await waitUntil(() => api.calls.includes('POST /diplomas'));
      expect(api.bodies.at(-1)).to.deep.include({ key: 'standard', follows: 2 });
      expect(api.bodies.at(-1)).to.have.nested.property('requirements[0].credits', 4_500);
      await waitUntil(() => findAll(view, 'ilp-diploma-form').length === 0);
    });

  it('Row 32: requirements move, come and go; a refusal keeps what was written', async () => {
    await useMessages('en', 'diplomas', 'courses');
    const refused = new ProblemError('invalid-request', 400, [
      { pointer: '/body/requirements/1/codes', detail: 'no such course' },
    ]);
    const { view, api } = await show({
      'GET /diplomas': { diplomas: [diploma], mayChange: true },
      'GET /diplomas/standard': [diploma],
      'POST /diplomas/preview': refused,
    });
    find<HTMLButtonElement>(view, 'li button').click();
    await view.updateComplete;
    await press(view, 'Add a requirement');
    const form = find(view, 'ilp-diploma-form');
    await waitUntil(() => findAll(form, 'ilp-diploma-requirement').length === 2);
    const second = findAll(form, 'ilp-diploma-requirement')[1]!;
    const names = () => findAll<IlpField>(form, '[name=name]').map(({ value }) => value);
    const codes = find<IlpField>(second, '[name=codes]');
    const name = find<IlpField>(second, '[name=name]');
    name.value = 'Weld';
    name.dispatchEvent(new Event('input'));
    await waitUntil(() => names()[2] === 'Weld');
    codes.value = 'WE1, NONE';
    codes.dispatchEvent(new Event('input'));
    await view.updateComplete;
    await press(view, 'See what it does to plans');
    await waitUntil(() => textOf(view).includes('The catalog lacks one of these courses.'));
    expect(api.bodies.at(-1)).to.have.nested.property('requirements[1].id', 'weld');
    find<HTMLButtonElement>(second, '[aria-label="Move up: requirement 2"]').click();
    await waitUntil(() => names()[1] === 'Weld');
    find<HTMLButtonElement>(form, '[aria-label="Remove requirement 2"]').click();
    await waitUntil(() => names().length === 2);
    expect(names()).to.deep.equal(['Standard', 'Weld']);
  });
});
