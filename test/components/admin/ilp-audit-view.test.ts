import { expect, html, waitUntil } from '@open-wc/testing';
import type { AuditFilters, AuditLine, AuditPage } from '#contracts/audit.js';
import '#components/admin/ilp-audit-view.js';
import { useTimeZone } from '#components/i18n/format.js';
import type { IlpAuditView } from '#components/admin/ilp-audit-view.js';
import { ProblemError } from '#components/api/problem-error.js';
import type { IlpField } from '#components/shared/ilp-field.js';
import { fakeApi, find, findAll, textOf, useMessages, viewFixture } from '../support/view.js';

const look: AuditLine = {
  at: '2026-11-20T15:00:00Z',
  ...{ kind: 'saw', name: 'Ana Lee', role: 'teacher', what: 'class list', subject: null },
  ...{ students: 42, names: ['Maya Ortiz', 'Ben Okoro'] },
};
const act: AuditLine = {
  at: '2026-11-20T14:00:00Z',
  ...{ kind: 'did', name: null, role: null, what: 'school-made', subject: 'Cedar High' },
  ...{ students: 0, names: [] },
};
const page: AuditPage = { lines: [look, act], next: '1~a' };

async function show(answer: unknown = page) {
  const api = fakeApi({ 'POST /audit-searches': answer, 'POST /audit-files': answer });
  const view = await viewFixture<IlpAuditView>(html`<ilp-audit-view .api=${api}></ilp-audit-view>`);
  const form = find(view, 'ilp-audit-form');
  const field = (name: string) => find<IlpField>(form, `[name=${name}]`);
  const set = async (name: string, value: string) => {
    field(name).value = value;
    field(name).dispatchEvent(new Event('change', { bubbles: true }));
    await view.updateComplete;
  };
  const search = () => find(form, '[type=submit]').click();
  return { api, view, form, set, search };
}

describe('<ilp-audit-view>', () => {
  for (const locale of ['en', 'es'] as const)
    describe(`accessibility in ${locale}`, () => {
      before(() => useMessages(locale, 'audit', 'sharing'));
      after(() => useMessages('en', 'audit', 'sharing'));

      it('passes axe before a search, with lines, without, and after a failure', async () => {
        for (const answer of [page, { lines: [], next: null }, new ProblemError('internal', 500)]) {
          const { view, search } = await show(answer);
          await expect(view).to.be.accessible();
          search();
          await waitUntil(() => findAll(view, 'table, ilp-empty-state, [role=alert]').length > 0);
          await expect(view).to.be.accessible();
        }
      });
    });

  describe('in English', () => {
    before(() => useMessages('en', 'audit', 'sharing'));

    it('P6: asks nothing until somebody searches, then shows looks and acts in words', async () => {
      const { api, view, search } = await show();
      expect(api.calls).to.deep.equal([]);
      search();
      await waitUntil(() => findAll(view, 'tbody tr').length === 2);
      const text = textOf(view);
      expect(text).to.contain('Looked at a class list');
      expect(text).to.contain('Ana Lee Teacher');
      expect(text).to.contain('42 students');
      expect(text).to.contain('Maya Ortiz and Ben Okoro (and 40 more, in the file)');
      expect(text).to.contain('Added a school');
      expect(text).to.contain('Whoever runs the installation');
      const asked = api.bodies.at(-1) as AuditFilters;
      expect(Object.keys(asked)).to.deep.equal(['kind', 'from', 'to']);
      // Today is in it, to its end by the reader's clock.
      expect(Date.parse(asked.to)).to.be.greaterThan(Date.now());
    });

    it('F61: a day is searched from its first moment to its last in the district, on a day of 25 hours too', async () => {
      useTimeZone('America/New_York');
      try {
        const { api, set, search } = await show();
        await set('from', '2026-11-01');
        await set('to', '2026-11-01');
        search();
        await waitUntil(() => api.calls.length === 1);
        expect(api.bodies.at(-1)).to.include({
          ...{ from: '2026-11-01T04:00:00.000Z', to: '2026-11-02T05:00:00.000Z' },
        });
      } finally {
        useTimeZone(undefined);
      }
    });

    it('P6: goes on with the older lines', async () => {
      const { api, view, search } = await show();
      search();
      await waitUntil(() => findAll(view, 'tbody tr').length === 2);
      api.answers['POST /audit-searches'] = { lines: [act], next: null };
      findAll<HTMLButtonElement>(view, 'section button').at(-1)!.click();
      await waitUntil(() => findAll(view, 'tbody tr').length === 3);
      expect(api.bodies.at(-1)).to.include({ before: '1~a' });
      expect(findAll(view, 'section button')).to.have.length(0);
    });

    it('P6: refuses days that can’t be searched, and keeps what was written', async () => {
      const { api, form, set, search } = await show();
      await set('from', '2026-01-01');
      await set('to', '2026-06-30');
      await set('staff', 'x');
      search();
      await waitUntil(() => findAll(form, '[role=alert]').length === 1);
      expect(api.calls).to.deep.equal([]);
      expect(textOf(form)).to.contain('Write at least two letters.');
      await set('staff', 'Lee');
      await set('student', 'Maya');
      search();
      await waitUntil(() => api.calls.length === 1);
      expect(api.bodies.at(-1)).to.include({ staff: 'Lee', student: 'Maya' });
    });
  });
});
