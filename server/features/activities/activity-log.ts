import type { Actor } from '../../auth/actor.js';
import { newId } from '../../db/ids.js';
import { gradeLevelOf } from '../imports/grade-level.js';
import { districtDay } from '../years/school-year.js';
import { findActivity, insertActivity } from './activity-records.js';
import { keepActivityVersion } from './activity-versions.js';

/** Something a student finished in Pathlight that is career planning. */
export interface Finished {
  /** What it was and which, e.g. `reflection:<id>`: it is logged once, and not again when removed. */
  key: string;
  title: string;
}

const TITLE_MAX = 160;

/** Puts what the actor finished into their record, shown to them and their counselor. */
export async function logPlanning(
  actor: Actor,
  { key, title }: Finished,
  now: Date,
): Promise<void> {
  const id = newId();
  const level = await gradeLevelOf(actor.personId);
  const isNew = await insertActivity({
    ...{ id, studentId: actor.personId, now, sourceKey: key },
    values: {
      kind: 'planning',
      title: title.slice(0, TITLE_MAX),
      ...{ organisation: '', role: '', description: '', honours: '', supervisor: '' },
      ...{ branch: null, skills: [], tags: [], hours: null, isPaid: null },
      grades: level === null ? [] : [level],
      startedOn: await districtDay(now),
      endedOn: null,
      visibility: 'adviser',
    },
  });
  const row = isNew ? await findActivity(actor.personId, id) : null;
  if (row) await keepActivityVersion(actor, row, now);
}
