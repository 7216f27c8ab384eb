import { expect } from 'chai';
import type { TemplateId } from '#contracts/component-codes.js';
import { AuditPage } from '#contracts/audit.js';
import { DistrictClock } from '#contracts/district-clock.js';
import { CoursePlan } from '#contracts/course-plans.js';
import { apiAs } from '../support/api.js';
import { buildPerson, type Person } from '../support/builders.js';
import { buildClass } from '../support/family.js';
import { choiceOf, publish } from '../support/plan-rules.js';
import { agreedTalk, talksOf } from '../support/conversations.js';
import { reply } from '../support/reply.js';
import { saysGrade } from '../support/years.js';
import { testSystem } from '../support/system.js';

const read = async (admin: Person) =>
  DistrictClock.parse(await reply((await apiAs(admin)).get('/api/district-clock')));

const choose = async (admin: Person, timeZone: string) =>
  DistrictClock.parse(await reply((await apiAs(admin)).put('/api/district-clock', { timeZone })));

/** Moves the clock there; who acts afterwards needs a visit of that time. */
async function goTo(moment: string): Promise<void> {
  const { clock } = await testSystem();
  clock.reset();
  clock.advance(Date.parse(moment) - clock.now().getTime());
}

describe('the clock of a district', function () {
  this.timeout(60_000);
  afterEach(async () => (await testSystem()).clock.reset());

  it('F61: an administrator sets it, and nobody else; a zone that is none is named; it is in the log', async () => {
    const { admin, counselor, student } = await buildClass();
    expect(await read(admin)).to.include({ timeZone: 'UTC', isChosen: false });
    for (const who of [counselor, student]) {
      const api = await apiAs(who);
      await api.get('/api/district-clock').expect(403);
      await api.put('/api/district-clock', { timeZone: 'America/Denver' }).expect(403);
    }
    const api = await apiAs(admin);
    for (const timeZone of ['America/Nowhere', 'EST5EDT', '+05:00', '']) {
      const { errors } = await reply<{ errors: { pointer: string }[] }>(
        api.put('/api/district-clock', { timeZone }),
        400,
      );
      expect(errors[0]!.pointer, timeZone).to.equal('/body/timeZone');
    }
    expect(await choose(admin, 'America/Denver')).to.include({
      ...{ timeZone: 'America/Denver', isChosen: true },
    });
    const other = await buildClass();
    expect(await read(other.admin)).to.include({ timeZone: 'UTC' });
    const now = (await testSystem()).clock.now().getTime();
    const [from, to] = [now - 3_600_000, now + 3_600_000].map((at) => new Date(at).toISOString());
    const search = { kind: 'did', what: 'clock-changed', from, to };
    const log = AuditPage.parse(await reply(api.post('/api/audit-searches', search)));
    expect(log.lines.map(({ subject }) => subject)).to.deep.equal(['America/Denver']);
  });

  it('F61: it follows the state whose rule is in force until somebody chooses another', async () => {
    const { admin } = await buildClass();
    const api = await apiAs(admin);
    const follow = (state: TemplateId, number: number) =>
      reply(api.post('/api/district-template', choiceOf(state, number)), 201);
    await follow('AZ', 0);
    expect(await read(admin)).to.include({ timeZone: 'America/Phoenix', isChosen: false });
    await follow('generic', 1);
    expect(await read(admin)).to.include({ timeZone: 'America/Phoenix' });
    await choose(admin, 'America/Boise');
    await follow('KY', 2);
    expect(await read(admin)).to.include({ timeZone: 'America/Boise', isChosen: true });
  });

  it('F05: a deadline is over at local midnight, not at that of UTC', async () => {
    const { course, student } = await buildClass();
    const admin = await buildPerson({ course, role: 'admin' });
    await publish(admin, choiceOf('KY', 0));
    await choose(admin, 'America/Los_Angeles');
    await saysGrade(student, 6);
    const { dueOn } = (await talksOf(student, student)).clock!;
    const next = new Date(Date.parse(dueOn) + 86_400_000).toISOString().slice(0, 10);
    const seen = async () => {
      const teacher = await buildPerson({ course, role: 'teacher' });
      return (await talksOf(teacher, student)).clock!;
    };
    await goTo(`${next}T06:30:00Z`);
    expect(await seen(), 'half past ten in the evening').to.include({ daysLeft: 0, state: 'open' });
    await goTo(`${next}T08:30:00Z`);
    expect(await seen(), 'half past midnight').to.include({ daysLeft: -1, state: 'over' });
  });

  it('F05: who agrees in the evening has agreed on that day, and tomorrow is not here yet', async () => {
    const { course, admin } = await buildClass();
    await choose(admin, 'America/Los_Angeles');
    await goTo('2027-03-04T05:30:00Z');
    const teacher = await buildPerson({ course, role: 'teacher', name: 'Kim Park' });
    const maya = await buildPerson({ course, name: 'Maya' });
    const path = `/api/class/${maya.personId}/conversations`;
    await (await apiAs(teacher)).post(path, { heldOn: '2027-03-04' }).expect(400);
    await agreedTalk(teacher, maya, { heldOn: '2027-03-03' });
    expect((await talksOf(teacher, maya)).agreed).to.include({ on: '2027-03-03' });
    const counselor = await buildPerson({ course, role: 'counselor' });
    const staff = await apiAs(counselor);
    const notice = { about: 'plan', way: 'phone', locale: 'en', outcome: 'none' };
    const notices = `/api/class/${maya.personId}/family/notices`;
    await staff.post(notices, { ...notice, givenOn: '2027-03-04' }).expect(400);
    await staff.post(notices, { ...notice, givenOn: '2027-03-03' }).expect(201);
    const rights = `/api/class/${maya.personId}/family/rights`;
    await staff.put(rights, { movedOn: '2027-03-04', reason: 'eighteen' }).expect(400);
    await staff.put(rights, { movedOn: '2027-03-03', reason: 'eighteen' }).expect(200);
  });

  it('72: a signature in the evening bears the day that it is there', async () => {
    const { course, admin } = await buildClass();
    await publish(admin, choiceOf('AR', 0));
    await choose(admin, 'America/Chicago');
    await goTo('2027-03-04T04:30:00Z');
    const student = await buildPerson({ course, name: 'Maya Lopez' });
    const counselor = await buildPerson({ course, role: 'counselor' });
    const [own, staff] = [await apiAs(student), await apiAs(counselor)];
    const plan = CoursePlan.parse(await reply(own.get('/api/course-plans/main')));
    await reply(own.post(`/api/course-plans/${plan.id}/submit`, {}));
    const path = `/api/class/${student.personId}/course-plan`;
    await reply(staff.post(`${path}/steps`, { kind: 'approved', text: '' }));
    const { hands } = CoursePlan.parse(await reply(own.get('/api/course-plans/main')));
    expect(hands.approvedOn).to.equal('2027-03-03');
    const { fingerprint } = hands;
    const signed = await reply<CoursePlan>(
      own.post(`/api/course-plans/${plan.id}/signature`, { fingerprint, name: 'Maya Lopez' }),
    );
    expect(signed.hands.signatures[0]).to.include({ signedOn: '2027-03-03' });
    const paper = { signer: 'guardian', name: 'Rosa', fingerprint };
    await reply(staff.post(`${path}/signatures`, { ...paper, signedOn: '2027-03-04' }), 400);
    await reply(staff.post(`${path}/signatures`, { ...paper, signedOn: '2027-03-03' }));
  });
});
