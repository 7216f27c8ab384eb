import { expect, html, waitUntil } from '@open-wc/testing';
import type { Graduates } from '#contracts/graduates.js';
import '#components/admin/ilp-graduates.js';
import type { IlpGraduates } from '#components/admin/ilp-graduates.js';
import { ProblemError } from '#components/api/problem-error.js';
import {
  type Answers,
  fakeApi,
  find,
  findAll,
  textOf,
  useMessages,
  viewFixture,
} from '../support/view.js';

const ID = '019a0000-0000-7000-8000-0000000000c1';
const group = {
  ...{ closeId: ID, year: 2026, students: 14, listed: 2, mayDelete: true, purge: null },
  keptUntil: '2027-08-04T17:00:00Z',
};
const due: Graduates = { keepDays: 60, groups: [group] };
const early: Graduates = { keepDays: 365, groups: [{ ...group, mayDelete: false }] };
const purge = {
  ...{ askedAt: '2027-08-06T17:00:00Z', askedBy: 'Rosa Diaz', done: 4, total: 14 },
  finishedAt: null,
};
const running: Graduates = {
  keepDays: 60,
  groups: [{ ...group, mayDelete: false, students: 10, purge }],
};
const done: Graduates = {
  keepDays: 60,
  groups: [
    {
      ...{ ...group, mayDelete: false, students: 0 },
      purge: { ...purge, done: 14, finishedAt: '2027-08-06T17:01:00Z' },
    },
  ],
};

async function show(graduates: unknown, answers: Answers = {}) {
  const api = fakeApi({ 'GET /graduates': graduates, ...answers });
  const view = await viewFixture<IlpGraduates>(
    html`<ilp-graduates .api=${api} .everyMs=${10}></ilp-graduates>`,
  );
  return { api, view };
}

describe('<ilp-graduates>', () => {
  for (const locale of ['en', 'es'] as const)
    it(`passes axe in every state (${locale})`, async () => {
      await useMessages(locale, 'close', 'years');
      for (const answer of [
        early,
        due,
        done,
        { ...due, groups: [] },
        new ProblemError('internal', 500),
      ])
        await expect((await show(answer)).view).to.be.accessible();
    });

  describe('in English', () => {
    before(() => useMessages('en', 'close', 'years'));

    it('F15: says until when plans are kept, and lets nobody delete them before', async () => {
      const { view } = await show(early);
      expect(textOf(view))
        .to.contain('14 plans are here.')
        .and.contain('Kept until August 4, 2027');
      expect(findAll(view, 'button.danger')).to.have.length(1);
      expect(find(view, 'ilp-purge-dialog').hasAttribute('open')).to.equal(false);
    });

    it('F15: deletes only with the box checked, shows how far it is, and has the certificate then', async () => {
      const { api, view } = await show(due, { [`POST /graduates/${ID}/purge`]: running });
      expect(textOf(view)).to.contain('2 of them are still on a class list');
      find<HTMLButtonElement>(view, 'button.danger').click();
      await view.updateComplete;
      const dialog = find(view, 'ilp-purge-dialog');
      find<HTMLButtonElement>(dialog, 'button.danger').click();
      await waitUntil(() => textOf(dialog).includes('Check the box first.'));
      expect(api.calls).to.deep.equal(['GET /graduates']);
      find<HTMLInputElement>(dialog, '[name=sure]').click();
      api.answers['GET /graduates'] = done;
      find<HTMLButtonElement>(dialog, 'button.danger').click();
      await waitUntil(() => textOf(view).includes('14 plans were deleted on'));
      expect(api.bodies[1]).to.deep.equal({ students: 14 });
      expect(textOf(view)).to.contain('Save the certificate (PDF)');
    });

    it('F15: where the number changed meanwhile, nothing is deleted and the new one is shown', async () => {
      const { api, view } = await show(due, {
        [`POST /graduates/${ID}/purge`]: new ProblemError('conflict', 409),
      });
      find<HTMLButtonElement>(view, 'button.danger').click();
      await view.updateComplete;
      const dialog = find(view, 'ilp-purge-dialog');
      find<HTMLInputElement>(dialog, '[name=sure]').click();
      api.answers['GET /graduates'] = { ...due, groups: [{ ...group, students: 13 }] };
      find<HTMLButtonElement>(dialog, 'button.danger').click();
      await waitUntil(() => textOf(view).includes('13 plans are here.'));
    });
  });
});
