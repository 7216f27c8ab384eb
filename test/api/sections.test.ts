import { expect } from 'chai';
import { randomUUID } from 'node:crypto';
import { Grading } from '#contracts/assignments.js';
import { ClassList } from '#contracts/class.js';
import { TagBoard } from '#contracts/tags.js';
import type { CourseSection, LaunchContext, RosterMember } from '#lti/types.js';
import { sql, withTenant } from '#server/db/tenant.js';
import { queueRun } from '#server/features/roster/roster-runs.js';
import { createHandlers } from '#server/jobs/handlers.js';
import { apiAs } from '../support/api.js';
import { buildAssignment, buildGoal, handIn } from '../support/assignments.js';
import { launchInto, lmsIdOf, registeredCourse, viewOf } from '../support/attach.js';
import { buildCourse, buildPerson, type Course, type Person } from '../support/builders.js';
import { databaseFiles } from '../support/files.js';
import { FakeLms } from '../support/gradebook.js';
import { reply } from '../support/reply.js';

const PERIOD_3: CourseSection = { lmsId: '611', name: 'Period 3' };
const PERIOD_5: CourseSection = { lmsId: '612', name: 'Period 5' };

const classOf = async (teacher: Person) =>
  ClassList.parse(await reply((await apiAs(teacher)).get('/api/class')));

/** Name of each section with the names in it. */
async function sectionsOf(teacher: Person): Promise<Record<string, string[]>> {
  const { groups = [], students } = await classOf(teacher);
  const nameOf = (id: string) => students.find(({ personId }) => personId === id)?.name ?? id;
  return Object.fromEntries(
    groups.map((group) => [group.name, group.personIds.map(nameOf).sort()]),
  );
}

const member = (sub: string, sections?: CourseSection[]): RosterMember => ({
  ...{ sub, name: sub, courseRole: 'student', isActive: true },
  ...(sections && { sections }),
});

const ROSTER = 'https://lms.test/roster';

async function stage(place?: Course) {
  const course = place ?? (await buildCourse({ rosterUrl: ROSTER }));
  const teacher = await buildPerson({ course, role: 'teacher' });
  const lms = new FakeLms();
  const times = { now: () => new Date(), publicUrl: 'https://pathlight.test' };
  const handlers = createHandlers({ lms, files: databaseFiles, ...times });
  const sync = async (...members: RosterMember[]) => {
    const self: RosterMember = { sub: teacher.sub, courseRole: 'teacher', isActive: true };
    lms.roster = [{ members: [self, ...members], skipped: 0 }];
    await withTenant(course.tenantId, () => queueRun(course.courseId));
    await handlers['sync-roster']({ tenantId: course.tenantId, subjectId: course.courseId });
  };
  return { course, teacher, lms, sync };
}

/** A launch into this very course. */
const launchOf = async (course: Course, fields: Partial<LaunchContext>) => {
  const known = { lmsId: await lmsIdOf(course), history: [] };
  return viewOf(launchInto(course, { course: known, ...fields }));
};

const linkOf = (course: Course) =>
  withTenant(course.tenantId, async () => {
    const [row] = await sql<{ roster_link_id: string | null }>(
      'select roster_link_id from courses where tenant_id = $1 and id = $2',
      [course.tenantId, course.courseId],
    );
    return row?.roster_link_id;
  });

