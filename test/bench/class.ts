// How long a teacher waits for the class view, for what the class wants, for a comment to 300 students, and until the
// work of 300 is complete in one act.
// `npm run bench:class`, or other sizes: `npm run bench:class 40 400`
import type { WordsDone, WordsRemoved } from '#contracts/class-words.js';
import type { CompletionsDone, CompletionsUndone } from '#contracts/responses.js';
import { sql, withTenant } from '#server/db/tenant.js';
import { apiAs } from '../support/api.js';
import { ANSWERS, buildAssignment } from '../support/assignments.js';
import { buildCourse, buildPerson, type Course } from '../support/builders.js';
import { cleanUp } from '../support/cleanup.js';
import { fillClass } from '../support/relevance.js';
import { reply } from '../support/reply.js';
import { analyze } from './fill-district.js';
import { figuresOf, timed } from './measure.js';

const SIZES = process.argv.slice(2).map(Number);
const REQUESTS = 100;
const BULK = 300;
/** Students of other classes of the district. */
const OTHERS = 5_000;

const milliseconds = (value: number) => `${value.toFixed(0)} ms`;

async function measureViews(size: number, district: Course): Promise<void> {
  const course = await buildCourse({ district });
  const teacher = await buildPerson({ course, role: 'teacher' });
  await fillClass(course, { size, groups: 2, seed: size });
  await analyze();
  const api = await apiAs(teacher);
  for (const path of ['/api/class', '/api/relevance']) {
    const ask = () =>
      api
        .get(path)
        .expect(200)
        .then(() => undefined);
    await timed(10, 1, ask);
    const { p50, p95 } = figuresOf(await timed(REQUESTS, 1, ask));
    process.stdout.write(
      `${path} of ${size}: p50 ${milliseconds(p50)}, p95 ${milliseconds(p95)}\n`,
    );
  }
}

/** Until each student's result is there, and until all of it is taken back. */
async function measureBulk(district: Course): Promise<void> {
  const course = await buildCourse({ district });
  const teacher = await buildPerson({ course, role: 'teacher' });
  const students = await fillClass(course, { size: BULK, groups: 0, seed: BULK });
  await withTenant(course.tenantId, () =>
    sql(
      `update goals g set is_focus = true, visibility = 'teachers' from (
         select distinct on (g.plan_id) g.id from goals g
         join plans n on n.tenant_id = g.tenant_id and n.id = g.plan_id
         where g.tenant_id = $1 and n.student_id = any($2::uuid[])) one
       where g.tenant_id = $1 and g.id = one.id`,
      [course.tenantId, students.map(({ id }) => id)],
    ),
  );
  const api = await apiAs(teacher);
  const body = { personIds: students.map(({ id }) => id), text: 'I have seen your goal.' };
  const begun = performance.now();
  const { results } = await reply<WordsDone>(api.post('/api/class/words', body), 201);
  const said = performance.now();
  const commentIds = results.flatMap(({ commentId }) => commentId ?? []);
  const removal = { commentIds, isRemoved: true };
  const { changed } = await reply<WordsRemoved>(api.put('/api/class/words/removal', removal));
  if (results.length !== BULK || changed !== commentIds.length)
    throw new Error(`${results.length} results, ${changed} taken back of ${commentIds.length}`);
  process.stdout.write(
    `a comment to ${BULK}, ${commentIds.length} of whom show a goal: ${milliseconds(said - begun)}, ` +
      `taken back in ${milliseconds(performance.now() - said)}\n`,
  );
}

/** Until all that wait have the whole score and each score is noted for its way, and until that is taken back. */
async function measureCompletions(district: Course): Promise<void> {
  const course = await buildCourse({ district, lineItemsUrl: 'https://lms.test/items' });
  const teacher = await buildPerson({ course, role: 'teacher' });
  const students = await fillClass(course, { size: BULK, groups: 0, seed: BULK });
  const id = await buildAssignment(course, { grading: 'complete' });
  await withTenant(course.tenantId, () =>
    sql(
      `insert into submissions (tenant_id, id, assignment_id, student_id, status, answers, submitted_at)
       select $1, gen_random_uuid(), $2, student, 'submitted', $4::jsonb, now()
       from unnest($3::uuid[]) student`,
      [course.tenantId, id, students.map((student) => student.id), JSON.stringify(ANSWERS)],
    ),
  );
  await analyze();
  const api = await apiAs(teacher);
  const path = `/api/assignments/${id}/completions`;
  const works = students.map((student) => ({ personId: student.id, comment: 'Well thought.' }));
  const begun = performance.now();
  const { at, results } = await reply<CompletionsDone>(api.post(path, { works }), 201);
  const done = performance.now();
  const noted = await withTenant(course.tenantId, () =>
    sql('select id from score_intents where tenant_id = $1 and assignment_id = $2', [
      course.tenantId,
      id,
    ]),
  );
  const asked = performance.now();
  const before = works.map((work) => ({ ...work, comment: '' }));
  const { changed } = await reply<CompletionsUndone>(
    api.post(`${path}/undo`, { at, works: before }),
  );
  const undone = performance.now();
  const completed = results.filter(({ result }) => result === 'completed').length;
  if (completed !== BULK || noted.length !== BULK || changed !== BULK)
    throw new Error(`${completed} complete, ${noted.length} scores noted, ${changed} taken back`);
  process.stdout.write(
    `the work of ${BULK} complete in one act: ${milliseconds(done - begun)}, ` +
      `taken back in ${milliseconds(undone - asked)}\n`,
  );
}

const district = await buildCourse();
await fillClass(district, { size: OTHERS, groups: 0, seed: 1 });
for (const size of SIZES.length > 0 ? SIZES : [40, 400]) await measureViews(size, district);
await measureBulk(district);
await measureCompletions(district);
await cleanUp();
