import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import type { MyStudents } from '#contracts/staff-parts.js';
import '#components/parts/ilp-figures-view.js';
import type { IlpFiguresView } from '#components/parts/ilp-figures-view.js';
import '#components/app/ilp-unread-link.js';
import type { IlpUnreadLink } from '#components/app/ilp-unread-link.js';
import { ProblemError } from '#components/api/problem-error.js';
import type { SessionDetails } from '#components/api/session.js';
import { firstPath, linksFor } from '#components/app/places.js';
import { matchRoute } from '#components/app/router.js';
import { setBasePath } from '#components/shared/navigation.js';
import '#components/shared/session-change.js';
import {
  fakeApi,
  find,
  findAll,
  studentSession,
  textOf,
  useMessages,
  viewFixture,
} from '../support/view.js';

const reader: SessionDetails = {
  ...{ ...studentSession, name: 'Rea Der', role: 'teacher', part: 'read-only' },
  ...{ parts: ['read-only'], ownRole: 'none', courseTitle: null },
};
const mine = (schools: string[]): MyStudents => ({
  parts: [{ kind: 'read-only', students: 0, schools, endsOn: '2027-06-30' }],
  students: [],
  school: null,
});

async function show(answer: unknown, session = reader, answers: Record<string, unknown> = {}) {
  const api = fakeApi({ 'GET /my-students': answer, ...answers });
  const view = await viewFixture<IlpFiguresView>(
    html`<ilp-figures-view .api=${api}></ilp-figures-view>`,
    session,
  );
  return { api, view };
}

describe('<ilp-figures-view>', () => {
  for (const locale of ['en', 'es'] as const)
    describe(`accessibility in ${locale}`, () => {
      before(() => useMessages(locale, 'parts'));
      after(() => useMessages('en', 'parts'));

      it('passes axe for a school, after the part has ended, in the course and after a failure', async () => {
        const ended = { parts: [], students: [] };
        for (const answer of [mine(['Oak High']), ended, new ProblemError('internal', 500)])
          await expect((await show(answer)).view).to.be.accessible();
        const course = { ...reader, part: null, ownRole: 'teacher' as const };
        await expect((await show(mine([]), course)).view).to.be.accessible();
      });
    });

  describe('in English', () => {
    before(() => useMessages('en', 'parts'));

    it('F64: leads to the pages that the part opens, and says of which schools they tell', async () => {
      const { view } = await show(mine(['Oak High', 'Elm High']));
      expect(textOf(view)).to.contain('You see figures of Oak High and Elm High.');
      const links = findAll(view, 'li a').map((link) => link.getAttribute('href'));
      expect(links).to.deep.equal(
        ['completion', 'reports'].map((path) =>
          find(view, `a[href$=${path}]`).getAttribute('href'),
        ),
      );
      expect(findAll(find(view, 'ilp-own-parts'), 'button')).to.deep.equal([]);
      expect(textOf((await show(mine([]))).view)).to.contain('of the whole district');
    });

    it('F64: who teaches as well goes back to the course', async () => {
      const course = { ...reader, part: null, canTeach: true };
      const { api, view } = await show(
        mine([]),
        { ...reader, ownRole: 'teacher' },
        { 'PUT /session/part': {}, 'GET /session': course },
      );
      const changed: SessionDetails[] = [];
      view.addEventListener('ilp-session-change', (event) => changed.push(event.session));
      findAll(find(view, 'ilp-own-parts'), 'button')
        .find((one) => textOf(one) === 'Back to my course')!
        .click();
      await waitUntil(() => changed.length > 0);
      expect(api.bodies).to.deep.include({ part: null });
    });

    it('F64: the part opens its own addresses alone, and asks for no notices', async () => {
      setBasePath('/app/17/');
      const opens = (path: string) => matchRoute(`/app/17/${path}`, reader)?.route.element;
      expect(['figures', 'completion', 'reports'].map(opens)).to.deep.equal([
        ...['ilp-figures-view', 'ilp-completion-view', 'ilp-reports-view'],
      ]);
      for (const path of ['class', 'my-students', 'news', 'district', 'timeline', 'class/1/held'])
        expect(opens(path), path).to.equal(undefined);
      expect(firstPath(reader)).to.equal('figures');
      expect(linksFor(reader).map(({ path }) => path)).to.deep.equal([
        ...['figures', 'completion', 'reports'],
      ]);
      const course = { ...reader, part: null };
      expect(linksFor(course).map(({ path }) => path)).to.include('figures');
      const both = { ...course, parts: ['mentor', 'read-only'] as const };
      expect(linksFor({ ...both, parts: [...both.parts] }).map(({ path }) => path))
        .to.include('my-students')
        .and.not.include('figures');
      const bell = async (session: SessionDetails) => {
        const api = fakeApi({ 'GET /notifications/count': { unread: 1 } });
        const link = await fixture<IlpUnreadLink>(
          html`<ilp-unread-link .api=${api} .session=${session}></ilp-unread-link>`,
        );
        return [api.calls.length, link.shadowRoot!.querySelectorAll('a').length];
      };
      expect(await bell(reader)).to.deep.equal([0, 0]);
      expect(await bell(course)).to.deep.equal([1, 1]);
    });
  });
});
