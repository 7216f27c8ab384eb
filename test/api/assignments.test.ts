import { expect } from 'chai';
import { randomUUID } from 'node:crypto';
import { AssignmentList, Grading, Reflection } from '#contracts/assignments.js';
import { Problem } from '#contracts/problem.js';
import { sql, withTenant } from '#server/db/tenant.js';
import { apiAs } from '../support/api.js';
import {
  accessesBy,
  ANSWERS,
  buildAssignment,
  handIn,
  readWork,
  score,
  write,
} from '../support/assignments.js';
import { buildCourse, buildPerson, type Course, leave, type Person } from '../support/builders.js';
import { reply } from '../support/reply.js';

interface Stage {
  course: Course;
  teacher: Person;
  student: Person;
  id: string;
}

async function stage(options: Parameters<typeof buildAssignment>[1] = {}): Promise<Stage> {
  const course = await buildCourse();
  const teacher = await buildPerson({ course, role: 'teacher' });
  const student = await buildPerson({ course });
  return { course, teacher, student, id: await buildAssignment(course, options) };
}

const ownWork = async (student: Person, id: string) =>
  Reflection.parse(await reply((await apiAs(student)).get(`/api/assignments/${id}/submission`)));

async function versionsOf({ course, id }: Stage): Promise<Record<string, string>[]> {
  const rows = await withTenant(course.tenantId, () =>
    sql<{ answers: Record<string, string> }>(
      `select v.answers from submission_versions v
       join submissions s on s.tenant_id = v.tenant_id and s.id = v.submission_id
       where v.tenant_id = $1 and s.assignment_id = $2 order by v.number`,
      [course.tenantId, id],
    ),
  );
  return rows.map((row) => row.answers);
}

