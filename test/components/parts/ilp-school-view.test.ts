import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import type { OffTrackList } from '#contracts/interventions.js';
import type { MyStudents } from '#contracts/staff-parts.js';
import '#components/parts/ilp-school-view.js';
import type { IlpSchoolView } from '#components/parts/ilp-school-view.js';
import '#components/interventions/ilp-off-track-view.js';
import type { IlpOffTrackView } from '#components/interventions/ilp-off-track-view.js';
import '#components/class/ilp-named-student-view.js';
import type { IlpNamedStudentView } from '#components/class/ilp-named-student-view.js';
import '#components/app/ilp-unread-link.js';
import type { IlpUnreadLink } from '#components/app/ilp-unread-link.js';
import { ProblemError } from '#components/api/problem-error.js';
import type { SessionDetails } from '#components/api/session.js';
import { firstPath, linksFor } from '#components/app/places.js';
import { matchRoute } from '#components/app/router.js';
import { setBasePath } from '#components/shared/navigation.js';
import {
  fakeApi,
  find,
  findAll,
  studentSession,
  textOf,
  useMessages,
  viewFixture,
} from '../support/view.js';

const ID = '019a0000-0000-7000-8000-000000000021';
const principal: SessionDetails = {
  ...{ ...studentSession, name: 'Pri Ncipal', role: 'teacher', part: 'principal' },
  ...{ parts: ['principal'], ownRole: 'none', courseTitle: null, canTeach: false },
};
const student = {
  ...{ personId: ID, name: 'Maya Lund', school: 'Oak High', dueOn: null, required: 4 },
  ...{
    isComplete: false,
    isOutside: false,
    lms: [] as string[],
    done: 3,
    missing: ['careergoal' as const],
  },
};
const mine: MyStudents = {
  parts: [{ kind: 'principal', students: 0, schools: ['Oak High'], endsOn: '2027-06-30' }],
  students: [],
  school: {
    plan: { name: 'Individual Career and Academic Plan', abbreviation: 'ICAP' },
    grades: [{ grade: 9, dueOn: null, incomplete: 1, students: [student] }],
  },
};
const empty: MyStudents = { ...mine, school: { plan: null, grades: [] } };
const over: MyStudents = { parts: [], students: [], school: null };
const offTrack: OffTrackList = {
  items: [
    {
      ...{ personId: ID, name: 'Maya Lund', grade: 9, about: 'Math', since: '2026-10-02' },
      ...{ lms: [], kinds: [], lookOn: null, metOn: '2026-11-02' },
    },
  ],
  students: 210,
};
const MESSAGES = ['parts', 'caseload', 'requirements', 'interventions'] as const;

async function show(answer: unknown, session = principal) {
  const api = fakeApi({ 'GET /my-students': answer });
  const view = await viewFixture<IlpSchoolView>(
    html`<ilp-school-view .api=${api}></ilp-school-view>`,
    session,
  );
  return { api, view };
}

const showOffTrack = (answer: unknown, session = principal) =>
  viewFixture<IlpOffTrackView>(
    html`<ilp-off-track-view .api=${fakeApi({ 'GET /off-track': answer })}></ilp-off-track-view>`,
    session,
  );

