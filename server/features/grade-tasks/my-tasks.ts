import type { MyTask } from '#contracts/grade-tasks.js';
import type { Actor } from '../../auth/actor.js';
import { AppError, notFound } from '../../errors.js';
import { counselorsOf, placesOf } from '../caseload/caseload-places.js';
import { standings } from './task-progress.js';
import { insertTick, removeTicks, standingTasks, type TaskRecord } from './task-records.js';

/** Tasks that reach a student today; whoever came later has them too. */
async function tasksFor(studentId: string): Promise<TaskRecord[]> {
  const [place] = await placesOf([studentId]);
  if (!place) return [];
  const tasks = await standingTasks(place);
  if (tasks.every(({ schoolId }) => schoolId !== null)) return tasks;
  const counselors = new Set(await counselorsOf(studentId));
  return tasks.filter(
    ({ schoolId, counselorId }) => schoolId !== null || counselors.has(counselorId),
  );
}

/** What counselors ask of the student, by its day. */
export async function myTasks(actor: Actor): Promise<MyTask[]> {
  const tasks = await tasksFor(actor.personId);
  if (tasks.length === 0) return [];
  const standingOf = await standings(tasks, [actor.personId]);
  return tasks.map((task) => ({
    ...{ id: task.id, title: task.title, details: task.details, from: task.counselor },
    ...{ dueOn: task.dueOn, proof: task.proof, amount: task.amount },
    ...standingOf(task, actor.personId),
  }));
}

/** The student's own tick, with a line. @throws AppError `not-found`, `conflict` where the plan counts */
export async function tickTask(actor: Actor, id: string, line: string, now: Date): Promise<void> {
  await requireTickable(actor, id);
  await insertTick(id, actor.personId, line, now);
}

export async function untickTask(actor: Actor, id: string, now: Date): Promise<void> {
  await requireTickable(actor, id);
  await removeTicks(id, actor.personId, now);
}

async function requireTickable({ personId }: Actor, id: string): Promise<void> {
  const task = (await tasksFor(personId)).find((one) => one.id === id);
  if (!task) throw notFound();
  if (task.proof !== 'tick')
    throw new AppError('conflict', 'Your plan says by itself when this is done.');
}
