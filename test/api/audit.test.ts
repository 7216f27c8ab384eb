import { expect } from 'chai';
import { AuditFile, AuditPage } from '#contracts/audit.js';
import { newId } from '#server/db/ids.js';
import { sql, withTenant } from '#server/db/tenant.js';
import { noteAccess } from '#server/features/access/access-log.js';
import { apiAs } from '../support/api.js';
import { buildCourse, buildPerson, type Course, type Person } from '../support/builders.js';
import { reply } from '../support/reply.js';
import { testSystem } from '../support/system.js';

const DAY_MS = 86_400_000;
const span = (days = 7) => ({
  from: new Date(Date.now() - days * DAY_MS).toISOString(),
  to: new Date(Date.now() + DAY_MS / 24).toISOString(),
});

interface Scene {
  course: Course;
  teacher: Person;
  maya: Person;
  ben: Person;
  admin: Person;
  search: (filters?: object) => Promise<AuditPage>;
  file: (filters?: object) => Promise<AuditFile>;
}

async function scene(): Promise<Scene> {
  const course = await buildCourse();
  const teacher = await buildPerson({ course, role: 'teacher', name: 'Ana Lee' });
  const maya = await buildPerson({ course, name: '=Maya Ortiz' });
  const ben = await buildPerson({ course, name: 'Ben Okoro' });
  const admin = await buildPerson({ district: course, role: 'admin', name: 'Rosa Diaz' });
  const api = await apiAs(admin);
  return {
    ...{ course, teacher, maya, ben, admin },
    search: async (filters = {}) =>
      AuditPage.parse(await reply(api.post('/api/audit-searches', { ...span(), ...filters }))),
    file: async (filters = {}) =>
      AuditFile.parse(await reply(api.post('/api/audit-files', { ...span(), ...filters }))),
  };
}

/** The teacher opens a list on which both stand. */
const lookAtList = ({ teacher, maya, ben }: Scene) =>
  withTenant(teacher.tenantId, () =>
    noteAccess(teacher, [maya.personId, ben.personId], 'class list', {
      now: new Date(),
      requestId: newId(),
    }),
  );

const acts = async ({ course }: Scene) =>
  withTenant(course.tenantId, () =>
    sql<{ what: string; subject: string }>(
      `select what, subject from admin_log where tenant_id = $1 order by at, id`,
      [course.tenantId],
    ),
  );

