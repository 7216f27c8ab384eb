import { expect } from 'chai';
import { Looks } from '#contracts/sharing.js';
import { FamilyPolicy } from '#contracts/family.js';
import { sql, withTenant } from '#server/db/tenant.js';
import { apiAs } from '../support/api.js';
import { buildGoal } from '../support/assignments.js';
import { buildCourse, buildPerson, leave, type Person } from '../support/builders.js';
import {
  buildClass,
  familyOf,
  invite,
  join,
  ownFamily,
  pageOf,
  type Phone,
  phone,
} from '../support/family.js';
import { agreedTalk, beginTalk } from '../support/conversations.js';
import { reply } from '../support/reply.js';
import { testSystem } from '../support/system.js';

const DAY = 86_400_000;

async function looksAt(student: Person) {
  return Looks.parse(await reply((await apiAs(student)).get('/api/sharing/looks'))).looks;
}

async function changePolicy(admin: Person, changes: object): Promise<FamilyPolicy> {
  const api = await apiAs(admin);
  const path = '/api/family-policy';
  const { number, changedBy, changedAt, ...policy } = FamilyPolicy.parse(
    await reply(api.get(path)),
  );
  expect([changedBy, changedAt]).to.have.length(2);
  return FamilyPolicy.parse(await reply(api.put(path, { ...policy, ...changes, follows: number })));
}

const move = { movedOn: '2026-09-01', reason: 'eighteen' };

