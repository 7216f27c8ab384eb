import { expect } from 'chai';
import fc from 'fast-check';
import { ClassReadiness, Readiness } from '#contracts/readiness.js';
import { SMALL } from '#contracts/small-figures.js';
import { newId } from '#server/db/ids.js';
import { sql, withTenant } from '#server/db/tenant.js';
import { inWholeParts } from '#server/features/record/class-readiness.js';
import { apiAs } from '../support/api.js';
import { buildCourse, buildPerson, type Person } from '../support/builders.js';
import { addPart, ruleOf } from '../support/caseloads.js';
import { reply } from '../support/reply.js';

describe('college-level work by content area', function () {
  this.timeout(30_000);
  let student: Person;

  beforeEach(async () => {
    student = await buildPerson();
  });

  async function result(fields: {
    name: string;
    tool?: string;
    day?: string;
    source?: string;
    scores?: object[];
    removed?: boolean;
    of?: Person;
    visibility?: string;
  }) {
    const { name, tool = 'ACT', day = '2026-05-14', source = 'imported', of = student } = fields;
    const scores = fields.scores ?? [{ name: 'score', value: '27', maximum: 36 }];
    await withTenant(of.tenantId, () =>
      sql(
        `insert into assessment_results (tenant_id, id, student_id, source, tool, name, taken_on, scores,
                                         removed_at, visibility)
         values ($1, $2, $3, $4, $5, $6, $7, $8, case when $9 then now() end, $10)`,
        [
          ...[of.tenantId, newId(), of.personId, source, tool, name, day],
          ...[JSON.stringify(scores), fields.removed ?? false, fields.visibility ?? 'teachers'],
        ],
      ),
    );
  }

  const areas = async () =>
    Readiness.parse(await reply((await apiAs(student)).get('/api/readiness'))).areas;

  it('F28: the newest result of each of the four areas, as it was told, with its source', async () => {
    await result({ name: 'Math', day: '2025-05-14', scores: [] });
    await result({
      name: 'Mathematics',
      scores: [
        { name: 'score', value: '27', maximum: 36 },
        { name: 'level', value: 'On track', maximum: null },
      ],
    });
    await result({ name: 'English reading', source: 'staff' });
    await result({ name: 'Lengua: inglés' });
    await result({
      name: '',
      tool: 'State science test',
      scores: [{ name: 'level', value: 'Near', maximum: null }],
    });
    expect(
      (await areas()).map(({ area, value, maximum, level, source }) => [
        ...[area, value, maximum, level, source],
      ]),
    ).to.deep.equal([
      ['english', 27, 36, '', 'imported'],
      ['math', 27, 36, 'On track', 'imported'],
      ['reading', 27, 36, '', 'staff'],
      ['science', null, null, 'Near', 'imported'],
    ]);
  });

  it('F28: nothing is guessed: the student’s own entries, other subjects and removed results say nothing', async () => {
    await result({ name: 'Math', source: 'student' });
    await result({ name: 'Science', removed: true });
    await result({ name: 'History' });
    await result({ name: 'Aftermath' });
    expect(await areas()).to.deep.equal([]);
  });

  const levels = (level: string) => [{ name: 'level', value: level, maximum: null }];

  it('F28: staff who reach the student see the same, which is noted; nobody else does', async () => {
    const course = await buildCourse();
    student = await buildPerson({ course });
    await result({ name: 'Math' });
    await result({ name: 'Science', source: 'student' });
    await result({ name: 'Reading', visibility: 'private' });
    const path = `/api/class/${student.personId}/readiness`;
    const counselor = await buildPerson({ course, role: 'counselor' });
    const seen = Readiness.parse(await reply((await apiAs(counselor)).get(path)));
    expect(seen.areas.map(({ area, value }) => [area, value])).to.deep.equal([['math', 27]]);
    const looks = await withTenant(course.tenantId, () =>
      sql(`select what, actor_id from access_log where tenant_id = $1 and student_id = $2`, [
        ...[course.tenantId, student.personId],
      ]),
    );
    expect(looks).to.deep.equal([{ what: 'record', actor_id: counselor.personId }]);
    const other = await buildPerson({
      course: await buildCourse({ district: course }),
      role: 'teacher',
    });
    await reply((await apiAs(other)).get(path), 404);
    await reply((await apiAs(student)).get(path), 403);
  });

  it('F28, P12: a class and a caseload as whole parts, none of fewer than ten, nobody named', async () => {
    const course = await buildCourse();
    const counselor = await buildPerson({ course, role: 'counselor' });
    const ofClass = async () =>
      ClassReadiness.parse(await reply((await apiAs(counselor)).get('/api/class-readiness')));
    const all: Person[] = [];
    for (let at = 0; at < 9; at += 1)
      all.push(await buildPerson({ course, name: `Student ${at}` }));
    await result({ of: all[0]!, name: 'Math' });
    expect(await ofClass()).to.deep.equal({ students: null, areas: [] });
    for (let at = 9; at < 40; at += 1)
      all.push(await buildPerson({ course, name: `Student ${at}` }));
    for (const of of all.slice(1, 21))
      await result({ of, name: 'Math', scores: levels('On track') });
    for (const of of all.slice(21, 25)) await result({ of, name: 'Math', scores: levels('Near') });
    for (const of of all.slice(0, 3)) await result({ of, name: 'Reading', scores: levels('Far') });
    expect(await ofClass()).to.deep.equal({
      students: 40,
      areas: [
        {
          area: 'math',
          parts: [
            { kind: 'level', level: 'On track', students: 20 },
            { kind: 'other', level: '', students: 20 },
          ],
        },
        { area: 'reading', parts: [{ kind: 'other', level: '', students: 40 }] },
      ],
    });
    const far = await buildPerson({
      course: await buildCourse({ district: course }),
      name: 'Zoe Zed',
    });
    await addPart(counselor, counselor, ruleOf({ letters: { from: 'A', to: 'Z' } }));
    expect((await ofClass()).students, 'with the caseload').to.equal(41);
    expect(far.tenantId).to.equal(course.tenantId);
    await reply((await apiAs(all[0]!)).get('/api/class-readiness'), 403);
  });

  it('P12: parts of a whole are never of fewer than ten where there are ten, and nobody is lost', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 8 }), (counts) => {
        const parts = inWholeParts(
          counts.map((students, at) => ({ kind: 'level' as const, level: `${at}`, students })),
        );
        const sum = (all: readonly number[]) => all.reduce((total, one) => total + one, 0);
        expect(sum(parts.map(({ students }) => students))).to.equal(sum(counts));
        if (sum(counts) >= SMALL)
          for (const { students } of parts) expect(students).to.be.at.least(SMALL);
      }),
    );
  });
});
