import { expect } from 'chai';
import fc from 'fast-check';
import type { Notifications } from '#contracts/notifications.js';
import { YearCloseBoard } from '#contracts/year-close.js';
import { sql, withTenant } from '#server/db/tenant.js';
import { closeYear, reopenYear } from '#server/features/year-close/close-run.js';
import { type ApiClient, apiAs } from '../support/api.js';
import { buildGoal } from '../support/assignments.js';
import { buildCourse, buildPerson, type Course, type Person, signIn } from '../support/builders.js';
import { reply } from '../support/reply.js';
import { testSystem } from '../support/system.js';
import { addSisRecords, districtRows, yearNow } from '../support/years.js';

const DAY_MS = 86_400_000;

interface Scene {
  course: Course;
  admin: Person;
  api: () => Promise<ApiClient>;
  board: () => Promise<YearCloseBoard>;
  /** Runs what the worker would. */
  close: () => Promise<YearCloseBoard>;
  undo: () => Promise<YearCloseBoard>;
}

/** A day in the last weeks of the school year that it is now. */
async function inJune(year = yearNow()): Promise<void> {
  const { clock } = await testSystem();
  clock.reset();
  clock.advance(Date.UTC(year + 1, 5, 10, 15) - Date.now());
}

async function scene(): Promise<Scene> {
  const course = await buildCourse();
  const admin = await buildPerson({ district: course, role: 'admin', name: 'Rosa Diaz' });
  const { tenantId } = course;
  const { clock } = await testSystem();
  const api = async () => apiAs({ token: await signIn(admin) });
  const board = async () =>
    YearCloseBoard.parse(await reply((await api()).get('/api/year-closes')));
  const run = async (work: typeof closeYear, { id: subjectId }: { id: string }) => {
    await work({ tenantId, subjectId }, clock.now);
    return board();
  };
  return {
    ...{ course, admin, api, board },
    close: async () => {
      const { year } = await board();
      const begun = (await api()).post('/api/year-closes', { year });
      return run(closeYear, YearCloseBoard.parse(await reply(begun, 201)).closes[0]!);
    },
    undo: async () => {
      const { id } = (await board()).closes[0]!;
      await reply((await api()).post(`/api/year-closes/${id}/undo`));
      return run(reopenYear, { id });
    },
  };
}

const gradesOf = (
  rows: Awaited<ReturnType<typeof districtRows>>,
): Record<string, string[] | undefined> =>
  Object.fromEntries(
    rows.sis_records!.map((row) => [
      row.source_id as string,
      (row.data as { grades?: string[] }).grades,
    ]),
  );

