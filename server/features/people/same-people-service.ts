import { MERGE_UNDO_DAYS, PERSON_PAIRS_SHOWN } from '#contracts/limits.js';
import type { DistinctPair, DoneMerge, NewDistinctPair, SamePeople } from '#contracts/people.js';
import type { Actor } from '../../auth/actor.js';
import { newId } from '../../db/ids.js';
import { sql } from '../../db/tenant.js';
import { notFound } from '../../errors.js';
import { type AccessRequest, noteAccess } from '../access/access-log.js';
import { noteAdminAct } from '../connections/admin-log.js';
import { displayName } from '../roster/person-name.js';
import { factsOf, meetingsOf } from './pair-facts.js';
import { candidatePairs, type Pair } from './pair-records.js';

/** Records that may be one student, for an administrator to decide, and what was decided lately. */
export async function listSamePeople(actor: Actor, request: AccessRequest): Promise<SamePeople> {
  const { pairs, crowded } = await candidatePairs();
  const shown = pairs.slice(0, PERSON_PAIRS_SHOWN);
  const ids = [...new Set(shown.flat())];
  await noteAccess(actor, ids, 'same person', request);
  return {
    total: pairs.length,
    pairs: await presentPairs(shown, ids, actor.locale),
    crowded,
    distinct: await distinctPairs(actor),
    merges: await freshMerges(actor, request.now),
  };
}

async function presentPairs(
  pairs: Pair[],
  ids: string[],
  locale: string,
): Promise<SamePeople['pairs']> {
  const facts = await factsOf(ids, locale);
  const presented: SamePeople['pairs'] = [];
  for (const pair of pairs) {
    const [one, other] = pair.map((id) => facts.get(id));
    if (one && other) presented.push({ records: [one, other], meetings: await meetingsOf(pair) });
  }
  return presented;
}

/** @throws AppError `not-found` unless the two are proposed: also for people of another district. */
export async function requirePair(one: string, other: string): Promise<void> {
  const { pairs } = await candidatePairs();
  const isProposed = pairs.some((pair) => pair.includes(one) && pair.includes(other));
  if (!isProposed) throw notFound();
}

/** Remembers that two records are two people: they are not proposed again. */
export async function keepApart(
  actor: Actor,
  { personId, otherId }: NewDistinctPair,
  request: AccessRequest,
): Promise<SamePeople> {
  await requirePair(personId, otherId);
  const id = newId();
  await sql(
    `insert into distinct_people (tenant_id, id, person_id, other_id, said_by, said_at)
     values ($1, $2, $3, $4, $5, $6)`,
    [actor.tenantId, id, personId, otherId, actor.personId, request.now.toISOString()],
  );
  await noteAdminAct(actor.personId, 'people-kept-apart', id, request.requestId);
  return listSamePeople(actor, request);
}

/** They may be one person after all. */
export async function proposeAgain(
  actor: Actor,
  id: string,
  request: AccessRequest,
): Promise<SamePeople> {
  const gone = await sql(
    'delete from distinct_people where tenant_id = $1 and id = $2 returning id',
    [actor.tenantId, id],
  );
  if (gone.length === 0) throw notFound();
  await noteAdminAct(actor.personId, 'people-proposed-again', id, request.requestId);
  return listSamePeople(actor, request);
}

interface NamedRow {
  name: string | null;
  pseudonym: string;
}

async function distinctPairs(actor: Actor): Promise<DistinctPair[]> {
  const rows = await sql<{ id: string; said_at: Date; one: NamedRow; other: NamedRow }>(
    `select d.id, d.said_at, to_jsonb(p) as one, to_jsonb(o) as other from distinct_people d
     join people p on p.tenant_id = d.tenant_id and p.id = d.person_id
     join people o on o.tenant_id = d.tenant_id and o.id = d.other_id
     where d.tenant_id = $1 order by d.said_at desc limit 50`,
    [actor.tenantId],
  );
  return rows.map(({ id, said_at, one, other }) => ({
    id,
    names: [displayName(one, actor.locale), displayName(other, actor.locale)],
    saidAt: said_at.toISOString(),
  }));
}

async function freshMerges(actor: Actor, now: Date): Promise<DoneMerge[]> {
  const rows = await sql<NamedRow & { id: string; merged_at: Date }>(
    `select m.id, m.merged_at, p.name, p.pseudonym from person_merges m
     join people p on p.tenant_id = m.tenant_id and p.id = m.kept_id
     where m.tenant_id = $1 and m.undone_at is null and m.merged_at > $2
     order by m.merged_at desc limit 50`,
    [actor.tenantId, undoableSince(now).toISOString()],
  );
  return rows.map((row) => ({
    id: row.id,
    name: displayName(row, actor.locale),
    mergedAt: row.merged_at.toISOString(),
    undoUntil: new Date(row.merged_at.getTime() + UNDO_MS).toISOString(),
  }));
}

const UNDO_MS = MERGE_UNDO_DAYS * 24 * 3_600_000;

/** Merges before this moment can't be taken back any more. */
export const undoableSince = (now: Date): Date => new Date(now.getTime() - UNDO_MS);
