import { expect, html, waitUntil } from '@open-wc/testing';
import type { CaliperBoard } from '#contracts/caliper.js';
import '#components/admin/ilp-caliper-view.js';
import type { IlpCaliperView } from '#components/admin/ilp-caliper-view.js';
import { ProblemError } from '#components/api/problem-error.js';
import { setBasePath } from '#components/shared/navigation.js';
import type { IlpField } from '#components/shared/ilp-field.js';
import { fakeApi, find, findAll, textOf, useMessages, viewFixture } from '../support/view.js';

type Endpoint = NonNullable<CaliperBoard['endpoint']>;
const URL = 'https://records.river.edu/caliper';
const OFF: CaliperBoard = { endpoint: null };
const board = (fields: Partial<Endpoint> = {}): CaliperBoard => ({
  endpoint: {
    ...{ url: URL, setBy: 'Rosa Diaz', setAt: '2026-11-20T15:00:00Z', outcome: 'sent' },
    ...{ triedAt: '2026-11-21T03:00:00Z', sentAt: '2026-11-21T03:00:00Z' },
    ...{ waiting: 0, nextTryAt: null },
    ...fields,
  },
});
const refused = board({
  ...{ outcome: 'refused', sentAt: null, waiting: 12, nextTryAt: '2026-11-21T09:00:00Z' },
});

async function show(state: CaliperBoard | Error, answers: Record<string, unknown> = {}) {
  const api = fakeApi({ 'GET /admin/caliper': state, ...answers });
  const view = await viewFixture<IlpCaliperView>(
    html`<ilp-caliper-view .api=${api}></ilp-caliper-view>`,
  );
  return { api, view };
}

async function write(view: IlpCaliperView, name: string, text: string) {
  const field = find<IlpField>(view, `[name=${name}]`);
  field.value = text;
  field.dispatchEvent(new Event('input'));
  await view.updateComplete;
}

describe('<ilp-caliper-view>', () => {
  before(() => {
    setBasePath('/app/1/');
  });

  for (const locale of ['en', 'es'] as const)
    describe(`accessibility in ${locale}`, () => {
      before(() => useMessages(locale, 'caliper'));
      after(() => useMessages('en', 'caliper'));

      it('passes axe while off, while it works, refused, and after a failure', async () => {
        for (const state of [OFF, board(), refused, new ProblemError('internal', 500)])
          await expect((await show(state)).view).to.be.accessible();
      });
    });

  describe('in English', () => {
    before(() => useMessages('en', 'caliper'));

    it('takes an address and a token, asks for what is missing, and shows no token again', async () => {
      const { api, view } = await show(OFF, { 'PUT /admin/caliper': board() });
      expect(textOf(view)).to.contain('Nothing is sent');
      find(view, '[type=submit]').click();
      await waitUntil(() => textOf(view).includes('Write the token.'));
      expect(api.calls).to.have.length(1);
      await write(view, 'url', ` ${URL} `);
      await write(view, 'token', '0123456789abcdef');
      find(view, '[type=submit]').click();
      await waitUntil(() => textOf(view).includes('Sending works'));
      expect(api.bodies.at(-1)).to.deep.equal({ url: URL, token: '0123456789abcdef' });
      expect(find<IlpField>(view, '[name=token]').value).to.equal('');
    });

    it('says what fails and what to do, tests, and turns off', async () => {
      const { api, view } = await show(refused, {
        'POST /admin/caliper/test': board({ outcome: 'unreachable' }),
        'DELETE /admin/caliper': OFF,
      });
      expect(textOf(view)).to.contain('The token was refused');
      expect(textOf(view)).to.contain('Make a new token there');
      expect(textOf(view)).to.contain('12 events wait to be sent.');
      find(view, '.button.small:not(.danger)').click();
      await waitUntil(() => textOf(view).includes('There was no answer'));
      find(view, '.button.danger').click();
      await waitUntil(() => findAll(view, '.button.danger').length === 0);
      expect(api.calls.at(-1)).to.contain('DELETE');
      expect(find(view, 'h1').matches(':focus')).to.equal(true);
    });
  });
});
