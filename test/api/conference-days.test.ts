import { expect } from 'chai';
import { ConferenceDayPage, MyMeetings } from '#contracts/conference-days.js';
import type { GroupGoals } from '#contracts/group-goals.js';
import type { StudentFamily } from '#contracts/family.js';
import { sql, withTenant } from '#server/db/tenant.js';
import { apiAs } from '../support/api.js';
import { buildCourse, buildPerson, type Course, type Person } from '../support/builders.js';
import { addPart, ruleOf } from '../support/caseloads.js';
import { join, pageOf } from '../support/family.js';
import { dayIn, dayOf, makeDay } from '../support/counsel.js';
import { readPdf } from '../support/read-documents.js';
import { reply } from '../support/reply.js';

describe('conference days', function () {
  this.timeout(60_000);
  let course: Course;
  let counselor: Person;
  let ann: Person;
  let bo: Person;

  beforeEach(async () => {
    course = await buildCourse();
    counselor = await buildPerson({ course, role: 'counselor', name: 'Dana Reed' });
    ann = await buildPerson({ course, name: 'Ann Able' });
    bo = await buildPerson({ course, name: 'Bo Bell' });
    await addPart(counselor, counselor, ruleOf({ letters: { from: 'A', to: 'M' } }));
  });

  const read = async (id: string) =>
    ConferenceDayPage.parse(
      await reply((await apiAs(counselor)).get(`/api/conference-days/${id}`)),
    );
  const meetings = async (student: Person) =>
    MyMeetings.parse(await reply((await apiAs(student)).get('/api/my-meetings'))).items;
  const choose = async (student: Person, dayId: string, slotId: string, attendees = '') =>
    (await apiAs(student)).put(`/api/my-meetings/${dayId}/slots/${slotId}`, { attendees });
  const give = async (student: Person, dayId: string, slotId: string) =>
    (await apiAs(counselor)).put(`/api/conference-days/${dayId}/slots/${slotId}/booking`, {
      ...{ personId: student.personId, attendees: '' },
    });
  const namesAt = ({ slots }: ConferenceDayPage) => slots.map(({ booking }) => booking?.name);

  it('B6: slots stand one after the other with the pauses left out', async () => {
    const { slots, day, without } = await makeDay(counselor, {
      ...{ from: 480, to: 600, slotMinutes: 20, pauses: [{ from: 510, to: 530 }] },
    });
    expect(slots.map(({ startsAt }) => startsAt)).to.deep.equal([480, 530, 550, 570]);
    expect(day).to.include({ slots: 4, booked: 0, done: 0, place: 'Room 12', hasCome: false });
    expect(without.map(({ name }) => name)).to.deep.equal(['Ann Able', 'Bo Bell']);
    const api = await apiAs(counselor);
    for (const [field, wrong] of [
      ['heldOn', { heldOn: await dayIn(-2) }],
      ['to', { from: 480, to: 485 }],
      ['to', { from: 480, to: 540, pauses: [{ from: 480, to: 540 }] }],
      ['pauses', { pauses: [{ from: 500, to: 490 }] }],
    ] as const) {
      const refused = await api.post('/api/conference-days', { ...dayOf(), ...wrong }).expect(400);
      expect(refused.text).to.include(`/body/${field}`);
    }
  });

  it('§6.5, D60: a day for a group is for its members alone, and names nobody whose part is hidden', async () => {
    const cy = await buildPerson({ course, name: 'Cy Cole' });
    const groups = async (who: Person, path: string, body: object) =>
      reply<GroupGoals>((await apiAs(who)).post(path, body), 201);
    const club = { title: 'Robotics club', kind: 'career', horizon: 'year' };
    const [group] = await groups(counselor, '/api/groups', club);
    for (const [who, visibility] of [
      [ann, 'teachers'],
      [bo, 'private'],
    ] as const) {
      const part = { title: 'My part', shares: true, visibility };
      await groups(who, `/api/groups/${group!.id}/join`, part);
    }
    const { day, without } = await makeDay(counselor, { groupId: group!.id });
    expect(day.group).to.deep.equal({ id: group!.id, title: 'Robotics club' });
    expect(without.map(({ name }) => name)).to.deep.equal(['Ann Able']);
    expect(await meetings(ann)).to.have.length(1);
    expect(await meetings(bo), 'their own part opens it to them').to.have.length(1);
    expect(await meetings(cy)).to.deep.equal([]);
    const { slots } = await read(day.id);
    const path = `/api/my-meetings/${day.id}/slots/${slots[0]!.id}`;
    await reply((await apiAs(cy)).put(path, { attendees: '' }), 404);
    await reply((await apiAs(ann)).put(path, { attendees: '' }));
    const stranger = await buildPerson({ course: await buildCourse(), role: 'counselor' });
    const foreign = { ...dayOf(), groupId: group!.id };
    await (await apiAs(stranger)).post('/api/conference-days', foreign).expect(400);
  });

  it('B6: a student chooses, moves and gives back; nobody else’s day is theirs', async () => {
    const { day, slots } = await makeDay(counselor);
    const zoe = await buildPerson({ course, name: 'Zoe Zorn' });
    expect(await meetings(zoe)).to.deep.equal([]);
    const refused = await choose(zoe, day.id, slots[0]!.id);
    expect(refused.status).to.equal(404);
    const [found] = await meetings(ann);
    expect(found).to.deep.include({ place: 'Room 12', with: 'Dana Reed', mine: null });
    expect(found!.free).to.have.length(4);
    expect((await choose(ann, day.id, slots[0]!.id, 'My aunt')).status).to.equal(200);
    expect((await choose(ann, day.id, slots[2]!.id, 'My aunt')).status).to.equal(200);
    const page = await read(day.id);
    expect(namesAt(page)).to.deep.equal([undefined, undefined, 'Ann Able', undefined]);
    expect(page.slots[2]!.booking).to.include({ attendees: 'My aunt', bookedBy: 'student' });
    expect(page.without.map(({ name }) => name)).to.deep.equal(['Bo Bell']);
    const taken = await choose(bo, day.id, slots[2]!.id);
    expect(taken.status).to.equal(409);
    await reply((await apiAs(ann)).delete(`/api/my-meetings/${day.id}`));
    expect((await read(day.id)).day.booked).to.equal(0);
  });

  it('B6: of many who choose one slot at once, one has it, and a student has one slot of a day', async () => {
    const { day, slots } = await makeDay(counselor);
    const many = [ann, bo];
    for (let number = 0; number < 6; number += 1)
      many.push(await buildPerson({ course, name: `Cy C${number}` }));
    const answers = await Promise.all(many.map((one) => choose(one, day.id, slots[1]!.id)));
    expect(answers.map(({ status }) => status).sort()).to.deep.equal([
      ...[200, 409, 409, 409, 409, 409, 409, 409],
    ]);
    const winner = many[answers.findIndex(({ status }) => status === 200)]!;
    await Promise.all([0, 2, 3].map((place) => choose(winner, day.id, slots[place]!.id)));
    expect((await read(day.id)).day.booked).to.equal(1);
  });

  it('B6: the counselor gives a slot, moves it, frees it and gives it back as undo', async () => {
    const { day, slots } = await makeDay(counselor, { grades: { from: 9, to: 9 } });
    expect(await meetings(ann), 'not for their grade').to.deep.equal([]);
    expect((await give(ann, day.id, slots[0]!.id)).status).to.equal(200);
    expect((await meetings(ann))[0]!.mine).to.include({ startsAt: 480 });
    expect((await give(bo, day.id, slots[0]!.id)).status).to.equal(409);
    expect((await give(ann, day.id, slots[1]!.id)).status).to.equal(200);
    const path = `/api/conference-days/${day.id}/slots/${slots[1]!.id}/booking`;
    await reply((await apiAs(counselor)).delete(path));
    expect((await read(day.id)).day.booked).to.equal(0);
    expect((await give(ann, day.id, slots[1]!.id)).status).to.equal(200);
    const zoe = await buildPerson({ course, name: 'Zoe Zorn' });
    expect((await give(zoe, day.id, slots[2]!.id)).status).to.equal(404);
  });

  it('B6: from the slot into the talk, the same one the second time, and the day counts what is agreed', async () => {
    const { day, slots } = await makeDay(counselor, {
      ...{ heldOn: await dayIn(0), from: 0, to: 60 },
    });
    await give(ann, day.id, slots[0]!.id);
    const path = `/api/conference-days/${day.id}/slots/${slots[0]!.id}/conversation`;
    const api = await apiAs(counselor);
    const begun = await reply<{ conversationId: string }>(api.post(path));
    expect(await reply(api.post(path))).to.deep.equal(begun);
    expect((await choose(ann, day.id, slots[1]!.id)).status, 'begun').to.equal(409);
    await withTenant(course.tenantId, () =>
      sql(
        `update plan_conversations set student_agreed_at = now(), student_way = 'own', staff_agreed_at = now()
         where tenant_id = $1 and id = $2`,
        [course.tenantId, begun.conversationId],
      ),
    );
    const page = await read(day.id);
    expect(page.day).to.include({ booked: 1, done: 1 });
    expect(page.slots[0]!.booking!.conversation).to.deep.equal({
      ...{ id: begun.conversationId, isAgreed: true },
    });
    await api.post(path.replace(slots[0]!.id, slots[1]!.id)).expect(404);
    const later = await makeDay(counselor);
    await give(bo, later.day.id, later.slots[0]!.id);
    const early = `/api/conference-days/${later.day.id}/slots/${later.slots[0]!.id}/conversation`;
    await api.post(early).expect(400);
  });

  it('B6: a time that is over is nobody’s to choose or give back', async () => {
    const { day, slots } = await makeDay(counselor, {
      ...{ heldOn: await dayIn(0), from: 0, to: 15 },
    });
    expect((await meetings(ann)).length).to.equal(0);
    expect((await choose(ann, day.id, slots[0]!.id)).status).to.equal(409);
    await give(ann, day.id, slots[0]!.id);
    await (await apiAs(ann)).delete(`/api/my-meetings/${day.id}`).expect(409);
  });

  it('B6: each try to tell a family is kept with its day, way and language', async () => {
    const { day, slots } = await makeDay(counselor);
    await give(ann, day.id, slots[0]!.id);
    const api = await apiAs(counselor);
    const family = `/api/class/${ann.personId}/family`;
    await reply(api.post(`${family}/invitations`, { locale: 'es', kind: 'guardian' }), 201);
    const tell = (way: string, who = ann) =>
      api.post(`/api/conference-days/${day.id}/notices`, { way, personIds: [who.personId] });
    await reply(tell('letter'));
    const page = ConferenceDayPage.parse(await reply(tell('phone')));
    expect(page.slots[0]!.booking).to.include({ notices: 2, noticedOn: await dayIn(0) });
    await tell('phone', bo).expect(404);
    const { notices } = await reply<StudentFamily>(api.get(family));
    expect(notices.map(({ about, way, locale }) => [about, way, locale])).to.deep.equal([
      ...[
        ['meeting', 'phone', 'es'],
        ['meeting', 'letter', 'es'],
      ],
    ]);
    const letter = await api.get(`${family}/notices/${notices[1]!.id}/letter`).expect(200);
    const text = (await readPdf(letter.body as Buffer)).words.join(' ');
    expect(text).to.contain('1 de mayo de 2999').and.to.contain('8:00').and.to.contain('Room 12');
  });

  it('71, B6: an adult of the family chooses on their phone in Spanish, moves, and gives back', async () => {
    const { day, slots } = await makeDay(counselor);
    const device = await join(counselor, ann, 'Rosa Able', { language: 'es' });
    expect(await device.open(pageOf(ann))).to.contain('Horas para reunirse con la escuela');
    const page = pageOf(ann, 'times');
    const shown = await device.open(page);
    expect(shown).to.contain('Room 12').and.to.contain('1 de mayo de 2999');
    const wish = { dayId: day.id, slotId: slots[0]!.id, attendees: 'La abuela' };
    await device.send(page, wish);
    expect(await device.open(page)).to.contain('Su hora: 8:00');
    expect((await read(day.id)).slots[0]!.booking).to.include({
      ...{ bookedBy: 'guardian', attendees: 'La abuela' },
    });
    expect((await choose(bo, day.id, slots[1]!.id)).status).to.equal(200);
    const taken = await device.send(page, { ...wish, slotId: slots[1]!.id }, 409);
    expect(taken).to.contain('Alguien tomó esa hora').and.to.contain('Su hora: 8:00');
    await device.send(page, { ...wish, slotId: slots[2]!.id });
    expect(await device.open(page)).to.contain('Su hora: 8:30');
    await device.send(`${page}/back`, { dayId: day.id });
    expect((await read(day.id)).day.booked).to.equal(1);
    const other = await makeDay(await buildPerson({ course, role: 'counselor' }));
    await device.send(page, { ...wish, dayId: other.day.id }, 404);
    await device.open(pageOf(bo, 'times'), 404);
  });

  it('B6: a day is called off and back with who has which slot, and is no other counselor’s', async () => {
    const { day, slots } = await makeDay(counselor);
    await give(ann, day.id, slots[0]!.id);
    const path = `/api/conference-days/${day.id}`;
    const other = await buildPerson({ course, role: 'counselor' });
    for (const method of ['get', 'delete'] as const)
      await (await apiAs(other))[method](path).expect(404);
    await reply((await apiAs(counselor)).delete(path));
    expect(await meetings(ann)).to.deep.equal([]);
    expect((await choose(bo, day.id, slots[1]!.id)).status).to.equal(404);
    await reply((await apiAs(counselor)).post(`${path}/restore`));
    expect((await meetings(ann))[0]!.mine).to.include({ startsAt: 480 });
  });
});
