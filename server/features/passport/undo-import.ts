import type { PassportPart } from '#contracts/passport-file.js';
import type { Actor } from '../../auth/actor.js';
import { currentTenant, sql } from '../../db/tenant.js';
import { AppError, notFound } from '../../errors.js';
import { notify, takeBackNews } from '../notifications/notify.js';
import { contentHashes } from './content.js';
import { keyOf, readOwnPlan } from './own-plan.js';

/** Entries that leave no trace when they go. */
const PLAIN = {
  citations: 'goal_citations',
  choices: 'goal_choices',
  marks: 'match_marks',
  lookBacks: 'look_backs',
} as const;
type Plain = keyof typeof PLAIN;

/** Where entries lie, and which of them are taken out of sight rather than out of the database. */
const TABLES: Record<Exclude<PassportPart, 'kept' | Plain>, string> = {
  goals: 'goals',
  activities: 'activities',
  reflections: 'journal_entries',
  strengths: 'strengths',
  results: 'assessment_results',
  careers: 'saved_careers',
  colleges: 'saved_colleges',
  searches: 'college_searches',
  ways: 'way_choices',
  places: 'places',
  scholarships: 'scholarship_picks',
  interests: 'profiler_results',
  resumes: 'resumes',
  evidence: 'evidence_items',
  schools: 'education_history',
  courses: 'course_records',
  coursePlans: 'course_plans',
};

interface Placed {
  id: string;
  part: PassportPart;
  recordId: string | null;
  placedHash: Buffer | null;
}

/** Of the student alone. @throws AppError `forbidden`, `not-found` */
export function undoImport(
  actor: Actor,
  importId: string,
  now: Date,
): Promise<{ removed: number; left: number }> {
  if (actor.role !== 'student')
    throw new AppError('forbidden', 'Only students have a plan to take with them.');
  return takeBack(actor.personId, importId, now, { isOwner: true });
}

/**
 * Takes back what a passport brought. What the student changed since stays, and is theirs from then on;
 * what they took out themselves stays out. That the student wants none of what staff brought is kept.
 *
 * @param who.isOwner - false for staff, who take back what staff brought.
 * @throws AppError `not-found`
 */
export async function takeBack(
  studentId: string,
  importId: string,
  now: Date,
  { isOwner }: { isOwner: boolean },
): Promise<{ removed: number; left: number }> {
  const [found] = await sql<{ by: string | null }>(
    `select brought_by as by from passport_imports
     where tenant_id = $1 and student_id = $2 and id = $3
       and ($4 or (brought_by is not null and undone_at is null)) for update`,
    [currentTenant(), studentId, importId, isOwner],
  );
  if (!found) throw notFound();
  const items = await sql<Placed>(
    `select id, part, record_id as "recordId", placed_hash as "placedHash" from passport_items
     where tenant_id = $1 and import_id = $2`,
    [currentTenant(), importId],
  );
  const now_ = await currentHashes(studentId);
  const isUntouched = ({ part, recordId, placedHash }: Placed) => {
    const hashes = recordId === null ? undefined : now_.get(keyOf(part, recordId));
    return !hashes || placedHash === null || hashes.some((hash) => hash.equals(placedHash));
  };
  const going = items.filter(isUntouched);
  for (const { part, recordId } of going) if (recordId !== null) await takeOut(part, recordId, now);
  const left = items.length - going.length;
  await sql(`delete from passport_items where tenant_id = $1 and id = any($2::uuid[])`, [
    currentTenant(),
    going.map(({ id }) => id),
  ]);
  if (isOwner && found.by !== null) await noteObjection(studentId, importId, found.by, now);
  else if (left === 0)
    await sql('delete from passport_imports where tenant_id = $1 and id = $2', [
      ...[currentTenant(), importId],
    ]);
  return { removed: going.length, left };
}

/** Who brought it learns of it, and it does not come back without the student. */
async function noteObjection(
  studentId: string,
  importId: string,
  broughtBy: string,
  now: Date,
): Promise<void> {
  await sql(
    'update passport_imports set undone_at = $3, updated_at = $3 where tenant_id = $1 and id = $2',
    [currentTenant(), importId, now.toISOString()],
  );
  takeBackNews('passport', [importId], null);
  const fact = 'taken-out';
  notify(
    {
      ...{ to: broughtBy, kind: 'passport-out', subjectId: importId, fact, by: studentId },
      aboutId: studentId,
    },
    now,
  );
}

const isPlain = (part: PassportPart): part is Plain => part in PLAIN;

async function currentHashes(studentId: string): Promise<Map<string, Buffer[]>> {
  const plan = await readOwnPlan(studentId);
  return new Map(
    (Object.keys(plan.parts) as PassportPart[]).flatMap((part) =>
      plan.parts[part].map((item): [string, Buffer[]] => [
        keyOf(part, plan.recordIds.get(keyOf(part, item.id)) ?? ''),
        contentHashes(item),
      ]),
    ),
  );
}

async function takeOut(part: PassportPart, recordId: string, now: Date): Promise<void> {
  if (part === 'kept') return;
  if (isPlain(part)) {
    await sql(`delete from ${PLAIN[part]} where tenant_id = $1 and id = $2`, [
      ...[currentTenant(), recordId],
    ]);
    if (part === 'lookBacks')
      await sql('delete from record_versions where tenant_id = $1 and record_id = $2', [
        ...[currentTenant(), recordId],
      ]);
    return;
  }
  const focus = part === 'goals' ? ', is_focus = false' : '';
  await sql(
    `update ${TABLES[part]} set removed_at = $3${focus}
     where tenant_id = $1 and id = $2 and removed_at is null`,
    [currentTenant(), recordId, now.toISOString()],
  );
}
