import { expect, html, waitUntil } from '@open-wc/testing';
import type { School } from '#contracts/schools.js';
import '#components/admin/ilp-schools-view.js';
import type { IlpSchoolsView } from '#components/admin/ilp-schools-view.js';
import { ProblemError } from '#components/api/problem-error.js';
import type { IlpField } from '#components/shared/ilp-field.js';
import { fakeApi, find, findAll, textOf, useMessages, viewFixture } from '../support/view.js';

const ID = '019a0000-0000-7000-8000-0000000000c1';
const school: School = {
  ...{ id: ID, name: 'Zeta High', courses: 0, students: 0, lastOpenedAt: null },
};
const started: School = {
  ...{ id: '019a0000-0000-7000-8000-0000000000c2', name: 'Alpha High', courses: 3 },
  ...{ students: 1_200, lastOpenedAt: '2026-11-20T15:00:00Z' },
};

async function show(answer: unknown, answers: Record<string, unknown> = {}) {
  const api = fakeApi({ 'GET /schools': answer, ...answers });
  const view = await viewFixture<IlpSchoolsView>(
    html`<ilp-schools-view .api=${api}></ilp-schools-view>`,
  );
  return { api, view };
}

async function writeName(view: IlpSchoolsView, name: string) {
  const field = find<IlpField>(view, '[name=name]');
  field.value = name;
  field.dispatchEvent(new Event('input'));
  find(view, 'ilp-dialog .button.primary').click();
  await view.updateComplete;
}

describe('<ilp-schools-view>', () => {
  for (const locale of ['en', 'es'] as const)
    describe(`accessibility in ${locale}`, () => {
      before(() => useMessages(locale, 'schools'));
      after(() => useMessages('en', 'schools'));

      it('passes axe with schools, without, and after a failure', async () => {
        for (const answer of [
          { schools: [school, started] },
          { schools: [] },
          new ProblemError('internal', 500),
        ])
          await expect((await show(answer)).view).to.be.accessible();
      });
    });

  describe('in English', () => {
    before(() => useMessages('en', 'schools'));

    it('F64: says which have not started, and changes a name', async () => {
      const renamed = { schools: [{ ...school, name: 'Beta High' }] };
      const { api, view } = await show(
        { schools: [school, started] },
        { [`PATCH /schools/${ID}`]: renamed },
      );
      expect(textOf(view)).to.contain('Has not started').and.to.contain('1,200 students');
      findAll(view, 'li .button')[0]!.click();
      await view.updateComplete;
      await writeName(view, ' ');
      expect(textOf(view)).to.contain('Write a name.');
      expect(api.calls).to.have.length(1);
      await writeName(view, ' Beta High ');
      await waitUntil(() => textOf(find(view, 'li')).includes('Beta High'));
      expect(api.bodies.at(-1)).to.deep.equal({ name: 'Beta High' });
    });

    it('F64: says at the field that another school has the name', async () => {
      const { view } = await show(
        { schools: [school] },
        { [`PATCH /schools/${ID}`]: new ProblemError('invalid-request', 400) },
      );
      findAll(view, 'li .button')[0]!.click();
      await view.updateComplete;
      await writeName(view, 'Alpha High');
      await waitUntil(() => textOf(view).includes('Another school has this name.'));
    });
  });
});
