import type { NewMerge, SamePeople } from '#contracts/people.js';
import type { Actor } from '../../auth/actor.js';
import { newId } from '../../db/ids.js';
import { sql } from '../../db/tenant.js';
import { AppError, notFound } from '../../errors.js';
import type { AccessRequest } from '../access/access-log.js';
import { queueScores } from '../assignments/score-intents.js';
import { noteAdminAct } from '../connections/admin-log.js';
import { joinSaved } from './merge-saved.js';
import { joinCoursePlans } from './merge-course-plans.js';
import { joinCourses } from './merge-courses.js';
import { joinEntries } from './merge-entries.js';
import { joinFamilies } from './merge-families.js';
import { joinInterests } from './merge-interests.js';
import { joinLookBacks } from './merge-look-backs.js';
import { joinPlans } from './merge-plans.js';
import { MergeSteps } from './merge-steps.js';
import { takeBackSteps } from './merge-undo.js';
import { joinWork } from './merge-work.js';
import { columnsThat } from './person-columns.js';
import { refuseWhatWouldBeLost } from './references.js';
import { listSamePeople, requirePair, undoableSince } from './same-people-service.js';

/**
 * Puts two records of one student together, in the open transaction: all that named the one names the
 * other, and nothing is lost. Open visits of the record that goes are over; the next launch from either
 * LMS opens the one plan.
 *
 * @throws AppError `not-found` unless the two are proposed.
 */
export async function mergePeople(
  actor: Actor,
  ids: NewMerge,
  request: AccessRequest,
): Promise<SamePeople> {
  const { keptId, goneId } = ids;
  // Waits for whoever writes for one of them right now, and makes later ones wait: what comes late for
  // the record that goes fails, and is not lost in a record that nobody opens any more.
  await sql(
    'select id from people where tenant_id = $1 and id in ($2, $3) order by id for update',
    [actor.tenantId, keptId, goneId],
  );
  await requirePair(keptId, goneId);
  const steps = new MergeSteps(newId());
  await sql(
    `insert into person_merges (tenant_id, id, kept_id, gone_id, merged_by, merged_at)
     values ($1, $2, $3, $4, $5, $6)`,
    [actor.tenantId, steps.mergeId, keptId, goneId, actor.personId, request.now.toISOString()],
  );
  await joinCourses(steps, ids);
  await joinPlans(steps, ids);
  await joinSaved(steps, ids);
  await joinInterests(steps, ids);
  await joinWork(steps, ids);
  await joinEntries(steps, ids, request.now);
  await joinLookBacks(steps, ids);
  await joinCoursePlans(steps, ids);
  await joinFamilies(steps, ids);
  for (const { table, column } of columnsThat('moves'))
    await steps.move(table, column, { from: goneId, to: keptId });
  await fillGaps(steps, ids);
  for (const { table, column } of columnsThat('ends'))
    await sql(`delete from ${table} where tenant_id = $1 and ${column} = $2`, [
      actor.tenantId,
      goneId,
    ]);
  await refuseWhatWouldBeLost('people', goneId);
  await steps.remove('people', 'id', [goneId]);
  await forgetOldSteps(actor, request.now);
  await noteAdminAct(actor.personId, 'people-merged', steps.mergeId, request.requestId);
  return listSamePeople(actor, request);
}

/** What only the record that goes knew of the person. */
async function fillGaps(steps: MergeSteps, { keptId, goneId }: NewMerge): Promise<void> {
  const rows = await sql<Record<string, string | null>>(
    `select id, name, given_name, family_name, email, locale from people
     where tenant_id = current_setting('app.tenant_id')::bigint and id in ($1, $2)`,
    [keptId, goneId],
  );
  const kept = rows.find(({ id }) => id === keptId);
  const gone = rows.find(({ id }) => id === goneId);
  const gaps = Object.entries(gone ?? {}).filter(
    ([column, value]) => value !== null && kept?.[column] === null,
  );
  if (gaps.length > 0) await steps.change('people', keptId, Object.fromEntries(gaps));
}

/**
 * Takes a merge back, for a week: rows go back to the record that they came from, also those that were
 * changed since; what was added since stays with the kept one.
 *
 * @throws AppError `not-found` when there is none to take back, `conflict` when a later one is in the way.
 */
export async function undoMerge(
  actor: Actor,
  id: string,
  request: AccessRequest,
): Promise<SamePeople> {
  const [merge] = await sql<{ kept_id: string; gone_id: string }>(
    `select kept_id, gone_id from person_merges
     where tenant_id = $1 and id = $2 and undone_at is null and merged_at > $3 for update`,
    [actor.tenantId, id, undoableSince(request.now).toISOString()],
  );
  if (!merge) throw notFound();
  const [kept] = await sql('select id from people where tenant_id = $1 and id = $2 for update', [
    actor.tenantId,
    merge.kept_id,
  ]);
  if (!kept) throw new AppError('conflict', 'Take the later merge of this student back first.');
  await takeBackSteps(id);
  await sendWaitingScores(actor, id);
  // Whoever came in by the identity that went back must come in anew.
  await sql('delete from sessions where tenant_id = $1 and person_id = $2', [
    actor.tenantId,
    merge.kept_id,
  ]);
  await sql('update person_merges set undone_at = $3 where tenant_id = $1 and id = $2', [
    actor.tenantId,
    id,
    request.now.toISOString(),
  ]);
  await noteAdminAct(actor.personId, 'people-merge-undone', id, request.requestId);
  return listSamePeople(actor, request);
}

/** Scores that the merge put away are wishes again; their jobs found nothing meanwhile. */
async function sendWaitingScores(actor: Actor, mergeId: string): Promise<void> {
  const rows = await sql<{ id: string }>(
    `select i.id from score_intents i
     join person_merge_steps s on s.tenant_id = i.tenant_id and s.row_id = i.id
     where i.tenant_id = $1 and s.merge_id = $2 and s.table_name = 'score_intents' and i.state = 'waiting'`,
    [actor.tenantId, mergeId],
  );
  await queueScores(rows.map(({ id }) => id));
}

/** What can't be taken back any more is not kept twice. */
async function forgetOldSteps(actor: Actor, now: Date): Promise<void> {
  await sql(
    `delete from person_merge_steps s using person_merges m
     where s.tenant_id = $1 and m.tenant_id = $1 and m.id = s.merge_id
       and (m.merged_at <= $2 or m.undone_at is not null)`,
    [actor.tenantId, undoableSince(now).toISOString()],
  );
}
