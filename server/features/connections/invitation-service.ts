import { randomBytes } from 'node:crypto';
import type { NewInvitation } from '#contracts/connections.js';
import { INVITATION_DAYS } from '#lti/registration.js';
import { hashSecret } from '#lti/secrets.js';
import type { Actor } from '../../auth/actor.js';
import { newId } from '../../db/ids.js';
import { sql } from '../../db/tenant.js';
import { notFound } from '../../errors.js';
import { noteAdminAct } from './admin-log.js';

const DAY_MS = 86_400_000;

/** A registration address for this district, good once. The reply is the only place it stands in. */
export async function makeInvitation(
  actor: Actor,
  publicUrl: string,
  call: { now: Date; requestId: string },
): Promise<NewInvitation> {
  const id = newId();
  const token = randomBytes(32).toString('base64url');
  const createdAt = call.now.toISOString();
  const expiresAt = new Date(call.now.getTime() + INVITATION_DAYS * DAY_MS).toISOString();
  await sql(
    `insert into lti_invitations (id, token_hash, tenant_id, expires_at, created_at)
     values ($1, $2, $3, $4, $5)`,
    [id, hashSecret(token), actor.tenantId, expiresAt, createdAt],
  );
  await noteAdminAct(actor.personId, 'invitation-made', id, call.requestId);
  return { id, createdAt, expiresAt, address: `${publicUrl}/lti/register?invitation=${token}` };
}

export async function revokeInvitation(
  actor: Actor,
  id: string,
  requestId: string,
): Promise<Record<string, never>> {
  const gone = await sql(
    `delete from lti_invitations where tenant_id = $1 and id = $2 and used_at is null returning id`,
    [actor.tenantId, id],
  );
  if (gone.length === 0) throw notFound();
  await noteAdminAct(actor.personId, 'invitation-revoked', id, requestId);
  return {};
}