describe('the search of both logs', function () {
  this.timeout(30_000);

  // Days are asked for as today is here: the clock of the tests before may be ahead.
  before(async () => {
    (await testSystem()).clock.reset();
  });

  it('P6: shows one class list as one look with its students, and one plan as another', async () => {
    const it_ = await scene();
    const api = await apiAs(it_.teacher);
    await lookAtList(it_);
    await reply(api.get(`/api/class/${it_.maya.personId}`));
    const { lines, next } = await it_.search();
    expect(next).to.equal(null);
    expect(lines).to.have.length(2);
    expect(lines[0]).to.deep.include({
      ...{ kind: 'saw', name: 'Ana Lee', role: 'teacher', what: 'plan', students: 1 },
      names: ['=Maya Ortiz'],
    });
    expect(lines[1]).to.deep.include({ what: 'class list', students: 2 });
    expect(lines[1]!.names).to.have.members(['=Maya Ortiz', 'Ben Okoro']);
  });

  it('P6: a search leaves its own traces: an act of its own, and a look at each student shown', async () => {
    const it_ = await scene();
    await reply((await apiAs(it_.teacher)).get(`/api/class/${it_.maya.personId}`));
    await it_.search({ student: 'Maya', staff: 'Lee' });
    const noted = await acts(it_);
    expect(noted).to.have.length(1);
    expect(noted[0]!.what).to.equal('audit-searched');
    expect(noted[0]!.subject).to.match(/^all \S+\/\S+ staff student$/);
    expect(noted[0]!.subject).not.to.match(/Maya|Lee/);
    const again = await it_.search({ what: 'access log' });
    expect(again.lines).to.have.length(1);
    expect(again.lines[0]).to.deep.include({ name: 'Rosa Diaz', role: 'admin', students: 1 });
    expect((await it_.search({ what: 'audit-searched' })).lines).to.have.length(2);
  });

  it('P6: finds by kind, day, who and whom, and by nothing of another', async () => {
    const it_ = await scene();
    const { tenantId } = it_.course;
    await reply((await apiAs(it_.teacher)).get(`/api/class/${it_.maya.personId}`));
    await withTenant(tenantId, async () => {
      await sql(
        `insert into access_log (tenant_id, id, at, actor_id, actor_role, student_id, what)
         values ($1, $2, $3, $4, 'teacher', $5, 'record')`,
        [
          ...[tenantId, newId(), new Date(Date.now() - 60 * DAY_MS).toISOString()],
          ...[it_.teacher.personId, it_.maya.personId],
        ],
      );
      await sql(`update people set sis_id = 'S-77' where tenant_id = $1 and id = $2`, [
        tenantId,
        it_.maya.personId,
      ]);
    });
    const found = async (filters: object) =>
      (await it_.search(filters)).lines.map(({ what }) => what);
    expect(await found({ kind: 'saw', student: 'S-77', ...span(100) })).to.deep.equal([
      'plan',
      'record',
    ]);
    expect(await found({ kind: 'saw', student: 'maya', staff: 'lee' })).to.deep.equal(['plan']);
    expect(await found({ student: 'maya', staff: 'rosa', what: 'plan' })).to.deep.equal([]);
    // A sign of SQL patterns is a letter like any other.
    expect(await found({ student: '%%' })).to.deep.equal([]);
    expect(await found({ student: 'ben', what: 'plan' })).to.deep.equal([]);
    expect(new Set(await found({ kind: 'did' }))).to.deep.equal(new Set(['audit-searched']));
  });

  it('P6: a look at a record that was joined to another is found by the name of that one', async () => {
    const it_ = await scene();
    const gone = await buildPerson({ course: it_.course, name: 'M. O.' });
    await reply((await apiAs(it_.teacher)).get(`/api/class/${gone.personId}`));
    await withTenant(it_.course.tenantId, () =>
      sql(
        `insert into person_merges (tenant_id, id, kept_id, gone_id, merged_by, merged_at)
         values ($1, $2, $3, $4, $5, now())`,
        [...[it_.course.tenantId, newId(), it_.maya.personId, gone.personId], it_.admin.personId],
      ),
    );
    const { lines } = await it_.search({ student: 'Maya' });
    expect(lines.map(({ names }) => names)).to.deep.equal([['=Maya Ortiz']]);
  });

  it('P6: goes on page by page, and no line comes twice or is missing', async () => {
    const it_ = await scene();
    const { tenantId } = it_.course;
    const at = new Date(Date.now() - DAY_MS).toISOString();
    await withTenant(tenantId, () =>
      sql(
        `insert into access_log (tenant_id, id, at, actor_id, actor_role, student_id, what, request_id)
         select $1, gen_random_uuid(), $2, $3, 'teacher', $4, 'plan', 'r' || n
         from generate_series(1, 120) n`,
        [tenantId, at, it_.teacher.personId, it_.maya.personId],
      ),
    );
    const filters = { what: 'plan' };
    const pages = [await it_.search(filters)];
    while (pages.at(-1)!.next)
      pages.push(await it_.search({ ...filters, before: pages.at(-1)!.next }));
    expect(pages.map(({ lines }) => lines.length)).to.deep.equal([50, 50, 20]);
    expect((await acts(it_)).filter(({ what }) => what === 'audit-searched')).to.have.length(1);
  });

  it('P6: is a file that no spreadsheet runs, one line a student, and noted', async () => {
    const it_ = await scene();
    await lookAtList(it_);
    const { csv, lines, fileName } = await it_.file({ kind: 'saw' });
    expect(lines).to.equal(2);
    expect(fileName).to.match(/^audit-\d{4}-\d\d-\d\d-\d{4}-\d\d-\d\d\.csv$/);
    const rows = csv.split('\r\n');
    expect(rows[0]).to.equal(
      '\uFEFFTime (UTC),Kind,Who,Role,What,About,Student,Student number,Request',
    );
    expect(csv).to.contain(",Ana Lee,Teacher,Looked at a class list,,'=Maya Ortiz,");
    expect((await acts(it_)).map(({ what }) => what)).to.deep.equal(['audit-exported']);
    expect((await it_.search({ what: 'access log' })).lines[0]).to.deep.include({ students: 2 });
  });

  it('P6: names the field that is wrong, and lets nobody else in', async () => {
    const it_ = await scene();
    const admin = await apiAs(it_.admin);
    const refused = async (filters: object) =>
      JSON.stringify(
        await reply(admin.post('/api/audit-searches', { ...span(), ...filters }), 400),
      );
    expect(await refused(span(40))).to.contain('/body/to');
    expect(await refused({ ...span(500), student: 'maya' })).to.contain('/body/to');
    expect(await refused({ to: '2020-01-01T00:00:00Z' })).to.contain('/body/to');
    expect(await refused({ staff: 'x' })).to.contain('/body/staff');
    expect(await refused({ what: 'everything' })).to.contain('/body/what');
    expect(await refused({ before: "1'~; drop" })).to.contain('/body/before');
    const others = [
      it_.teacher,
      it_.maya,
      await buildPerson({ course: it_.course, role: 'counselor' }),
    ];
    for (const person of others) {
      const api = await apiAs(person);
      await reply(api.post('/api/audit-searches', span()), 403);
      await reply(api.post('/api/audit-files', span()), 403);
    }
  });
});
