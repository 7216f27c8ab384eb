import type { ComponentCode } from '#contracts/component-codes.js';
import type { TemplateEffect } from '#contracts/district-template.js';
import { toldCount } from '#contracts/small-figures.js';
import type { PlanTemplate } from '#contracts/templates.js';
import { currentTenant, sql } from '../../db/tenant.js';
import { judge, type Judgement, type StudentFacts } from '../templates/completion-rule.js';
import { schoolYearOf, yearRule } from '../years/school-year.js';
import { readPlanFacts } from './plan-facts.js';

const BATCH = 5_000;

/**
 * What another template would make of the plans as they are: a second judgement of the facts that the last one
 * read, so that a large district is told at once. A district's first template reads them anew.
 */
export async function effectOf(
  template: PlanTemplate,
  current: PlanTemplate | null,
  now: Date,
): Promise<TemplateEffect> {
  const year = schoolYearOf(now, await yearRule());
  const known = new Set(current?.components.map(({ code }) => code));
  const fresh = template.components.map(({ code }) => code).filter((code) => !known.has(code));
  const tally = {
    students: 0,
    worse: 0,
    better: 0,
    lacking: new Map(fresh.map((one) => [one, 0])),
  };
  for await (const batch of current ? keptFacts() : freshFacts())
    for (const facts of batch)
      add(tally, judge(template, facts, year), current !== null && judge(current, facts, year));
  const { students, worse, better, lacking } = tally;
  return {
    students,
    becomeIncomplete: toldCount(worse, students),
    becomeComplete: toldCount(better, students),
    gaps: [...lacking].map(([code, count]) => ({ code, students: toldCount(count, students) })),
  };
}

interface Tally {
  students: number;
  worse: number;
  better: number;
  lacking: Map<ComponentCode, number>;
}

function add(tally: Tally, next: Judgement, before: Judgement | false): void {
  if (next.isOutside) return;
  const wasComplete = before !== false && before.isComplete;
  tally.students += 1;
  if (wasComplete && !next.isComplete) tally.worse += 1;
  if (!wasComplete && next.isComplete) tally.better += 1;
  for (const { code, standing } of next.components) {
    const lacking = tally.lacking.get(code);
    if (standing === 'missing' && lacking !== undefined) tally.lacking.set(code, lacking + 1);
  }
}

async function* keptFacts(): AsyncGenerator<StudentFacts[]> {
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const rows = await sql<{ studentId: string; facts: StudentFacts }>(
      `select student_id as "studentId", facts from completions
       where tenant_id = $1 and student_id > $2::uuid order by student_id limit ${BATCH}`,
      [currentTenant(), after],
    );
    const last = rows.at(-1);
    if (!last) return;
    yield rows.map(({ facts }) => facts);
    after = last.studentId;
  }
}

async function* freshFacts(): AsyncGenerator<StudentFacts[]> {
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const rows = await sql<{ id: string }>(
      `select distinct person_id as id from enrolments
       where tenant_id = $1 and person_id > $2::uuid and role = 'student' and is_active
       order by person_id limit ${BATCH}`,
      [currentTenant(), after],
    );
    const last = rows.at(-1);
    if (!last) return;
    yield readPlanFacts(rows.map(({ id }) => id));
    after = last.id;
  }
}