describe('families', function () {
  this.timeout(60_000);
  afterEach(async () => (await testSystem()).clock.reset());

  it('71: a counselor invites, a guardian opens the link with the code, and sees the goals shown to others', async () => {
    const { student, counselor } = await buildClass();
    await buildGoal(student, { title: 'Learn to weld' });
    await buildGoal(student, { title: 'My secret', visibility: 'private' });
    await buildGoal(student, { title: 'For my counselor', visibility: 'adviser' });
    const { path, code } = await invite(counselor, student);
    const device = await phone();
    const asked = await device.open(path);
    expect(asked).to.include('Six digits').and.not.include('Maya');
    await device.send(path, { code, name: 'Rosa Lopez' });
    expect(device.headers.location).to.equal(pageOf(student));
    expect(await device.open('/family'))
      .to.include('Maya')
      .and.include('Rosa Lopez');
    expect(await device.open(pageOf(student))).to.include('Maya’s plan');
    const goals = await device.open(pageOf(student, 'goals'));
    expect(goals).to.include('Learn to weld');
    expect(goals).not.to.include('My secret').and.not.include('For my counselor');
    const [member] = (await familyOf(counselor, student)).members;
    expect(member).to.include({ name: 'Rosa Lopez', kind: 'guardian', endedAt: null });
  });

  it('71: a forwarded link alone opens nothing: five wrong codes lock it, and each says how many are left', async () => {
    const { student, counselor } = await buildClass();
    const { path, code } = await invite(counselor, student);
    const wrong = code === '000000' ? '000001' : '000000';
    const device = await phone();
    for (const left of ['4 more times', '3 more times', '2 more times', 'once more']) {
      const page = await device.send(path, { code: wrong, name: 'Rosa' }, 400);
      expect(page).to.include(left).and.include('value="Rosa"');
    }
    await device.send(path, { code: wrong, name: 'Rosa' }, 404);
    await device.send(path, { code, name: 'Rosa' }, 404);
    const { invitations, members } = await familyOf(counselor, student);
    expect([invitations[0]!.state, members]).to.deep.equal(['locked', []]);
    expect(device.cookie).to.equal('');
  });

  it('71: a link is good once; used, withdrawn, old, foreign and made-up ones look the same', async () => {
    const { clock } = await testSystem();
    const { student, counselor } = await buildClass();
    const used = await invite(counselor, student);
    await (await phone()).send(used.path, { code: used.code, name: 'Rosa' });
    const withdrawn = await invite(counselor, student);
    const api = await apiAs(counselor);
    await reply(api.delete(`/api/class/${student.personId}/family/invitations/${withdrawn.id}`));
    const other = await buildClass();
    const open = await invite(counselor, student);
    const foreign = open.path.replace(`/${student.tenantId}-`, `/${other.student.tenantId}-`);
    const old = await invite(counselor, student);
    clock.advance(14 * DAY + 1_000);
    const made = `/family/join/${student.tenantId}-7777-7777-7777-7777`;
    const answers = new Set<string>();
    for (const path of [used.path, withdrawn.path, foreign, old.path, made, '/family/join/x']) {
      const device = await phone();
      for (const text of [
        await device.open(path, 404),
        await device.send(path, { code: '123456', name: 'Rosa' }, 404),
      ])
        answers.add(text.replaceAll(/nonce="[^"]+"/g, ''));
    }
    expect([...answers]).to.have.length(1);
    expect([...answers][0]).to.include('This link does not work');
  });

  it('71: link and code are kept as hashes only, and no log names them', async () => {
    const { student, counselor } = await buildClass();
    const { path, code } = await invite(counselor, student);
    const device = await phone('en', false);
    await device.open(path);
    const rows = await withTenant(student.tenantId, () =>
      sql<{ row: string }>(
        `select to_jsonb(i)::text as row from family_invitations i where tenant_id = $1`,
        [student.tenantId],
      ),
    );
    const secret = path.split('/').at(-1) ?? '';
    expect(secret).to.match(new RegExp(`^${student.tenantId}(-[0-9A-HJKMNP-TV-Z]{4}){4}$`));
    expect(rows[0]!.row).not.to.include(secret).and.not.include(`"${code}"`);
    expect((await testSystem()).logLines.join('')).not.to.include(secret.slice(-9));
  });

  it('71: one guardian sees several children on one phone, and two may share a phone by name', async () => {
    const { course, student, counselor } = await buildClass();
    const brother = await buildPerson({ course, name: 'Leo Lopez' });
    const device = await join(counselor, student, 'Rosa Lopez');
    await join(counselor, brother, 'rosa lopez', { on: device });
    const home = await device.open('/family');
    expect(home).to.include('Maya').and.include('Leo');
    const before = device.cookie;
    await join(counselor, brother, 'Hugo Lopez', { on: device });
    expect(device.cookie).not.to.equal(before);
    expect(await device.open('/family'))
      .to.include('Hugo Lopez')
      .and.not.include('Maya');
    const names = (await familyOf(counselor, brother)).members.map(({ name }) => name);
    expect(names.sort()).to.deep.equal(['Hugo Lopez', 'Rosa Lopez']);
  });

  it('71: the page speaks the language of the invitation, the choice on the page, and then their own', async () => {
    const { student, counselor } = await buildClass();
    await buildGoal(student, { title: 'Aprender a soldar' });
    const { path, code } = await invite(counselor, student, { locale: 'es' });
    const device = await phone();
    expect(await device.open(path))
      .to.include('<html lang="es">')
      .and.include('Seis dígitos');
    expect(await device.open(`${path}?lang=en`)).to.include('<html lang="en">');
    await device.send(path, { code, name: 'Rosa', locale: 'es' });
    expect(await device.open(pageOf(student))).to.include('El plan de Maya');
    await device.send('/family/language', { locale: 'en' });
    expect(await device.open(pageOf(student))).to.include('Maya’s plan');
  });

  it('71: the district says which parts families see; a hidden part looks like a missing one', async () => {
    const { student, counselor, admin } = await buildClass();
    const device = await join(counselor, student);
    for (const part of [
      'goals',
      'courses',
      'requirements',
      'activities',
      'careers',
      'results',
      'meetings',
    ])
      await device.open(pageOf(student, part));
    await changePolicy(admin, { sections: ['goals'] });
    const page = await device.open(pageOf(student));
    expect(page).to.include('/goals"').and.not.include('/results"');
    const hidden = await device.open(pageOf(student, 'results'), 404);
    const missing = await device.open(pageOf(student, 'nowhere'), 404);
    const plain = (text: string) => text.replaceAll(/nonce="[^"]+"/g, '');
    expect(plain(hidden)).to.equal(plain(missing));
    const api = await apiAs(admin);
    const late = { sections: [], inviteDays: 3, deviceDays: 9, leaveDays: 0, follows: 0 };
    await api.put('/api/family-policy', late).expect(409);
    await (await apiAs(counselor)).put('/api/family-policy', late).expect(403);
  });

  it('71: a family sees that the plan was talked about, when and with whom, and no word of it', async () => {
    const { student, counselor } = await buildClass();
    await agreedTalk(counselor, student);
    await beginTalk(counselor, student, { heldOn: '2026-09-09' });
    const device = await join(counselor, student);
    const page = await device.open(pageOf(student, 'meetings'));
    expect(page).to.include('September 1, 2026 · Dana Reed').and.not.include('September 9');
    expect(page).not.to.include('One hour of math');
  });

  it('P6: the student sees each look of the family, by name, and who of the family may look', async () => {
    const { student, counselor } = await buildClass();
    const device = await join(counselor, student);
    await device.open(pageOf(student, 'goals'));
    await device.open(pageOf(student, 'results'));
    const looks = (await looksAt(student)).filter(({ role }) => role === 'guardian');
    expect(looks.map(({ name, what }) => `${name} ${what}`).sort()).to.deep.equal([
      'Rosa Lopez plan',
      'Rosa Lopez record',
    ]);
    expect((await ownFamily(student)).members.map(({ name }) => name)).to.deep.equal([
      'Rosa Lopez',
    ]);
  });

  it('71: a guardian sees their own child only, and no page of staff or students', async () => {
    const { course, student, counselor } = await buildClass();
    const other = await buildPerson({ course });
    const device = await join(counselor, student);
    await device.open(pageOf(other), 404);
    await device.open(pageOf(other, 'goals'), 404);
    const elsewhere = await buildClass();
    await device.open(pageOf(elsewhere.student), 404);
    const token = device.cookie.split('=')[1] ?? '';
    await (await apiAs({ token })).get('/api/goals').expect(401);
    const forged = device.cookie.replace(
      `_${student.tenantId}_`,
      `_${elsewhere.student.tenantId}_`,
    );
    device.cookie = forged;
    await device.open(pageOf(elsewhere.student), 401);
  });

  it('71: ending a link, signing out a phone and stopping oneself end the view at once', async () => {
    const { student, counselor } = await buildClass();
    const api = await apiAs(counselor);
    const [one, two, three] = [
      await join(counselor, student, 'Rosa'),
      await join(counselor, student, 'Hugo'),
      await join(counselor, student, 'Ana'),
    ];
    const { members } = await familyOf(counselor, student);
    const idOf = (name: string) => members.find((member) => member.name === name)!.id;
    const base = `/api/class/${student.personId}/family/members`;
    await api.post(`${base}/${idOf('Rosa')}/end`, {}).expect(400);
    await reply(api.post(`${base}/${idOf('Rosa')}/end`, { reason: 'Court order 12' }));
    await one.open(pageOf(student), 404);
    expect(await one.open('/family')).to.include('No plan is shared with you now');
    await reply(api.post(`${base}/${idOf('Hugo')}/sign-out`));
    await two.open(pageOf(student), 401);
    await three.send(`${pageOf(student)}/leave`, {});
    await three.open(pageOf(student), 404);
    expect(JSON.stringify(await ownFamily(student))).not.to.include('Court order');
    const again = `${base}/${idOf('Hugo')}/invitation`;
    const { url, code } = await reply<{ url: string; code: string }>(api.post(again), 201);
    await two.send(new URL(url).pathname, { code });
    expect(await two.open(pageOf(student))).to.include('Maya');
    const now = (await familyOf(counselor, student)).members;
    expect(now.filter(({ endedAt }) => endedAt === null).map(({ name }) => name)).to.deep.equal([
      'Hugo',
    ]);
  });

  it('71: a phone stays signed in while it is used, and not longer than the district says', async () => {
    const { clock } = await testSystem();
    const { student, counselor, admin } = await buildClass();
    await changePolicy(admin, { deviceDays: 30 });
    const device = await join(counselor, student);
    clock.advance(29 * DAY);
    await device.open('/family');
    expect(device.headers['set-cookie']?.[0]).to.match(/HttpOnly; SameSite=Lax/);
    clock.advance(29 * DAY);
    await device.open('/family');
    clock.advance(30 * DAY + 1_000);
    await device.open('/family', 401);
  });

  it('71: who tries a link over and over is held up', async () => {
    const { student, counselor } = await buildClass();
    const { path } = await invite(counselor, student);
    const device = await phone();
    for (let tried = 0; tried < 10; tried += 1) await device.open(path);
    await device.open(path, 429);
  });

  it('P16: when the rights move to the student, the family loses the view unless the student invites them', async () => {
    const { student, counselor } = await buildClass();
    const mother = await join(counselor, student, 'Rosa');
    const waiting = await invite(counselor, student);
    const api = await apiAs(counselor);
    const own = await apiAs(student);
    await own.post('/api/family/invitations', { locale: 'en' }).expect(403);
    await reply(api.put(`/api/class/${student.personId}/family/rights`, move));
    await mother.open(pageOf(student), 404);
    await (await phone()).open(waiting.path, 404);
    await api
      .post(`/api/class/${student.personId}/family/invitations`, { locale: 'en' })
      .expect(409);
    const family = await ownFamily(student);
    expect(family.rights).to.deep.include({ ...move, note: '' });
    expect([family.mayInvite, family.members[0]!.endedBecause]).to.deep.equal([true, 'rights']);
    const { url, code } = await reply<{ url: string; code: string }>(
      own.post('/api/family/invitations', { locale: 'en' }),
      201,
    );
    await mother.send(new URL(url).pathname, { code, name: 'Rosa' });
    await mother.open(pageOf(student));
    const { id } = (await ownFamily(student)).members[0]!;
    await reply(own.post(`/api/family/members/${id}/end`));
    await mother.open(pageOf(student), 404);
  });

  it('P16: rights that moved by mistake go back, with what ended by it; no birth date is kept', async () => {
    const { student, counselor } = await buildClass();
    const mother = await join(counselor, student, 'Rosa');
    const api = await apiAs(counselor);
    const path = `/api/class/${student.personId}/family/rights`;
    await api.put(path, { ...move, movedOn: '2999-01-01' }).expect(400);
    await reply(api.put(path, move));
    await api.put(path, move).expect(409);
    await reply(api.delete(path));
    await api.delete(path).expect(404);
    await mother.open(pageOf(student));
    expect((await familyOf(counselor, student)).rights).to.equal(null);
  });

  it('P16: leaving ends the view as the district says', async () => {
    const { student, counselor, admin } = await buildClass();
    const mother = await join(counselor, student);
    await withTenant(student.tenantId, () =>
      sql('update enrolments set updated_at = now() where tenant_id = $1 and person_id = $2', [
        student.tenantId,
        student.personId,
      ]),
    );
    await leave(student);
    await mother.open(pageOf(student), 404);
    await changePolicy(admin, { leaveDays: 10 });
    await mother.open(pageOf(student));
    const { clock } = await testSystem();
    clock.advance(11 * DAY);
    await mother.open(pageOf(student), 404);
  });

  it('71: who is not staff of the student can’t invite, and forms of other sites are refused', async () => {
    const { course, student, counselor } = await buildClass();
    const path = `/api/class/${student.personId}/family`;
    for (const role of ['student', 'teacher', 'observer'] as const)
      await (await apiAs(await buildPerson({ course, role }))).get(path).expect(403);
    const stranger = await buildPerson({ course: await buildCourse(), role: 'counselor' });
    await (await apiAs(stranger)).get(path).expect(404);
    const device: Phone = await join(counselor, student);
    const request = (await import('supertest')).default;
    const { app } = await testSystem();
    await request(app)
      .post('/family/sign-out')
      .type('form')
      .set('sec-fetch-site', 'cross-site')
      .set('cookie', device.cookie)
      .send({ where: 'everywhere' })
      .expect(403);
    await device.open(pageOf(student));
  });
});