describe('writing a plan reflection', function () {
  this.timeout(30_000);

  it('F54: what a student writes is kept and comes back', async () => {
    const { student, id } = await stage();
    expect((await ownWork(student, id)).submission).to.include({ status: 'none', revision: 0 });
    expect((await write(student, id)).revision).to.equal(1);
    const { submission, canWrite, assignment } = await ownWork(student, id);
    expect(submission).to.deep.include({ status: 'draft', answers: ANSWERS, revision: 1 });
    expect(canWrite).to.equal(true);
    expect(assignment.blocks.map((block) => block.id)).to.deep.equal(['b1', 'b2']);
  });

  it('words from an older version don’t overwrite newer ones', async () => {
    const { student, id } = await stage();
    await write(student, id);
    const api = await apiAs(student);
    const path = `/api/assignments/${id}/submission`;
    const stale = { answers: { b1: 'From another tab' }, revision: 0 };
    expect(Problem.parse(await reply(api.put(path, stale), 409)).code).to.equal('conflict');
    expect((await ownWork(student, id)).submission.answers).to.deep.equal(ANSWERS);
    await reply(api.post(`${path}/submit`, { revision: 0 }), 409);
  });

  it('of two saves at the same time one wins and the other is told', async () => {
    const { student, id } = await stage();
    const api = await apiAs(student);
    const save = (b1: string) =>
      api.put(`/api/assignments/${id}/submission`, { answers: { b1 }, revision: 0 });
    const statuses = (await Promise.all([save('one'), save('two')])).map(({ status }) => status);
    expect(statuses.sort()).to.deep.equal([200, 409]);
  });

  it('F54: handing in twice hands in once, and closes the page for writing', async () => {
    const scene = await stage();
    const { student, id } = scene;
    const first = await handIn(student, id);
    expect(first.submission.status).to.equal('submitted');
    expect(first.canWrite).to.equal(false);
    const api = await apiAs(student);
    const again = Reflection.parse(
      await reply(api.post(`/api/assignments/${id}/submission/submit`, {})),
    );
    expect(again.submission.submittedAt).to.equal(first.submission.submittedAt);
    expect(await versionsOf(scene)).to.have.length(1);
    const late = { answers: { b1: 'One more thing' }, revision: first.submission.revision };
    await reply(api.put(`/api/assignments/${id}/submission`, late), 409);
  });

  it('two hand-ins at the same time make one version', async () => {
    const scene = await stage();
    await write(scene.student, scene.id);
    const api = await apiAs(scene.student);
    const submit = () => reply(api.post(`/api/assignments/${scene.id}/submission/submit`, {}));
    await Promise.all([submit(), submit(), submit()]);
    expect(await versionsOf(scene)).to.have.length(1);
  });

  it('F62: each hand-in is kept as a version when work was given back', async () => {
    const scene = await stage();
    const { student, teacher, id } = scene;
    await handIn(student, id, { b1: 'First try' });
    const api = await apiAs(teacher);
    const path = `/api/assignments/${id}/submissions/${student.personId}`;
    await reply(api.post(`${path}/return`, { comment: 'Say more about why.' }));
    const returned = await ownWork(student, id);
    expect(returned.canWrite).to.equal(true);
    expect(returned.submission).to.include({ status: 'returned', comment: 'Say more about why.' });
    await handIn(student, id, { b1: 'Second try' });
    expect(await versionsOf(scene)).to.deep.equal([{ b1: 'First try' }, { b1: 'Second try' }]);
    expect(await readWork(teacher, id, student)).to.deep.include({
      status: 'submitted',
      versions: 2,
      answers: { b1: 'Second try' },
    });
  });

  it('empty work, strange questions and too long answers are refused', async () => {
    const { student, id } = await stage();
    const api = await apiAs(student);
    const path = `/api/assignments/${id}/submission`;
    await reply(api.post(`${path}/submit`, {}), 400);
    await reply(api.put(path, { answers: { b9: 'What?' }, revision: 0 }), 400);
    await reply(api.put(path, { answers: { b1: 'x'.repeat(10_001) }, revision: 0 }), 400);
  });

  it('nobody but the student writes, and only in courses of theirs', async () => {
    const { student, teacher, id } = await stage();
    const path = `/api/assignments/${id}/submission`;
    const body = { answers: {}, revision: 0 };
    await reply((await apiAs(teacher)).put(path, body), 403);
    const stranger = await apiAs(await buildPerson());
    const hidden = Problem.parse(await reply(stranger.get(path), 404));
    const missing = Problem.parse(
      await reply(stranger.get(`/api/assignments/${randomUUID()}/submission`), 404),
    );
    expect(hidden.detail).to.equal(missing.detail);
    await reply((await apiAs(student)).get(`/api/assignments/${id}/submissions`), 403);
  });
});

