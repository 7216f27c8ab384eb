import type {
  DistrictMail,
  DistrictMailSwitch,
  MailChoice,
  NewMailChoice,
} from '#contracts/mail.js';
import type { Actor } from '../../auth/actor.js';
import { hashToken, tenantOfToken } from '../../auth/tokens.js';
import { currentTenant, sql, withTenant } from '../../db/tenant.js';
import { AppError } from '../../errors.js';
import type { Mailer } from '../../mail/mailer.js';
import type { AccessRequest } from '../access/access-log.js';
import { noteAdminAct } from '../connections/admin-log.js';
import { findChoice, personOfLink, stopMail, storeChoice } from './mail-people.js';

/** Where the link in an e-mail leads, below our address. */
export const MAIL_PATH = '/mail';

export interface MailDeps {
  /** How e-mail leaves; left out where the installation sends none. */
  mail?: Pick<Mailer, 'from'> | undefined;
}

/** What the reader chose. */
export async function readMailChoice(
  { personId }: Pick<Actor, 'personId'>,
  { mail }: MailDeps,
): Promise<MailChoice> {
  const { address, isStudent, isTest, isOn, cadence, stopped } = await findChoice(personId);
  const isOffered = mail !== undefined && isOn && !isTest;
  const open = address === null ? 'no-address' : 'open';
  const state = isOffered ? (isStudent ? 'student' : open) : 'off';
  const current = state === 'open' ? (cadence ?? 'off') : 'off';
  return { state, cadence: current, address: isOffered ? address : null, stopped };
}

/** @throws AppError `conflict` where there is nothing to choose. */
export async function chooseMail(
  actor: Actor,
  { cadence }: NewMailChoice,
  deps: MailDeps,
  now: Date,
): Promise<MailChoice> {
  const { state } = await readMailChoice(actor, deps);
  if (state !== 'open' && cadence !== 'off')
    throw new AppError('conflict', 'No e-mail can be sent to you: load the page again to see why.');
  await storeChoice(actor.personId, cadence, now);
  return readMailChoice(actor, deps);
}

/**
 * Ends the e-mails that hold this link, however often it is asked. What the link is good for is only this.
 *
 * @param isMeant - false: only looks whether there is something to end.
 * @returns whether the link is one of ours.
 */
export async function stopByLink(token: string, isMeant: boolean, now: Date): Promise<boolean> {
  const tenantId = tenantOfToken('mail', token);
  if (!tenantId) return false;
  return withTenant(tenantId, async () => {
    const personId = await personOfLink(hashToken(token));
    if (personId && isMeant) await stopMail(personId, 'link', now);
    return personId !== undefined;
  });
}

const LATELY_DAYS = 7;

export async function readDistrictMail({ mail }: MailDeps, now: Date): Promise<DistrictMail> {
  const [row] = await sql<{ isOn: boolean } & DistrictMail['people'] & DistrictMail['lately']>(
    `select t.mail_on as "isOn", c.*, d.*
     from tenants t
     cross join (
       select count(*) filter (where cadence = 'day')::int as day,
              count(*) filter (where cadence = 'week')::int as week
       from mail_choices where tenant_id = $1) c
     cross join (
       select count(*) filter (where outcome = 'sent')::int as sent,
              count(*) filter (where outcome = 'waiting')::int as waiting,
              count(*) filter (where outcome = 'refused')::int as refused,
              count(*) filter (where outcome = 'late')::int as late
       from mail_digests
       where tenant_id = $1 and until > $2::timestamptz - interval '${LATELY_DAYS} days') d
     where t.id = $1`,
    [currentTenant(), now.toISOString()],
  );
  if (!row) throw new Error('The district of this session is gone.');
  const { isOn, day, week, sent, waiting, refused, late } = row;
  return {
    ...{ isOn, hasServer: mail !== undefined, from: mail?.from ?? null },
    ...{ people: { day, week }, lately: { sent, waiting, refused, late } },
  };
}

/** @throws AppError `conflict` without a mail server: nothing would be sent. */
export async function switchDistrictMail(
  actor: Actor,
  { isOn }: DistrictMailSwitch,
  deps: MailDeps,
  { now, requestId }: AccessRequest,
): Promise<DistrictMail> {
  if (isOn && !deps.mail)
    throw new AppError('conflict', 'Whoever runs Pathlight has to name a mail server first.');
  const changed = await sql(
    'update tenants set mail_on = $2 where id = $1 and mail_on <> $2 returning id',
    [currentTenant(), isOn],
  );
  if (changed.length > 0)
    await noteAdminAct(actor.personId, isOn ? 'mail-on' : 'mail-off', '', requestId);
  return readDistrictMail(deps, now);
}