describe('sections of a course', function () {
  this.timeout(30_000);

  it('LTI-C18: the class list tells them, and who is in which', async () => {
    const { teacher, sync } = await stage();
    await sync(
      member('Ana', [PERIOD_3]),
      member('Ben', [PERIOD_5]),
      member('Cy', [PERIOD_3, PERIOD_5]),
      member('Di'),
    );
    expect(await sectionsOf(teacher)).to.deep.equal({
      'Period 3': ['Ana', 'Cy'],
      'Period 5': ['Ben', 'Cy'],
    });
    expect((await classOf(teacher)).students).to.have.length(4);
  });

  it('LTI-C18: without section data, or with one section, there is nothing to choose', async () => {
    const { teacher, sync } = await stage();
    await sync(member('Ana'), member('Ben'));
    expect((await classOf(teacher)).groups).to.equal(undefined);
    await sync(member('Ana', [PERIOD_3]), member('Ben', [PERIOD_3]));
    expect((await classOf(teacher)).groups).to.equal(undefined);
  });

  it('LTI-C18: a section without a name has its number', async () => {
    const { teacher, sync } = await stage();
    await sync(member('Ana', [{ lmsId: '611' }]), member('Ben', [PERIOD_5]));
    expect(Object.keys(await sectionsOf(teacher))).to.have.members(['Period 5', 'Section 611']);
    await sync(member('Ana', [PERIOD_3]), member('Ben', [{ lmsId: '612' }]));
    expect(Object.keys(await sectionsOf(teacher))).to.deep.equal(['Period 3', 'Period 5']);
  });

  it('LTI-C18, R8: people who change sections, or of whom none is told any more, stay', async () => {
    const { teacher, sync } = await stage();
    await sync(member('Ana', [PERIOD_3]), member('Ben', [PERIOD_5]));
    await sync(member('Ana', [PERIOD_5]), member('Ben', [PERIOD_3]));
    expect(await sectionsOf(teacher)).to.deep.equal({ 'Period 3': ['Ben'], 'Period 5': ['Ana'] });
    // Canvas no longer knows our link: the list comes without sections.
    await sync(member('Ana'), member('Ben'));
    expect((await classOf(teacher)).students.map(({ name }) => name)).to.deep.equal(['Ana', 'Ben']);
    expect(await sectionsOf(teacher)).to.deep.equal({ 'Period 3': ['Ben'], 'Period 5': ['Ana'] });
    // Who left the course is in no section that has nobody else.
    await sync(member('Ana', [PERIOD_5]));
    expect((await classOf(teacher)).groups).to.equal(undefined);
  });

  it('LTI-C18, LTI-C16: names that are withheld are told of with sections too', async () => {
    const { teacher, sync } = await stage();
    const nameless = (sub: string, section: CourseSection): RosterMember => ({
      ...{ sub, courseRole: 'student', isActive: true, sections: [section] },
    });
    await sync(nameless('a', PERIOD_3), nameless('b', PERIOD_5));
    const list = await classOf(teacher);
    expect(list.namesWithheld).to.equal(true);
    expect(list.groups).to.have.length(2);
  });

  it('LTI-C18: a launch tells the person’s own, and moves them when they changed', async () => {
    const course = await registeredCourse();
    const teacher = await buildPerson({ course, role: 'teacher' });
    const user = { sub: randomUUID(), name: 'Maya' };
    await launchOf(course, { user, sections: [PERIOD_3] });
    await launchOf(course, { user: { sub: 'noah', name: 'Noah' }, sections: [PERIOD_5] });
    const before = { 'Period 3': ['Maya'], 'Period 5': ['Noah'] };
    expect(await sectionsOf(teacher)).to.deep.equal(before);
    await launchOf(course, { user });
    expect(await sectionsOf(teacher)).to.deep.equal(before);
    await launchOf(course, { user, sections: [PERIOD_5, PERIOD_3] });
    expect(await sectionsOf(teacher)).to.deep.equal({
      'Period 3': ['Maya'],
      'Period 5': ['Maya', 'Noah'],
    });
  });

  it('LTI-C18: the list is asked for with the link that a teacher opened', async () => {
    const { course, lms, sync } = await stage(await registeredCourse());
    await launchOf(course, { resourceLink: { id: 'students-link' }, rosterUrl: ROSTER });
    await sync();
    await launchOf(course, { courseRole: 'teacher', resourceLink: { id: 'teachers-link' } });
    await launchOf(course, {
      courseRole: 'teacher' as const,
      resourceLink: { id: 'teachers-link' },
    });
    await sync();
    expect(lms.rosterLinks).to.deep.equal([null, 'teachers-link']);
    expect(await linkOf(course)).to.equal('teachers-link');
  });

  it('LTI-C18: students of a reflection and goals to tag can be told apart by them', async () => {
    const { course, teacher, sync } = await stage();
    const ana = await buildPerson({ course, name: 'Ana' });
    const ben = await buildPerson({ course, name: 'Ben' });
    await buildGoal(ana);
    const id = await buildAssignment(course);
    await handIn(ana, id);
    await sync(member(ana.sub, [PERIOD_3]), member(ben.sub, [PERIOD_5]));
    const api = await apiAs(teacher);
    const groups = [
      { name: 'Period 3', personIds: [ana.personId] },
      { name: 'Period 5', personIds: [ben.personId] },
    ];
    const grading = Grading.parse(await reply(api.get(`/api/assignments/${id}/submissions`)));
    const board = TagBoard.parse(await reply(api.get('/api/tags')));
    for (const shown of [grading.groups, board.groups])
      expect(shown?.map(({ name, personIds }) => ({ name, personIds }))).to.deep.equal(groups);
  });

  it('LTI-C18, Isolation: of another course nobody learns them, and students of none', async () => {
    const { course, sync } = await stage();
    await sync(member('Ana', [PERIOD_3]), member('Ben', [PERIOD_5]));
    const beside = await buildCourse({ district: course });
    const other = await buildPerson({ course: beside, role: 'teacher' });
    expect((await classOf(other)).groups).to.equal(undefined);
    const student = await buildPerson({ course });
    await reply((await apiAs(student)).get('/api/class'), 403);
  });
});