describe('closing a school year', function () {
  this.timeout(60_000);
  afterEach(async () => (await testSystem()).clock.reset());

  it('F15: shows before what will happen: by school and grade, who has none, who leaves', async () => {
    const { course, board } = await scene();
    await addSisRecords(course.tenantId, [
      ...['05', '09', '09', '12'].map((grade) => ({ grades: [grade], school: 'North' })),
      ...[{ grades: ['10', '11'], school: 'North' }, { grades: ['KG'] }, { grades: ['08'] }],
      { grades: ['09'], role: 'teacher' },
    ]);
    await buildPerson({ course, name: 'Kim Without' });
    await inJune();
    const { standing, year, preview } = await board();
    expect([standing, year]).to.deep.equal(['ready', yearNow()]);
    expect(preview).to.deep.include({
      moving: 4,
      graduating: 1,
      left: 0,
      graduatingUnfinished: null,
    });
    expect(preview!.schools).to.deep.equal([
      {
        name: 'North',
        grades: [
          { grade: 5, students: 1 },
          { grade: 9, students: 2 },
          { grade: 12, students: 1 },
        ],
      },
      { name: null, grades: [{ grade: 8, students: 1 }] },
    ]);
    const people = [{ name: 'Kim Without', number: null, why: 'no-record' }];
    expect(preview!.unknown).to.deep.equal({ students: 1, people });
  });

  it('F15: moves each grade, lets the last one go, and begins the next school year', async () => {
    const { course, admin, close, board } = await scene();
    const [ninth, senior] = await addSisRecords(course.tenantId, [
      { grades: ['09'] },
      { grades: ['12'] },
    ]);
    const student = await buildPerson({ course });
    await buildGoal(student, { title: 'Of the old year' });
    await withTenant(course.tenantId, () =>
      sql('update people set sis_id = $3 where tenant_id = $1 and id = $2', [
        ...[course.tenantId, student.personId, ninth],
      ]),
    );
    await inJune();
    const own = async () => apiAs({ token: await signIn(student) });
    const home = async () => reply<{ gradeLevel: number | null }>((await own()).get('/api/home'));
    const years = async () =>
      reply<{ grade: number }>((await own()).get(`/api/years/${yearNow() + 1}`));
    expect((await home()).gradeLevel).to.equal(9);
    await reply((await own()).get(`/api/years/${yearNow() + 1}`), 404);
    const after = await close();
    expect(after).to.deep.include({ standing: 'closed', preview: null });
    expect(after.closes[0]).to.deep.include({ state: 'done', moved: 1, graduated: 1, done: 2 });
    expect((await home()).gradeLevel).to.equal(10);
    expect((await years()).grade, 'the new year has begun').to.equal(10);
    const old = reply<{ grade: number }>((await own()).get(`/api/years/${yearNow()}`));
    expect((await old).grade, 'the old one keeps its grade').to.equal(9);
    const goal = { title: 'Of the new year', kind: 'career', horizon: 'year' };
    await reply((await own()).post('/api/goals', goal), 201);
    const asked = reply<{ goals: { title: string }[] }>((await own()).get('/api/look-back'));
    expect((await asked).goals.map(({ title }) => title)).to.deep.equal(['Of the old year']);
    const rows = await districtRows(course.tenantId);
    const gone = rows.sis_records!.find(({ source_id }) => source_id === senior)!;
    expect([gone.is_active, (gone.data as { graduatedIn: number }).graduatedIn]).to.deep.equal([
      ...[false, yearNow()],
    ]);
    const acts = rows.admin_log!.filter(({ actor_id }) => actor_id === admin.personId);
    expect(acts.map(({ what, subject }) => [what, subject])).to.deep.equal([
      ['year-closed', String(yearNow())],
    ]);
    const { clock } = await testSystem();
    clock.advance(8 * DAY_MS);
    expect(await board()).to.deep.include({ year: yearNow() + 1, standing: 'early' });
  });

  it('F15: tells each student whose school year moved, and those whose grade came back', async () => {
    const { course, close, undo } = await scene();
    const ids = await addSisRecords(course.tenantId, [
      ...['05', '09', '12', '04'].map((grade) => ({ grades: [grade] })),
    ]);
    const students: Person[] = [];
    for (const id of ids) {
      const student = await buildPerson({ course });
      students.push(student);
      await withTenant(course.tenantId, () =>
        sql('update people set sis_id = $3 where tenant_id = $1 and id = $2', [
          ...[course.tenantId, student.personId, id],
        ]),
      );
    }
    const lines = async () => {
      const all = [];
      for (const student of students) {
        const api = await apiAs({ token: await signIn(student) });
        const { items } = await reply<Notifications>(api.get('/api/notifications'));
        all.push(items.map(({ kind, ref }) => [kind, ref]));
      }
      return all;
    };
    await inJune();
    await close();
    expect(await lines()).to.deep.equal([[['new-year', '']], [['new-year', '']], [], []]);
    await undo();
    const undone = [['new-year', 'undone']];
    expect(await lines()).to.deep.equal([undone, undone, [], []]);
  });

  it('F15: two at a time, the wrong year, a second time and after seven days are refused', async () => {
    const { course, api, close, board } = await scene();
    await addSisRecords(course.tenantId, [{ grades: ['09'] }]);
    const early = (await api()).post('/api/year-closes', { year: (await board()).year });
    await reply(early, 409);
    await inJune();
    await reply((await api()).post('/api/year-closes', { year: yearNow() + 1 }), 409);
    const both = [await api(), await api()].map((one) =>
      one.post('/api/year-closes', { year: yearNow() }).then(({ status }) => status),
    );
    expect((await Promise.all(both)).toSorted()).to.deep.equal([201, 409]);
    const { closes } = await board();
    await reply((await api()).post(`/api/year-closes/${closes[0]!.id}/undo`), 409);
    const { clock } = await testSystem();
    await closeYear({ tenantId: course.tenantId, subjectId: closes[0]!.id }, clock.now);
    await close().then(
      () => expect.fail('closed twice'),
      () => null,
    );
    clock.advance(7 * DAY_MS + 1_000);
    await reply((await api()).post(`/api/year-closes/${closes[0]!.id}/undo`), 409);
  });

  it('F15: goes on where it stood after a crash, and moves nobody twice', async () => {
    const { course, api, board } = await scene();
    const { tenantId } = course;
    await addSisRecords(
      tenantId,
      Array.from({ length: 4_300 }, (_, index) => ({
        grades: [String((index % 7) + 6).padStart(2, '0')],
      })),
    );
    await inJune();
    const before = await districtRows(tenantId);
    const begun = (await api()).post('/api/year-closes', { year: yearNow() });
    const { id } = YearCloseBoard.parse(await reply(begun, 201)).closes[0]!;
    let calls = 0;
    const crash = () => {
      calls += 1;
      if (calls > 1) throw new Error('crash');
      return new Date();
    };
    const failed = await closeYear({ tenantId, subjectId: id }, crash).catch(String);
    expect(failed).to.contain('crash');
    const half = (await board()).closes[0]!;
    expect([half.state, half.done, half.total]).to.deep.equal(['running', 2_000, 4_300]);
    const { clock } = await testSystem();
    await Promise.all([
      closeYear({ tenantId, subjectId: id }, clock.now),
      closeYear({ tenantId, subjectId: id }, clock.now),
    ]);
    const next = (grade: string) => String(Number(grade) + 1).padStart(2, '0');
    const expected = Object.entries(gradesOf(before)).map(([key, grades]) => {
      const grade = grades?.[0] ?? '';
      return [key, [grade === '12' ? '12' : next(grade)]] as const;
    });
    expect(gradesOf(await districtRows(tenantId))).to.deep.equal(Object.fromEntries(expected));
  });

  it('F15: undoing puts every grade back, keeps the work done since, and changes nothing else', async () => {
    const record = fc.record({
      grades: fc.oneof(
        fc
          .constantFrom('05', '06', '08', '09', '11', '12', 'KG', 'PS')
          .map((one): string[] => [one]),
        fc.constant<string[]>([]),
        fc.constant<string[]>(['09', '10']),
      ),
      role: fc.constantFrom(undefined, 'student', 'teacher'),
      school: fc.constantFrom(undefined, 'North', 'South'),
      isActive: fc.boolean(),
      /** What a file says after the close. */
      later: fc.constantFrom(null, null, null, '09', '07'),
      hasWorked: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(record, { minLength: 1, maxLength: 12 }), async (records) => {
        const { course, close, undo, board } = await scene();
        const { tenantId } = course;
        const ids = await addSisRecords(tenantId, records);
        const workers: Person[] = [];
        for (const [index, { hasWorked }] of records.entries()) {
          if (!hasWorked) continue;
          const person = await buildPerson({ course });
          workers.push(person);
          await buildGoal(person, { title: 'Before' });
          await withTenant(tenantId, () =>
            sql('update people set sis_id = $3 where tenant_id = $1 and id = $2', [
              ...[tenantId, person.personId, ids[index]],
            ]),
          );
        }
        await inJune();
        const before = await districtRows(tenantId);
        await close();
        const goals: string[] = [];
        for (const worker of workers) {
          const api = await apiAs({ token: await signIn(worker) });
          const goal = { title: 'After the close', kind: 'career', horizon: 'year' };
          goals.push((await reply<{ id: string }>(api.post('/api/goals', goal), 201)).id);
        }
        const expected = new Map(before.sis_records!.map((row) => [row.id, row]));
        for (const [index, { later }] of records.entries()) {
          if (later === null) continue;
          const [row] = await withTenant(tenantId, () =>
            sql<Record<string, unknown>>(
              `update sis_records set data = jsonb_set(data, '{grades}', $3::jsonb), is_active = true,
                      updated_at = now() + interval '1 day'
               where tenant_id = $1 and source_id = $2 returning to_jsonb(sis_records) as row`,
              [tenantId, ids[index], JSON.stringify([later])],
            ),
          );
          const kept = row!.row as Record<string, unknown>;
          expected.set(kept.id, kept);
        }
        const { closes } = await undo();
        expect(closes[0]!.state).to.equal('undone');
        const after = await districtRows(tenantId);
        expect(after.sis_records).to.deep.equal([...expected.values()]);
        const old = new Set((before.goals ?? []).map(({ id }) => id));
        expect((after.goals ?? []).filter(({ id }) => old.has(id))).to.deep.equal(
          before.goals ?? [],
        );
        const added = (after.goals ?? []).flatMap(({ id }) => (old.has(id) ? [] : id));
        expect(added.toSorted()).to.deep.equal(goals.toSorted());
        const untouched = (rows: typeof after) =>
          Object.fromEntries(Object.entries(rows).filter(([table]) => !TOUCHED.has(table)));
        expect(untouched(after)).to.deep.equal(untouched(before));
        expect((await board()).standing, 'it can be closed again').to.equal('ready');
      }),
      { numRuns: 25 },
    );
  });
});

/** What a close and a student at work write by design; the first two are compared above. */
const TOUCHED = new Set([
  ...['sis_records', 'goals', 'year_closes', 'year_close_steps', 'admin_log', 'access_log'],
  ...['sessions', 'plans', 'record_versions', 'notifications'],
]);
