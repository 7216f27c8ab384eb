import { expect, html, waitUntil } from '@open-wc/testing';
import '#components/admin/ilp-district-mail-view.js';
import type { IlpDistrictMailView } from '#components/admin/ilp-district-mail-view.js';
import { ProblemError } from '#components/api/problem-error.js';
import { fakeApi, find, textOf, useMessages, viewFixture } from '../support/view.js';

const mail = {
  ...{ isOn: false, hasServer: true, from: 'Pathlight <plans@school.test>' },
  ...{ people: { day: 3, week: 12 }, lately: { sent: 40, waiting: 1, refused: 2, late: 0 } },
};

async function show(first: unknown, answers: Record<string, unknown> = {}) {
  const api = fakeApi({ 'GET /district-mail': first, ...answers });
  const view = await viewFixture<IlpDistrictMailView>(
    html`<ilp-district-mail-view .api=${api}></ilp-district-mail-view>`,
  );
  return { api, view };
}

describe('<ilp-district-mail-view>', () => {
  for (const locale of ['en', 'es'] as const)
    describe(`accessibility in ${locale}`, () => {
      before(() => useMessages(locale, 'district-mail'));
      after(() => useMessages('en', 'district-mail'));

      it('passes axe with figures and after a failure', async () => {
        for (const first of [mail, new ProblemError('internal', 500)])
          await expect((await show(first)).view).to.be.accessible();
      });
    });

  describe('in English', () => {
    before(() => useMessages('en', 'district-mail'));

    it('F78: switches it on and says how it goes', async () => {
      const { api, view } = await show(mail, { 'PUT /district-mail': { ...mail, isOn: true } });
      expect(textOf(view)).to.contain('Once a week : 12').and.contain('Sent : 40');
      find(view, 'input').click();
      await waitUntil(() => api.bodies.length > 0);
      expect(api.bodies.at(-1)).to.deep.equal({ isOn: true });
      await waitUntil(() => find(view, 'input').matches(':focus'));
      expect(find<HTMLInputElement>(view, 'input').checked).to.equal(true);
    });

    it('F78: without a mail server there is nothing to switch, and it says whom to ask', async () => {
      const { view } = await show({ ...mail, hasServer: false, from: null });
      expect(textOf(view)).to.contain('SMTP_URL and MAIL_FROM');
      expect(find<HTMLInputElement>(view, 'input').disabled).to.equal(true);
    });
  });
});
