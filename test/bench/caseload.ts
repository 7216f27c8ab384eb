// How long a counselor waits for a caseload with what is due, and for the queue with its reasons.
// `npm run bench:caseload`, or other sizes: `npm run bench:caseload 500 5000`
import { newId } from '#server/db/ids.js';
import { sql, withTenant } from '#server/db/tenant.js';
import { refreshDistrict } from '#server/features/completion/refresh.js';
import { apiAs } from '../support/api.js';
import { buildCourse, buildDistrict, buildPerson } from '../support/builders.js';
import { addPart, caseloadOf, ruleOf } from '../support/caseloads.js';
import { cleanUp } from '../support/cleanup.js';
import { choiceOf, publish } from '../support/plan-rules.js';
import { testSystem } from '../support/system.js';
import { analyze, fillDistrict } from './fill-district.js';
import { figuresOf, timed } from './measure.js';

const SIZES = process.argv.slice(2).map(Number);
const REQUESTS = 100;
/** Students of the district beside those of the caseload. */
const OTHERS = 5_000;

async function measure(size: number): Promise<void> {
  const district = await buildDistrict();
  const course = await buildCourse({ district });
  const admin = await buildPerson({ course, role: 'admin' });
  const counselor = await buildPerson({ course, role: 'counselor' });
  const { tenantId } = district;
  await fillDistrict(tenantId, size + OTHERS, district);
  // The caseload has one half of the alphabet, the others have the other.
  await withTenant(tenantId, () =>
    sql(
      `update people set family_name = case when substr(sis_id, 2)::int <= $2 then 'Abel' else 'Zorn' end || sis_id,
                         name = 'Ann ' || sis_id
       where tenant_id = $1 and sis_id is not null`,
      [tenantId, size],
    ),
  );
  await analyze();
  await publish(admin, choiceOf('AZ', 0));
  const { clock } = await testSystem();
  await refreshDistrict({ tenantId, subjectId: newId() }, clock.now);
  await addPart(counselor, counselor, ruleOf({ letters: { from: 'A', to: 'F' } }));
  const { grades } = await caseloadOf(counselor);
  const found = grades.reduce((sum, { students }) => sum + students.length, 0);
  if (found !== size) throw new Error(`${found} students in a caseload of ${size}`);
  const api = await apiAs(counselor);
  for (const path of ['/api/caseload', '/api/queue']) {
    const ask = () =>
      api
        .get(path)
        .expect(200)
        .then(() => undefined);
    await timed(10, 1, ask);
    const { p50, p95 } = figuresOf(await timed(REQUESTS, 1, ask));
    process.stdout.write(
      `${path} of ${size}, beside ${OTHERS}: p50 ${p50.toFixed(0)}, p95 ${p95.toFixed(0)} ms\n`,
    );
  }
}

for (const size of SIZES.length > 0 ? SIZES : [500, 5_000]) await measure(size);
await cleanUp();
