import { expect } from 'chai';
import type { Notification, Notifications } from '#contracts/notifications.js';
import type { MarkedNotifications, NotificationSettings } from '#contracts/notifications.js';
import { tellDeadlines } from '#server/features/notifications/deadlines.js';
import { notifyAll } from '#server/features/notifications/notify.js';
import { clearExpired } from '#server/features/retention/clear-expired.js';
import { newId } from '#server/db/ids.js';
import { sql, withTenant } from '#server/db/tenant.js';
import { apiAs } from '../support/api.js';
import { buildGoal } from '../support/assignments.js';
import { buildCourse, buildPerson, type Course, type Person } from '../support/builders.js';
import { addPart, ruleOf } from '../support/caseloads.js';
import { deliver, makeDay, postNudge } from '../support/counsel.js';
import { reply } from '../support/reply.js';

const DAY_MS = 86_400_000;

describe('what is new', function () {
  this.timeout(30_000);
  let course: Course;
  let student: Person;
  let teacher: Person;
  let counselor: Person;

  beforeEach(async () => {
    course = await buildCourse();
    student = await buildPerson({ course, name: 'Ann Able' });
    teacher = await buildPerson({ course, role: 'teacher', name: 'Ms. Rivera' });
    counselor = await buildPerson({ course, role: 'counselor', name: 'Mr. Okafor' });
  });

  const list = async (who: Person) =>
    reply<Notifications>((await apiAs(who)).get('/api/notifications'));
  const mark = async (who: Person, body: object) =>
    reply<MarkedNotifications>((await apiAs(who)).put('/api/notifications/read', body));
  const brief = ({ kind, title, by, count, isRead }: Notification) => ({
    ...{ kind, title, by, count, isRead },
  });
  const comment = async (who: Person, goalId: string, text = 'Well begun') =>
    reply<{ id: string }[]>(
      (await apiAs(who)).post(`/api/goals/${goalId}/comments`, { text }),
      201,
    );
  const goalOf = async (who: Person): Promise<string> =>
    (await buildGoal(who, { title: 'Run a mile' })).id;

  it('F78: a comment stands in the student’s list, and another one on the same line', async () => {
    const goalId = await goalOf(student);
    await comment(teacher, goalId);
    const first = await list(student);
    expect(first.items.map(brief)).to.deep.equal([
      { kind: 'comment', title: 'Run a mile', by: 'Ms. Rivera', count: 1, isRead: false },
    ]);
    await comment(counselor, goalId);
    const second = await list(student);
    expect(second.items.map(brief)).to.deep.equal([
      { kind: 'comment', title: 'Run a mile', by: 'Mr. Okafor', count: 2, isRead: false },
    ]);
    expect(second.unread).to.equal(1);
    expect((await list(teacher)).items, 'own deeds are no news').to.deep.equal([]);
  });

  it('F78: a comment that is taken back is no news any more', async () => {
    const goalId = await goalOf(student);
    const said = await comment(teacher, goalId);
    const path = `/api/goals/${goalId}/comments/${said.at(-1)!.id}`;
    await reply((await apiAs(teacher)).delete(path));
    expect(await list(student)).to.deep.equal({ items: [], unread: 0 });
    await reply((await apiAs(teacher)).post(`${path}/restore`));
    expect((await list(student)).items).to.have.length(1);
  });

  it('F78: staff hear of a student’s answer by name, are logged, and only while they teach them', async () => {
    const goalId = await goalOf(student);
    await comment(teacher, goalId);
    await comment(student, goalId, 'Thank you');
    const { items } = await list(teacher);
    expect(items).to.have.length(1);
    expect(items[0]).to.deep.include({ kind: 'reply', title: null });
    expect(items[0]!.about).to.deep.equal({ personId: student.personId, name: 'Ann Able' });
    const looks = await withTenant(course.tenantId, () =>
      sql(`select 1 from access_log where tenant_id = $1 and actor_id = $2 and student_id = $3`, [
        ...[course.tenantId, teacher.personId, student.personId],
      ]),
    );
    expect(looks).to.have.length.greaterThan(1);
    await withTenant(course.tenantId, () =>
      sql('update enrolments set is_active = false where tenant_id = $1 and person_id = $2', [
        ...[course.tenantId, student.personId],
      ]),
    );
    expect(await list(teacher)).to.deep.equal({ items: [], unread: 0 });
  });

  it('F78, U19: all are marked as read, and it is taken back; another’s can’t be', async () => {
    await comment(teacher, await goalOf(student));
    await comment(teacher, await goalOf(student));
    const done = await mark(student, { ids: 'all', isRead: true });
    expect(done.unread).to.equal(0);
    expect(done.changed).to.have.length(2);
    expect((await mark(teacher, { ids: done.changed, isRead: false })).changed).to.deep.equal([]);
    const back = await mark(student, { ids: done.changed, isRead: false });
    expect(back.unread).to.equal(2);
    const count = (await apiAs(student)).get('/api/notifications/count');
    expect(await reply(count)).to.deep.equal({ unread: 2 });
  });

  it('F78: who switches a topic off hears nothing of it, and of all else', async () => {
    const api = await apiAs(student);
    const path = '/api/notifications/settings';
    const off = await reply<NotificationSettings>(
      api.put(path, { topic: 'comments', isOn: false }),
    );
    expect(off).to.deep.equal({ off: ['comments'] });
    await comment(teacher, await goalOf(student));
    const suggestion = { title: 'Visit a lab', kind: 'career', horizon: 'term' };
    await reply((await apiAs(teacher)).post('/api/goal-suggestions', suggestion), 201);
    expect((await list(student)).items.map(({ kind }) => kind)).to.deep.equal(['suggestion']);
    expect(await reply(api.put(path, { topic: 'comments', isOn: true }))).to.deep.equal({
      off: [],
    });
    expect((await api.put(path, { topic: 'worries', isOn: false })).status).to.equal(404);
  });

  it('F78: a worry reaches the counselor who looks after the student, and a look its teacher', async () => {
    const admin = await buildPerson({ course, role: 'admin' });
    await addPart(admin, counselor, ruleOf({ letters: { from: 'A', to: 'Z' } }));
    const note = { contact: 'talk', contactOn: '2026-11-02', text: 'Sleeps', tellsCounselor: true };
    await reply((await apiAs(teacher)).post(`/api/class/${student.personId}/notes`, note), 201);
    const [worry, ...more] = (await list(counselor)).items;
    expect(more).to.deep.equal([]);
    expect(worry).to.include({ kind: 'worry', by: 'Ms. Rivera' });
    const api = await apiAs(counselor);
    const { items } = await reply<{ items: { id: string }[] }>(api.get('/api/worries'));
    await reply(api.put(`/api/worries/${items[0]!.id}/looked`, {}));
    await reply(api.put(`/api/worries/${items[0]!.id}/settled`, { isSettled: true }));
    expect((await list(teacher)).items.map(brief)).to.deep.equal([
      { kind: 'worry-seen', title: null, by: 'Mr. Okafor', count: 1, isRead: false },
    ]);
    expect((await list(student)).items, 'a worry is no news of the student').to.deep.equal([]);
  });

  it('F78: a day is near by the district’s own clock, told once, and anew when it is changed', async () => {
    await withTenant(course.tenantId, () =>
      sql(`update tenants set time_zone = 'America/Los_Angeles' where id = $1`, [course.tenantId]),
    );
    const milestones = [{ title: 'New shoes', dueDate: '2027-03-05' }];
    const { id: goalId } = await buildGoal(student, { milestones });
    const due = async () =>
      (await list(student)).items.filter(({ kind }) => kind === 'deadline').map(brief);
    // The 2nd in Greenwich for seven hours, and still the 1st there.
    await tellDeadlines(new Date('2027-03-02T07:00:00Z'), [course.tenantId]);
    expect(await due(), 'four days ahead').to.deep.equal([]);
    await tellDeadlines(new Date('2027-03-02T09:00:00Z'), [course.tenantId]);
    await tellDeadlines(new Date('2027-03-03T09:00:00Z'), [course.tenantId]);
    const near = { kind: 'deadline', title: 'New shoes', by: null, count: 1, isRead: false };
    expect(await due()).to.deep.equal([near]);
    await mark(student, { ids: 'all', isRead: true });
    await tellDeadlines(new Date('2027-03-03T09:00:00Z'), [course.tenantId]);
    expect(await due(), 'told once').to.deep.equal([{ ...near, isRead: true }]);
    await withTenant(course.tenantId, () =>
      sql(`update milestones set due_date = '2027-03-06' where tenant_id = $1 and goal_id = $2`, [
        ...[course.tenantId, goalId],
      ]),
    );
    await tellDeadlines(new Date('2027-03-03T09:00:00Z'), [course.tenantId]);
    expect(await due(), 'another day').to.deep.equal([near]);
  });

  it('F64: a message of the counselor’s is news once it has arrived', async () => {
    await addPart(counselor, counselor, ruleOf({ letters: { from: 'A', to: 'Z' } }));
    const nudge = await postNudge(counselor, [student]);
    expect((await list(student)).items).to.deep.equal([]);
    await deliver(counselor, nudge);
    await deliver(counselor, nudge);
    const { items } = await list(student);
    expect(items.map(brief)).to.deep.equal([
      { kind: 'nudge', title: null, by: 'Mr. Okafor', count: 1, isRead: false },
    ]);
    expect(items[0]!.ref).to.equal(nudge.place);
    await reply((await apiAs(counselor)).delete(`/api/nudges/${nudge.id}`));
    expect((await list(student)).items).to.deep.equal([]);
  });

  it('B6: a conference slot is news of whoever did not choose it, and so is that it is free again', async () => {
    await addPart(counselor, counselor, ruleOf({ letters: { from: 'A', to: 'Z' } }));
    const { day, slots } = await makeDay(counselor);
    const kinds = async (who: Person) => (await list(who)).items.map(({ kind }) => kind);
    const [own, staff] = [await apiAs(student), await apiAs(counselor)];
    const mine = `/api/my-meetings/${day.id}/slots`;
    await reply(own.put(`${mine}/${slots[0]!.id}`, { attendees: '' }));
    await reply(own.put(`${mine}/${slots[1]!.id}`, { attendees: '' }));
    expect(await kinds(student)).to.deep.equal([]);
    const [told, ...more] = (await list(counselor)).items;
    expect(more, 'the first one is free again').to.deep.equal([]);
    expect(told).to.include({ kind: 'slot', ref: `conference-days/${day.id}` });
    expect(told!.about?.name).to.equal('Ann Able');
    const given = `/api/conference-days/${day.id}/slots/${slots[2]!.id}/booking`;
    await reply(staff.put(given, { personId: student.personId, attendees: '' }));
    expect(await kinds(student)).to.deep.equal(['slot']);
    await reply(staff.delete(given));
    expect(await kinds(student)).to.deep.equal(['slot-off']);
  });

  it('P7: what happened is kept for 90 days', async () => {
    await comment(teacher, await goalOf(student));
    const kept = () =>
      withTenant(course.tenantId, () =>
        sql('select 1 from notifications where tenant_id = $1', [course.tenantId]),
      );
    await clearExpired(new Date(Date.now() + 89 * DAY_MS), [course.tenantId]);
    expect(await kept()).to.have.length(1);
    await clearExpired(new Date(Date.now() + 91 * DAY_MS), [course.tenantId]);
    expect(await kept()).to.deep.equal([]);
  });

  it('F78: what is told in a transaction that fails is not told', async () => {
    const told = { to: student.personId, kind: 'nudge', subjectId: newId(), fact: '1' } as const;
    await withTenant(course.tenantId, () => {
      notifyAll([told], new Date());
      throw new Error('taken back');
    }).catch(() => undefined);
    expect((await list(student)).items).to.deep.equal([]);
    await withTenant(course.tenantId, async () => {
      notifyAll([told, told, { ...told, fact: '2' }], new Date());
      await sql('select 1');
    });
    expect((await list(student)).items.map(({ count }) => count)).to.deep.equal([1]);
  });
});
