import { expect } from 'chai';
import pg from 'pg';
import type { CompletionsDone, CompletionsUndone } from '#contracts/responses.js';
import { Responses } from '#contracts/responses.js';
import { Reflection } from '#contracts/assignments.js';
import { HOLD_SECONDS } from '#server/features/assignments/held-scores.js';
import { sql, withTenant } from '#server/db/tenant.js';
import { createHandlers } from '#server/jobs/handlers.js';
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
import { buildCourse, buildPerson, type Course, type Person } from '../support/builders.js';
import { databaseFiles } from '../support/files.js';
import { FakeLms } from '../support/gradebook.js';
import { reply } from '../support/reply.js';
import { PUBLIC_URL } from '../support/scores.js';
import { testSystem } from '../support/system.js';

/** A class before an LMS: who handed in, who wrote only, who did nothing, who has a score. */
describe('the answers of a class in a row', function () {
  this.timeout(30_000);
  let course: Course;
  let teacher: Person;
  let lms: FakeLms;

  beforeEach(async () => {
    course = await buildCourse({ lineItemsUrl: 'https://lms.test/items' });
    teacher = await buildPerson({ course, role: 'teacher' });
    lms = new FakeLms();
  });

  const handedIn = async (id: string, options: { isTest?: boolean } = {}) => {
    const student = await buildPerson({ course, ...options });
    await handIn(student, id);
    return student;
  };
  const path = (id: string, rest: string) => `/api/assignments/${id}/${rest}`;
  const read = async (id: string, who = teacher) =>
    Responses.parse(await reply((await apiAs(who)).get(path(id, 'responses'))));
  const complete = async (id: string, students: Person[], comment = '', status = 201) =>
    reply<CompletionsDone>(
      (await apiAs(teacher)).post(path(id, 'completions'), {
        works: students.map(({ personId }) => ({ personId, comment })),
      }),
      status,
    );
  const undo = async (id: string, at: string, students: Person[], who = teacher, comment = '') =>
    reply<CompletionsUndone>(
      (await apiAs(who)).post(path(id, 'completions/undo'), {
        ...{ at, works: students.map(({ personId }) => ({ personId, comment })) },
      }),
    );
  const intents = (id: string) =>
    withTenant(course.tenantId, () =>
      sql<{ id: string }>(
        'select id from score_intents where tenant_id = $1 and assignment_id = $2',
        [course.tenantId, id],
      ),
    );
  /** One try of the background work for each score that is noted. */
  const deliver = async (id: string) => {
    const { clock } = await testSystem();
    const handlers = createHandlers({
      ...{ lms, now: clock.now, publicUrl: PUBLIC_URL, files: databaseFiles },
    });
    for (const { id: subjectId } of await intents(id))
      await handlers['send-score']({ tenantId: course.tenantId, subjectId });
  };
  /** How long the queue keeps each, in seconds. */
  const waitsOf = async (ids: string[]) => {
    const { database } = await testSystem();
    const queue = new pg.Client({ connectionString: database.urls.queue });
    await queue.connect();
    try {
      const { rows } = await queue.query<{ seconds: number }>(
        `select extract(epoch from run_at - now())::float8 as seconds from graphile_worker.jobs
         where key = any($1::text[])`,
        [ids.map((each) => `${course.tenantId}:send-score:${each}`)],
      );
      return rows.map(({ seconds }) => seconds);
    } finally {
      await queue.end();
    }
  };
  const seenBy = async (student: Person, id: string) =>
    Reflection.parse(await reply((await apiAs(student)).get(path(id, 'submission')))).submission;

  it('U19: all that wait are complete in one act, and the others stay as they are', async () => {
    const id = await buildAssignment(course, { grading: 'complete' });
    const [one, two] = [await handedIn(id), await handedIn(id)];
    const scored = await handedIn(id);
    await score(teacher, id, scored, { points: 0, comment: 'Not yet' });
    const writes = await buildPerson({ course });
    await write(writes, id);
    const [nothing, stranger] = [await buildPerson({ course }), await buildPerson()];
    const { results } = await complete(
      id,
      [one, two, scored, writes, nothing, stranger],
      'Well thought',
    );
    expect(results.map(({ personId, result }) => [personId, result])).to.deep.equal([
      [one.personId, 'completed'],
      [two.personId, 'completed'],
      [scored.personId, 'has-score'],
      [writes.personId, 'not-handed-in'],
      [nothing.personId, 'not-handed-in'],
      [stranger.personId, 'not-here'],
    ]);
    expect(await seenBy(one, id)).to.include({ status: 'scored', points: 1 });
    expect((await seenBy(two, id)).comment).to.equal('Well thought');
    expect(await seenBy(scored, id)).to.include({ points: 0, comment: 'Not yet' });
    expect(await seenBy(writes, id)).to.include({ status: 'draft', comment: '' });
  });

  it('F56: the scores leave after the time for undo, each once', async () => {
    const id = await buildAssignment(course, { grading: 'points', maxPoints: 20 });
    const students = [await handedIn(id), await handedIn(id)];
    await complete(id, students, 'Good');
    const noted = await intents(id);
    const waits = await waitsOf(noted.map((intent) => intent.id));
    expect(waits).to.have.length(2);
    for (const seconds of waits) expect(seconds).to.be.within(HOLD_SECONDS - 5, HOLD_SECONDS);
    await deliver(id);
    await deliver(id);
    await complete(id, students, 'Good');
    await deliver(id);
    expect(lms.arrived.map(({ points, comment }) => [points, comment])).to.deep.equal([
      [20, 'Good'],
      [20, 'Good'],
    ]);
  });

  it('U19: undone in time, nothing reaches the gradebook, and all wait as before', async () => {
    const id = await buildAssignment(course, { grading: 'complete' });
    const students = [await handedIn(id), await handedIn(id)];
    const { at } = await complete(id, students, 'Good');
    expect(await undo(id, at, students)).to.deep.equal({ changed: 2, takenBack: 0 });
    await deliver(id);
    expect(lms.posts).to.equal(0);
    const work = await readWork(teacher, id, students[0]!);
    expect(work).to.include({ status: 'submitted', points: null, comment: '' });
    expect(work.delivery.state).to.equal('none');
    expect(await undo(id, at, students)).to.deep.equal({ changed: 0, takenBack: 0 });
    await complete(id, students);
    await deliver(id);
    expect(lms.arrived.map(({ points }) => points)).to.deep.equal([1, 1]);
  });

  it('U19: undone too late, the score is taken back in the gradebook and the work waits again', async () => {
    const id = await buildAssignment(course, { grading: 'complete' });
    const student = await handedIn(id);
    const { at } = await complete(id, [student]);
    await deliver(id);
    expect(await undo(id, at, [student])).to.deep.equal({ changed: 1, takenBack: 1 });
    await deliver(id);
    expect(lms.arrived.map(({ points }) => points)).to.deep.equal([1, null]);
    expect((await readWork(teacher, id, student)).status).to.equal('submitted');
  });

  it('U19: a score given by hand since, and another teacher’s act, are not undone', async () => {
    const id = await buildAssignment(course);
    const students = [await handedIn(id), await handedIn(id)];
    const { at } = await complete(id, students);
    await score(teacher, id, students[0]!, { points: 7, comment: 'On a second look' });
    const other = await buildPerson({ course, role: 'teacher' });
    expect((await undo(id, at, students, other)).changed).to.equal(0);
    expect((await undo(id, at, students)).changed).to.equal(1);
    expect((await readWork(teacher, id, students[0]!)).points).to.equal(7);
    await deliver(id);
    expect(lms.arrived.map(({ points }) => points)).to.deep.equal([7]);
  });

  it('U19: work handed in once more gets its earlier comment back, and the gradebook no word', async () => {
    const id = await buildAssignment(course);
    const student = await handedIn(id);
    await score(teacher, id, student, { points: 4 });
    await deliver(id);
    await score(teacher, id, student, { points: null });
    await deliver(id);
    const again = { comment: 'Say why' };
    const back = path(id, `submissions/${student.personId}/return`);
    await reply((await apiAs(teacher)).post(back, again));
    await handIn(student, id, { ...ANSWERS, b1: 'Because it matters to me.' });
    const sent = lms.posts;
    const { at } = await complete(id, [student], 'Now I see');
    expect((await undo(id, at, [student], teacher, 'Say why')).takenBack).to.equal(0);
    await deliver(id);
    expect(lms.posts).to.equal(sent);
    expect(await seenBy(student, id)).to.include({ status: 'submitted', comment: 'Say why' });
  });

  it('without a grade the work is read, and no score is made; a test student gets none either', async () => {
    const read = await buildAssignment(course, { grading: 'none' });
    const reader = await handedIn(read);
    await complete(read, [reader], 'Thank you');
    expect(await seenBy(reader, read)).to.include({ status: 'scored', points: null });
    const tried = await buildAssignment(course);
    await complete(tried, [await handedIn(tried, { isTest: true })]);
    expect([...(await intents(read)), ...(await intents(tried))]).to.deep.equal([]);
  });

  it('D20: who waits comes first, with the words; drafts are nobody else’s, and looks are noted', async () => {
    const id = await buildAssignment(course);
    const scored = await handedIn(id);
    await score(teacher, id, scored, { points: 9, comment: 'Good' });
    const writes = await buildPerson({ course });
    await write(writes, id, { b1: 'Not for reading yet' });
    const waits = await handedIn(id);
    const { works } = await read(id);
    expect(works.map(({ personId, status }) => [personId, status])[0]).to.deep.equal([
      ...[waits.personId, 'submitted'],
    ]);
    const byId = new Map(works.map((work) => [work.personId, work]));
    expect(byId.get(waits.personId)?.answers).to.deep.equal(ANSWERS);
    expect(byId.get(scored.personId)).to.include({ points: 9, comment: 'Good' });
    expect(byId.get(writes.personId)?.answers).to.deep.equal({});
    expect(await accessesBy(teacher)).to.have.deep.members([
      { student_id: waits.personId, what: 'reflection' },
      { student_id: scored.personId, what: 'reflection' },
    ]);
  });

  it('P10: a student, another course’s teacher and a wrong word get nothing done', async () => {
    const id = await buildAssignment(course);
    const student = await handedIn(id);
    const works = [{ personId: student.personId, comment: '' }];
    for (const who of [await buildPerson({ course }), await buildPerson({ role: 'teacher' })]) {
      const api = await apiAs(who);
      const { status } = await api.post(path(id, 'completions'), { works });
      expect([403, 404]).to.include(status);
    }
    const api = await apiAs(teacher);
    expect((await api.post(path(id, 'completions'), { works: [] })).status).to.equal(400);
    expect((await readWork(teacher, id, student)).status).to.equal('submitted');
  });
});
