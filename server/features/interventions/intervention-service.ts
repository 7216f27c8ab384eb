import type {
  InterventionChanges,
  NewIntervention,
  OffTrackList,
  OwnInterventions,
  StudentInterventions,
} from '#contracts/interventions.js';
import { INTERVENTIONS_MAX } from '#contracts/intervention-fields.js';
import type { Actor } from '../../auth/actor.js';
import { schoolsInReach } from '../../auth/part-visits.js';
import { currentTenant, sql } from '../../db/tenant.js';
import { AppError, notFound } from '../../errors.js';
import { type AccessRequest, noteAccess } from '../access/access-log.js';
import { membersOf, studentsOfSchools } from '../caseload/caseload-places.js';
import { studentOfTeacher } from '../class/course-student.js';
import { conversationsOf } from '../conversations/conversation-records.js';
import { plansOf } from '../courses/plan-records.js';
import { stepPlan } from '../courses/plan-staff-service.js';
import { gradeLevelOf } from '../imports/grade-level.js';
import { notify, takeBackNews } from '../notifications/notify.js';
import { offTrack } from '../queue/off-track.js';
import { lmsOfNamesakes } from '../roster/person-lms.js';
import { displayName } from '../roster/person-name.js';
import { dayOf, schoolYearOf, yearRule } from '../years/school-year.js';
import {
  countOf,
  goingOn,
  insertIntervention,
  interventionsFor,
  interventionsOf,
  lockIntervention,
  updateIntervention,
} from './intervention-records.js';

/**
 * Who of the caseload, or of a principal's school, is off track, in the order in which it came about. Each of them is
 * noted. What goes on for them was written for counselors: a principal is not told.
 */
export async function listOffTrack(actor: Actor, request: AccessRequest): Promise<OffTrackList> {
  const { part, personId } = actor;
  const [members, rule] = await Promise.all([
    part ? studentsOfSchools(schoolsInReach(part)) : membersOf(personId),
    yearRule(),
  ]);
  const year = schoolYearOf(request.now, rule);
  const facts = await offTrack(members, year, actor.locale);
  const ids = facts.map(({ studentId }) => studentId);
  const [running, met, lms] = await Promise.all([
    goingOn(part ? [] : ids, actor),
    lastTalks(ids, year),
    lmsOfNamesakes(members.map(({ studentId: id, name }) => ({ id, name }))),
  ]);
  await noteAccess(actor, ids, 'plan', request);
  const byId = new Map(members.map((member) => [member.studentId, member]));
  const items = facts.flatMap(({ studentId, since, about }) => {
    const member = byId.get(studentId);
    if (!member) return [];
    const { kinds = [], lookOn = null } = running.get(studentId) ?? {};
    return [
      {
        ...{ personId: studentId, name: displayName(member, actor.locale), grade: member.grade },
        ...{ about: about ?? '', since: dayOf(since, rule), kinds, lookOn },
        ...{ metOn: met.get(studentId) ?? null, lms: lms.get(studentId) ?? [] },
      },
    ];
  });
  const sorted = items.toSorted((one, other) =>
    `${one.since} ${one.name}` < `${other.since} ${other.name}` ? -1 : 1,
  );
  return { items: sorted, students: members.length };
}

/** The day of the newest conference or review with each of these in a school year. */
async function lastTalks(ids: readonly string[], year: number): Promise<Map<string, string>> {
  const rows = await sql<{ studentId: string; on: string }>(
    `select student_id as "studentId", max(held_on)::text as on from plan_conversations
     where tenant_id = $1 and student_id = any($2::uuid[]) and school_year = $3 and removed_at is null
     group by student_id`,
    [currentTenant(), ids, year],
  );
  return new Map(rows.map(({ studentId, on }) => [studentId, on]));
}

