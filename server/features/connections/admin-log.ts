import { newId } from '../../db/ids.js';
import { currentTenant, sql } from '../../db/tenant.js';

/** What an administrator did, as the log keeps it. */
export type AdminAct =
  | 'setup-link-used'
  | 'invitation-made'
  | 'invitation-revoked'
  | 'platform-registered'
  | 'registration-replaced'
  | 'deployment-bound'
  | 'deployment-unbound'
  | 'school-made'
  | 'self-test-started'
  | 'sis-file-applied'
  | 'results-imported'
  | 'results-import-undone'
  | 'reference-applied'
  | 'reference-undone'
  | 'people-merged'
  | 'people-merge-undone'
  | 'people-kept-apart'
  | 'people-proposed-again'
  | 'hour-rule-made'
  | 'hour-rule-removed'
  | 'template-published'
  | 'catalog-changed'
  | 'courses-imported'
  | 'courses-import-undone'
  | 'diploma-published';

/**
 * Leaves a trace in the district's own log, in the transaction of the act itself.
 *
 * @param subject - the LMS, deployment or school it was done to; never a student.
 */
export async function noteAdminAct(
  actorId: string,
  what: AdminAct,
  subject: string,
  requestId?: string,
): Promise<void> {
  await sql(
    `insert into admin_log (tenant_id, id, actor_id, what, subject, request_id)
     values ($1, $2, $3, $4, $5, $6)`,
    [currentTenant(), newId(), actorId, what, subject.slice(0, 500), requestId ?? null],
  );
}
