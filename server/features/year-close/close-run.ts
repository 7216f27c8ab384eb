import { currentTenant, sql, withTenant } from '../../db/tenant.js';
import type { TaskSubject } from '../../jobs/task-names.js';
import { notifyAll } from '../notifications/notify.js';
import { currentTemplate } from '../templates/district-template-records.js';
import { judgeAll } from '../templates/template-service.js';
import { GRADE, IS_STUDENT, LAST_GRADE, lockRecords } from './close-records.js';

/** Small enough that nobody waits long for its locks. */
const BATCH = 2_000;

type Subject = Pick<TaskSubject, 'tenantId' | 'subjectId'>;

interface Way {
  /** Moves the next students: of `$2`, at `$3`. */
  move: string;
  /** The state of the close meanwhile, and once nobody is left. */
  states: readonly ['running', 'done'] | readonly ['undoing', 'undone'];
  told: { fact: string; ref: string };
}

/** Moves every student's grade, a batch a transaction; after a crash it goes on where it stood. */
export const closeYear = (subject: Subject, now: () => Date): Promise<void> =>
  throughEverybody(subject, now, {
    move: MOVE,
    states: ['running', 'done'],
    told: { fact: 'moved', ref: '' },
  });

/** Gives back each grade that still is what the close made it. */
export const reopenYear = (subject: Subject, now: () => Date): Promise<void> =>
  throughEverybody(subject, now, {
    move: GIVE_BACK,
    states: ['undoing', 'undone'],
    told: { fact: 'undone', ref: 'undone' },
  });

/** An undone close keeps the moment at which it had ended. */
const END = `update year_closes set state = $5, done = total, finished_at = coalesce(finished_at, $3::timestamptz)
             where tenant_id = $1 and id = $2 and state = $4 returning id`;

async function throughEverybody(
  { tenantId, subjectId }: Subject,
  now: () => Date,
  { move, states, told }: Way,
): Promise<void> {
  const inBatch = () =>
    withTenant(tenantId, async () => {
      await lockRecords();
      const at = now();
      const values = [currentTenant(), subjectId, at.toISOString()];
      const [batch] = await sql<Batch>(move, values);
      tellStudents(batch, { subjectId, ...told }, at);
      if (batch && batch.seen > 0) return true;
      // Of two workers the later one finds it ended.
      if ((await sql(END, [...values, ...states])).length > 0) await judgeEverybody();
      return false;
    });
  while (await inBatch());
}

interface Batch {
  seen: number;
  /** Students whose school year is another one now. */
  people: string[];
}

/** One line for each close, which its undoing writes anew. */
function tellStudents(
  batch: Batch | undefined,
  news: { subjectId: string; fact: string; ref: string },
  now: Date,
): void {
  const people = batch?.people ?? [];
  notifyAll(
    people.map((to) => ({ to, kind: 'new-year', ...news })),
    now,
  );
}

/** The file's records are nothing that makes plans be judged by itself. */
async function judgeEverybody(): Promise<void> {
  const district = await currentTemplate();
  if (district) await judgeAll(currentTenant(), district.id);
}

/** SQL: the people of the records that `moved_records` names; none who has another record, whose grade stays open. */
const PEOPLE = `
  owners as (
    select p.id, p.sis_id, r.id as record_id from moved_records m join sis_records r on r.id = m.id
      join people p on p.tenant_id = $1 and p.sis_id = r.source_id
    where r.tenant_id = $1 and not p.is_test
    union
    select p.id, p.sis_id, r.id from moved_records m join sis_records r on r.id = m.id
      join people p on p.tenant_id = $1 and p.sis_id = r.alias
    where r.tenant_id = $1 and not p.is_test)
  select (select count(*)::int from batch) as seen, array(
    select w.id from owners w where not exists (
      select 1 from sis_records o where o.tenant_id = $1 and o.kind = 'users' and o.is_active
        and o.id <> w.record_id and o.source_id = w.sis_id)
    and not exists (
      select 1 from sis_records o where o.tenant_id = $1 and o.kind = 'users' and o.is_active
        and o.id <> w.record_id and o.alias = w.sis_id)) as people`;

const MOVE = `
  with running as (
    select id, year, cursor_id from year_closes
    where tenant_id = $1 and id = $2 and state = 'running' for update),
  batch as (
    select r.id, r.updated_at, r.data->'grades'->>0 as word, ${GRADE} as grade, running.year
    from running join sis_records r on r.id > running.cursor_id
    where ${IS_STUDENT} order by r.id limit ${BATCH}),
  steps as (
    insert into year_close_steps (tenant_id, id, close_id, record_id, grade_before, grade_after,
                                  changed_before, moved_at)
    select $1, gen_random_uuid(), $2, b.id, b.word,
           case when b.grade < ${LAST_GRADE} then lpad((b.grade + 1)::text, 2, '0') end, b.updated_at, $3
    from batch b),
  moved as (
    update sis_records r set
      data = case when b.grade < ${LAST_GRADE}
        then jsonb_set(r.data, '{grades}', jsonb_build_array(lpad((b.grade + 1)::text, 2, '0')))
        else r.data || jsonb_build_object('graduatedIn', b.year) end,
      is_active = b.grade < ${LAST_GRADE}, updated_at = $3
    from batch b where r.tenant_id = $1 and r.id = b.id),
  told as (
    update year_closes c set
      cursor_id = (select id from batch order by id desc limit 1),
      done = c.done + (select count(*) from batch),
      moved = c.moved + (select count(*) from batch where grade < ${LAST_GRADE}),
      graduated = c.graduated + (select count(*) from batch where grade = ${LAST_GRADE})
    where c.tenant_id = $1 and c.id = $2 and exists (select 1 from batch)),
  moved_records as (select id from batch where grade between 5 and ${LAST_GRADE} - 1),${PEOPLE}`;

const GIVE_BACK = `
  with batch as (
    select s.id, s.record_id, s.grade_before, s.grade_after, s.changed_before, s.moved_at
    from year_close_steps s join year_closes c on c.tenant_id = $1 and c.id = s.close_id
    where s.tenant_id = $1 and s.close_id = $2 and s.undone_at is null and c.state = 'undoing'
    order by s.id limit ${BATCH}),
  back as (
    update sis_records r set
      data = case when b.grade_after is null then r.data - 'graduatedIn'
        else jsonb_set(r.data, '{grades}', jsonb_build_array(b.grade_before)) end,
      is_active = true, updated_at = b.changed_before
    from batch b where r.tenant_id = $1 and r.id = b.record_id and r.updated_at = b.moved_at
    returning r.id, b.grade_after),
  steps as (
    update year_close_steps s set undone_at = $3 from batch b
    where s.tenant_id = $1 and s.id = b.id),
  told as (
    update year_closes c set done = c.done + (select count(*) from batch),
      kept = c.kept + (select count(*) from batch) - (select count(*) from back)
    where c.tenant_id = $1 and c.id = $2 and exists (select 1 from batch)),
  moved_records as (
    select id from back where grade_after between '06' and '${LAST_GRADE}'),${PEOPLE}`;
