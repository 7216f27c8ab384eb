import { expect } from 'chai';
import { randomUUID } from 'node:crypto';
import { Activity, ActivityList } from '#contracts/activities.js';
import { ACTIVITIES_MAX } from '#contracts/activity-fields.js';
import { RecordHistory } from '#contracts/history.js';
import type { Problem } from '#contracts/problem.js';
import { sql, withTenant } from '#server/db/tenant.js';
import { buildMyActivity, myActivity } from '../support/activities.js';
import { apiAs } from '../support/api.js';
import { buildAssignment } from '../support/assignments.js';
import { buildCourse, buildPerson, type Person } from '../support/builders.js';
import { reply } from '../support/reply.js';
import { testSystem } from '../support/system.js';
import { answerAll } from './isolation-world.js';

const MINUTE = 60_000;

async function listOf(student: Person, filter = ''): Promise<ActivityList> {
  const api = await apiAs(student);
  return ActivityList.parse(await reply(api.get(`/api/my-activities${filter}`)));
}

const titles = ({ activities }: ActivityList) => activities.map(({ title }) => title);

async function historyOf(student: Person, { id }: Activity): Promise<RecordHistory> {
  const api = await apiAs(student);
  return RecordHistory.parse(await reply(api.get(`/api/history/activity/${id}`)));
}

/** Everything that a student can say, in a form to compare. */
function words({ revision, updatedAt, ...rest }: Activity): object {
  expect(revision).to.be.above(0);
  expect(updatedAt).to.be.a('string');
  return rest;
}

