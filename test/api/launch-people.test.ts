import { expect } from 'chai';
import { randomBytes, randomUUID } from 'node:crypto';
import { ClassList } from '#contracts/class.js';
import type { LaunchContext } from '#lti/types.js';
import { sql, withTenant } from '#server/db/tenant.js';
import { takeLaunch } from '#server/features/launch/launch-service.js';
import { beginSession } from '#server/features/session/session-service.js';
import { apiAs } from '../support/api.js';
import { launchInto, lmsIdOf, registeredCourse, viewOf } from '../support/attach.js';
import { buildPerson, type Course } from '../support/builders.js';
import { otherRegistration } from '../support/copies.js';
import { reply } from '../support/reply.js';
import { testSystem } from '../support/system.js';

interface KnownPerson {
  id: string;
  name: string | null;
}

const peopleOf = (course: Course, sub: string) =>
  withTenant(course.tenantId, () =>
    sql<KnownPerson>(
      `select p.id, p.name from person_identities i
       join people p on p.tenant_id = $1 and p.id = i.person_id
       where i.tenant_id = $1 and i.sub = $2 order by p.id`,
      [course.tenantId, sub],
    ),
  );

/** A launch into this very course. */
const launchOf = async (course: Course, fields: Partial<LaunchContext>) => {
  const known = { lmsId: await lmsIdOf(course), history: [] };
  return viewOf(launchInto(course, { course: known, ...fields }));
};

describe('who a launch is taken for', function () {
  this.timeout(30_000);
  let course: Course;
  before(async () => {
    course = await registeredCourse();
  });

  it('LTI-C13: a new id in the LMS is a new person, whatever else is the same', async () => {
    const same = { name: 'Maya Okafor', sisId: 'S-1' };
    await launchOf(course, { user: { sub: 'before', ...same } });
    await launchOf(course, { user: { sub: 'after', ...same } });
    const [before] = await peopleOf(course, 'before');
    const [after] = await peopleOf(course, 'after');
    expect(after?.id).to.be.a('string').and.not.equal(before?.id);
  });

  it('LTI-C14: the same id in two LMSs of a district is two people', async () => {
    const sub = randomUUID();
    await launchOf(course, { user: { sub, name: 'Ana' } });
    const second = await otherRegistration(course, `https://lms.test/${randomUUID()}`);
    await viewOf(launchInto(second, { user: { sub, name: 'Ben' } }));
    const people = await peopleOf(course, sub);
    expect(people.map(({ name }) => name)).to.have.members(['Ana', 'Ben']);
  });

  it('LTI-C15: an e-mail that somebody else has opens nothing of theirs', async () => {
    const email = 'shared@school.example';
    await launchOf(course, { user: { sub: 'owner', email } });
    await launchOf(course, { user: { sub: 'other', email } });
    const [owner] = await peopleOf(course, 'owner');
    const [other] = await peopleOf(course, 'other');
    expect(other?.id).to.be.a('string').and.not.equal(owner?.id);
  });

  it('LTI-C42: what a launch keeps back is not forgotten, and what is new is taken', async () => {
    const lmsId = randomUUID();
    const sub = randomUUID();
    const held = async (name: string | undefined, title: string | undefined) => {
      await launchOf(course, {
        user: { sub, email: `${randomUUID()}@school.example`, ...(name && { name }) },
        course: { lmsId, history: [], ...(title && { title }) },
      });
      const [person] = await peopleOf(course, sub);
      const [row] = await withTenant(course.tenantId, () =>
        sql<{ title: string | null }>(
          'select title from courses where tenant_id = $1 and lms_context_id = $2',
          [course.tenantId, lmsId],
        ),
      );
      return [person?.name, row?.title];
    };
    expect(await held('Maya', 'Careers 8')).to.deep.equal(['Maya', 'Careers 8']);
    expect(await held(undefined, undefined)).to.deep.equal(['Maya', 'Careers 8']);
    expect(await held('Maya O.', 'Careers 9')).to.deep.equal(['Maya O.', 'Careers 9']);
  });

  it('LTI-C23: an administrator who acts as a student is on record, and told so', async () => {
    const { clock } = await testSystem();
    for (const adminId of ['77', null]) {
      const visit = launchInto(course, { custom: adminId ? { acting_as_user_id: adminId } : {} });
      const hashes = { stateHash: randomBytes(32), tokenHash: randomBytes(32) };
      const now = clock.now();
      const outcome = await takeLaunch(visit, { ...hashes, usedAt: now, expiresAt: now });
      const code = outcome!.location.split('#code=')[1]!;
      const { session } = await beginSession(code, now);
      expect(session.isActedFor).to.equal(adminId !== null);
      const [row] = await withTenant(course.tenantId, () =>
        sql<{ acted_by: string | null }>(
          'select acted_by from sessions where tenant_id = $1 and id = $2',
          outcome!.resume.split(':'),
        ),
      );
      expect(row?.acted_by).to.equal(adminId);
    }
  });

  it('LTI-C23: the LMS’s test student is not in the class', async () => {
    const teacher = await buildPerson({ course, role: 'teacher' });
    await launchOf(course, { user: { sub: 'real', name: 'Real One' } });
    await launchOf(course, { user: { sub: 'test', name: 'Test Student' }, isTestUser: true });
    const list = ClassList.parse(await reply((await apiAs(teacher)).get('/api/class')));
    const names = list.students.map(({ name }) => name);
    expect(names).to.include('Real One').and.not.to.include('Test Student');
  });
});
