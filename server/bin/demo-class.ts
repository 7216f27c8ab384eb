import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Platform } from '#lti/sandbox/platform.js';
import { NewGoal } from '#contracts/goals.js';
import { newId } from '../db/ids.js';
import { sql, withTenant } from '../db/tenant.js';
import { addGoal } from '../features/goals/goal-service.js';
import { savePerson } from '../features/roster/person-records.js';
import { seedDemoPlans } from './demo-courses.js';

const DemoGoals = z.array(
  NewGoal.omit({ milestones: true, targetDate: true, isFocus: true }).extend({
    milestones: z.array(z.string()),
  }),
);

/** Students who begin with an empty plan, the first of the list: a visitor starts as they would. */
const EMPTY_PLANS = 2;

/**
 * A made-up class: a counselor, and a focus goal for some of the sandbox's students, so that the
 * class view has something to show. Runs once; plans that exist are left alone.
 */
export async function seedDemoClass(
  tenantId: string,
  registrationId: string,
  platform: Platform,
): Promise<void> {
  const goals = readGoals();
  const students = platform.state.people.filter((person) => person.part === 'student');
  await withTenant(tenantId, async () => {
    const counselor = await knownPerson(registrationId, platform.person('counselor'));
    await sql(`update people set staff_role = 'counselor' where tenant_id = $1 and id = $2`, [
      tenantId,
      counselor,
    ]);
    await sql(
      `insert into caseload_parts (tenant_id, id, counselor_id, kind, from_letters, to_letters)
       select $1, $3, $2, 'rule', 'A', 'Z'
       where not exists (select 1 from caseload_parts where tenant_id = $1)`,
      [tenantId, counselor, newId()],
    );
    const withCourses: string[] = [];
    for (const student of students.slice(0, EMPTY_PLANS + 1))
      withCourses.push(await knownPerson(registrationId, student));
    await seedDemoPlans(withCourses);
    for (const [index, goal] of goals.entries()) {
      const student = students[index + EMPTY_PLANS];
      if (!student) break;
      const personId = await knownPerson(registrationId, student);
      const [plan] = await sql(`select id from plans where tenant_id = $1 and student_id = $2`, [
        tenantId,
        personId,
      ]);
      if (plan) continue;
      const input = NewGoal.parse({
        ...goal,
        isFocus: true,
        milestones: goal.milestones.map((title, position) => ({
          title,
          done: position < index % 2,
        })),
      });
      await addGoal(demoStudent(tenantId, personId), input, new Date());
    }
  });
}

function readGoals() {
  const file = join(import.meta.dirname, '..', '..', 'seeders', 'demo', 'goals.json');
  return DemoGoals.parse(JSON.parse(readFileSync(file, 'utf8')));
}

async function knownPerson(
  registrationId: string,
  person: Platform['state']['people'][number],
): Promise<string> {
  const [known] = await sql<{ person_id: string }>(
    `select person_id from person_identities
     where tenant_id = current_setting('app.tenant_id')::bigint and registration_id = $1 and sub = $2`,
    [registrationId, person.id],
  );
  if (known) return known.person_id;
  return savePerson(registrationId, {
    sub: person.id,
    name: person.name,
    givenName: person.givenName,
    familyName: person.familyName,
  });
}

/** The student as the author of their own goal; there is no session behind it. */
function demoStudent(tenantId: string, personId: string) {
  return {
    tenantId,
    personId,
    sessionId: personId,
    role: 'student' as const,
    courseId: null,
    deploymentId: personId,
    locale: 'en',
    isTest: false,
    canTeach: false,
  };
}
