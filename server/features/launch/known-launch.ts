import { currentTenant, sql } from '../../db/tenant.js';
import type { Mark } from '../roster/enrolment-role.js';
import { DeploymentMoved, type LoginUse } from '#lti/ports.js';
import type { LaunchContext } from '#lti/types.js';

/** What we already hold about the course, person and enrolment of a launch. */
export interface KnownLaunch {
  /** False: another launch has used this login. */
  is_first_use: boolean;
  course_id: string | null;
  course_title: string | null;
  course_label: string | null;
  roster_url: string | null;
  line_items_url: string | null;
  roster_link_id: string | null;
  roster_synced_at: Date | null;
  roster_state: string | null;
  grade_scopes: string[] | null;
  context_history: string[] | null;
  deployment_id: string | null;
  person_id: string | null;
  name: string | null;
  given_name: string | null;
  family_name: string | null;
  email: string | null;
  sis_id: string | null;
  staff_role: 'counselor' | 'admin' | null;
  locale: string | null;
  enrolment_role: string | null;
  enrolment_active: boolean | null;
  marked_as: Mark | null;
  /** The LMS's ids of the sections that we know the person to be in. */
  section_ids: string[] | null;
  /** Who they are to this LMS, and by which such identity they are known in the course. */
  identity_id: string | null;
  enrolment_identity: string | null;
  district_locale: string;
}

/**
 * Uses the login up and reads what we hold, in one statement. A second post of the same launch waits
 * here for the first one's transaction. The binding is read again here, because the gate remembers it for
 * some seconds, and a district that has let an installation go must get no visit from it.
 *
 * @param resume - what the launch comes to, for a double post.
 * @throws DeploymentMoved
 */
export async function useLogin(
  launch: LaunchContext,
  login: LoginUse,
  resume: string,
): Promise<KnownLaunch> {
  const [known] = await sql<KnownLaunch>(
    `with used as (
       insert into lti_used_logins (state_hash, token_hash, resume, used_at, expires_at)
       values ($5, $6, $7, $8, $9) on conflict (state_hash) do nothing returning 1
     )
     select exists (select 1 from used) as is_first_use,
            c.id as course_id, c.title as course_title, c.label as course_label, c.roster_url,
            c.line_items_url, c.roster_link_id, c.roster_synced_at, c.roster_state, c.grade_scopes,
            c.context_history, c.deployment_id,
            p.id as person_id, p.name, p.given_name, p.family_name, p.email, p.sis_id, p.staff_role,
            p.locale, e.role as enrolment_role, e.is_active as enrolment_active, e.marked_as,
            i.id as identity_id, e.identity_id as enrolment_identity, t.locale as district_locale,
            (select array_agg(s.lms_section_id) from section_members m
             join sections s on s.tenant_id = m.tenant_id and s.id = m.section_id
             where m.tenant_id = t.id and m.person_id = p.id and s.course_id = c.id) as section_ids
     from tenants t
     join lti_deployments d on d.id = $10 and d.tenant_id = t.id and d.registration_id = $2
     left join courses c on c.tenant_id = t.id and c.registration_id = $2 and c.lms_context_id = $3
     left join person_identities i on i.tenant_id = t.id and i.registration_id = $2 and i.sub = $4
     left join people p on p.tenant_id = t.id and p.id = i.person_id
     left join enrolments e on e.tenant_id = t.id and e.course_id = c.id and e.person_id = p.id
     where t.id = $1`,
    [
      currentTenant(),
      launch.registrationId,
      launch.course?.lmsId ?? null,
      launch.user.sub,
      login.stateHash,
      login.tokenHash,
      resume,
      login.usedAt.toISOString(),
      login.expiresAt.toISOString(),
      launch.deploymentId,
    ],
  );
  if (!known) throw new DeploymentMoved('The deployment is not bound to this district.');
  return known;
}
