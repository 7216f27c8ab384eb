import type { Diploma, Diplomas, NewDiploma } from '#contracts/graduation.js';
import type { Actor } from '../../auth/actor.js';
import { newId } from '../../db/ids.js';
import { currentTenant, sql } from '../../db/tenant.js';
import { AppError, notFound } from '../../errors.js';
import { noteAdminAct } from '../connections/admin-log.js';
import { mayKeepCatalog } from './catalog-policy.js';
import { catalogByCode } from './catalog-records.js';

const FIELDS = `key, version, kind, name, name_es as "nameEs", requirements,
  takes_middle_school as "takesMiddleSchool", source, source_url as "sourceUrl",
  checked_on::text as "checkedOn", is_retired as "isRetired", created_at as "publishedAt"`;

/** The newest version of each, diplomas before what comes on top of them. */
export async function currentDiplomas(): Promise<Diploma[]> {
  const rows = await sql<Omit<Diploma, 'publishedAt'> & { publishedAt: Date }>(
    `select distinct on (key) ${FIELDS}
     from diplomas where tenant_id = $1 order by key, version desc`,
    [currentTenant()],
  );
  return inOrder(rows.map((row) => ({ ...row, publishedAt: row.publishedAt.toISOString() })));
}

/** Diplomas before what comes on top of them, each by its name. */
export function inOrder<D extends Pick<Diploma, 'kind' | 'name'>>(diplomas: readonly D[]): D[] {
  const order = ['diploma', 'endorsement', 'seal', 'pathway'];
  return diplomas.toSorted(
    (left, right) =>
      order.indexOf(left.kind) - order.indexOf(right.kind) || left.name.localeCompare(right.name),
  );
}

/** Every version of one set of requirements, the newest first. @throws AppError `not-found` */
export async function readDiplomaVersions(key: string): Promise<Diploma[]> {
  const rows = await sql<Omit<Diploma, 'publishedAt'> & { publishedAt: Date }>(
    `select ${FIELDS} from diplomas where tenant_id = $1 and key = $2 order by version desc`,
    [currentTenant(), key],
  );
  if (rows.length === 0) throw notFound();
  return rows.map((row) => ({ ...row, publishedAt: row.publishedAt.toISOString() }));
}

export async function readDiplomas(actor: Actor): Promise<Diplomas> {
  return { diplomas: await currentDiplomas(), mayChange: mayKeepCatalog(actor) };
}

/**
 * Publishes a set of requirements, or the next version of one. Audits follow it at once; plans that were
 * approved keep their copy.
 *
 * @throws AppError `conflict` when somebody published another version meanwhile.
 */
export async function publishDiploma(
  actor: Actor,
  input: NewDiploma,
  { now, requestId }: { now: Date; requestId: string },
): Promise<Diplomas> {
  await checkDiploma(input);
  await storeDiploma(input, actor.personId, now);
  await noteAdminAct(actor.personId, 'diploma-published', input.key, requestId);
  return readDiplomas(actor);
}

/** @throws AppError `conflict` on another version, `invalid-request` for a course that is not there. */
export async function checkDiploma(input: NewDiploma): Promise<void> {
  const held = (await currentDiplomas()).find(({ key }) => key === input.key);
  if ((held?.version ?? 0) !== input.follows)
    throw new AppError('conflict', 'This was changed in another window meanwhile.');
  const catalog = await catalogByCode();
  for (const [place, { codes }] of input.requirements.entries()) {
    const unknown = codes.find((code) => !catalog.has(code));
    if (unknown !== undefined)
      throw new AppError('invalid-request', 'The body of this request did not pass the checks.', {
        errors: [
          {
            pointer: `/body/requirements/${place}/codes`,
            detail: `The catalog has no course with the code ${unknown}.`,
          },
        ],
      });
  }
}

export async function storeDiploma(input: NewDiploma, by: string | null, now: Date): Promise<void> {
  const rows = await sql(
    `insert into diplomas (tenant_id, id, key, version, kind, name, name_es, requirements,
       takes_middle_school, source, source_url, checked_on, is_retired, published_by, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $15)
     on conflict (tenant_id, key, version) do nothing returning id`,
    [
      ...[currentTenant(), newId(), input.key, input.follows + 1, input.kind, input.name],
      ...[input.nameEs, JSON.stringify(input.requirements), input.takesMiddleSchool, input.source],
      ...[input.sourceUrl, input.checkedOn, input.isRetired, by, now.toISOString()],
    ],
  );
  if (rows.length === 0)
    throw new AppError('conflict', 'This was changed in another window meanwhile.');
}
