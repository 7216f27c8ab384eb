import { expect } from 'chai';
import request from 'supertest';
import {
  ApiCompletion,
  ApiSchools,
  ApiStudents,
  type ApiTokens,
  type MadeApiToken,
} from '#contracts/public-api.js';
import { newId } from '#server/db/ids.js';
import { sql, withTenant } from '#server/db/tenant.js';
import { apiAs } from '../support/api.js';
import { buildCourse, buildPerson, type Course, type Person } from '../support/builders.js';
import { reply } from '../support/reply.js';
import { testSystem } from '../support/system.js';

const DAY_MS = 86_400_000;

interface Scene {
  course: Course;
  admin: Person;
  make: (...scopes: string[]) => Promise<MadeApiToken>;
}

async function scene(): Promise<Scene> {
  const course = await buildCourse();
  const admin = await buildPerson({ district: course, role: 'admin', name: 'Rosa Diaz' });
  const api = await apiAs(admin);
  return {
    ...{ course, admin },
    make: (...scopes) =>
      reply<MadeApiToken>(api.post('/api/api-tokens', { name: 'Data hub', scopes, days: 30 }), 201),
  };
}

const ask = async (path: string, secret?: string) => {
  const { app } = await testSystem();
  const test = request(app).get(`/v1${path}`);
  return secret === undefined ? test : test.set('authorization', `Bearer ${secret}`);
};

/** Students with a judged plan. */
async function judged({ tenantId, schoolId }: Course, people: Person[]): Promise<void> {
  await withTenant(tenantId, async () => {
    for (const { personId } of people)
      await sql(
        `insert into completions (tenant_id, id, student_id, school_id, grade, facts, done, missing, waived,
                                  is_outside, is_complete, computed_at)
         values ($1, $2, $3, $4, 9, '{}', '{interest}', '{resume}', '{}', false, false, now())`,
        [tenantId, newId(), personId, schoolId],
      );
  });
}