describe('<ilp-school-view>', () => {
  for (const locale of ['en', 'es'] as const)
    describe(`accessibility in ${locale}`, () => {
      before(() => useMessages(locale, ...MESSAGES));
      after(() => useMessages('en', ...MESSAGES));

      it('passes axe with students, with none, after the part has ended and after a failure', async () => {
        for (const answer of [mine, empty, over, new ProblemError('internal', 500)])
          await expect((await show(answer)).view).to.be.accessible();
        for (const answer of [offTrack, { items: [], students: 0 }])
          await expect(await showOffTrack(answer)).to.be.accessible();
      });
    });

  describe('in English', () => {
    before(() => useMessages('en', ...MESSAGES));

    it('F64: has the students of the school by grade with the state of their plans, and the ways on', async () => {
      const { view } = await show(mine);
      expect(textOf(view)).to.contain('Oak High · 1 student');
      expect(textOf(find(view, 'li')))
        .to.contain('Maya Lund')
        .and.to.contain('3 of 4');
      const links = findAll(view, 'a').map((link) => link.getAttribute('href'));
      for (const end of ['/off-track', '/completion', `/class/${ID}`])
        expect(
          links.some((href) => href?.endsWith(end)),
          end,
        ).to.equal(true);
      expect(textOf((await show(empty)).view)).to.contain('Nobody is in this school yet');
      expect(textOf((await show(over)).view)).to.contain('You can’t look at a school now');
    });

    it('F64: who is off track is told with a way to the student, and nothing to do about it', async () => {
      const view = await showOffTrack(offTrack);
      expect(textOf(view))
        .to.contain('1 of 210 students')
        .and.to.contain('Students of your school');
      expect(textOf(find(view, 'li'))).to.contain('Math');
      expect(findAll(view, 'li a').map((link) => link.getAttribute('href'))).to.satisfy(
        ([href, ...others]: string[]) => href?.endsWith(`/class/${ID}`) && others.length === 0,
      );
    });

    it('F64, D120: two of one name say which LMS each is of, to a principal and to a counselor', async () => {
      const [one] = offTrack.items;
      const items = ['Canvas', 'Moodle'].map((lms) => ({ ...one!, lms: [lms] }));
      const counselor = { ...principal, role: 'counselor' as const, part: null, parts: [] };
      for (const session of [principal, counselor]) {
        const view = await showOffTrack({ ...offTrack, items }, session);
        const [canvas, moodle] = findAll(view, 'ul.rows > li').map(textOf);
        expect(canvas).to.match(/^Maya Lund Canvas grade 9/);
        expect(moodle).to.match(/^Maya Lund Moodle grade 9/);
      }
    });

    it('P10: the part opens pages to look at, and none of those that write', async () => {
      setBasePath('/app/17/');
      const opens = (path: string) => matchRoute(`/app/17/${path}`, principal)?.route.element;
      const looks = ['school', 'off-track', 'completion', 'class/1', 'class/1/timeline'];
      for (const path of [...looks, 'class/1/requirements', 'class/1/courses'])
        expect(opens(path), path).to.be.a('string');
      for (const page of [
        'class',
        'caseload',
        'queue',
        'my-students',
        'figures',
        'reports',
        'news',
      ])
        expect(opens(page), page).to.equal(undefined);
      for (const page of ['conversations', 'held', 'interventions', 'family', 'passport'])
        expect(opens(`class/1/${page}`), page).to.equal(undefined);
      expect(firstPath(principal)).to.equal('school');
      expect(linksFor(principal).map(({ path }) => path)).to.deep.equal([
        ...['school', 'off-track', 'completion'],
      ]);
      const both = { ...principal, part: null, parts: ['principal' as const, 'mentor' as const] };
      expect(linksFor(both).map(({ path }) => path))
        .to.include('school')
        .and.not.include('my-students');
      const api = fakeApi({ 'GET /notifications/count': { unread: 1 } });
      await fixture<IlpUnreadLink>(
        html`<ilp-unread-link .api=${api} .session=${principal}></ilp-unread-link>`,
      );
      expect(api.calls).to.deep.equal([]);
    });
  });

  describe('a student of the school', () => {
    const PAGE = ['class', 'goals', 'goal-talk', 'strengths', 'look-back', 'courses'] as const;
    before(() => useMessages('en', ...PAGE));

    it('P10: stands without notes and results, with nothing to press that writes', async () => {
      const path = `/class/${ID}`;
      const api = fakeApi({
        [`GET ${path}`]: {
          ...{ personId: ID, name: 'Maya Lund', isInCourse: false, sis: null, goals: [] },
          ...{ reflections: [], journal: [], evidence: [] },
        },
        [`GET ${path}/strengths`]: [],
        [`GET ${path}/saved-careers`]: { items: [] },
        [`GET ${path}/activities`]: [],
        [`GET ${path}/look-back`]: {
          ...{ schoolYear: 2026, state: 'done', text: 'A good year', prompt: '', goals: [] },
          ...{ comment: null, doneAt: '2026-05-20T15:00:00Z', revision: 2 },
        },
        [`GET ${path}/courses-taken`]: { courses: [], mayAdd: false },
      });
      const view = await viewFixture<IlpNamedStudentView>(
        html`<ilp-named-student-view
          .api=${api}
          .params=${{ personId: ID }}
        ></ilp-named-student-view>`,
        principal,
      );
      await waitUntil(() => textOf(view).includes('A good year'));
      expect(api.calls.every((call) => call.startsWith('GET '))).to.equal(true);
      expect(api.calls).not.to.include(`GET ${path}/record`);
      expect(find(view, '.spread a').getAttribute('href')).to.contain('school');
      const buttons = findAll(view, 'button').map((button) => textOf(button));
      expect(buttons).to.deep.equal([]);
      const pages = findAll(view, 'a').map((link) => link.getAttribute('href') ?? '');
      for (const page of ['timeline', 'requirements', 'courses'])
        expect(
          pages.some((href) => href.endsWith(`/${page}`)),
          page,
        ).to.equal(true);
      for (const page of ['conversations', 'held'])
        expect(
          pages.some((href) => href.endsWith(`/${page}`)),
          page,
        ).to.equal(false);
    });
  });
});
