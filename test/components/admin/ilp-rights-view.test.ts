import { expect, html } from '@open-wc/testing';
import type { RightsTable } from '#contracts/rights.js';
import { RIGHTS_AREAS, RIGHTS_ROLES } from '#contracts/rights-kinds.js';
import '#components/admin/ilp-rights-view.js';
import type { IlpRightsView } from '#components/admin/ilp-rights-view.js';
import { ProblemError } from '#components/api/problem-error.js';
import { fakeApi, findAll, textOf, useMessages, viewFixture } from '../support/view.js';

const table: RightsTable = {
  areas: RIGHTS_AREAS.map((area) => ({
    area,
    rights: RIGHTS_ROLES.map((role) => ({
      role,
      sees: role === 'none' ? 'nothing' : 'own',
      changes: role === 'administrator' ? 'all' : 'nothing',
    })),
  })),
};

const show = (answer: unknown) =>
  viewFixture<IlpRightsView>(
    html`<ilp-rights-view .api=${fakeApi({ 'GET /rights': answer })}></ilp-rights-view>`,
  );

describe('<ilp-rights-view>', () => {
  for (const locale of ['en', 'es'] as const)
    describe(`accessibility in ${locale}`, () => {
      before(() => useMessages(locale, 'rights'));
      after(() => useMessages('en', 'rights'));

      it('passes axe with the table, and after a failure', async () => {
        for (const answer of [table, new ProblemError('internal', 500)])
          await expect(await show(answer)).to.be.accessible();
      });
    });

  it('P10: has a row for each area and a cell for each role', async () => {
    await useMessages('en', 'rights');
    const view = await show(table);
    expect(findAll(view, 'tbody tr')).to.have.length(RIGHTS_AREAS.length);
    expect(findAll(view, 'td')).to.have.length(RIGHTS_AREAS.length * RIGHTS_ROLES.length);
    expect(textOf(view)).to.contain('Changes all schools').and.to.contain('Nothing');
  });
});
