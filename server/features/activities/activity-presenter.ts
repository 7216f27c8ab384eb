import type { Activity, Confirmation, ConfirmationState } from '#contracts/activities.js';
import { type YearRule, yearRule } from '../years/school-year.js';
import { yearOfActivity } from './activity-grades.js';
import type { ActivityRow, ConfirmationRow } from './activity-records.js';

export async function presentActivities(rows: ActivityRow[], now: Date): Promise<Activity[]> {
  const rule = await yearRule();
  return rows.map((row) => present(row, now, rule));
}

export const presentActivity = async (row: ActivityRow, now: Date): Promise<Activity> =>
  present(row, now, await yearRule());

/** Names every field that leaves the server, so that a new column stays private by default. */
function present(row: ActivityRow, now: Date, rule: YearRule): Activity {
  return {
    id: row.id,
    kind: row.kind,
    title: row.title,
    organisation: row.organisation,
    role: row.role,
    description: row.description,
    honours: row.honours,
    branch: row.branch,
    skills: row.skills,
    tags: row.tags,
    startedOn: row.startedOn,
    endedOn: row.endedOn,
    schoolYear: yearOfActivity(row, rule),
    grades: row.grades,
    hours: row.hours,
    isPaid: row.isPaid,
    supervisor: row.supervisor,
    visibility: row.visibility,
    isLogged: row.source === 'log',
    revision: row.revision,
    isRemoved: row.removedAt !== null,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    confirmation: presentConfirmation(row.confirmation, now),
  };
}

const NOTHING_ASKED: Confirmation = {
  state: 'claimed',
  at: null,
  expiresAt: null,
  byName: null,
  mayBeNamed: false,
  comment: null,
  because: null,
  claim: null,
};

function presentConfirmation(row: ConfirmationRow | null, now: Date): Confirmation {
  if (!row) return NOTHING_ASKED;
  const isAnswered = row.decided_at !== null;
  return {
    state: confirmationState(row, now),
    at: new Date(row.decided_at ?? row.created_at).toISOString(),
    expiresAt: new Date(row.expires_at).toISOString(),
    byName: isAnswered ? row.verifier_name : null,
    mayBeNamed: row.may_be_named,
    comment: row.comment === '' ? null : row.comment,
    because: row.withdrawn_because,
    claim: row.claim,
  };
}

export function confirmationState(row: ConfirmationRow | null, now: Date): ConfirmationState {
  if (!row) return 'claimed';
  if (row.state === 'verified') return row.is_same ? 'verified' : 'changed';
  if (row.state === 'sent') return new Date(row.expires_at) > now ? 'sent' : 'expired';
  return row.state;
}