describe('activities', function () {
  this.timeout(60_000);

  it('F17: service keeps hours, organization, dates and who led it', async () => {
    const student = await buildPerson();
    const added = await buildMyActivity(student, {
      ...{ supervisor: 'Mr. Ortiz', hours: 7.5, skills: ['lifting', 'lifting', 'Spanish'] },
    });
    expect(added).to.include({
      ...{ kind: 'service', organisation: 'Harvest House', hours: 7.5, supervisor: 'Mr. Ortiz' },
      ...{ startedOn: '2026-09-05', endedOn: '2026-10-10', visibility: 'teachers', revision: 1 },
    });
    expect(added.skills).to.deep.equal(['lifting', 'Spanish']);
    expect(added.confirmation.state).to.equal('claimed');
    expect(titles(await listOf(student))).to.deep.equal([added.title]);
  });

  it('F18: work keeps employer, role, hours, skills, supervisor and whether it was paid', async () => {
    const student = await buildPerson();
    const work = {
      ...{ kind: 'work', title: 'Cashier', organisation: 'Corner Shop', role: 'Cashier' },
      ...{ isPaid: false, hours: 80, supervisor: 'Ana', skills: ['counting money'] },
    };
    const added = await buildMyActivity(student, work);
    expect(added).to.deep.include(work);
  });

  it('F20: clubs, sports, arts and leadership keep years 6 to 12, position and honors', async () => {
    const student = await buildPerson();
    for (const branch of ['club', 'sport', 'arts', 'leadership']) {
      const fields = {
        ...{ kind: 'extracurricular', title: branch, branch, role: 'Captain' },
        ...{ grades: [12, 6, 9], honours: 'State final' },
      };
      const added = await buildMyActivity(student, fields);
      expect(added).to.deep.include({ ...fields, grades: [6, 9, 12] });
    }
    const api = await apiAs(student);
    const bad = { kind: 'extracurricular', title: 'Club', grades: [5] };
    const refused = await reply<Problem>(api.post('/api/my-activities', bad), 400);
    expect(refused.errors?.[0]?.pointer).to.equal('/body/grades/0');
  });

  it('F18: what a kind does not have is emptied, and an earlier version keeps it', async () => {
    const student = await buildPerson();
    const work = await buildMyActivity(student, { kind: 'work', isPaid: true, role: 'Helper' });
    const api = await apiAs(student);
    const path = `/api/my-activities/${work.id}`;
    const award = Activity.parse(await reply(api.patch(path, { kind: 'award', revision: 1 })));
    expect(award).to.include({ kind: 'award', isPaid: null, role: '', hours: null });
    await reply(api.post(`/api/history/activity/${work.id}/restore`, { number: 1 }));
    expect(await myActivity(student, work.id)).to.include({ isPaid: true, role: 'Helper' });
  });

  it('F19: a finished profiler, a career looked into and a handed-in reflection log themselves once', async () => {
    const course = await buildCourse();
    const student = await buildPerson({ course });
    const api = await apiAs(student);
    const attempt = await reply<{ id: string }>(
      api.post('/api/profiler/attempts', { form: 'short' }),
      201,
    );
    await answerAll(student, attempt.id);
    for (const turn of [1, 2])
      await reply(
        api.post(`/api/profiler/attempts/${attempt.id}/finish`, { name: `Me ${turn}` }),
        201,
      );
    for (const thought of ['', 'Near my home', 'Near my home and well paid', '', 'Again'])
      await reply(api.put('/api/saved-careers/29-1141.00', { thought }));
    const assignment = await buildAssignment(course, { title: 'Look back' });
    const path = `/api/assignments/${assignment}/submission`;
    await reply(api.put(path, { answers: { b1: 'Words' }, revision: 0 }));
    for (const turn of [1, 2])
      expect((await api.post(`${path}/submit`, {})).status, `${turn}`).to.equal(200);
    const { activities } = await listOf(student, '?kind=planning');
    expect(activities.map(({ title }) => title).sort()).to.deep.equal([
      'Answered the interest questions: Me 1',
      'Handed in a plan reflection: Look back',
      'Looked into a career: Registered Nurses',
    ]);
    for (const one of activities)
      expect(one).to.include({ isLogged: true, visibility: 'adviser', kind: 'planning' });
  });

  it('F19: what the student removed is not logged again, and an outside visit can be added', async () => {
    const student = await buildPerson();
    const api = await apiAs(student);
    await reply(api.put('/api/saved-careers/29-1141.00', { thought: 'First' }));
    const [logged] = (await listOf(student)).activities;
    await reply(api.delete(`/api/my-activities/${logged!.id}`));
    await reply(api.delete('/api/saved-careers/29-1141.00'));
    await reply(api.put('/api/saved-careers/29-1141.00', { thought: '' }));
    await reply(api.put('/api/saved-careers/29-1141.00', { thought: 'Second' }));
    expect(titles(await listOf(student))).to.deep.equal([]);
    await buildMyActivity(student, {
      kind: 'planning',
      title: 'Career fair',
      organisation: 'Expo',
    });
    expect((await listOf(student)).activities[0]).to.include({ isLogged: false, kind: 'planning' });
  });

  it('F29: filters by kind, grade, tag and words in any field, with accents or without', async () => {
    const student = await buildPerson();
    await buildMyActivity(student, {
      title: 'Banda de música',
      kind: 'extracurricular',
      grades: [9],
    });
    await buildMyActivity(student, {
      title: 'Tutor',
      skills: ['Álgebra'],
      tags: ['résumé', 'math'],
    });
    await buildMyActivity(student, {
      title: '100 % shop_work',
      kind: 'work',
      role: 'Seller',
      grades: [10],
    });
    expect(titles(await listOf(student, '?kind=work'))).to.deep.equal(['100 % shop_work']);
    expect(titles(await listOf(student, '?grade=9'))).to.deep.equal(['Banda de música']);
    expect(titles(await listOf(student, '?tag=math'))).to.deep.equal(['Tutor']);
    for (const [wish, title] of [
      ['MUSICA', 'Banda de música'],
      ['algebra%20tutor', 'Tutor'],
      ['resume', 'Tutor'],
      ['sell', '100 % shop_work'],
      ['%25', '100 % shop_work'],
      ['p_w', '100 % shop_work'],
    ])
      expect(titles(await listOf(student, `?words=${wish}`)), wish).to.deep.equal([title]);
    expect(titles(await listOf(student, '?words=tutor%20seller'))).to.deep.equal([]);
    const all = await listOf(student, '?words=nothing');
    expect([all.total, all.tags]).to.deep.equal([3, ['math', 'résumé']]);
    await (await apiAs(student)).get('/api/my-activities?grade=13').expect(400);
  });

  it('F29: finds the one in five hundred, and the record ends there', async () => {
    const student = await buildPerson();
    await withTenant(student.tenantId, () =>
      sql(
        `insert into activities (tenant_id, id, student_id, kind, title, description)
         select $1, gen_random_uuid(), $2, 'service', 'Activity ' || n, repeat('many words ', 50)
         from generate_series(1, ${ACTIVITIES_MAX}) as n`,
        [student.tenantId, student.personId],
      ),
    );
    expect(titles(await listOf(student, '?words=activity%20499'))).to.deep.equal(['Activity 499']);
    const api = await apiAs(student);
    await api.post('/api/my-activities', { kind: 'work', title: 'One more' }).expect(409);
  });

  it('F29: sending the same new activity twice adds it once', async () => {
    const student = await buildPerson();
    const id = randomUUID();
    await buildMyActivity(student, { id });
    await buildMyActivity(student, { id, title: 'Sent again' });
    expect(titles(await listOf(student))).to.deep.equal(['Helped at the food bank']);
    const other = await apiAs(await buildPerson({ course: { ...(await courseOf(student)) } }));
    await other.post('/api/my-activities', { id, kind: 'work', title: 'Mine' }).expect(409);
  });

  it('U4: a change on an older version is refused and loses nothing', async () => {
    const student = await buildPerson();
    const { id } = await buildMyActivity(student);
    const path = `/api/my-activities/${id}`;
    const api = await apiAs(student);
    await reply(api.patch(path, { revision: 1, description: 'From here' }));
    const refused = await reply<Problem>(
      api.patch(path, { revision: 1, description: 'There' }),
      409,
    );
    expect(refused.code).to.equal('conflict');
    expect(await myActivity(student, id)).to.include({ description: 'From here', revision: 2 });
    await api.patch(path, { description: 'Without a revision' }).expect(400);
  });

  it('U4: of two changes at the same moment one is told of the other', async () => {
    const student = await buildPerson();
    const { id } = await buildMyActivity(student);
    const api = await apiAs(student);
    const answers = await Promise.all(
      ['one', 'two', 'three'].map((role) =>
        api.patch(`/api/my-activities/${id}`, { revision: 1, role }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).to.deep.equal([200, 409, 409]);
  });

  it('U2: undo puts a removed activity back as it was', async () => {
    const student = await buildPerson();
    const before = await buildMyActivity(student, { tags: ['proud'], grades: [9, 10] });
    const api = await apiAs(student);
    await reply(api.delete(`/api/my-activities/${before.id}`));
    expect(titles(await listOf(student))).to.deep.equal([]);
    await reply(api.post(`/api/my-activities/${before.id}/restore`));
    expect(words(await myActivity(student, before.id))).to.deep.equal(words(before));
  });

  it('U3: any of twenty versions of an activity comes back as it was stored', async () => {
    const student = await buildPerson();
    const api = await apiAs(student);
    const added = await buildMyActivity(student);
    for (let turn = 1; turn < 20; turn += 1)
      await reply(
        api.patch(`/api/my-activities/${added.id}`, {
          revision: turn,
          visibility: turn % 2 ? 'adviser' : 'private',
          ...{ title: `Wording ${turn}`, hours: turn / 4, grades: [6 + (turn % 7)] },
          ...{ tags: turn % 3 ? [`t${turn}`] : [], startedOn: null },
        }),
      );
    const { versions } = await historyOf(student, added);
    expect(versions).to.have.length(20);
    for (const { number, snapshot } of versions) {
      const path = `/api/history/activity/${added.id}/restore`;
      const after = RecordHistory.parse(await reply(api.post(path, { number })));
      expect(after.versions[0]!.snapshot).to.deep.equal(snapshot);
    }
    expect(await myActivity(student, added.id)).to.include({ title: added.title, hours: 12 });
  });

  it('U3: typing for a while is one version, and a later sitting another', async () => {
    const { clock } = await testSystem();
    const student = await buildPerson();
    const api = await apiAs(student);
    const added = await buildMyActivity(student);
    const path = `/api/my-activities/${added.id}`;
    for (const [index, description] of ['I', 'I pa', 'I packed', 'I packed boxes'].entries())
      await reply(api.patch(path, { revision: index + 1, description }));
    clock.advance(6 * MINUTE);
    await reply(api.patch(path, { revision: 5, description: 'I packed boxes and more' }));
    clock.reset();
    const { versions } = await historyOf(student, added);
    expect(versions.map(({ snapshot }) => snapshot.description)).to.deep.equal([
      'I packed boxes and more',
      'I packed boxes',
      '',
    ]);
  });

  it('names the field of an end before the beginning, and keeps what was there', async () => {
    const student = await buildPerson();
    const { id } = await buildMyActivity(student);
    const api = await apiAs(student);
    const change = { revision: 1, endedOn: '2026-09-01' };
    const refused = await reply<Problem>(api.patch(`/api/my-activities/${id}`, change), 400);
    expect(refused.errors?.[0]?.pointer).to.equal('/body/endedOn');
    expect(await myActivity(student, id)).to.include({ endedOn: '2026-10-10', revision: 1 });
  });

  it('F29: nobody but a student has activities, and nobody reaches another student’s', async () => {
    const course = await buildCourse();
    const student = await buildPerson({ course });
    const { id } = await buildMyActivity(student);
    const change = { revision: 1, title: 'Mine now' };
    for (const role of ['teacher', 'counselor', 'admin', 'observer', 'none'] as const) {
      const api = await apiAs(await buildPerson({ course, role }));
      await api.get('/api/my-activities').expect(403);
      await api.get('/api/my-activities/hours').expect(403);
      await api.post('/api/my-activities', { kind: 'work', title: 'x' }).expect(403);
      await api.patch(`/api/my-activities/${id}`, change).expect(403);
      await api.delete(`/api/my-activities/${id}`).expect(403);
      await api.post(`/api/my-activities/${id}/confirmation`).expect(403);
    }
    const other = await apiAs(await buildPerson({ course }));
    await other.get(`/api/my-activities/${id}`).expect(404);
    await other.patch(`/api/my-activities/${id}`, change).expect(404);
    await other.delete(`/api/my-activities/${id}`).expect(404);
    await other.post(`/api/my-activities/${id}/restore`).expect(404);
    await other.post(`/api/my-activities/${id}/confirmation`).expect(404);
    await other.delete(`/api/my-activities/${id}/confirmation`).expect(404);
    await other.get(`/api/history/activity/${id}`).expect(404);
    expect((await myActivity(student, id)).title).to.equal('Helped at the food bank');
  });
});

describe('activities as staff see them', function () {
  this.timeout(60_000);

  async function seenBy(viewer: Person, student: Person): Promise<string[]> {
    const api = await apiAs(viewer);
    const found = await reply<Activity[]>(api.get(`/api/class/${student.personId}/activities`));
    return found.map(({ title }) => title);
  }

  const lookedAt = (student: Person) =>
    withTenant(student.tenantId, () =>
      sql<{ actor_id: string; what: string }>(
        'select actor_id, what from access_log where tenant_id = $1 and student_id = $2 order by at, id',
        [student.tenantId, student.personId],
      ),
    );

  it('U28: each sees what the student lets them see, at once after a change', async () => {
    const course = await buildCourse();
    const student = await buildPerson({ course });
    const teacher = await buildPerson({ course, role: 'teacher' });
    const counselor = await buildPerson({ course, role: 'counselor' });
    const open = await buildMyActivity(student, {
      title: 'open',
      startedOn: '2026-09-03',
      endedOn: null,
    });
    await buildMyActivity(student, {
      title: 'adviser',
      visibility: 'adviser',
      endedOn: '2026-09-09',
    });
    await buildMyActivity(student, { title: 'private', visibility: 'private' });
    expect(await seenBy(teacher, student)).to.deep.equal(['open']);
    expect(await seenBy(counselor, student)).to.deep.equal(['adviser', 'open']);
    const change = { revision: 1, visibility: 'private' };
    await reply((await apiAs(student)).patch(`/api/my-activities/${open.id}`, change));
    expect(await seenBy(teacher, student)).to.deep.equal([]);
    expect(await seenBy(counselor, student)).to.deep.equal(['adviser']);
  });

  it('P6: looking leaves exactly one row, and a refused look none', async () => {
    const course = await buildCourse();
    const student = await buildPerson({ course });
    await buildMyActivity(student);
    const teacher = await buildPerson({ course, role: 'teacher' });
    const stranger = await buildPerson({ district: course, role: 'teacher' });
    const elsewhere = await buildPerson({
      course: await buildCourse({ district: course }),
      role: 'teacher',
    });
    await seenBy(teacher, student);
    const path = `/api/class/${student.personId}/activities`;
    await (await apiAs(stranger)).get(path).expect(403);
    await (await apiAs(elsewhere)).get(path).expect(404);
    await (await apiAs(student)).get(path).expect(403);
    const rows = await lookedAt(student);
    expect(rows).to.deep.equal([{ actor_id: teacher.personId, what: 'activities' }]);
  });

  it('P10: who may see which activity, for every role and choice', async () => {
    const course = await buildCourse();
    const student = await buildPerson({ course });
    for (const visibility of ['private', 'adviser', 'teachers'])
      await buildMyActivity(student, { title: visibility, visibility });
    const expected: Record<string, string[] | number> = {
      teacher: ['teachers'],
      counselor: ['adviser', 'teachers'],
      admin: ['teachers'],
      student: 403,
      observer: 403,
      none: 403,
    };
    for (const [role, seen] of Object.entries(expected)) {
      const viewer = await buildPerson({ course, role: role as Person['role'] });
      if (typeof seen === 'number')
        await (await apiAs(viewer)).get(`/api/class/${student.personId}/activities`).expect(seen);
      else expect((await seenBy(viewer, student)).sort(), role).to.deep.equal(seen);
    }
  });
});

/** The course a student is in, with its district, to put somebody beside them. */
async function courseOf({ tenantId, courseId, deploymentId }: Person) {
  const [course] = await withTenant(tenantId, () =>
    sql<{ registration_id: string; school_id: string }>(
      'select registration_id, school_id from courses where tenant_id = $1 and id = $2',
      [tenantId, courseId],
    ),
  );
  return {
    ...{ tenantId, courseId: courseId ?? '', deploymentId },
    ...{ registrationId: course!.registration_id, schoolId: course!.school_id },
  };
}
