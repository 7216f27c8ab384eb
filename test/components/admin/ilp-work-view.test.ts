import { expect, html, waitUntil } from '@open-wc/testing';
import type { WorkPlace } from '#contracts/course-work.js';
import '#components/admin/ilp-work-view.js';
import type { IlpWorkView } from '#components/admin/ilp-work-view.js';
import { ProblemError } from '#components/api/problem-error.js';
import { setBasePath } from '#components/shared/navigation.js';
import type { IlpField } from '#components/shared/ilp-field.js';
import { fakeApi, find, findAll, textOf, useMessages, viewFixture } from '../support/view.js';

const ID = '019a0000-0000-7000-8000-0000000000a1';
const closed: WorkPlace = {
  ...{ registrationId: ID, platformName: 'River Moodle', kind: 'moodle', grant: null },
};
const open: WorkPlace = {
  ...closed,
  grant: {
    ...{ kind: 'moodle', site: 'https://moodle.river.edu', grantedBy: 'Rosa Diaz' },
    ...{ grantedAt: '2026-11-20T15:00:00Z', readAt: '2026-11-21T03:00:00Z' },
    ...{ outcome: 'read', asked: 12, found: 11 },
  },
};
const refused: WorkPlace = { ...open, grant: { ...open.grant!, outcome: 'refused' } };

async function show(places: unknown, answers: Record<string, unknown> = {}) {
  const api = fakeApi({
    'GET /admin/work': places instanceof Error ? places : { places },
    ...answers,
  });
  const view = await viewFixture<IlpWorkView>(html`<ilp-work-view .api=${api}></ilp-work-view>`);
  return { api, view };
}

async function write(view: IlpWorkView, name: string, text: string) {
  const field = find<IlpField>(view, `[name=${name}]`);
  field.value = text;
  field.dispatchEvent(new Event('input'));
  await view.updateComplete;
}

describe('<ilp-work-view>', () => {
  before(() => {
    setBasePath('/app/1/');
  });

  for (const locale of ['en', 'es'] as const)
    describe(`accessibility in ${locale}`, () => {
      before(() => useMessages(locale, 'work'));
      after(() => useMessages('en', 'work'));

      it('passes axe with a token, one that is refused, without any, and after a failure', async () => {
        for (const places of [[open], [refused], [closed], [], new ProblemError('internal', 500)])
          await expect((await show(places)).view).to.be.accessible();
      });
    });

  describe('in English', () => {
    before(() => useMessages('en', 'work'));

    it('B1: takes a token, asks for what is missing, and shows it never again', async () => {
      const { api, view } = await show([closed], { [`PUT /admin/work/${ID}`]: { places: [open] } });
      expect(find<IlpField>(view, '[name=kind]').value).to.equal('moodle');
      find(view, '[type=submit]').click();
      await waitUntil(() => textOf(view).includes('Write the token.'));
      expect(api.calls).to.have.length(1);
      await write(view, 'site', ' https://moodle.river.edu ');
      await write(view, 'token', '0123456789abcdef');
      find(view, '[type=submit]').click();
      await waitUntil(() => textOf(view).includes('Reading works'));
      expect(api.bodies.at(-1)).to.deep.equal({
        ...{ kind: 'moodle', site: 'https://moodle.river.edu', token: '0123456789abcdef' },
      });
      expect(find<IlpField>(view, '[name=token]').value).to.equal('');
      expect(textOf(view)).to.contain('12 pieces of tagged work can be read, 11 were found.');
    });

    it('B1: says what to do when the LMS refuses, and ends reading', async () => {
      const { view } = await show([refused], {
        [`DELETE /admin/work/${ID}`]: { places: [closed] },
      });
      expect(textOf(view)).to.contain('The LMS refused the token');
      expect(textOf(view)).to.contain('Make a new token there');
      find(view, '.button.danger').click();
      await waitUntil(() => findAll(view, '.button.danger').length === 0);
      expect(find(view, 'h1').matches(':focus')).to.equal(true);
    });
  });
});
