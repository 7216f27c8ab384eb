import type { MailCadence, MailChoice } from '#contracts/mail.js';
import { newId } from '../../db/ids.js';
import { currentTenant, sql } from '../../db/tenant.js';

/**
 * SQL: person `p` was ever a student of a course. No birth date is held, so who may be under 13 can't be told
 * from who is not: no student gets an e-mail, also none who helps to teach another course.
 */
export const IS_STUDENT = `exists (
  select 1 from enrolments s
  where s.tenant_id = $1 and s.person_id = p.id and s.role = 'student')`;

/** SQL: person `p` works here, and can get an e-mail. */
export const CAN_GET_MAIL = `p.email is not null and not p.is_test and not ${IS_STUDENT}
  and (p.staff_role is not null or exists (
    select 1 from enrolments w
    where w.tenant_id = $1 and w.person_id = p.id and w.is_active and w.role not in ('student', 'observer')))`;

interface ChoiceRecord {
  address: string | null;
  isStudent: boolean;
  isTest: boolean;
  isOn: boolean;
  cadence: MailCadence | null;
  stopped: MailChoice['stopped'];
}

/** What a person chose, and whether there is anything to choose. */
export async function findChoice(personId: string): Promise<ChoiceRecord> {
  const [row] = await sql<ChoiceRecord>(
    `select p.email as address, p.is_test as "isTest", ${IS_STUDENT} as "isStudent", t.mail_on as "isOn",
            c.cadence, c.stopped
     from people p join tenants t on t.id = p.tenant_id
     left join mail_choices c on c.tenant_id = $1 and c.person_id = p.id
     where p.tenant_id = $1 and p.id = $2`,
    [currentTenant(), personId],
  );
  if (!row) throw new Error('The person of this session is gone.');
  return row;
}

export async function storeChoice(
  personId: string,
  cadence: MailCadence,
  now: Date,
): Promise<void> {
  await sql(
    `insert into mail_choices (tenant_id, id, person_id, cadence, chosen_at, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $5, $5)
     on conflict (tenant_id, person_id) do update
       set cadence = $4, stopped = null, updated_at = $5,
           chosen_at = case when mail_choices.cadence = 'off' then $5 else mail_choices.chosen_at end`,
    [currentTenant(), newId(), personId, cadence, now.toISOString()],
  );
}

/** Turns it off for somebody. @returns the id of their choice; nothing where it was off. */
export async function stopMail(
  personId: string,
  because: NonNullable<MailChoice['stopped']>,
  now: Date,
): Promise<string | undefined> {
  const [row] = await sql<{ id: string }>(
    `update mail_choices set cadence = 'off', stopped = $3, updated_at = $4
     where tenant_id = $1 and person_id = $2 and cadence <> 'off' returning id`,
    [currentTenant(), personId, because, now.toISOString()],
  );
  return row?.id;
}

/** Whose e-mails this link is in. */
export async function personOfLink(hash: Buffer): Promise<string | undefined> {
  const [row] = await sql<{ personId: string }>(
    `select person_id as "personId" from mail_choices where tenant_id = $1 and stop_hash = $2`,
    [currentTenant(), hash],
  );
  return row?.personId;
}
