import { expect } from 'chai';
import type { AdvisingNote, StaffRecord, StudentRecord } from '#contracts/advising.js';
import { ContactReport } from '#contracts/advising.js';
import { sql, withTenant } from '#server/db/tenant.js';
import { apiAs } from '../support/api.js';
import { buildCourse, buildPerson, type Course, type Person, signIn } from '../support/builders.js';
import { reply } from '../support/reply.js';
import { testSystem } from '../support/system.js';

const note = { contact: 'talk', contactOn: '2026-11-02', text: 'Wants to visit a hospital' };
const HOUR = 3_600_000;

describe('advising notes', function () {
  this.timeout(30_000);
  let course: Course;
  let student: Person;
  let teacher: Person;

  beforeEach(async () => {
    course = await buildCourse();
    student = await buildPerson({ course });
    teacher = await buildPerson({ course, role: 'teacher', name: 'Ms. Rivera' });
  });

  afterEach(async () => {
    (await testSystem()).clock.reset();
  });

  const notesPath = () => `/api/class/${student.personId}/notes`;
  const write = async (body: object, status = 201, author = teacher) =>
    reply<StaffRecord>((await apiAs(author)).post(notesPath(), { ...note, ...body }), status);
  const seenBy = async (viewer: Person) => {
    const path = `/api/class/${student.personId}/record`;
    const { notes } = await reply<StaffRecord>((await apiAs(viewer)).get(path));
    return notes.map(({ visibility }) => visibility).sort();
  };
  const ownNotes = async (): Promise<AdvisingNote[]> =>
    (await reply<StudentRecord>((await apiAs(student)).get('/api/record'))).notes;

  it('F23: each note is seen by whom its author chose, and by nobody else', async () => {
    for (const visibility of ['student', 'staff', 'me']) await write({ visibility });
    const person = (role: 'teacher' | 'counselor' | 'admin') => buildPerson({ course, role });
    expect(await seenBy(teacher)).to.deep.equal(['me', 'staff', 'student']);
    expect(await seenBy(await person('counselor'))).to.deep.equal(['staff', 'student']);
    expect(await seenBy(await person('admin'))).to.deep.equal(['staff', 'student']);
    expect(await seenBy(await person('teacher'))).to.deep.equal(['student']);
    expect((await ownNotes()).map(({ visibility, author }) => [visibility, author])).to.deep.equal([
      ['student', 'Ms. Rivera'],
    ]);
  });

  it('F23: nobody shares by forgetting to choose; follow-up and kind are kept', async () => {
    const { notes } = await write({ contact: 'meeting', followUpOn: '2026-12-01' });
    expect(notes[0]).to.include({
      ...{ ...note, contact: 'meeting', visibility: 'staff', followUpOn: '2026-12-01' },
      isMine: true,
    });
    expect(await ownNotes()).to.deep.equal([]);
    await write({ text: ' ' }, 400);
    await write({ contact: 'visit' }, 400);
  });

  it('F23: only those who work with the student write, and only the author changes', async () => {
    const { notes } = await write({ visibility: 'student' });
    const path = `${notesPath()}/${notes[0]!.id}`;
    const change = async (who: Person, status: number) =>
      reply((await apiAs(who)).patch(path, { text: 'Mine now' }), status);
    for (const role of ['student', 'observer', 'none'] as const) {
      const other = await buildPerson({ course, role });
      await write({}, 403, other);
      await change(other, 403);
    }
    const admin = await buildPerson({ course, role: 'admin' });
    await write({}, 403, admin);
    const stranger = await buildPerson({ role: 'teacher' });
    await write({}, 404, stranger);
    const counselor = await buildPerson({ course, role: 'counselor' });
    await write({}, 201, counselor);
    await change(counselor, 404);
    await change(stranger, 404);
    await reply((await apiAs(counselor)).post(`${path}/additions`, { text: 'More' }), 404);
    await change(teacher, 200);
  });

  it('F23: for a day its author changes it or removes it with undo; then it is only added to', async () => {
    const { notes } = await write({ visibility: 'student' });
    const path = `${notesPath()}/${notes[0]!.id}`;
    let api = await apiAs(teacher);
    expect((await reply<StaffRecord>(api.patch(path, { isRemoved: true }))).notes).to.have.length(
      0,
    );
    expect(await ownNotes()).to.have.length(0);
    await reply(api.post(`${path}/additions`, { text: 'More' }), 404);
    await reply(api.patch(path, { isRemoved: false, text: 'Wants to visit a clinic' }));
    const { clock } = await testSystem();
    clock.advance(25 * HOUR);
    api = await apiAs({ token: await signIn(teacher) });
    await reply(api.patch(path, { text: 'Something else' }), 409);
    await reply(api.patch(path, { visibility: 'me' }), 409);
    const { notes: later } = await reply<StaffRecord>(
      api.post(`${path}/additions`, { text: 'The clinic said yes' }),
      201,
    );
    expect(later[0]).to.include({ text: 'Wants to visit a clinic', changeableUntil: null });
    expect(later[0]!.additions.map(({ text }) => text)).to.deep.equal(['The clinic said yes']);
  });

  it('P6: each look of staff at a record leaves a row; the student’s own leaves none', async () => {
    await write({ visibility: 'student' });
    const counselor = await buildPerson({ course, role: 'counselor' });
    await seenBy(counselor);
    await ownNotes();
    const rows = await withTenant(course.tenantId, () =>
      sql<{ actor_id: string; what: string }>(
        'select actor_id, what from access_log where tenant_id = $1 and student_id = $2 order by at',
        [course.tenantId, student.personId],
      ),
    );
    expect(rows).to.have.deep.members([
      { actor_id: teacher.personId, what: 'record' },
      { actor_id: counselor.personId, what: 'record' },
    ]);
  });

  it('F23: contacts are counted per student and school year, and no cell is a formula', async () => {
    await withTenant(course.tenantId, () =>
      sql(`update people set name = '=HYPERLINK("x")' where tenant_id = $1 and id = $2`, [
        ...[course.tenantId, student.personId],
      ]),
    );
    await write({ contact: 'call' });
    await write({ visibility: 'student' });
    await write({ visibility: 'student', contactOn: '2026-11-09' });
    await write({ visibility: 'me' });
    await write({ contactOn: '2026-06-30' });
    const counselor = await buildPerson({ course, role: 'counselor' });
    const report = async (query = '') =>
      ContactReport.parse(await reply((await apiAs(counselor)).get(`/api/contact-report${query}`)));
    const { csv, fileName } = await report('?year=2026');
    expect(fileName).to.equal('contacts-2026-2027.csv');
    expect(csv.split('\r\n').slice(1)).to.deep.equal([
      `"'=HYPERLINK(""x"")",,2,1,0,0,3,2026-11-09`,
      '',
    ]);
    expect(csv).not.to.match(/(^|,|\n)"?[=+\-@\t]/);
    expect((await report('?year=2025')).csv.split('\r\n')[1]).to.contain(',1,2026-06-30');
    const [row] = await withTenant(course.tenantId, () =>
      sql(`select what from access_log where tenant_id = $1 and actor_id = $2`, [
        ...[course.tenantId, counselor.personId],
      ]),
    );
    expect(row).to.deep.equal({ what: 'contacts' });
    for (const role of ['student', 'teacher', 'observer', 'none'] as const)
      await reply(
        (await apiAs(await buildPerson({ course, role }))).get('/api/contact-report'),
        403,
      );
    const admin = await buildPerson({ district: course, role: 'admin' });
    await reply((await apiAs(admin)).get('/api/contact-report'));
    const stranger = await apiAs(await buildPerson({ role: 'counselor' }));
    const other = await reply<ContactReport>(stranger.get('/api/contact-report?year=2026'));
    expect(other.csv.split('\r\n')).to.have.length(2);
  });
});
