import { expect } from 'chai';
import { Graduates } from '#contracts/graduates.js';
import { YearCloseBoard } from '#contracts/year-close.js';
import { globalSql, sql, withTenant } from '#server/db/tenant.js';
import { purgeGraduates } from '#server/features/graduates/purge-run.js';
import { closeYear } from '#server/features/year-close/close-run.js';
import type { FileStores } from '#server/files/file-store.js';
import { buildMyActivity } from '../support/activities.js';
import { type ApiClient, apiAs } from '../support/api.js';
import { buildGoal } from '../support/assignments.js';
import { buildCourse, buildPerson, type Course, type Person, signIn } from '../support/builders.js';
import { choiceOf, publish } from '../support/plan-rules.js';
import { readPdf } from '../support/read-documents.js';
import { reply } from '../support/reply.js';
import { testSystem } from '../support/system.js';
import { addSisRecords, yearNow } from '../support/years.js';

const DAY_MS = 86_400_000;
const NO_STORE: FileStores = { current: 'database', byName: {} };

interface Scene {
  course: Course;
  senior: Person;
  junior: Person;
  api: () => Promise<ApiClient>;
  look: () => Promise<Graduates>;
  /** Runs what the worker would. */
  purge: () => Promise<void>;
}

/** The year is closed: a senior with a goal and an activity has left, a junior has moved on. */
async function closedScene(): Promise<Scene> {
  const course = await buildCourse();
  const { tenantId } = course;
  const admin = await buildPerson({ district: course, role: 'admin', name: 'Rosa Diaz' });
  const { clock } = await testSystem();
  clock.advance(Date.UTC(yearNow() + 1, 5, 10, 15) - Date.now());
  const api = async () => apiAs({ token: await signIn(admin) });
  await publish({ ...admin, token: await signIn(admin) }, choiceOf('AZ', 0));
  const look = async () => Graduates.parse(await reply((await api()).get('/api/graduates')));
  const ids = await addSisRecords(tenantId, [
    { grades: ['12'], school: 'North' },
    { grades: ['11'], school: 'North' },
  ]);
  const people: Person[] = [];
  for (const [index, name] of ['Zanzibar Quill', 'Ann Able'].entries()) {
    const person = await buildPerson({ course, name });
    await withTenant(tenantId, () =>
      sql('update people set sis_id = $3 where tenant_id = $1 and id = $2', [
        ...[tenantId, person.personId, ids[index]],
      ]),
    );
    const own = { ...person, token: await signIn(person) };
    await buildGoal(own, { title: 'Weld' });
    await buildMyActivity(own);
    people.push(person);
  }
  const begun = (await api()).post('/api/year-closes', { year: yearNow() });
  const { closes } = YearCloseBoard.parse(await reply(begun, 201));
  await closeYear({ tenantId, subjectId: closes[0]!.id }, clock.now);
  const purge = async () => {
    const [open] = await withTenant(tenantId, () =>
      sql<{ id: string }>('select id from graduate_purges where tenant_id = $1', [tenantId]),
    );
    await purgeGraduates({ tenantId, subjectId: open!.id }, { files: NO_STORE, now: clock.now });
  };
  return { course, senior: people[0]!, junior: people[1]!, api, look, purge };
}

/** Every table and column of the district in which the person's id stands. */
async function placesOf({ tenantId, personId }: Person): Promise<string[]> {
  const columns = await globalSql<{ table: string; column: string }>(
    `select c.relname as "table", a.attname as "column" from pg_class c
     join pg_attribute a on a.attrelid = c.oid and a.atttypid = 'uuid'::regtype and not a.attisdropped
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relrowsecurity
     order by 1, 2`,
  );
  const found = await withTenant(tenantId, () =>
    sql<{ place: string }>(
      columns
        .map(
          ({ table, column }) =>
            `select '${table}.${column}' as place
             where exists (select 1 from ${table} where tenant_id = $1 and ${column} = $2)`,
        )
        .join(' union all '),
      [tenantId, personId],
    ),
  );
  return found.map(({ place }) => place);
}

