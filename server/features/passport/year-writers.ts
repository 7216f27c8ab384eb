import type { PassportItem } from '#contracts/passport-file.js';
import type { Actor } from '../../auth/actor.js';
import { newId } from '../../db/ids.js';
import { sql } from '../../db/tenant.js';
import { keepLookBackVersion } from '../look-back/look-back-versions.js';

interface Writing {
  actor: Actor;
  now: Date;
}

/** What was said in a school year of which nothing is said here. Who returned it is nobody here. */
export async function writeLookBack(
  item: PassportItem<'lookBacks'>,
  { actor, now }: Writing,
): Promise<string> {
  const id = newId();
  await sql(
    `insert into look_backs (tenant_id, id, student_id, school_year, text, visibility, state, done_at,
                             comment, returned_at, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11)`,
    [
      ...[actor.tenantId, id, actor.personId, item.schoolYear, item.text, item.visibility],
      ...[item.state, item.doneAt, item.comment, item.returnedAt, now.toISOString()],
    ],
  );
  await keepLookBackVersion(actor, id, { now });
  return id;
}

export async function writeChoice(
  item: PassportItem<'choices'>,
  { actor }: Writing,
): Promise<string> {
  const id = newId();
  await sql(
    `insert into goal_choices (tenant_id, id, goal_id, school_year, choice, why, chosen_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [...[actor.tenantId, id, item.goalId, item.schoolYear, item.choice, item.why], item.chosenAt],
  );
  return id;
}
