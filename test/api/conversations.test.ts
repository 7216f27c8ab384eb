import { expect } from 'chai';
import { createHash } from 'node:crypto';
import { agreedText } from '#contracts/conversation-text.js';
import { Conversation } from '#contracts/conversations.js';
import { sql, withTenant } from '#server/db/tenant.js';
import { apiAs } from '../support/api.js';
import { accessesBy, buildGoal } from '../support/assignments.js';
import { buildCourse, buildPerson, type Course, type Person, signIn } from '../support/builders.js';
import {
  agreedTalk,
  beginTalk,
  sayYes,
  talkPage,
  talksOf,
  writeTalk,
} from '../support/conversations.js';
import { merge, takeApart, twins, twoLms } from '../support/merges.js';
import { choiceOf, ownPlan, publish, standing, waitingJobs } from '../support/plan-rules.js';
import { reply } from '../support/reply.js';
import { testSystem } from '../support/system.js';
import { inYears, saysGrade, yearNow } from '../support/years.js';

const today = async () => (await testSystem()).clock.now().toISOString().slice(0, 10);
/** A visit that is open now, after the clock moved. */
const fresh = async (person: Person): Promise<Person> => ({
  ...person,
  token: await signIn(person),
});

describe('conversations about the plan', function () {
  this.timeout(30_000);
  let course: Course;
  let student: Person;
  let teacher: Person;
  let counselor: Person;

  beforeEach(async () => {
    course = await buildCourse();
    student = await buildPerson({ course, name: 'Maya Okafor' });
    teacher = await buildPerson({ course, role: 'teacher', name: 'Ms. Rivera' });
    counselor = await buildPerson({ course, role: 'counselor', name: 'Mr. Chen' });
  });
  afterEach(async () => (await testSystem()).clock.reset());

  it('F05: a plan is agreed by a conversation that both confirmed, and by nothing else', async () => {
    expect(await talksOf(student, student)).to.include({ agreed: null, mayBegin: false });
    const begun = await beginTalk(teacher, student);
    expect(begun).to.include({ staff: 'Ms. Rivera', student: 'Maya Okafor', isAgreed: false });
    const nothing = { who: 'student', textHash: begun.textHash };
    const api = await apiAs(student);
    const { errors } = await reply<{ errors: { pointer: string }[] }>(
      api.post(`/api/conversations/${begun.id}/agreement`, nothing),
      400,
    );
    expect(errors[0]!.pointer).to.equal('/body/agreed');
    const written = await writeTalk(student, begun, 'agreed', 'One hour of math each week');
    const half = await sayYes(student, written);
    expect(half.studentAgreed?.way).to.equal('own');
    expect((await talksOf(teacher, student)).agreed).to.equal(null);
    const both = await sayYes(teacher, half);
    expect(both.isAgreed).to.equal(true);
    const { agreed, conversations } = await talksOf(student, student);
    expect(agreed?.with).to.equal('Ms. Rivera');
    expect(conversations).to.have.length(1);
  });

  for (const role of ['teacher', 'counselor', 'admin'] as const)
    it(`F05: works for a ${role} who advises`, async () => {
      const adult = await buildPerson({ course, role, teaches: true });
      expect((await agreedTalk(adult, student)).isAgreed).to.equal(true);
    });

  it('F05: both agree to the same text, and changing it ends the agreement of both', async () => {
    const both = await agreedTalk(teacher, student);
    const { id, heldOn, kind, fields } = both;
    const words = { talk: '', agreed: fields.agreed.text, next: '', nextOn: '' };
    const text = agreedText({ id, heldOn, kind, fields: words });
    expect(both.textHash).to.equal(createHash('sha256').update(text).digest('hex'));
    const changed = await writeTalk(student, both, 'next', 'I ask my aunt');
    expect(changed).to.include({ isAgreed: false, studentAgreed: null, staffAgreed: null });
    const stale = { who: 'staff', textHash: both.textHash };
    await reply((await apiAs(teacher)).post(`/api/conversations/${id}/agreement`, stale), 409);
    expect((await talksOf(student, student)).agreed).to.equal(null);
    await sayYes(student, changed);
    const again = await sayYes(teacher, changed);
    expect(again.isAgreed).to.equal(true);
    await reply((await apiAs(student)).delete(`/api/conversations/${id}/agreement`));
    expect((await talksOf(teacher, student)).agreed).to.equal(null);
    const steps = await withTenant(student.tenantId, () =>
      sql<{ kind: string; role: string }>(
        `select kind, actor_role as role from conversation_steps
         where tenant_id = $1 and conversation_id = $2 order by at, id`,
        [student.tenantId, id],
      ),
    );
    expect(steps.map(({ kind, role }) => `${kind} ${role}`)).to.deep.equal([
      ...['begun teacher', 'agreed student', 'agreed teacher', 'withdrawn student'],
      ...['agreed student', 'agreed teacher', 'withdrawn student'],
    ]);
  });

  it('F05: the student may agree beside the adult, and it is kept that it was there', async () => {
    const begun = await beginTalk(teacher, student);
    const written = await writeTalk(teacher, begun, 'agreed', 'Read more');
    const beside = await sayYes(teacher, written, 'student');
    expect(beside.studentAgreed?.way).to.equal('beside');
    const api = await apiAs(student);
    const forAdult = { who: 'staff', textHash: written.textHash };
    await reply(api.post(`/api/conversations/${begun.id}/agreement`, forAdult), 403);
  });

  it('F05: plan, last notes, last year and the last talk stand beside the fields', async () => {
    await buildGoal(student, { title: 'Be a nurse', visibility: 'teachers' });
    await buildGoal(student, { title: 'Mine alone', visibility: 'private' });
    await agreedTalk(teacher, student);
    const note = { contact: 'talk', contactOn: '2026-09-01', followUpOn: null };
    const notes = `/api/class/${student.personId}/notes`;
    const staff = await apiAs(teacher);
    await reply(staff.post(notes, { ...note, text: 'Liked science', visibility: 'student' }), 201);
    await reply(staff.post(notes, { ...note, text: 'For staff', visibility: 'staff' }), 201);
    await inYears(1, teacher);
    const day = await today();
    const again = await beginTalk(await fresh(teacher), student, { heldOn: day });
    for (const reader of [await fresh(teacher), await fresh(student)]) {
      const { beside } = await talkPage(reader, again.id);
      expect(beside.goals.map(({ title }) => title)).to.deep.equal(['Be a nurse']);
      expect(beside.lastYear?.goals.map(({ title }) => title)).to.deep.equal(['Be a nurse']);
      expect(beside.last).to.include({ agreed: 'One hour of math each week' });
      expect(beside.notes.map(({ text }) => text)).to.deep.equal(['Liked science']);
    }
    expect((await talksOf(await fresh(student), student)).agreed, 'a new year').to.equal(null);
  });

  it('F05: who talked with whom is for the two and for those who look after every student', async () => {
    const begun = await beginTalk(teacher, student);
    const other = await buildPerson({ course, role: 'teacher' });
    const elsewhere = await buildPerson({
      role: 'teacher',
      course: await buildCourse({ district: course }),
    });
    for (const stranger of [other, elsewhere, await buildPerson({ course })])
      await reply((await apiAs(stranger)).get(`/api/conversations/${begun.id}`), 404);
    expect((await talksOf(other, student)).conversations).to.deep.equal([]);
    const { conversation } = await talkPage(counselor, begun.id);
    expect(conversation).to.include({ mayWrite: false, isHolder: false });
    const body = { text: 'No', basedOn: 0 };
    const path = `/api/conversations/${begun.id}/fields/talk`;
    await reply((await apiAs(counselor)).put(path, body), 403);
    expect(await accessesBy(counselor)).to.deep.include({
      student_id: student.personId,
      what: 'plan',
    });
  });

  it('U4: a field that both changed is refused to the later one, and the older words stay on record', async () => {
    const begun = await beginTalk(teacher, student);
    const mine = await writeTalk(student, begun, 'talk', 'We talked about math');
    const path = `/api/conversations/${begun.id}/fields/talk`;
    const staff = await apiAs(teacher);
    await reply(staff.put(path, { text: 'Something else', basedOn: 0 }), 409);
    const same = { text: 'We talked about math', basedOn: 0 };
    const repeated = Conversation.parse(await reply(staff.put(path, same)));
    expect(repeated.revision, 'the same words twice').to.equal(mine.revision);
    await writeTalk(teacher, begun, 'next', 'Other fields go on');
    await reply(staff.put(path, { text: 'Over it', basedOn: 1 }));
    const kept = await withTenant(student.tenantId, () =>
      sql<{ text: string }>(
        `select text from conversation_steps
         where tenant_id = $1 and conversation_id = $2 and kind = 'changed'`,
        [student.tenantId, begun.id],
      ),
    );
    expect(kept).to.deep.equal([{ text: 'We talked about math' }]);
    await reply(
      staff.put(`/api/conversations/${begun.id}/fields/nextOn`, { text: 'soon', basedOn: 0 }),
      400,
    );
    await reply(staff.put(`/api/conversations/${begun.id}/fields/grade`, same), 400);
  });

  it('U2: what was begun by mistake is removed and put back by the adult', async () => {
    const begun = await beginTalk(teacher, student);
    await reply((await apiAs(student)).delete(`/api/conversations/${begun.id}`), 403);
    const staff = await apiAs(teacher);
    await reply(staff.delete(`/api/conversations/${begun.id}`));
    await reply((await apiAs(student)).get(`/api/conversations/${begun.id}`), 404);
    await reply(staff.post(`/api/conversations/${begun.id}/restore`));
    await reply((await apiAs(student)).get(`/api/conversations/${begun.id}`));
    const agreed = await agreedTalk(teacher, student);
    await reply(staff.delete(`/api/conversations/${agreed.id}`), 409);
    const tomorrow = { heldOn: '2199-01-01' };
    await reply(staff.post(`/api/class/${student.personId}/conversations`, tomorrow), 400);
  });

  it('F05, F58: a confirmed conversation counts for the adult, the yearly review and the meeting', async () => {
    const admin = await buildPerson({ course, role: 'admin' });
    const codes = [{ code: 'adult' }, { code: 'annual' }] as const;
    await publish(admin, choiceOf('RI', 0, { components: [...codes] }));
    expect(standing(await ownPlan(student), 'adult')).to.equal('missing');
    const written = await writeTalk(
      teacher,
      await beginTalk(teacher, student, { heldOn: await today() }),
      'agreed',
      'Read more',
    );
    await sayYes(student, written);
    expect(standing(await ownPlan(student), 'annual'), 'one yes').to.equal('missing');
    await sayYes(teacher, written);
    const plan = await ownPlan(student);
    expect([standing(plan, 'adult'), standing(plan, 'annual')]).to.deep.equal(['met', 'met']);
    expect(plan.components[0]!.metBy[0]).to.contain('Ms. Rivera');
    expect(await waitingJobs(student)).to.deep.include(['refresh-plan', student.personId]);
  });

  it('F05: Utah’s individual and group conferences are each met by a talk of that kind', async () => {
    const admin = await buildPerson({ course, role: 'admin' });
    await publish(admin, choiceOf('UT', 0));
    await saysGrade(student, 8);
    const have = async () =>
      (await ownPlan(student)).components.find(({ code }) => code === 'annual')!.have;
    const before = await have();
    await agreedTalk(teacher, student, { kind: 'individual', heldOn: await today() });
    expect(await have()).to.equal(before + 1);
    await agreedTalk(teacher, student, { kind: 'individual', heldOn: await today() });
    expect(await have(), 'a second one of a kind').to.equal(before + 1);
    await agreedTalk(teacher, student, { kind: 'group', heldOn: await today() });
    expect(await have()).to.equal(before + 2);
  });

  it('F05: two records of one student keep their talks when they are joined, and when taken apart', async () => {
    const place = await twoLms({ isKnown: false });
    const { kept, gone } = await twins(place);
    const adult = await buildPerson({ course: place.moodle, role: 'teacher' });
    const talk = await agreedTalk(adult, gone);
    const { merges } = await merge(place.admin, kept, gone);
    const { agreed, conversations } = await talksOf(await fresh(kept), kept);
    expect(conversations[0]?.id).to.equal(talk.id);
    expect(agreed).to.not.equal(null);
    await takeApart(place.admin, merges[0]!.id);
    expect((await talksOf(await fresh(kept), kept)).conversations).to.deep.equal([]);
    expect((await talksOf(await fresh(gone), gone)).conversations).to.have.length(1);
  });

  it('F05: Kentucky’s 90 days into grade 6 run until both agreed, and the page says when they did', async () => {
    const admin = await buildPerson({ course, role: 'admin' });
    await publish(admin, choiceOf('KY', 0));
    expect((await talksOf(student, student)).clock, 'no grade').to.equal(null);
    await saysGrade(student, 6);
    const { clock } = await testSystem();
    const year = yearNow();
    const at = async (day: string) => {
      clock.reset();
      clock.advance(Date.parse(`${day}T12:00:00Z`) - clock.now().getTime());
    };
    await at(`${year + 1}-09-15`);
    const seen = async () => (await talksOf(await fresh(student), student)).clock!;
    expect(await seen()).to.deep.equal({
      ...{ dueOn: `${year + 1}-10-30`, metOn: null, state: 'open', daysLeft: 45 },
    });
    await at(`${year + 1}-11-02`);
    expect(await seen()).to.include({ state: 'over', daysLeft: -3 });
    await at(`${year + 1}-10-01`);
    const adult = await fresh(teacher);
    const talk = await writeTalk(
      adult,
      await beginTalk(adult, student, { heldOn: await today() }),
      'agreed',
      'Fractions',
    );
    await sayYes(adult, talk);
    expect((await seen()).metOn, 'one yes').to.equal(null);
    await sayYes(await fresh(student), talk);
    expect(await seen()).to.include({ state: 'met', metOn: `${year + 1}-10-01` });
  });
});