describe('plans of graduates', function () {
  this.timeout(60_000);
  afterEach(async () => (await testSystem()).clock.reset());

  it('F15: are kept as long as the district says; only then may they go, and only those that were seen', async () => {
    const { api, look } = await closedScene();
    const { clock } = await testSystem();
    const [group] = (await look()).groups;
    expect(group).to.deep.include({ students: 1, listed: 1, mayDelete: false, purge: null });
    const path = `/api/graduates/${group!.closeId}/purge`;
    await reply((await api()).post(path, { students: 1 }), 409);
    await reply((await api()).put('/api/graduates/policy', { keepDays: 1 }), 400);
    const { keepDays, groups } = Graduates.parse(
      await reply((await api()).put('/api/graduates/policy', { keepDays: 60 })),
    );
    expect(keepDays).to.equal(60);
    expect(Date.parse(groups[0]!.keptUntil) - clock.now().getTime()).to.be.closeTo(
      60 * DAY_MS,
      60_000,
    );
    clock.advance(61 * DAY_MS);
    expect((await look()).groups[0]!.mayDelete).to.equal(true);
    await reply((await api()).post(path, { students: 2 }), 409);
    await reply((await api()).get(`/api/graduates/${group!.closeId}/certificate`), 404);
    const both = [await api(), await api()].map((one) =>
      one.post(path, { students: 1 }).then(({ status }) => status),
    );
    expect((await Promise.all(both)).toSorted()).to.deep.equal([201, 409]);
  });

  it('F15, P16: nothing of them is left but the log of looks, others keep everything, and a certificate says so', async () => {
    const { course, senior, junior, api, look, purge } = await closedScene();
    const { clock } = await testSystem();
    const before = await placesOf(junior);
    clock.advance(366 * DAY_MS);
    const [group] = (await look()).groups;
    const path = `/api/graduates/${group!.closeId}`;
    const teacher = await buildPerson({ course, role: 'teacher' });
    const staff = await apiAs({ token: await signIn(teacher) });
    await reply(staff.get(`/api/class/${senior.personId}/held`));
    expect(await placesOf(senior)).to.include.members([
      'plans.student_id',
      'activities.student_id',
    ]);
    await reply((await api()).post(`${path}/purge`, { students: 1 }), 201);
    await purge();
    await purge();
    expect(await placesOf(senior)).to.deep.equal(['access_log.student_id']);
    expect(await placesOf(junior)).to.include.members(before);
    const [lines] = await withTenant(course.tenantId, () =>
      sql<{ users: number; roles: number }>(
        `select (count(*) filter (where kind = 'users'))::int as users,
                (count(*) filter (where kind = 'roles'))::int as roles
         from sis_records where tenant_id = $1`,
        [course.tenantId],
      ),
    );
    expect(lines).to.deep.equal({ users: 1, roles: 1 });
    const { groups } = await look();
    expect(groups[0]).to.deep.include({ students: 0, mayDelete: false });
    expect(groups[0]!.purge).to.deep.include({ done: 1, total: 1, askedBy: 'Rosa Diaz' });
    const file = await (await api()).get(`${path}/certificate`);
    const text = (await readPdf(file.body as Buffer)).words.join(' ');
    for (const words of ['Certificate of deletion', 'Rosa Diaz', '365 days', 'Goals', 'Activities'])
      expect(text).to.contain(words);
    expect(text).to.match(/Lines of the district’s file: 2/);
    expect(text).not.to.contain('Zanzibar');
    const acts = (
      await withTenant(course.tenantId, () =>
        sql<{ what: string }>('select what from admin_log where tenant_id = $1 order by at', [
          course.tenantId,
        ]),
      )
    ).map(({ what }) => what);
    expect(acts).to.deep.equal(['template-published', 'year-closed', 'graduates-purged']);
  });

  it('F15: who is in the district’s file anew has not left', async () => {
    const { course, senior, look } = await closedScene();
    await withTenant(course.tenantId, () =>
      sql(
        `update sis_records set is_active = true
         where tenant_id = $1 and kind = 'users' and source_id = (
           select sis_id from people where tenant_id = $1 and id = $2)`,
        [course.tenantId, senior.personId],
      ),
    );
    expect((await look()).groups).to.deep.equal([]);
  });

  it('F15: is for administrators', async () => {
    const { course } = await closedScene();
    for (const role of ['student', 'teacher', 'counselor'] as const) {
      const own = await apiAs({ token: await signIn(await buildPerson({ course, role })) });
      await reply(own.get('/api/graduates'), 403);
    }
  });
});
