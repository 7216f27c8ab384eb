import type {
  StaffPassportImport,
  StaffPassportPreview,
  StaffPassports,
} from '#contracts/staff-passports.js';
import { PART_NAMES } from '#contracts/passport-file.js';
import type { Actor } from '../../auth/actor.js';
import { currentTenant, sql, withTenant } from '../../db/tenant.js';
import { AppError } from '../../errors.js';
import { type AccessRequest, noteAccess } from '../access/access-log.js';
import { studentOfTeacher } from '../class/course-student.js';
import { notify, takeBackNews } from '../notifications/notify.js';
import { displayName } from '../roster/person-name.js';
import type { Meeting } from './comparison.js';
import { headOf, inTurn, lookInto, partsOf, takeIn } from './import-service.js';
import type { OpenPassport } from './open-package.js';
import { keyOf, readOwnPlan } from './own-plan.js';
import type { PassportDeps } from './passport-maker.js';
import { isOnlyOwn } from './selection.js';
import { takeBack } from './undo-import.js';

interface SentFor extends AccessRequest {
  actor: Actor;
  personId: string;
  bytes: Buffer;
}

/** The words of a passport are the student's, whoever carries the file in. */
const ownerOf = (actor: Actor, personId: string): Actor => ({
  ...actor,
  ...{ personId, role: 'student', canTeach: false },
});

/** What counselors brought into this student's plan. @throws AppError as `studentOfTeacher` */
export async function readStaffImports(
  actor: Actor,
  personId: string,
  request: AccessRequest,
): Promise<StaffPassports> {
  const student = await studentOfTeacher(actor, personId);
  await noteAccess(actor, [personId], 'plan', request);
  return { name: displayName(student, actor.locale), imports: await importsByStaff(personId) };
}

/**
 * What bringing this in would do, as far as the counselor may read of the student's plan. Nothing is kept.
 *
 * @throws AppError `file-not-taken`, and as `studentOfTeacher`
 */
export function previewForStudent(
  deps: PassportDeps,
  { actor, personId, bytes, ...request }: SentFor,
): Promise<StaffPassportPreview> {
  return inTurn(async () => {
    const owner = ownerOf(actor, personId);
    const { opened, meetings } = await lookInto(deps, owner, bytes);
    return withTenant(actor.tenantId, async () => {
      const student = await studentOfTeacher(actor, personId);
      await noteAccess(actor, [personId], 'plan', request);
      const isHidden = await hiddenFromStaff(personId, opened);
      const shown = meetings.filter((one) => !isHidden(one));
      return {
        ...headOf(opened),
        parts: partsOf(shown),
        name: displayName(student, actor.locale),
        isSameName: isSameName(opened.passport.student.name, student.name),
        hidden: meetings.length - shown.length,
        isTakenOut: await isTakenOut(personId, opened.digest),
      };
    });
  });
}

/** Entries that only the student reads, in the file or where they meet one here. */
async function hiddenFromStaff(
  personId: string,
  { passport }: OpenPassport,
): Promise<(one: Meeting) => boolean> {
  const own = await readOwnPlan(personId);
  const rows = new Set<string>();
  for (const part of PART_NAMES)
    for (const item of own.parts[part]) {
      const key = keyOf(part, item.id);
      if (isOnlyOwn(part, item, own.parts)) rows.add(key).add(own.recordIds.get(key) ?? key);
    }
  return ({ part, item, recordId }) =>
    isOnlyOwn(part, item, passport.parts) ||
    rows.has(keyOf(part, item.id)) ||
    (recordId !== null && rows.has(recordId));
}

const plainName = (name: string) =>
  name
    .normalize('NFD')
    .replaceAll(/[^\p{Letter} ]/gu, '')
    .toLowerCase()
    .split(/ +/)
    .toSorted()
    .join(' ')
    .trim();

/** Accents, order and signs between the parts of a name differ from school to school. */
function isSameName(inFile: string | null, here: string | null): boolean | null {
  return inFile === null || here === null ? null : plainName(inFile) === plainName(here);
}

async function isTakenOut(personId: string, digest: string): Promise<boolean> {
  const [row] = await sql(
    `select 1 as found from passport_imports
     where tenant_id = $1 and student_id = $2 and digest = $3 and undone_at is not null limit 1`,
    [currentTenant(), personId, digest],
  );
  return row !== undefined;
}

/**
 * Brings a passport in for a student, who is told. What is here stays as it is.
 *
 * @param digest - of the passport that was looked at.
 * @throws AppError `file-not-taken`, `storage-full`; `conflict` when it is another file, or one that the
 *   student took out; and as `studentOfTeacher`
 */
export async function bringInForStudent(
  deps: PassportDeps,
  { actor, personId, bytes, ...request }: SentFor,
  digest: string,
): Promise<StaffPassports> {
  const { now } = request;
  const { personId: by } = actor;
  await withTenant(actor.tenantId, () => refuseTakenOut(personId, digest), { readOnly: true });
  const sent = { actor: ownerOf(actor, personId), bytes, now, by };
  return takeIn(deps, sent, digest, async (importId) => {
    // Again, since the file took its time: now nothing can come in between.
    await refuseTakenOut(personId, digest);
    if (importId !== null)
      notify({ to: personId, kind: 'passport', subjectId: importId, fact: importId, by }, now);
    return readStaffImports(actor, personId, request);
  });
}

async function refuseTakenOut(personId: string, digest: string): Promise<void> {
  if (await isTakenOut(personId, digest))
    throw new AppError('conflict', 'The student took this file out again. Talk with them first.');
}

/** Takes back what staff brought, such as another student's file. @throws AppError `not-found` */
export async function takeBackForStudent(
  actor: Actor,
  { personId, id }: { personId: string; id: string },
  request: AccessRequest,
): Promise<StaffPassports> {
  await studentOfTeacher(actor, personId);
  await takeBack(personId, id, request.now, { isOwner: false });
  takeBackNews('passport', [id], null);
  return readStaffImports(actor, personId, request);
}

async function importsByStaff(personId: string): Promise<StaffPassportImport[]> {
  const rows = await sql<{
    id: string;
    issuer: StaffPassportImport['issuer'];
    madeAt: Date;
    broughtAt: Date;
    by: string | null;
    entries: number;
    takenOutAt: Date | null;
  }>(
    `select m.id, jsonb_build_object('name', m.issuer, 'url', m.issuer_url, 'isOurs', m.is_known) as issuer,
            m.made_at as "madeAt", m.created_at as "broughtAt", p.name as by,
            m.undone_at as "takenOutAt",
            (select count(*)::int from passport_items i
             where i.tenant_id = m.tenant_id and i.import_id = m.id) as entries
     from passport_imports m
     left join people p on p.tenant_id = m.tenant_id and p.id = m.brought_by
     where m.tenant_id = $1 and m.student_id = $2 and m.brought_by is not null
     order by m.created_at desc, m.id desc`,
    [currentTenant(), personId],
  );
  return rows.map((row) => ({
    ...row,
    ...{ madeAt: row.madeAt.toISOString(), broughtAt: row.broughtAt.toISOString() },
    takenOutAt: row.takenOutAt?.toISOString() ?? null,
  }));
}
