import { expect } from 'chai';
import { Readiness } from '#contracts/readiness.js';
import { newId } from '#server/db/ids.js';
import { sql, withTenant } from '#server/db/tenant.js';
import { apiAs } from '../support/api.js';
import { buildPerson, type Person } from '../support/builders.js';
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
  }) {
    const { name, tool = 'ACT', day = '2026-05-14', source = 'imported' } = fields;
    const scores = fields.scores ?? [{ name: 'score', value: '27', maximum: 36 }];
    await withTenant(student.tenantId, () =>
      sql(
        `insert into assessment_results (tenant_id, id, student_id, source, tool, name, taken_on, scores,
                                         removed_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, case when $9 then now() end)`,
        [
          ...[student.tenantId, newId(), student.personId, source, tool, name, day],
          ...[JSON.stringify(scores), fields.removed ?? false],
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
});
