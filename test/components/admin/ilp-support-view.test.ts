import { expect, html, waitUntil } from '@open-wc/testing';
import type { SupportGrant } from '#contracts/support.js';
import '#components/admin/ilp-support-view.js';
import type { IlpSupportView } from '#components/admin/ilp-support-view.js';
import { ProblemError } from '#components/api/problem-error.js';
import type { IlpField } from '#components/shared/ilp-field.js';
import { fakeApi, find, findAll, textOf, useMessages, viewFixture } from '../support/view.js';

const ID = '019a0000-0000-7000-8000-0000000000a1';
const open: SupportGrant = {
  ...{ id: ID, reason: 'The board shows no class lists', grantedBy: 'Rosa Diaz', isOpen: true },
  ...{ grantedAt: '2026-11-20T15:00:00Z', endsAt: '2026-11-20T17:00:00Z', looks: 2 },
  latest: [
    { at: '2026-11-20T15:20:00Z', page: '/connections' },
    { at: '2026-11-20T15:10:00Z', page: 'visit' },
  ],
};
const past: SupportGrant = { ...open, isOpen: false, grantedBy: null, looks: 0, latest: [] };

async function show(grants: unknown, answers: Record<string, unknown> = {}) {
  const api = fakeApi({
    'GET /support-grants': grants instanceof Error ? grants : { grants },
    ...answers,
  });
  const view = await viewFixture<IlpSupportView>(
    html`<ilp-support-view .api=${api}></ilp-support-view>`,
  );
  return { api, view };
}

async function write(view: IlpSupportView, reason: string) {
  const field = find<IlpField>(view, '[name=reason]');
  field.value = reason;
  field.dispatchEvent(new Event('input'));
  find(view, '[type=submit]').click();
  await view.updateComplete;
}

describe('<ilp-support-view>', () => {
  for (const locale of ['en', 'es'] as const)
    describe(`accessibility in ${locale}`, () => {
      before(() => useMessages(locale, 'support'));
      after(() => useMessages('en', 'support'));

      it('passes axe with a permission, without, and after a failure', async () => {
        for (const grants of [[open, past], [], new ProblemError('internal', 500)])
          await expect((await show(grants)).view).to.be.accessible();
      });
    });

  describe('in English', () => {
    before(() => useMessages('en', 'support'));

    it('P11: asks why before it lets anybody look', async () => {
      const answers = { 'POST /support-grants': { grants: [open] } };
      const { api, view } = await show([], answers);
      expect(textOf(view)).to.contain('Support was never allowed to look');
      await write(view, 'look');
      expect(textOf(view)).to.contain('Say it in at least 10 characters.');
      expect(api.calls).to.have.length(1);
      await write(view, ' The board shows no class lists ');
      await waitUntil(() => textOf(view).includes('Support may look now'));
      expect(api.bodies.at(-1)).to.deep.equal({
        ...{ reason: 'The board shows no class lists', hours: 1 },
      });
    });

    it('P11: shows what was opened, and ends it', async () => {
      const ended = { ...open, isOpen: false };
      const { view } = await show([open], {
        [`POST /support-grants/${ID}/end`]: { grants: [ended] },
      });
      const text = textOf(view);
      expect(text).to.contain('2 pages were opened');
      expect(text).to.contain('/connections');
      expect(text).to.contain('opened a way in');
      find(view, '.danger').click();
      await waitUntil(() => findAll(view, 'form').length === 1);
      expect(textOf(view)).to.contain('Allowed by Rosa Diaz');
    });

    it('P11: shows the permission of another administrator who was first, and keeps what was written', async () => {
      const { api, view } = await show([], {
        'POST /support-grants': new ProblemError('conflict', 409),
      });
      api.answers['GET /support-grants'] = { grants: [open] };
      await write(view, 'Please look at the scores');
      await waitUntil(() => textOf(view).includes('Support may look now'));
      expect(findAll(view, '[role=alert]')).to.have.length(0);
    });
  });
});
