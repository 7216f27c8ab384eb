import { expect, html, waitUntil } from '@open-wc/testing';
import '#components/admin/ilp-clock-view.js';
import type { IlpClockView } from '#components/admin/ilp-clock-view.js';
import { ProblemError } from '#components/api/problem-error.js';
import type { IlpField } from '#components/shared/ilp-field.js';
import { fakeApi, find, textOf, useMessages, viewFixture } from '../support/view.js';

const clock = { timeZone: 'America/Phoenix', isChosen: false, today: '2026-11-30' };

async function show(first: unknown, answers: Record<string, unknown> = {}) {
  const api = fakeApi({ 'GET /district-clock': first, ...answers });
  const view = await viewFixture<IlpClockView>(html`<ilp-clock-view .api=${api}></ilp-clock-view>`);
  return { api, view };
}

describe('<ilp-clock-view>', () => {
  for (const locale of ['en', 'es'] as const)
    describe(`accessibility in ${locale}`, () => {
      before(() => useMessages(locale, 'clock'));
      after(() => useMessages('en', 'clock'));

      it('passes axe with a zone and after a failure', async () => {
        for (const first of [clock, new ProblemError('internal', 500)])
          await expect((await show(first)).view).to.be.accessible();
      });
    });

  describe('in English', () => {
    before(() => useMessages('en', 'clock'));

    it('F61: offers the zones of US schools first, says which day it is there, and saves another', async () => {
      const changed = { timeZone: 'America/Denver', isChosen: true, today: '2026-11-29' };
      const { api, view } = await show(clock, { 'PUT /district-clock': changed });
      const text = textOf(view);
      expect(text).to.contain('it is November 30, 2026 now').and.contain('Nobody has chosen yet');
      const field = find<IlpField>(view, 'ilp-field[name=timeZone]');
      expect(field.value).to.equal('America/Phoenix');
      expect(field.options.slice(0, 3).map(({ label }) => label)).to.deep.equal([
        'Atlantic Standard Time (America/Puerto Rico)',
        'Eastern Time (America/New York)',
        'Central Time (America/Chicago)',
      ]);
      expect(field.options.length).to.be.greaterThan(300);
      field.value = 'America/Denver';
      await field.updateComplete;
      find<HTMLFormElement>(view, 'form').requestSubmit();
      await waitUntil(() => textOf(view).includes('November 29'));
      expect(api.bodies.at(-1)).to.deep.equal({ timeZone: 'America/Denver' });
      expect(textOf(view)).not.to.contain('Nobody has chosen yet');
    });
  });
});
