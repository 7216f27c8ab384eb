import { expect, html, waitUntil } from '@open-wc/testing';
import type { StudentPlan } from '#contracts/class.js';
import type { MyStudents } from '#contracts/staff-parts.js';
import '#components/class/ilp-named-student-view.js';
import type { IlpNamedStudentView } from '#components/class/ilp-named-student-view.js';
import '#components/parts/ilp-my-students-view.js';
import type { IlpMyStudentsView } from '#components/parts/ilp-my-students-view.js';
import { ProblemError } from '#components/api/problem-error.js';
import type { SessionDetails } from '#components/api/session.js';
import { linksFor } from '#components/app/places.js';
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

const ID = '019a0000-0000-7000-8000-000000000021';
const mentor: SessionDetails = {
  ...{ ...studentSession, name: 'Hal Per', role: 'teacher', part: 'mentor', parts: ['mentor'] },
  ...{ ownRole: 'teacher', courseTitle: null },
};
const mine: MyStudents = {
  parts: [{ kind: 'mentor', students: 1, schools: [], endsOn: '2027-06-30' }],
  school: null,
  students: [
    {
      ...{ personId: ID, name: 'Maya Lund', lms: [], focusGoal: 'Be a nurse', hasPlan: true },
      lastMoveAt: '2026-11-20T15:00:00Z',
    },
  ],
};
const plan: StudentPlan = {
  ...{ personId: ID, name: 'Maya Lund', isInCourse: false, sis: null, goals: [] },
  ...{ reflections: [], journal: [], evidence: [] },
};
const PAGE = ['parts', 'class', 'goals', 'goal-talk', 'strengths', 'record', 'look-back'] as const;

async function show(
  answer: unknown,
  session: SessionDetails = mentor,
  answers: Record<string, unknown> = {},
) {
  const api = fakeApi({ 'GET /my-students': answer, ...answers });
  const view = await viewFixture<IlpMyStudentsView>(
    html`<ilp-my-students-view .api=${api}></ilp-my-students-view>`,
    session,
  );
  return { api, view };
}

const ownButtons = (view: IlpMyStudentsView) => findAll(find(view, 'ilp-own-parts'), 'button');

describe('<ilp-my-students-view>', () => {
  for (const locale of ['en', 'es'] as const)
    describe(`accessibility in ${locale}`, () => {
      before(() => useMessages(locale, 'parts'));
      after(() => useMessages('en', 'parts'));

      it('passes axe in a part, with nobody, in the course and after a failure', async () => {
        for (const answer of [mine, { ...mine, students: [] }, new ProblemError('internal', 500)])
          await expect((await show(answer)).view).to.be.accessible();
        const course = { ...mentor, part: null, canTeach: true };
        await expect((await show({ ...mine, students: [] }, course)).view).to.be.accessible();
      });
    });

  it('F64: two of one name say which LMS each is of', async () => {
    const [one] = mine.students;
    const students = ['Canvas', 'Moodle'].map((lms) => ({ ...one!, lms: [lms] }));
    const { view } = await show({ ...mine, students });
    expect(findAll(view, 'li.stack > span:first-child').map(textOf)).to.deep.equal([
      'Maya Lund Canvas',
      'Maya Lund Moodle',
    ]);
  });

  describe('in English', () => {
    before(() => useMessages('en', ...PAGE));

    it('F64: lists the students of the part, and goes back to the course', async () => {
      const course = { ...mentor, part: null, canTeach: true };
      const { api, view } = await show(mine, mentor, {
        'PUT /session/part': {},
        'GET /session': course,
      });
      expect(textOf(view)).to.contain('Maya Lund Be a nurse');
      const changed: SessionDetails[] = [];
      view.addEventListener('ilp-session-change', (event) => changed.push(event.session));
      const back = ownButtons(view).find((one) => textOf(one) === 'Back to my course');
      back!.click();
      await waitUntil(() => changed.length > 0);
      expect(changed[0]!.part).to.equal(null);
      expect(api.bodies).to.deep.include({ part: null });
    });

    it('F64: who has no part in the course has no way back to it', async () => {
      const { view } = await show(mine, { ...mentor, ownRole: 'none' });
      expect(ownButtons(view)).to.deep.equal([]);
    });

    it('F64: a mentor’s page of a student asks for what is shared and for nothing else', async () => {
      const api = fakeApi({
        [`GET /class/${ID}`]: plan,
        [`GET /class/${ID}/strengths`]: [],
        [`GET /class/${ID}/saved-careers`]: { items: [] },
        [`GET /class/${ID}/activities`]: [],
      });
      const view = await viewFixture<IlpNamedStudentView>(
        html`<ilp-named-student-view
          .api=${api}
          .params=${{ personId: ID }}
        ></ilp-named-student-view>`,
        mentor,
      );
      await waitUntil(() => api.calls.length === 4);
      expect(find(view, '.spread a').getAttribute('href')).to.contain('my-students');
      expect(textOf(view)).not.to.contain('not in this course');
      expect(findAll(view, 'a').map(textOf)).to.deep.equal([
        'Back to my students',
        'See all school years',
      ]);
    });

    it('F64: a part opens its own addresses, whatever its role has', () => {
      setBasePath('/app/17/');
      const opens = (path: string, who: Pick<SessionDetails, 'role' | 'part'>) =>
        matchRoute(`/app/17/${path}`, who)?.route.element;
      const adviser = { role: 'teacher', part: 'adviser' } as const;
      expect(opens(`class/${ID}`, mentor)).to.equal('ilp-named-student-view');
      expect(opens(`class/${ID}`, { role: 'teacher' })).to.equal('ilp-class-view');
      expect(opens('class', mentor)).to.equal(undefined);
      expect(opens(`class/${ID}/conversations`, mentor)).to.equal(undefined);
      expect(opens(`class/${ID}/conversations`, adviser)).to.equal('ilp-conversations-view');
      expect(linksFor(mentor).map(({ path }) => path)).to.deep.equal(['my-students']);
      const course = { ...mentor, part: null };
      expect(linksFor(course).map(({ path }) => path)).to.include.members(['class', 'my-students']);
    });
  });
});