describe('reading and scoring a plan reflection', function () {
  this.timeout(30_000);

  it('F56: the teacher sees who handed in, and the list counts it', async () => {
    const { course, teacher, student, id } = await stage();
    await buildPerson({ course });
    await handIn(student, id);
    const api = await apiAs(teacher);
    const { students } = Grading.parse(await reply(api.get(`/api/assignments/${id}/submissions`)));
    expect(students.map(({ status }) => status).sort()).to.deep.equal(['none', 'submitted']);
    const { assignments } = AssignmentList.parse(await reply(api.get('/api/assignments')));
    expect(assignments).to.have.length(1);
    expect(assignments[0]).to.include({ id, students: 2, handedIn: 1, toRead: 1, notSent: 0 });
    await score(teacher, id, student, { points: 7 });
    const after = AssignmentList.parse(await reply(api.get('/api/assignments')));
    expect(after.assignments[0]).to.include({ handedIn: 1, toRead: 0, notSent: 1 });
  });

  it('F62: the student reads the score and the comment beside their answers', async () => {
    const { teacher, student, id } = await stage();
    await handIn(student, id);
    await score(teacher, id, student, { points: 7.5, comment: 'A clear plan.' });
    const { submission, canWrite } = await ownWork(student, id);
    expect(submission).to.deep.include({
      status: 'scored',
      points: 7.5,
      comment: 'A clear plan.',
      answers: ANSWERS,
    });
    expect(submission.scoredAt).to.be.a('string');
    expect(canWrite).to.equal(false);
  });

  it('a draft stays the student’s own', async () => {
    const { teacher, student, id } = await stage();
    await write(student, id);
    expect((await readWork(teacher, id, student)).answers).to.deep.equal({});
  });

  it('so does the rewriting of work that was given back', async () => {
    const { teacher, student, id } = await stage();
    await handIn(student, id, { b1: 'First try' });
    const api = await apiAs(teacher);
    await reply(api.post(`/api/assignments/${id}/submissions/${student.personId}/return`, {}));
    await write(student, id, { b1: 'Half a thought' });
    expect((await readWork(teacher, id, student)).answers).to.deep.equal({ b1: 'First try' });
  });

  it('points beyond the maximum and points for ungraded work are refused', async () => {
    const { teacher, student, id, course } = await stage({ maxPoints: 10 });
    await handIn(student, id);
    const api = await apiAs(teacher);
    const path = (assignment: string) =>
      `/api/assignments/${assignment}/submissions/${student.personId}/score`;
    for (const points of [10.5, -1, 1e9, 'NaN']) await reply(api.put(path(id), { points }), 400);
    const ungraded = await buildAssignment(course, { grading: 'none' });
    await reply(api.put(path(ungraded), { points: 1 }), 400);
    await reply(api.put(path(ungraded), { points: null, comment: 'Thanks.' }));
    const complete = await buildAssignment(course, { grading: 'complete' });
    await reply(api.put(path(complete), { points: 0.5 }), 400);
  });

  it('work that was not handed in can’t be given back', async () => {
    const { teacher, student, id } = await stage();
    await write(student, id);
    const api = await apiAs(teacher);
    await reply(api.post(`/api/assignments/${id}/submissions/${student.personId}/return`, {}), 409);
  });

  it('the teacher of another course finds nothing here, in the same words', async () => {
    const { student, id } = await stage();
    await handIn(student, id);
    const other = await stage();
    const api = await apiAs(other.teacher);
    const details = await Promise.all(
      [
        `/api/assignments/${id}/submissions`,
        `/api/assignments/${id}/submissions/${student.personId}`,
        `/api/assignments/${other.id}/submissions/${student.personId}`,
        `/api/assignments/${randomUUID()}/submissions`,
      ].map(async (path) => Problem.parse(await reply(api.get(path), 404)).detail),
    );
    expect(new Set(details).size).to.equal(1);
    const path = `/api/assignments/${id}/submissions/${student.personId}/score`;
    await reply(api.put(path, { points: 1 }), 404);
  });

  it('the teacher of another course of the same district doesn’t either', async () => {
    const { course, student, id } = await stage();
    await handIn(student, id);
    const next = await buildCourse({ district: course });
    const api = await apiAs(await buildPerson({ course: next, role: 'teacher' }));
    await reply(api.get(`/api/assignments/${id}/submissions/${student.personId}`), 404);
    const { assignments } = AssignmentList.parse(await reply(api.get('/api/assignments')));
    expect(assignments).to.deep.equal([]);
  });

  it('an administrator looks but does not score', async () => {
    const { course, student, id } = await stage();
    await handIn(student, id);
    const api = await apiAs(await buildPerson({ course, role: 'admin' }));
    const path = `/api/assignments/${id}/submissions/${student.personId}`;
    await reply(api.get(path));
    await reply(api.put(`${path}/score`, { points: 1 }), 403);
  });

  it('LTI-C20: an administrator who teaches the course scores, for as long as they teach it', async () => {
    const { course, student, id } = await stage();
    await handIn(student, id);
    const admin = await buildPerson({ course, role: 'admin', teaches: true });
    const api = await apiAs(admin);
    expect(await reply(api.get('/api/session'))).to.include({ role: 'admin', canTeach: true });
    const path = `/api/assignments/${id}/submissions/${student.personId}`;
    await reply(api.put(`${path}/score`, { points: 1 }));
    await leave(admin);
    await reply(api.put(`${path}/score`, { points: 2 }), 403);
  });

  it('P6: reading a student’s work leaves a row in the access log', async () => {
    const { teacher, student, id } = await stage();
    await handIn(student, id);
    await readWork(teacher, id, student);
    expect(await accessesBy(teacher)).to.deep.equal([
      { student_id: student.personId, what: 'reflection' },
    ]);
  });
});
