import { expect, html, waitUntil } from '@open-wc/testing';
import type { ApiToken } from '#contracts/public-api.js';
import '#components/admin/ilp-api-view.js';
import type { IlpApiView } from '#components/admin/ilp-api-view.js';
import { ProblemError } from '#components/api/problem-error.js';
import { ApiKeyAskEvent } from '#components/admin/api-key-events.js';
import type { IlpCopyRow } from '#components/shared/ilp-copy-row.js';
import type { IlpField } from '#components/shared/ilp-field.js';
import { fakeApi, find, findAll, textOf, useMessages, viewFixture } from '../support/view.js';

const ID = '019a0000-0000-7000-8000-0000000000a1';
const good: ApiToken = {
  ...{ id: ID, name: 'Data hub', scopes: ['schools', 'students'], createdBy: 'Rosa Diaz' },
  ...{ createdAt: '2026-11-20T15:00:00Z', expiresAt: '2027-02-20T15:00:00Z' },
  ...{ lastUsedAt: null, isGood: true },
};

async function show(tokens: unknown, answers: Record<string, unknown> = {}) {
  const api = fakeApi({
    'GET /api-tokens': tokens instanceof Error ? tokens : { tokens },
    ...answers,
  });
  const view = await viewFixture<IlpApiView>(html`<ilp-api-view .api=${api}></ilp-api-view>`);
  return { api, view };
}

describe('<ilp-api-view>', () => {
  for (const locale of ['en', 'es'] as const)
    describe(`accessibility in ${locale}`, () => {
      before(() => useMessages(locale, 'api'));
      after(() => useMessages('en', 'api'));

      it('passes axe with keys, without, and after a failure', async () => {
        for (const tokens of [[good], [], new ProblemError('internal', 500)])
          await expect((await show(tokens)).view).to.be.accessible();
      });
    });

  describe('in English', () => {
    before(() => useMessages('en', 'api'));

    it('P12: makes no key without a name and something to read, and shows its secret once', async () => {
      const { api, view } = await show([], {
        'POST /api-tokens': { tokens: [good], secret: 'api_1_secret' },
      });
      const submit = () => find(view, '[type=submit]').click();
      submit();
      await waitUntil(() => textOf(view).includes('Choose at least one.'));
      expect(textOf(view)).to.contain('Write what it is for.');
      expect(api.calls).to.have.length(1);
      const field = find<IlpField>(view, 'ilp-field[name=name]');
      field.value = ' Data hub ';
      field.dispatchEvent(new Event('input'));
      find<HTMLInputElement>(view, 'input[name=schools]').click();
      submit();
      await waitUntil(() => findAll(view, 'ilp-copy-row').length > 0);
      expect(find<IlpCopyRow>(view, 'ilp-copy-row').value).to.equal('api_1_secret');
      expect(api.bodies.at(-1)).to.deep.equal({ name: 'Data hub', scopes: ['schools'], days: 90 });
      expect(textOf(view)).to.contain('we cannot show it again');
    });

    it('P12: the secret is gone from the page once a key is revoked, and once the page is left', async () => {
      const { view } = await show([], {
        'POST /api-tokens': { tokens: [good], secret: 'api_1_secret' },
        [`DELETE /api-tokens/${ID}`]: { tokens: [{ ...good, isGood: false }] },
      });
      const make = async () => {
        const form = find(view, 'ilp-api-key-form');
        const wish = { name: 'Data hub', scopes: ['schools' as const], days: 90 };
        form.dispatchEvent(new ApiKeyAskEvent(wish));
        await waitUntil(() => findAll(view, 'ilp-copy-row').length > 0);
      };
      await make();
      find(view, '.danger').click();
      await waitUntil(() => findAll(view, 'ilp-copy-row').length === 0);
      await make();
      const parent = view.parentElement!;
      view.remove();
      parent.append(view);
      await view.updateComplete;
      expect(findAll(view, 'ilp-copy-row')).to.have.length(0);
    });

    it('P12: revokes a key', async () => {
      const { view } = await show([good], {
        [`DELETE /api-tokens/${ID}`]: { tokens: [{ ...good, isGood: false }] },
      });
      find(view, '.danger').click();
      await waitUntil(() => textOf(view).includes('no longer good'));
      expect(findAll(view, '.danger')).to.have.length(0);
    });
  });
});
