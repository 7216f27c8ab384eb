import { TASKS_MAX } from '#contracts/counsel-fields.js';
import type { GradeTask, GradeTaskPage, GradeTasks, NewGradeTask } from '#contracts/grade-tasks.js';
import type { Actor } from '../../auth/actor.js';
import { AppError, notFound } from '../../errors.js';
import { type AccessRequest, noteAccess } from '../access/access-log.js';
import { type CaseloadMember, membersOf, studentsOfSchool } from '../caseload/caseload-places.js';
import { schoolNames } from '../caseload/caseload-service.js';
import { displayName } from '../roster/person-name.js';
import { dayOf, yearRule } from '../years/school-year.js';
import { isFor, progressOf, standings } from './task-progress.js';
import {
  insertTask,
  setTaskEnded,
  taskBy,
  type TaskRecord,
  tasksBy,
  updateTask,
} from './task-records.js';

/** The counselor's tasks with how many have done each. Nobody is named. */
export async function listTasks(actor: Actor): Promise<GradeTasks> {
  const [records, members] = await Promise.all([
    tasksBy(actor.personId),
    membersOf(actor.personId),
  ]);
  return {
    tasks: await presentTasks(records, members),
    schools: await schoolsOf(members),
  };
}

async function presentTasks(
  records: readonly TaskRecord[],
  members: readonly CaseloadMember[],
): Promise<GradeTask[]> {
  const students = new Map<string | null, readonly CaseloadMember[]>([[null, members]]);
  for (const schoolId of new Set(records.map((task) => task.schoolId)))
    if (schoolId !== null) students.set(schoolId, await studentsOfSchool(schoolId));
  const ids = new Set([...students.values()].flat().map(({ studentId }) => studentId));
  const standingOf = await standings(records, [...ids]);
  return records.map((task) =>
    presentTask(task, progressOf(task, students.get(task.schoolId) ?? [], standingOf)),
  );
}

const presentTask = (task: TaskRecord, progress: GradeTask['progress']): GradeTask => ({
  ...{ id: task.id, title: task.title, details: task.details, grades: task.grades },
  ...{ dueOn: task.dueOn, proof: task.proof, amount: task.amount, progress },
  school: task.schoolId === null ? null : { id: task.schoolId, name: task.school ?? '' },
  isEnded: task.endedAt !== null,
});

async function schoolsOf(members: readonly CaseloadMember[]): Promise<GradeTasks['schools']> {
  const own = new Set(members.map(({ schoolId }) => schoolId));
  return [...(await schoolNames())].flatMap(([id, name]) => (own.has(id) ? [{ id, name }] : []));
}

/** Who of the own caseload has done a task and who has not. Each is noted. @throws AppError `not-found` */
export async function readTask(
  actor: Actor,
  id: string,
  request: AccessRequest,
): Promise<GradeTaskPage> {
  const [record, members] = await Promise.all([
    taskBy(actor.personId, id),
    membersOf(actor.personId),
  ]);
  if (!record) throw notFound();
  const own = members.filter(
    (member) =>
      isFor(record, member) && (record.schoolId === null || record.schoolId === member.schoolId),
  );
  const ids = own.map(({ studentId }) => studentId);
  await noteAccess(actor, ids, 'plan', request);
  const [standingOf, [task = presentTask(record, null)]] = [
    await standings([record], ids),
    await presentTasks([record], members),
  ];
  return {
    task,
    students: own.map((member) => {
      const { isDone, line } = standingOf(record, member.studentId);
      const name = displayName(member, actor.locale);
      return { personId: member.studentId, name, grade: member.grade, isDone, line };
    }),
  };
}

/** @throws AppError `invalid-request` for a day gone by or a school of nobody in the caseload, `conflict` */
export async function addTask(actor: Actor, task: NewGradeTask, now: Date): Promise<GradeTasks> {
  await requireFit(actor, task, now);
  const standing = (await tasksBy(actor.personId)).filter(({ endedAt }) => endedAt === null);
  if (standing.length >= TASKS_MAX)
    throw new AppError('conflict', 'You have many tasks already. End one first.');
  await insertTask(actor.personId, task, now);
  return listTasks(actor);
}

/** @throws AppError as `addTask`, and `not-found` for a task that is not theirs or has ended */
export async function changeTask(
  actor: Actor,
  id: string,
  task: NewGradeTask,
  now: Date,
): Promise<GradeTasks> {
  const record = await taskBy(actor.personId, id);
  if (!record) throw notFound();
  // A day that has come may stay.
  await requireFit(actor, task, now, record.dueOn);
  if (!(await updateTask(actor.personId, id, task, now))) throw notFound();
  return listTasks(actor);
}

async function requireFit(actor: Actor, task: NewGradeTask, now: Date, stays = ''): Promise<void> {
  const today = dayOf(now, await yearRule());
  if (task.dueOn < today && task.dueOn !== stays)
    throw refused('dueOn', 'This day is over. Choose today or later.');
  if (task.schoolId === null) return;
  const members = await membersOf(actor.personId);
  if (!members.some(({ schoolId }) => schoolId === task.schoolId))
    throw refused('schoolId', 'Nobody of your caseload goes to this school.');
}

const refused = (field: string, detail: string) =>
  new AppError('invalid-request', 'The body of this request did not pass the checks.', {
    errors: [{ pointer: `/body/${field}`, detail }],
  });

/** Ends a task, or has it stand again; ticks stay with it. @throws AppError `not-found` */
export async function endTask(
  actor: Actor,
  id: string,
  isEnded: boolean,
  now: Date,
): Promise<GradeTasks> {
  if (!(await setTaskEnded(actor.personId, id, isEnded, now))) throw notFound();
  return listTasks(actor);
}
