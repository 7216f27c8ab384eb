import type { KeptText, PassportImport, PassportOverview } from '#contracts/passport.js';
import { PART_NAMES, type PassportPart } from '#contracts/passport-file.js';
import { type Voucher } from '#contracts/passport-voucher.js';
import type { Actor } from '../../auth/actor.js';
import { newId } from '../../db/ids.js';
import { currentTenant, sql } from '../../db/tenant.js';
import { AppError, notFound } from '../../errors.js';
import { gradeLevelOf } from '../imports/grade-level.js';
import { keyOf, type OwnPlan, readOwnPlan } from './own-plan.js';
import { filesOf } from './part-readers.js';
import { isOnlyOwn } from './selection.js';
import { ofThisYear } from './take-out.js';
import { yearRule } from '../years/school-year.js';

const LAST_GRADE = 12;

/** What a passport would hold, what was made and what was brought. @throws AppError `forbidden` */
export async function readOverview(actor: Actor, now: Date): Promise<PassportOverview> {
  if (actor.role !== 'student')
    throw new AppError('forbidden', 'Only students have a plan to take with them.');
  const studentId = actor.personId;
  const [plan, files, grade, imports, kept, last, rule] = await Promise.all([
    readOwnPlan(studentId),
    filesOf(studentId),
    gradeLevelOf(studentId),
    importsOf(studentId),
    keptOf(studentId),
    lastTakeOut(studentId),
    yearRule(),
  ]);
  const ownOnly = PART_NAMES.flatMap((part) =>
    plan.parts[part].filter((item) => isOnlyOwn(part, item, plan.parts)),
  );
  return {
    parts: PART_NAMES.map((part) => ({ part, count: plan.parts[part].length })).filter(
      ({ count }) => count > 0,
    ),
    privateCount: ownOnly.length,
    files: { count: files.length, bytes: files.reduce((sum, { size }) => sum + size, 0) },
    last,
    senior: grade === LAST_GRADE ? ofThisYear(last, rule, now) : null,
    ...{ imports, kept, confirmedElsewhere: confirmedElsewhere(plan) },
  };
}

function confirmedElsewhere({ parts, brought, recordIds }: OwnPlan) {
  const rows = new Set(brought.map(({ recordId }) => recordId));
  const came = (part: PassportPart, id: string) => rows.has(recordIds.get(keyOf(part, id)) ?? '');
  const word = (title: string, { by, on, where }: Voucher) => ({ title, by, on, where });
  return [
    ...parts.activities.flatMap(({ id, title, verified }) =>
      verified && came('activities', id) ? [word(title, verified)] : [],
    ),
    ...parts.schools.flatMap(({ id, school, confirmed }) =>
      confirmed && came('schools', id) ? [word(school, confirmed)] : [],
    ),
  ];
}

async function importsOf(studentId: string): Promise<PassportImport[]> {
  const rows = await sql<{
    id: string;
    issuer: string;
    issuer_url: string;
    is_known: boolean;
    made_at: Date;
    created_at: Date;
    entries: number;
    by: string | null;
    is_by_staff: boolean;
  }>(
    `select m.id, m.issuer, m.issuer_url, m.is_known, m.made_at, m.created_at,
            (select count(*)::int from passport_items i
             where i.tenant_id = m.tenant_id and i.import_id = m.id) as entries,
            m.brought_by is not null as is_by_staff, p.name as by
     from passport_imports m
     left join people p on p.tenant_id = m.tenant_id and p.id = m.brought_by
     where m.tenant_id = $1 and m.student_id = $2 and (m.undone_at is null or exists (
       select 1 from passport_items i where i.tenant_id = m.tenant_id and i.import_id = m.id))
     order by m.created_at desc, m.id desc`,
    [currentTenant(), studentId],
  );
  return rows.map((row) => ({
    id: row.id,
    issuer: { name: row.issuer, url: row.issuer_url, isOurs: row.is_known },
    madeAt: row.made_at.toISOString(),
    broughtAt: row.created_at.toISOString(),
    entries: row.entries,
    by: row.is_by_staff ? { name: row.by } : null,
  }));
}

function keptOf(studentId: string): Promise<KeptText[]> {
  return sql<KeptText>(
    `select i.id, i.kept->>'title' as title, i.kept->>'at' as at, i.kept->'texts' as texts
     from passport_items i
     join passport_imports m on m.tenant_id = i.tenant_id and m.id = i.import_id
     where i.tenant_id = $1 and m.student_id = $2 and i.kept is not null order by 3 desc, i.id`,
    [currentTenant(), studentId],
  );
}

async function lastTakeOut(studentId: string): Promise<PassportOverview['last']> {
  const [row] = await sql<{ made_at: Date; opened_at: Date | null }>(
    `select made_at, opened_at from passport_takeouts where tenant_id = $1 and student_id = $2
     order by made_at desc, id desc limit 1`,
    [currentTenant(), studentId],
  );
  if (!row) return null;
  return {
    madeAt: row.made_at.toISOString(),
    openedAt: row.opened_at?.toISOString() ?? null,
  };
}

export async function noteTakeOut(actor: Actor, now: Date): Promise<void> {
  await sql(
    'insert into passport_takeouts (tenant_id, id, student_id, made_at) values ($1, $2, $3, $4)',
    [actor.tenantId, newId(), actor.personId, now.toISOString()],
  );
}

/** The student says that the file opens; or, `isOpened` being false, that it was a slip. */
export async function setOpened(actor: Actor, isOpened: boolean, now: Date): Promise<void> {
  const rows = await sql(
    `update passport_takeouts set opened_at = $3
     where tenant_id = $1 and id = (
       select id from passport_takeouts where tenant_id = $1 and student_id = $2
       order by made_at desc, id desc limit 1) returning id`,
    [actor.tenantId, actor.personId, isOpened ? now.toISOString() : null],
  );
  if (rows.length === 0) throw notFound();
}
