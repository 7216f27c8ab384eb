import { expect, html, waitUntil } from '@open-wc/testing';
import type { ResumeBrief } from '#contracts/resumes.js';
import { ProblemError } from '#components/api/problem-error.js';
import '#components/resumes/ilp-resumes-view.js';
import type { IlpResumesView } from '#components/resumes/ilp-resumes-view.js';
import { onToast, type Toast } from '#components/shared/toast.js';
import {
  type Answers,
  fakeApi,
  find,
  findAll,
  textOf,
  useMessages,
  viewFixture,
} from '../support/view.js';

const ID = '019a0000-0000-7000-8000-0000000000b1';
const brief = (fields: Partial<ResumeBrief> = {}): ResumeBrief => ({
  ...{ id: ID, name: 'Summer jobs', template: 'clear', language: 'en' },
  ...{ updatedAt: '2026-11-20T15:00:00Z', isRemoved: false, outdated: 0, flagged: 0 },
  ...fields,
});

async function show(list: ResumeBrief[] | Error, answers: Answers = {}) {
  const api = fakeApi({ 'GET /resumes': list, ...answers });
  const view = await viewFixture<IlpResumesView>(
    html`<ilp-resumes-view .api=${api}></ilp-resumes-view>`,
  );
  return { api, view };
}

const names = (view: Node) => findAll(view, 'article h2').map(textOf);
const press = (view: Node, what: string) =>
  find<HTMLButtonElement>(view, `[data-do=${what}]`).click();

describe('<ilp-resumes-view>', () => {
  for (const locale of ['en', 'es'] as const) {
    describe(`accessibility in ${locale}`, () => {
      before(() => useMessages(locale, 'resumes', 'history'));
      after(() => useMessages('en', 'resumes', 'history'));

      const states: Record<string, ResumeBrief[] | Error> = {
        empty: [],
        full: [brief({ outdated: 1, flagged: 2 })],
        failed: new ProblemError('unavailable', 503),
      };
      for (const [name, list] of Object.entries(states))
        it(`passes axe when ${name}`, async () => {
          const { view } = await show(list);
          await expect(view).to.be.accessible();
          expect(textOf(view)).not.to.contain('[');
        });
    });
  }

  describe('what a student does', () => {
    before(() => useMessages('en', 'resumes', 'history'));

    it('U6: an empty list has one button, which begins a résumé and opens it', async () => {
      const { api, view } = await show([], { 'POST /resumes': brief() });
      find<HTMLButtonElement>(view, '#add').click();
      await waitUntil(() => location.pathname.endsWith(`resumes/${ID}`));
      expect(api.bodies.at(-1)).to.deep.equal({ language: 'en' });
      history.back();
    });

    it('F14: copies and renames', async () => {
      const copy = brief({ id: ID.replace('b1', 'b2'), name: 'Summer jobs (copy)' });
      const { api, view } = await show([brief()], {
        [`POST /resumes/${ID}/copy`]: copy,
        [`PATCH /resumes/${copy.id}`]: { ...copy, name: 'Scholarship' },
      });
      press(view, 'copy');
      await waitUntil(() => names(view).length === 2);
      press(view, 'rename');
      await waitUntil(() => findAll(view, 'ilp-dialog form').length === 1);
      const field = find<HTMLElementTagNameMap['ilp-field']>(view, 'ilp-field');
      field.value = 'Scholarship';
      await expect(view).to.be.accessible();
      find<HTMLFormElement>(view, 'form').requestSubmit();
      await waitUntil(() => names(view)[0] === 'Scholarship');
      expect(api.bodies.at(-1)).to.deep.equal({ name: 'Scholarship' });
    });

    it('U2: a removed résumé comes back where it was', async () => {
      const second = brief({ id: ID.replace('b1', 'b2'), name: 'Second' });
      const { view } = await show([brief(), second], {
        [`DELETE /resumes/${ID}`]: brief({ isRemoved: true }),
        [`POST /resumes/${ID}/restore`]: brief(),
      });
      let toast: Toast | undefined;
      const stop = onToast((shown) => (toast = shown));
      press(view, 'remove');
      await waitUntil(() => names(view).length === 1);
      await waitUntil(() => toast !== undefined);
      await toast?.undo?.();
      expect(names(view)).to.deep.equal(['Summer jobs', 'Second']);
      stop();
    });

    it('F14: offers to update the résumés that the records left behind', async () => {
      const second = brief({ id: ID.replace('b1', 'b2'), outdated: 3 });
      const { view } = await show([brief({ outdated: 1 }), second], {
        'POST /resumes/update': [brief(), { ...second, outdated: 0 }],
      });
      expect(textOf(find(view, '#update'))).to.equal('Update 2 résumés');
      find<HTMLButtonElement>(view, '#update').click();
      await waitUntil(() => findAll(view, '#update').length === 0);
    });

    it('says why something failed, and keeps the list', async () => {
      const { view } = await show([brief()], {
        [`DELETE /resumes/${ID}`]: new ProblemError('unavailable', 503),
      });
      press(view, 'remove');
      await waitUntil(() => findAll(view, '[role=alert]').length === 1);
      expect(names(view)).to.deep.equal(['Summer jobs']);
    });
  });
});