/** @throws AppError as `studentOfTeacher` */
export async function readInterventions(
  actor: Actor,
  personId: string,
  request: AccessRequest,
): Promise<StudentInterventions> {
  const student = await studentOfTeacher(actor, personId);
  await noteAccess(actor, [personId], 'record', request);
  const [rule, grade, items, talks, plans] = await Promise.all([
    ...([yearRule(), gradeLevelOf(personId), interventionsOf(personId, actor)] as const),
    ...([conversationsOf(personId), plansOf(personId)] as const),
  ]);
  const year = schoolYearOf(request.now, rule);
  const [fact] = await offTrack([{ studentId: personId, grade }], year, actor.locale);
  return {
    ...{ name: displayName(student, actor.locale), items, offTrack: fact?.about ?? null },
    talks: talks.map(({ id, held_on: heldOn, kind }) => ({ id, heldOn, kind })),
    planState: plans.find((one) => one.is_main && one.removed_at === null)?.state ?? null,
    today: dayOf(request.now, rule),
  };
}

/**
 * Keeps what was agreed, and, where there is a reason to revise it, hands the course plan back with it.
 *
 * @throws AppError `invalid-request` for a day gone by, or a talk with somebody else; as `studentOfTeacher`
 */
export async function addIntervention(
  actor: Actor,
  personId: string,
  input: NewIntervention,
  request: AccessRequest,
): Promise<StudentInterventions> {
  const { talks, planState, today } = await readInterventions(actor, personId, request);
  if (input.lookOn !== null && input.lookOn <= today)
    throw refused('lookOn', 'Choose a day after today.');
  if (input.talkId !== null && !talks.some(({ id }) => id === input.talkId))
    throw refused('talkId', 'This talk was with somebody else.');
  if ((await countOf(personId)) >= INTERVENTIONS_MAX)
    throw new AppError('conflict', 'There are too many for this student. End some first.');
  const id = await insertIntervention(actor, personId, { ...input, begunOn: today }, request.now);
  if (input.visibility === 'student')
    notify(
      { to: personId, kind: 'intervention', subjectId: id, fact: id, by: actor.personId },
      request.now,
    );
  if (input.planReason !== '') {
    if (planState === null) throw refused('planReason', 'There is no course plan yet.');
    const step = { kind: BACK[planState], text: input.planReason };
    await stepPlan(actor, personId, step, request);
  }
  return readInterventions(actor, personId, request);
}

/** How a plan comes back into the student's hands. */
const BACK = { draft: 'commented', submitted: 'returned', approved: 'reopened' } as const;

const refused = (field: string, detail: string) =>
  new AppError('invalid-request', 'The body of this request did not pass the checks.', {
    errors: [{ pointer: `/body/${field}`, detail }],
  });

/**
 * Sets the day to look again, or says that it has ended and what became of it. Who wrote it may take it out.
 *
 * @throws AppError `not-found`, `forbidden` for taking out another's
 */
export async function changeIntervention(
  actor: Actor,
  { personId, id }: { personId: string; id: string },
  changes: InterventionChanges,
  request: AccessRequest,
): Promise<StudentInterventions> {
  await studentOfTeacher(actor, personId);
  const [held, rule] = await Promise.all([lockIntervention(personId, actor, id), yearRule()]);
  // One that was taken out is put back first.
  if (!held || (held.isRemoved && changes.isRemoved !== false)) throw notFound();
  if (changes.isRemoved !== undefined && !held.isMine)
    throw new AppError('forbidden', 'Only who wrote it takes it out.');
  const today = dayOf(request.now, rule);
  if (changes.lookOn != null && changes.lookOn <= today)
    throw refused('lookOn', 'Choose a day after today.');
  await updateIntervention(id, changes, { today, now: request.now });
  if (changes.isRemoved) takeBackNews('intervention', [id], null);
  return readInterventions(actor, personId, request);
}

/** What was agreed, as the student may read it. */
export const readOwnInterventions = async ({ personId }: Actor): Promise<OwnInterventions> => ({
  items: await interventionsFor(personId),
});
