import { expect } from 'chai';
import request, { type Response } from 'supertest';
import type { Goal } from '#contracts/goals.js';
import type { RecordHistory } from '#contracts/history.js';
import type { Notifications } from '#contracts/notifications.js';
import type { PassportOverview } from '#contracts/passport.js';
import type { PassportParts } from '#contracts/passport-file.js';
import { StaffPassportPreview, StaffPassports } from '#contracts/staff-passports.js';
import { apiAs } from '../support/api.js';
import { buildCourse, buildPerson, type Course, type Person } from '../support/builders.js';
import { bring } from '../support/compared-plans.js';
import { forge, planOf } from '../support/forged-passports.js';
import { reply } from '../support/reply.js';
import { testSystem } from '../support/system.js';

function goal(place: number, title: string, visibility: 'teachers' | 'private' = 'teachers') {
  return {
    ...{ id: `01900000-0000-7000-8000-00000000000${place}`, title, why: '', measure: '' },
    ...{ helpers: '', kind: 'career', horizon: 'year', parentId: null, status: 'active' },
    ...{ targetDate: null, isFocus: false, visibility, completedAt: null, milestones: [] },
    createdAt: '2026-01-05T10:00:00.000Z',
  } as PassportParts['goals'][number];
}

function bodyOf({ status, text, body }: Response): unknown {
  expect(status, text).to.equal(200);
  return body;
}