describe('the API for programs of a district', function () {
  this.timeout(30_000);

  it('P12: a secret is shown once, kept as a hash, and opens what its scopes say', async () => {
    const { course, admin, make } = await scene();
    const { secret, tokens } = await make('schools');
    expect(secret).to.match(/^api_\d+_[\w-]{43}$/);
    expect(JSON.stringify(tokens)).not.to.contain(secret);
    const stored = await withTenant(course.tenantId, () =>
      sql<{ row: string }>('select k::text as row from api_tokens k where tenant_id = $1', [
        course.tenantId,
      ]),
    );
    // What is drawn may itself hold an underscore, so it is what follows the second one.
    expect(stored[0]!.row).not.to.contain(secret.replace(/^api_\d+_/, ''));
    const schools = await ask('/schools', secret);
    expect(ApiSchools.parse(schools.body).schools).to.deep.equal([
      { id: course.schoolId, name: 'School', courses: 1 },
    ]);
    expect(schools.headers['cache-control']).to.equal('no-store');
    for (const path of ['/completion', '/students']) {
      expect((await ask(path, secret)).status, path).to.equal(403);
    }
    const after = await reply<ApiTokens>((await apiAs(admin)).get('/api/api-tokens'));
    expect(after.tokens[0]!.lastUsedAt).to.be.a('string');
  });

  it('P12: no key, one of another kind, a forged one, one that is revoked or over: 401', async () => {
    const { clock } = await testSystem();
    const { course, admin, make } = await scene();
    const other = await scene();
    const { secret, tokens } = await make('schools');
    const forged = secret.replace(`_${course.tenantId}_`, `_${other.course.tenantId}_`);
    const bad = [undefined, admin.token, forged, 'api_1_x'];
    for (const one of bad) expect((await ask('/schools', one)).status).to.equal(401);
    await reply((await apiAs(other.admin)).delete(`/api/api-tokens/${tokens[0]!.id}`), 404);
    await reply((await apiAs(admin)).delete(`/api/api-tokens/${tokens[0]!.id}`));
    expect((await ask('/schools', secret)).status).to.equal(401);
    const short = await make('schools');
    clock.advance(31 * DAY_MS);
    try {
      expect((await ask('/schools', short.secret)).status).to.equal(401);
    } finally {
      clock.advance(-31 * DAY_MS);
    }
    // A key is for reading by programs: it opens nothing of the app.
    await reply((await apiAs({ token: short.secret })).get('/api/live-board'), 401);
  });

  it('P6: reads students page by page, none twice, and each is noted under who made the key', async () => {
    const { course, admin, make } = await scene();
    const people = await Promise.all([1, 2, 3].map(() => buildPerson({ course })));
    const test = await buildPerson({ course, isTest: true });
    await judged(course, [...people, test]);
    const foreign = await scene();
    await judged(foreign.course, [await buildPerson({ course: foreign.course })]);
    const { secret } = await make('students', 'completion');
    const first = ApiStudents.parse((await ask('/students?limit=2', secret)).body);
    const rest = ApiStudents.parse(
      (await ask(`/students?limit=2&after=${first.next}`, secret)).body,
    );
    expect(rest.next).to.equal(null);
    const found = [...first.students, ...rest.students];
    expect(found.map(({ id }) => id)).to.deep.equal(people.map(({ personId }) => personId).sort());
    expect(found[0]).to.deep.include({ grade: 9, done: ['interest'], missing: ['resume'] });
    const log = await withTenant(course.tenantId, () =>
      sql<{ actor_id: string; actor_role: string; student_id: string }>(
        'select actor_id, actor_role, student_id from access_log where tenant_id = $1',
        [course.tenantId],
      ),
    );
    expect(new Set(log.map((row) => row.student_id)).size).to.equal(3);
    for (const row of log)
      expect(row).to.include({ actor_id: admin.personId, actor_role: 'program' });
    const wrong = await ask('/students?limit=9999', secret);
    expect(wrong.status).to.equal(400);
    expect(wrong.text).to.contain('/query/limit');
    ApiCompletion.parse((await ask('/completion', secret)).body);
  });

  it('describes itself as OpenAPI 3.1, with every route, scope and refusal, to anybody', async () => {
    const answer = await ask('/openapi.json');
    expect(answer.status).to.equal(200);
    const document = answer.body as {
      openapi: string;
      servers: { url: string }[];
      paths: Record<string, { get: { parameters: { name: string }[]; responses: object } }>;
    };
    expect(document.openapi).to.equal('3.1.0');
    expect(document.servers[0]!.url).to.match(/\/v1$/);
    expect(Object.keys(document.paths)).to.deep.equal(['/schools', '/completion', '/students']);
    const students = document.paths['/students']!.get;
    expect(students.parameters.map(({ name }) => name)).to.deep.equal(['after', 'limit']);
    expect(Object.keys(students.responses)).to.deep.equal(['200', '400', '401', '403', '429']);
    expect(JSON.stringify(document)).not.to.contain('"$schema"');
  });

  it('P12: names what is wrong with a wish for a key, and takes none from others', async () => {
    const { course, admin } = await scene();
    const refused = async (body: object) =>
      JSON.stringify(await reply((await apiAs(admin)).post('/api/api-tokens', body), 400));
    const good = { name: 'Hub', scopes: ['schools'], days: 30 };
    expect(await refused({ ...good, scopes: [] })).to.contain('/body/scopes');
    expect(await refused({ ...good, scopes: ['everything'] })).to.contain('/body/scopes');
    expect(await refused({ ...good, days: 4_000 })).to.contain('/body/days');
    for (const role of ['student', 'teacher', 'counselor'] as const)
      await reply(
        (await apiAs(await buildPerson({ course, role }))).post('/api/api-tokens', good),
        403,
      );
  });
});
