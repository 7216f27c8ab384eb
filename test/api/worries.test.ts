import { expect } from 'chai';
import type { AdvisingNote, StaffRecord, StudentRecord } from '#contracts/advising.js';
import type { Queue } from '#contracts/queue.js';
import type { ToldWorries, Worries } from '#contracts/worries.js';
import { openWorries } from '#server/features/worries/worry-records.js';
import { sql, withTenant } from '#server/db/tenant.js';
import { apiAs } from '../support/api.js';
import { buildCourse, buildPerson, type Course, type Person } from '../support/builders.js';
import { addPart, ruleOf } from '../support/caseloads.js';
import { reply } from '../support/reply.js';

const note = { contact: 'talk', contactOn: '2026-11-02', text: 'Sleeps in class since Monday' };

describe('tell the counselor', function () {
  this.timeout(30_000);
  let course: Course;
  let student: Person;
  let teacher: Person;
  let counselor: Person;

  beforeEach(async () => {
    course = await buildCourse();
    student = await buildPerson({ course, name: 'Ann Able' });
    teacher = await buildPerson({ course, role: 'teacher', name: 'Ms. Rivera' });
    // No course of theirs has this student in it.
    const elsewhere = await buildCourse({ district: course });
    counselor = await buildPerson({ course: elsewhere, role: 'counselor' });
  });

  const notesPath = () => `/api/class/${student.personId}/notes`;
  const send = async (body: object = {}, status = 201, author = teacher) => {
    const sent = { ...note, tellsCounselor: true, ...body };
    return reply<StaffRecord>((await apiAs(author)).post(notesPath(), sent), status);
  };
  const tell = async (body: object = {}): Promise<AdvisingNote> => (await send(body)).notes[0]!;
  const worries = async () =>
    (await reply<Worries>((await apiAs(counselor)).get('/api/worries'))).items;
  const told = async (who = teacher) =>
    (await reply<ToldWorries>((await apiAs(who)).get('/api/worries/told'))).items;
  const put = async (path: string, body: object = {}, status = 200) =>
    reply((await apiAs(counselor)).put(`/api/worries/${path}`, body), status);

  it('B11: a note passed on is in the counselor’s list with its words and who wrote it', async () => {
    await tell();
    await tell({ tellsCounselor: false, text: 'Likes the lab' });
    const [worry, ...others] = await worries();
    expect(others).to.deep.equal([]);
    expect(worry).to.include({
      ...{ personId: student.personId, text: note.text, from: 'Ms. Rivera', lookedAt: null },
    });
  });

  it('B11: the teacher is told received, then looked at, and nothing of what is done', async () => {
    const passed = await tell();
    expect(passed.worry).to.equal('received');
    expect((await told()).map(({ receipt }) => receipt)).to.deep.equal(['received']);
    const [worry] = await worries();
    await put(`${worry!.id}/looked`);
    const [looked] = await told();
    expect(looked).to.include({ personId: student.personId, receipt: 'looked-at' });
    await put(`${worry!.id}/settled`, { isSettled: true });
    const [settled] = await told();
    expect(settled).to.deep.equal(looked);
    expect(Object.keys(settled!).sort()).to.deep.equal([
      ...['at', 'lookedAt', 'name', 'noteId', 'personId', 'receipt'],
    ]);
    expect(await worries()).to.deep.equal([]);
    await put(`${worry!.id}/settled`, { isSettled: false });
    expect((await worries()).map(({ id }) => id)).to.deep.equal([worry!.id]);
  });

  it('B11: settling counts as looking, and who looked first stays', async () => {
    await tell();
    const [worry] = await worries();
    await put(`${worry!.id}/settled`, { isSettled: true });
    const [first] = await told();
    await put(`${worry!.id}/looked`);
    expect((await told())[0]).to.deep.equal(first);
    expect(first!.receipt).to.equal('looked-at');
  });

  it('B11: a note for its author alone can’t be passed on, and one taken back is passed on no longer', async () => {
    const refused = await (
      await apiAs(teacher)
    ).post(notesPath(), { ...note, visibility: 'me', tellsCounselor: true });
    expect(refused.status).to.equal(400);
    expect(JSON.stringify(refused.body)).to.include('/body/tellsCounselor');
    const passed = await tell();
    const [worry] = await worries();
    const change = async (body: object) =>
      reply((await apiAs(teacher)).patch(`${notesPath()}/${passed.id}`, body));
    await change({ isRemoved: true });
    expect([await worries(), await told()]).to.deep.equal([[], []]);
    await put(`${worry!.id}/looked`, {}, 404);
    await change({ isRemoved: false });
    expect(await worries()).to.have.length(1);
    await change({ visibility: 'me' });
    expect(await worries()).to.deep.equal([]);
  });

  it('B11: the student, other teachers and administrators see nothing of it', async () => {
    await tell({ visibility: 'student' });
    const { notes } = await reply<StudentRecord>((await apiAs(student)).get('/api/record'));
    expect(notes.map(({ worry }) => worry)).to.deep.equal([null]);
    const other = await buildPerson({ course, role: 'teacher' });
    expect(await told(other)).to.deep.equal([]);
    for (const role of ['student', 'observer', 'none', 'admin', 'teacher'] as const) {
      const api = await apiAs(await buildPerson({ course, role }));
      await reply(api.get('/api/worries'), 403);
      if (role !== 'teacher') await reply(api.get('/api/worries/told'), 403);
    }
    await send({}, 403, student);
  });

  it('B11: each says whether the reader’s own queue has it, and one in nobody’s caseload is said to all', async () => {
    await tell();
    const isMine = async () => (await worries()).map(({ isInCaseload }) => isInCaseload);
    expect(await isMine()).to.deep.equal([false]);
    await addPart(counselor, counselor, ruleOf({ letters: { from: 'A', to: 'Z' } }));
    expect(await isMine()).to.deep.equal([true]);
    const { items } = await reply<Queue>((await apiAs(counselor)).get('/api/queue'));
    const [worry] = await worries();
    // By this the page knows which note an item of the queue is about.
    expect(items.map(({ fact }) => fact)).to.deep.equal([`worry ${worry!.id}`]);
  });

  it('P6: each look at a worry is noted', async () => {
    await tell();
    await worries();
    const rows = await withTenant(course.tenantId, () =>
      sql<{ actor_id: string }>(
        'select actor_id from access_log where tenant_id = $1 and student_id = $2 order by at',
        [course.tenantId, student.personId],
      ),
    );
    expect(rows.map(({ actor_id }) => actor_id)).to.deep.equal([
      teacher.personId,
      counselor.personId,
    ]);
  });

  it('B17: a counselor’s queue can ask for the worries about their own students only', async () => {
    await tell();
    const another = await buildPerson({ course });
    const about = (ids: string[] | null) =>
      withTenant(course.tenantId, async () =>
        (await openWorries(ids)).map(({ studentId }) => studentId),
      );
    expect(await about(null)).to.deep.equal([student.personId]);
    expect(await about([student.personId])).to.deep.equal([student.personId]);
    expect(await about([another.personId])).to.deep.equal([]);
    expect(await about([])).to.deep.equal([]);
  });
});
