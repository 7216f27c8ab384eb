import { ConferenceDayPage, type NewConferenceDay } from '#contracts/conference-days.js';
import { Desk } from '#contracts/desk.js';
import { type GradeTask, GradeTasks, type NewGradeTask } from '#contracts/grade-tasks.js';
import { NUDGE_PLACES } from '#contracts/counsel-fields.js';
import { Nudge } from '#contracts/nudges.js';
import { sendNudge } from '#server/features/nudges/send-nudge.js';
import { apiAs } from './api.js';
import type { Person } from './builders.js';
import { reply } from './reply.js';
import { testSystem } from './system.js';

/** A day so many days from the tests' own, as `YYYY-MM-DD`. */
export async function dayIn(days: number): Promise<string> {
  const { clock } = await testSystem();
  return new Date(clock.now().getTime() + days * 86_400_000).toISOString().slice(0, 10);
}

export const taskOf = (fields: Partial<NewGradeTask>): NewGradeTask => ({
  ...{ title: 'Visit a workplace', details: '', schoolId: null, grades: null },
  ...{ dueOn: '2999-05-01', proof: 'tick', amount: 1 },
  ...fields,
});

/** Sets a task. @returns it, as the list has it */
export async function setTask(staff: Person, fields: Partial<NewGradeTask>): Promise<GradeTask> {
  const task = taskOf(fields);
  const api = await apiAs(staff);
  const { tasks } = GradeTasks.parse(await reply(api.post('/api/grade-tasks', task), 201));
  return tasks.find(({ title }) => title === task.title)!;
}

export async function deskOf(student: Person): Promise<Desk> {
  return Desk.parse(await reply((await apiAs(student)).get('/api/desk')));
}

/** Sends a message; the worker is not asked to run. */
export async function postNudge(
  staff: Person,
  students: readonly Person[],
  text = 'Please look at your goals.',
): Promise<Nudge> {
  const studentIds = students.map(({ personId }) => personId);
  const api = await apiAs(staff);
  const body = { text, place: NUDGE_PLACES[2], studentIds };
  return Nudge.parse(await reply(api.post('/api/nudges', body), 201));
}

/** As the worker does. */
export async function deliver({ tenantId }: Person, { id }: Pick<Nudge, 'id'>): Promise<void> {
  const { clock } = await testSystem();
  await sendNudge({ tenantId, subjectId: id }, clock.now);
}

export const dayOf = (fields: Partial<NewConferenceDay> = {}): NewConferenceDay => ({
  ...{ heldOn: '2999-05-01', place: 'Room 12', from: 480, to: 540, slotMinutes: 15 },
  ...{ pauses: [], grades: null, groupId: null },
  ...fields,
});

export async function makeDay(
  staff: Person,
  fields: Partial<NewConferenceDay> = {},
): Promise<ConferenceDayPage> {
  const api = await apiAs(staff);
  return ConferenceDayPage.parse(await reply(api.post('/api/conference-days', dayOf(fields)), 201));
}
