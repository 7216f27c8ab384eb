import type { ActivityClaim } from '#contracts/activities.js';
import { CONFIRM_DAYS } from '#contracts/activity-fields.js';
import { hashToken, newToken } from '../../auth/tokens.js';
import { newId } from '../../db/ids.js';
import { currentTenant, sql } from '../../db/tenant.js';
import { CLAIM } from './activity-records.js';

const DAY_MS = 86_400_000;

/** A link is for what the activity says when it is made: saying something else withdraws it. */
export async function withdrawIfChanged(activityId: string, now: Date): Promise<void> {
  await sql(
    `update activity_confirmations c
     set state = 'withdrawn', token_hash = null, withdrawn_because = 'changed', updated_at = $3
     from activities a
     where c.tenant_id = $1 and c.activity_id = $2 and c.state = 'sent'
       and a.tenant_id = c.tenant_id and a.id = c.activity_id and c.claim <> ${CLAIM}`,
    [currentTenant(), activityId, now.toISOString()],
  );
}

export async function withdrawLink(activityId: string, now: Date): Promise<void> {
  await sql(
    `update activity_confirmations
     set state = 'withdrawn', token_hash = null, withdrawn_because = 'me', updated_at = $3
     where tenant_id = $1 and activity_id = $2 and state = 'sent'`,
    [currentTenant(), activityId, now.toISOString()],
  );
}

/** A new link for what the activity says now. @returns its secret, which is kept nowhere. */
export async function insertLink(activityId: string, now: Date): Promise<string> {
  const token = newToken('confirm', currentTenant());
  await sql(
    `insert into activity_confirmations
       (tenant_id, id, activity_id, token_hash, expires_at, claim, created_at, updated_at)
     select $1, $2, $3, $4, $5, ${CLAIM}, $6, $6
     from activities a where a.tenant_id = $1 and a.id = $3`,
    [
      ...[currentTenant(), newId(), activityId, hashToken(token)],
      new Date(now.getTime() + CONFIRM_DAYS * DAY_MS).toISOString(),
      now.toISOString(),
    ],
  );
  return token;
}

export interface OpenLink {
  id: string;
  activityId: string;
  claim: ActivityClaim;
  givenName: string | null;
  pseudonym: string;
}

/**
 * What an open link leads to, locked until it is answered or the page is shown. Nothing for one that is
 * used, too old or withdrawn, or whose activity was removed.
 */
export async function findOpenLink(token: string, now: Date): Promise<OpenLink | null> {
  const [link] = await sql<OpenLink>(
    `select c.id, c.activity_id as "activityId", c.claim, p.given_name as "givenName", p.pseudonym
     from activity_confirmations c
     join activities a on a.tenant_id = c.tenant_id and a.id = c.activity_id
     join people p on p.tenant_id = a.tenant_id and p.id = a.student_id
     where c.tenant_id = $1 and c.token_hash = $2 and c.state = 'sent' and c.expires_at > $3
       and a.removed_at is null
     for update of c`,
    [currentTenant(), hashToken(token), now.toISOString()],
  );
  return link ?? null;
}

export interface Answer {
  decision: 'verified' | 'returned';
  name: string;
  mayBeNamed: boolean;
  comment: string;
}

/** The one answer a link can take. */
export async function storeAnswer(id: string, answer: Answer, now: Date): Promise<void> {
  await sql(
    `update activity_confirmations
     set state = $3, token_hash = null, decided_at = $4, verifier_name = $5, may_be_named = $6,
         comment = $7, updated_at = $4
     where tenant_id = $1 and id = $2`,
    [
      ...[currentTenant(), id, answer.decision, now.toISOString()],
      ...[answer.name, answer.mayBeNamed, answer.comment],
    ],
  );
}
