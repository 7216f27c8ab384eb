import { FAMILY_SECTIONS, type FamilySection } from '#contracts/family-fields.js';
import type { FamilyPolicy, FamilyPolicyChange } from '#contracts/family.js';
import type { Actor } from '../../auth/actor.js';
import { newId } from '../../db/ids.js';
import { currentTenant, sql } from '../../db/tenant.js';
import { AppError } from '../../errors.js';
import type { AccessRequest } from '../access/access-log.js';
import { noteAdminAct } from '../connections/admin-log.js';

/**
 * What holds until a district says otherwise: families see every part, since the record is theirs to inspect
 * (34 CFR 99.10) and what students keep to themselves is in none of them; and nothing once a student left.
 */
const FIRST: FamilyPolicy = {
  ...{ number: 0, sections: [...FAMILY_SECTIONS], inviteDays: 14, deviceDays: 180, leaveDays: 0 },
  ...{ changedBy: null, changedAt: null },
};

interface Row extends Omit<FamilyPolicy, 'changedAt'> {
  sections: FamilySection[];
  changedAt: Date;
}

export async function familyPolicy(): Promise<FamilyPolicy> {
  const [row] = await sql<Row>(
    `select f.number, f.sections, f.invite_days as "inviteDays", f.device_days as "deviceDays",
            f.leave_days as "leaveDays", p.name as "changedBy", f.changed_at as "changedAt"
     from family_policies f
     left join people p on p.tenant_id = f.tenant_id and p.id = f.changed_by
     where f.tenant_id = $1 order by f.number desc limit 1`,
    [currentTenant()],
  );
  return row ? { ...row, changedAt: row.changedAt.toISOString() } : FIRST;
}

/** @throws AppError `conflict` when somebody changed it meanwhile. */
export async function changeFamilyPolicy(
  actor: Actor,
  { follows, sections, inviteDays, deviceDays, leaveDays }: FamilyPolicyChange,
  { now, requestId }: AccessRequest,
): Promise<FamilyPolicy> {
  const { number } = await familyPolicy();
  const rows =
    number === follows
      ? await sql(
          `insert into family_policies (tenant_id, id, number, sections, invite_days, device_days,
                                        leave_days, changed_by, changed_at)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
           on conflict (tenant_id, number) do nothing returning id`,
          [
            ...[currentTenant(), newId(), number + 1, inOrder(sections), inviteDays, deviceDays],
            ...[leaveDays, actor.personId, now.toISOString()],
          ],
        )
      : [];
  if (rows.length === 0)
    throw new AppError('conflict', 'Somebody changed what families see meanwhile.');
  await noteAdminAct(actor.personId, 'families-changed', inOrder(sections).join(', '), requestId);
  return familyPolicy();
}

const inOrder = (sections: readonly FamilySection[]) =>
  FAMILY_SECTIONS.filter((section) => sections.includes(section));
