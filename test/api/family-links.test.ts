import { expect } from 'chai';
import { apiAs } from '../support/api.js';
import { buildPerson, type Person } from '../support/builders.js';
import {
  buildClass,
  familyOf,
  invite,
  join,
  pageOf,
  type Phone,
  phone,
} from '../support/family.js';
import { merge, takeApart, twins, twoLms } from '../support/merges.js';
import { reply } from '../support/reply.js';
import { testSystem } from '../support/system.js';

const move = { movedOn: '2026-09-01', reason: 'eighteen' };

interface Again {
  url: string;
  code: string;
}

const baseOf = (student: Person) => `/api/class/${student.personId}/family`;
const pathOf = ({ url }: Again) => new URL(url).pathname;

async function linkOf(staff: Person, student: Person, name: string): Promise<string> {
  const { members } = await familyOf(staff, student);
  return members.find((one) => one.name === name && one.endedAt === null)!.id;
}

/** A link for somebody's next phone. */
async function again(staff: Person, student: Person, name: string): Promise<Again> {
  const id = await linkOf(staff, student, name);
  const api = await apiAs(staff);
  return reply<Again>(api.post(`${baseOf(student)}/members/${id}/invitation`), 201);
}

async function isDead(made: Again, name = 'Rosa'): Promise<Phone> {
  const device = await phone();
  await device.send(pathOf(made), { code: made.code, name }, 404);
  return device;
}

const moveRights = async (staff: Person, student: Person) =>
  reply((await apiAs(staff)).put(`${baseOf(student)}/rights`, move));
const moveBack = async (staff: Person, student: Person) =>
  reply((await apiAs(staff)).delete(`${baseOf(student)}/rights`));

const openNames = async (staff: Person, student: Person) =>
  (await familyOf(staff, student)).members
    .filter(({ endedAt }) => endedAt === null)
    .map(({ name }) => name)
    .sort();

describe('links of a family', function () {
  this.timeout(60_000);
  afterEach(async () => (await testSystem()).clock.reset());

  it('P16: who ends a guardian’s link ends what is out for their next phone, and no other’s', async () => {
    const { student, counselor } = await buildClass();
    const rosa = await join(counselor, student, 'Rosa');
    await join(counselor, student, 'Hugo');
    const forRosa = await again(counselor, student, 'Rosa');
    const forHugo = await again(counselor, student, 'Hugo');
    const id = await linkOf(counselor, student, 'Rosa');
    const api = await apiAs(counselor);
    await reply(api.post(`${baseOf(student)}/members/${id}/end`, { reason: 'Court order 12' }));
    await isDead(forRosa);
    await rosa.open(pageOf(student), 404);
    const hugo = await phone();
    await hugo.send(pathOf(forHugo), { code: forHugo.code });
    await hugo.open(pageOf(student));
    expect(await openNames(counselor, student)).to.deep.equal(['Hugo']);
    const { invitations } = await familyOf(counselor, student);
    expect(invitations.map(({ state }) => state).sort()).to.deep.equal([
      ...['used', 'used', 'used', 'withdrawn'],
    ]);
  });

  it('P16: a guardian who stops comes back by no old invitation', async () => {
    const { student, counselor } = await buildClass();
    const rosa = await join(counselor, student, 'Rosa');
    const old = await again(counselor, student, 'Rosa');
    await rosa.send(`${pageOf(student)}/leave`, {});
    await isDead(old);
  });

  it('P16: when rights that moved by mistake go back, what the student sent out leads nowhere', async () => {
    const { student, counselor } = await buildClass();
    await moveRights(counselor, student);
    const own = await apiAs(student);
    const sent = await reply<Again>(own.post('/api/family/invitations', { locale: 'en' }), 201);
    await moveBack(counselor, student);
    await isDead(sent, 'Uncle Ed');
    const fresh = await invite(counselor, student);
    await (await phone()).send(fresh.path, { code: fresh.code, name: 'Rosa' });
    expect(await openNames(counselor, student)).to.deep.equal(['Rosa']);
  });

  it('P16: somebody whom the student brought in again is family once when the rights go back', async () => {
    const { student, counselor } = await buildClass();
    const rosa = await join(counselor, student, 'Rosa');
    await moveRights(counselor, student);
    const own = await apiAs(student);
    const sent = await reply<Again>(own.post('/api/family/invitations', { locale: 'en' }), 201);
    await rosa.send(pathOf(sent), { code: sent.code, name: 'Rosa' });
    await moveBack(counselor, student);
    expect(await openNames(counselor, student)).to.deep.equal(['Rosa']);
    await rosa.open(pageOf(student));
    const id = await linkOf(counselor, student, 'Rosa');
    const api = await apiAs(counselor);
    await reply(api.post(`${baseOf(student)}/members/${id}/end`, { reason: 'Court order 12' }));
    await rosa.open(pageOf(student), 404);
  });

  it('P16: what ended with an earlier move stays ended when a later one is taken back', async () => {
    const { clock } = await testSystem();
    const { student, counselor } = await buildClass();
    const rosa = await join(counselor, student, 'Rosa');
    await moveRights(counselor, student);
    const own = await apiAs(student);
    const sent = await reply<Again>(own.post('/api/family/invitations', { locale: 'en' }), 201);
    await rosa.send(pathOf(sent), { code: sent.code, name: 'Rosa' });
    clock.advance(60_000);
    await moveBack(counselor, student);
    const id = await linkOf(counselor, student, 'Rosa');
    const api = await apiAs(counselor);
    await reply(api.post(`${baseOf(student)}/members/${id}/end`, { reason: 'Court order 12' }));
    clock.advance(60_000);
    await moveRights(counselor, student);
    clock.advance(60_000);
    await moveBack(counselor, student);
    await rosa.open(pageOf(student), 404);
    expect(await openNames(counselor, student)).to.deep.equal([]);
  });

  it('B16: a guardian of two records of one student is family once after they are put together', async () => {
    const place = await twoLms({ isKnown: false });
    const { kept, gone } = await twins(place);
    const [inCanvas, inMoodle] = [
      await buildPerson({ course: place.canvas, role: 'counselor' }),
      await buildPerson({ course: place.moodle, role: 'counselor' }),
    ];
    const rosa = await join(inCanvas, kept, 'Rosa');
    await join(inMoodle, gone, 'Rosa', { on: rosa });
    await join(inMoodle, gone, 'Hugo');
    const merged = await merge(place.admin, kept, gone);
    expect(await openNames(inCanvas, kept)).to.deep.equal(['Hugo', 'Rosa']);
    await rosa.open(pageOf(kept));
    await rosa.open(pageOf(gone), 404);
    await takeApart(place.admin, merged.merges[0]!.id);
    expect(await openNames(inCanvas, kept)).to.deep.equal(['Rosa']);
    expect(await openNames(inMoodle, gone)).to.deep.equal(['Hugo', 'Rosa']);
  });
});
