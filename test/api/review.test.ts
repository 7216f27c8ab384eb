import { expect } from 'chai';
import { randomUUID } from 'node:crypto';
import type { LaunchContext } from '#lti/types.js';
import { sql, withTenant } from '#server/db/tenant.js';
import { chooseView } from '#server/features/launch/launch-view.js';
import { buildAssignment, handIn } from '../support/assignments.js';
import { buildCourse, buildPerson, type Course } from '../support/builders.js';

const COURSE_LINK = 'the-course-itself';

/** What the launch opens for somebody with this part in the course. */
function open(
  course: Course,
  fields: Partial<LaunchContext>,
  role: 'teacher' | 'student' = 'teacher',
) {
  const { registrationId, deploymentId, tenantId, schoolId, courseId } = course;
  const launch: LaunchContext = {
    ...{ registrationId, deploymentId, tenantId, schoolId },
    ...{ messageType: 'resource-link', family: 'canvas', courseRole: role },
    user: { sub: randomUUID() },
    ...{ isAdministrator: false, isTestUser: false },
    course: { lmsId: COURSE_LINK, history: [] },
    resourceLink: { id: COURSE_LINK },
    ...{ custom: {}, target: '/lti/launch' },
    ...fields,
  };
  return withTenant(tenantId, () =>
    chooseView(launch, { role, courseId, personId: randomUUID() }, new Date()),
  );
}

describe('opening one learner’s work', function () {
  this.timeout(30_000);
  let course: Course;
  let id: string;

  before(async () => {
    course = await buildCourse();
    id = await buildAssignment(course, { lineItemUrl: 'https://lms.test/items/1?type_id=7' });
  });

  it('a submission review opens it, by our reference or by the gradebook column alone', async () => {
    const student = await buildPerson({ course });
    const review = { messageType: 'submission-review', forUserSub: student.sub } as const;
    const wanted = `assignments/${id}?student=${student.personId}`;
    expect(await open(course, { ...review, custom: { pathlight_ref: id } })).to.equal(wanted);
    const lineItemUrl = 'https://lms.test/items/1?type_id=7';
    expect(await open(course, { ...review, grades: { lineItemUrl, scopes: [] } })).to.equal(wanted);
  });

  it('LTI-C36: SpeedGrader’s relaunch with the course’s id as link opens it by our own address', async () => {
    const student = await buildPerson({ course });
    const query = `ref=${id}&student=${student.personId}`;
    const wanted = `assignments/${id}?student=${student.personId}`;
    expect(await open(course, { target: `/lti/launch?${query}` })).to.equal(wanted);
    const twice = `/lti/launch?${encodeURIComponent(query)}`;
    expect(await open(course, { target: twice })).to.equal(wanted);
    const bySub = `/lti/launch?ref=${id}&for_user=${student.sub}`;
    expect(await open(course, { target: bySub })).to.equal(wanted);
    const links = await withTenant(course.tenantId, () =>
      sql('select id from assignment_links where tenant_id = $1 and resource_link_id = $2', [
        course.tenantId,
        COURSE_LINK,
      ]),
    );
    expect(links).to.deep.equal([]);
  });

  it('names nobody who is not a student of this course, whatever the message says', async () => {
    const stranger = await buildPerson({ course: await buildCourse({ district: course }) });
    const colleague = await buildPerson({ course, role: 'teacher' });
    for (const { sub, personId } of [stranger, colleague, { sub: 'x', personId: "' or 1=1 --" }]) {
      const target = `/lti/launch?ref=${id}&student=${encodeURIComponent(personId)}`;
      expect(await open(course, { target })).to.equal(`assignments/${id}`);
      const review = { messageType: 'submission-review', forUserSub: sub } as const;
      const custom = { pathlight_ref: id };
      expect(await open(course, { ...review, custom })).to.equal(`assignments/${id}`);
    }
  });

  it('a student gets their own work, whoever the address names', async () => {
    const other = await buildPerson({ course });
    const target = `/lti/launch?ref=${id}&student=${other.personId}`;
    expect(await open(course, { target }, 'student')).to.equal(`reflections/${id}`);
  });

  it('work of a student who left can still be read', async () => {
    const student = await buildPerson({ course });
    await handIn(student, id);
    await withTenant(course.tenantId, () =>
      sql('update enrolments set is_active = false where tenant_id = $1 and person_id = $2', [
        course.tenantId,
        student.personId,
      ]),
    );
    const target = `/lti/launch?ref=${id}&student=${student.personId}`;
    expect(await open(course, { target })).to.equal(
      `assignments/${id}?student=${student.personId}`,
    );
  });
});