describe('a passport that a counselor brings in', function () {
  this.timeout(60_000);
  let course: Course;
  let counselor: Person;
  let maya: Person;
  let zip: Buffer;

  before(async () => {
    zip = await forge(
      planOf({ goals: [goal(1, 'Learn to weld'), goal(2, 'Find my aunt', 'private')] }),
    );
  });
  beforeEach(async () => {
    course = await buildCourse();
    counselor = await buildPerson({ course, role: 'counselor', name: 'Cora Lane' });
    maya = await buildPerson({ course, name: 'Ortiz, Maya' });
  });

  async function send(path: string, bytes = zip, by = counselor) {
    const { app } = await testSystem();
    return request(app)
      .post(`/api/class/${maya.personId}/passport/${path}`)
      .set('authorization', `Bearer ${by.token}`)
      .set('content-type', 'application/octet-stream')
      .send(bytes);
  }
  const look = async (bytes = zip) =>
    StaffPassportPreview.parse(bodyOf(await send('preview', bytes)));
  const sayYes = async (digest: string) => send(`imports?digest=${digest}&checked=yes`);
  const bringFor = async () => StaffPassports.parse(bodyOf(await sayYes((await look()).digest)));
  const goalsOf = async () => reply<Goal[]>((await apiAs(maya)).get('/api/goals'));
  const newsOf = async (who: Person) => {
    const path = '/api/notifications';
    const { items } = await reply<Notifications>((await apiAs(who)).get(path));
    return items.map(({ kind, by, about }) => `${kind} ${by ?? ''} ${about?.name ?? ''}`.trim());
  };

  it('§6.5, D10: says what is new, the same and whose file it is, and shows nothing private', async () => {
    const seen = await look();
    expect(seen).to.deep.include({ hidden: 1, isSameName: true, isTakenOut: false });
    expect(seen.parts).to.deep.equal([
      { part: 'goals', added: ['Learn to weld'], copies: [], same: 0 },
    ]);
    expect(await goalsOf()).to.deep.equal([]);
    const other = await forge(
      planOf(
        { goals: [goal(1, 'Learn to weld')] },
        {
          student: { name: 'Noah Reyes', gradeLevel: 8, schoolYear: 2025 },
        },
      ),
    );
    expect((await look(other)).isSameName).to.equal(false);
  });

  it('§6.5, D10: an entry that the student made private since is not named to the counselor', async () => {
    await bring(maya, zip);
    const weld = (await goalsOf()).find(({ title }) => title === 'Learn to weld')!;
    await reply((await apiAs(maya)).patch(`/api/goals/${weld.id}`, { visibility: 'private' }));
    expect(await look()).to.deep.include({ hidden: 2, parts: [] });
  });

  it('§6.5, D10: it comes in once, in the counselor’s hand, and the student is told', async () => {
    const { imports } = await bringFor();
    expect(imports).to.have.length(1);
    expect(imports[0]).to.deep.include({ by: 'Cora Lane', entries: 2, takenOutAt: null });
    const goals = await goalsOf();
    expect(goals.map(({ title, visibility }) => `${title}: ${visibility}`).sort()).to.deep.equal([
      'Find my aunt: private',
      'Learn to weld: teachers',
    ]);
    const { versions } = await reply<RecordHistory>(
      (await apiAs(maya)).get(`/api/history/goal/${goals[0]!.id}`),
    );
    expect(versions.map(({ by }) => by)).to.deep.equal([{ isMe: false, name: 'Cora Lane' }]);
    expect(await newsOf(maya)).to.deep.equal(['passport Cora Lane']);
    const own = await reply<PassportOverview>((await apiAs(maya)).get('/api/passport'));
    expect(own.imports.map(({ by }) => by)).to.deep.equal([{ name: 'Cora Lane' }]);
    expect((await bringFor()).imports).to.have.length(1);
    expect(await goalsOf()).to.have.length(2);
  });

  it('§6.5, D10: the student takes it out, and it stays out until they bring it in themselves', async () => {
    const [brought] = (await bringFor()).imports;
    const api = await apiAs(maya);
    await reply(api.delete(`/api/passport/imports/${brought!.id}`));
    expect(await goalsOf()).to.deep.equal([]);
    expect(await newsOf(counselor)).to.deep.equal(['passport-out Ortiz, Maya Ortiz, Maya']);
    const seen = await look();
    expect(seen.isTakenOut).to.equal(true);
    expect((await sayYes(seen.digest)).status).to.equal(409);
    expect(await goalsOf()).to.deep.equal([]);
    const path = `/api/class/${maya.personId}/passport`;
    const { imports } = StaffPassports.parse(await reply((await apiAs(counselor)).get(path)));
    expect(imports[0]!.takenOutAt).to.be.a('string');
    await (await apiAs(counselor)).delete(`${path}/imports/${brought!.id}`).expect(404);
    await bring(maya, zip);
    expect(await goalsOf()).to.have.length(2);
  });

  it('§6.5, D10: the counselor takes back a slip, not what the student brought in or changed', async () => {
    const [brought] = (await bringFor()).imports;
    const weld = (await goalsOf()).find(({ title }) => title === 'Learn to weld')!;
    await reply((await apiAs(maya)).patch(`/api/goals/${weld.id}`, { title: 'Weld a gate' }));
    const api = await apiAs(counselor);
    const path = `/api/class/${maya.personId}/passport/imports`;
    await reply(api.delete(`${path}/${brought!.id}`));
    expect((await goalsOf()).map(({ title }) => title)).to.deep.equal(['Weld a gate']);
    expect(await newsOf(maya)).to.deep.equal([]);
    const other = await forge(planOf({ goals: [goal(3, 'Run a bakery')] }));
    const { imports } = await bring(maya, other);
    await api.delete(`${path}/${imports[0]!.id}`).expect(404);
    expect(await goalsOf()).to.have.length(2);
  });

  it('§6.5, D10: only for a student of theirs, after a look and a check', async () => {
    const { digest } = await look();
    expect((await send(`imports?digest=${digest}`)).status).to.equal(400);
    expect((await sayYes('0'.repeat(64))).status).to.equal(409);
    const teacher = await buildPerson({ course, role: 'teacher' });
    expect((await send('preview', zip, teacher)).status).to.equal(403);
    const elsewhere = await buildPerson({
      ...{ course: await buildCourse({ district: course }), role: 'counselor' },
    });
    expect((await send('preview', zip, elsewhere)).status).to.equal(404);
    expect((await send(`imports?digest=${digest}&checked=yes`, zip, elsewhere)).status).to.equal(
      404,
    );
    expect(await goalsOf()).to.deep.equal([]);
  });
});
