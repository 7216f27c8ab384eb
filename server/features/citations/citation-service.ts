import { CitationSnapshot, type Citations, type NewCitation } from '#contracts/citations.js';
import type { Actor } from '../../auth/actor.js';
import { newId } from '../../db/ids.js';
import { sql } from '../../db/tenant.js';
import { notFound } from '../../errors.js';
import { findOwnGoal } from '../goals/find-goal.js';
import { citableOf } from './citable.js';

interface CitationRow {
  id: string;
  kind: 'result' | 'career' | 'reflection';
  source: string;
  snapshot: unknown;
  cited_at: Date;
}

/** What the student's goal rests on, each as it was when it was cited, and what else it could. */
export async function readCitations(actor: Actor, goalId: string): Promise<Citations> {
  await findOwnGoal(actor, goalId);
  const rows = await sql<CitationRow>(
    `select id, kind, source, snapshot, cited_at from goal_citations
     where tenant_id = $1 and goal_id = $2 order by cited_at, id`,
    [actor.tenantId, goalId],
  );
  const isCited = new Set(rows.map(({ kind, source }) => `${kind} ${source}`));
  const citable = await citableOf(actor.personId);
  return {
    cited: rows.map(({ cited_at: citedAt, snapshot, ...row }) => ({
      ...row,
      snapshot: CitationSnapshot.parse(snapshot),
      citedAt: citedAt.toISOString(),
    })),
    citable: citable.filter(({ kind, source }) => !isCited.has(`${kind} ${source}`)),
  };
}

/**
 * Notes what the goal rests on, as it is now: later results do not rewrite it.
 *
 * @throws AppError `not-found` when the goal or what is cited is not the actor's.
 */
export async function cite(
  actor: Actor,
  goalId: string,
  { kind, source }: NewCitation,
  now: Date,
): Promise<Citations> {
  await findOwnGoal(actor, goalId);
  const found = (await citableOf(actor.personId)).find(
    (one) => one.kind === kind && one.source === source,
  );
  if (!found) throw notFound();
  await sql(
    `insert into goal_citations (tenant_id, id, goal_id, kind, source, snapshot, cited_at)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (tenant_id, goal_id, kind, source) do nothing`,
    [
      ...[actor.tenantId, newId(), goalId, kind, source, JSON.stringify(found.snapshot)],
      now.toISOString(),
    ],
  );
  return readCitations(actor, goalId);
}

/** @throws AppError `not-found` when there is no such citation in a goal of the actor's. */
export async function removeCitation(
  actor: Actor,
  path: { id: string; citationId: string },
): Promise<Citations> {
  await findOwnGoal(actor, path.id);
  const [row] = await sql(
    'delete from goal_citations where tenant_id = $1 and id = $2 and goal_id = $3 returning id',
    [actor.tenantId, path.citationId, path.id],
  );
  if (!row) throw notFound();
  return readCitations(actor, path.id);
}
