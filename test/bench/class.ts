// How long a teacher waits for the class view, for what the class wants, and for a comment to 300 students.
// `npm run bench:class`, or other sizes: `npm run bench:class 40 400`
import type { WordsDone, WordsRemoved } from '#contracts/class-words.js';
import { sql, withTenant } from '#server/db/tenant.js';
import { apiAs } from '../support/api.js';
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

const district = await buildCourse();
await fillClass(district, { size: OTHERS, groups: 0, seed: 1 });
for (const size of SIZES.length > 0 ? SIZES : [40, 400]) await measureViews(size, district);
await measureBulk(district);
await cleanUp();
