import { NO_DEPLOYMENT, type SetupLink, type SetupStart } from '#contracts/setup.js';
import type { SessionReply } from '#contracts/session.js';
import { openSession } from '../../auth/sessions.js';
import { hashToken } from '../../auth/tokens.js';
import { newId } from '../../db/ids.js';
import { currentTenant, globalSql, sql, withTenant } from '../../db/tenant.js';
import { AppError } from '../../errors.js';
import { noteAdminAct } from '../connections/admin-log.js';
import { pseudonymFor } from '../roster/person-name.js';
import { beginSession } from '../session/session-service.js';

/** Says whether the link is good, and uses nothing up. @throws AppError `code-used` */
export async function lookAtSetupLink(token: string, now: Date): Promise<SetupLink> {
  const [row] = await globalSql<{ district_name: string | null }>(
    `select t.name as district_name
     from setup_links l left join tenants t on t.id = l.tenant_id
     where l.token_hash = $1 and l.expires_at > $2`,
    [hashToken(token), now.toISOString()],
  );
  if (!row) throw linkUsed();
  return { districtName: row.district_name };
}

/**
 * Uses a set-up link up and signs its holder in as an administrator of its district: an ordinary
 * visit with an end, which can be revoked, and which no LMS launch can turn into.
 *
 * @throws AppError `code-used`, or `conflict` when a new district has the name of another: a link
 * without a district must never open one that is there.
 */
export async function startSetup(start: SetupStart, now: Date): Promise<SessionReply> {
  const tenantId = await takeLink(start, now);
  const { code } = await withTenant(tenantId, async () => {
    const personId = await addAdministrator(start);
    await noteAdminAct(personId, 'setup-link-used', start.personName);
    return openSession(
      {
        personId,
        courseId: null,
        deploymentId: NO_DEPLOYMENT,
        role: 'admin',
        locale: start.locale,
        view: 'connections',
        deepLink: null,
        isTest: false,
      },
      now,
    );
  });
  return beginSession(code, now);
}

const TAKE = `delete from setup_links where token_hash = $1 and expires_at > $2 returning tenant_id`;
/** A name that is taken fails the whole statement, and the link stays good. */
const TAKE_WITH_NEW_DISTRICT = `
  with gone as (
    delete from setup_links where token_hash = $1 and expires_at > $2 and tenant_id is null returning id
  )
  insert into tenants (name) select $3 from gone returning id as tenant_id`;

/** One statement checks, uses the link up and makes the district, so that of two holders one wins. */
async function takeLink(start: SetupStart, now: Date): Promise<string> {
  const { districtName } = await lookAtSetupLink(start.token, now);
  const name = start.districtName;
  if (districtName === null && name === undefined) throw nameWanted();
  const binds = [hashToken(start.token), now.toISOString()];
  const [row] =
    districtName === null
      ? await globalSql<Taken>(TAKE_WITH_NEW_DISTRICT, [...binds, name]).catch(nameTaken)
      : await globalSql<Taken>(TAKE, binds);
  if (!row?.tenant_id) throw linkUsed();
  return row.tenant_id;
}

interface Taken {
  tenant_id: string | null;
}

/** @throws AppError `conflict` for a name that another district has; any other error as it came. */
function nameTaken(error: unknown): never {
  if ((error as { code?: unknown }).code !== '23505') throw error;
  throw new AppError('conflict', 'Another district has this name.', {
    errors: [{ pointer: '/body/districtName', detail: 'taken' }],
    cause: error,
  });
}

async function addAdministrator({ personName, locale }: SetupStart): Promise<string> {
  const id = newId();
  await sql(
    `insert into people (tenant_id, id, name, pseudonym, staff_role, locale)
     values ($1, $2, $3, $4, 'admin', $5)`,
    [currentTenant(), id, personName, pseudonymFor(id), locale],
  );
  return id;
}

const linkUsed = () =>
  new AppError(
    'code-used',
    'This set-up link was used already or is older than a day. Ask whoever runs Pathlight for a new one.',
  );

const nameWanted = () =>
  new AppError('invalid-request', 'Name the district.', {
    errors: [{ pointer: '/body/districtName', detail: 'missing' }],
  });
