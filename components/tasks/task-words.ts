import type { GradeTask } from '#contracts/grade-tasks.js';
import { formatDate, formatNumber, today } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';

export const dueWords = ({ dueOn }: Pick<GradeTask, 'dueOn'>): string =>
  t(dueOn < today() ? 'tasks.overdue' : 'tasks.due', { date: formatDate(dueOn) });

export function gradeWords(grades: GradeTask['grades']): string {
  if (!grades) return t('tasks.all-grades');
  const { from, to } = grades;
  return from === to
    ? t('tasks.grade', { grade: String(from) })
    : t('tasks.grades', { from: String(from), to: String(to) });
}

/** For whom it is, until when, and what counts. */
export function factsOf(task: GradeTask): string {
  const who = task.school
    ? t('tasks.who-school', { school: task.school.name })
    : t('tasks.who-caseload');
  const proof = t(`tasks.proof-${task.proof}`);
  const amount = formatNumber(task.amount);
  const counted = task.proof === 'tick' ? proof : t('tasks.counted', { proof, amount });
  return [who, gradeWords(task.grades), dueWords(task), counted].join(' · ');
}

export function progressWords({ progress }: GradeTask): string {
  if (!progress) return t('tasks.few');
  const { low, high } = progress.done;
  const total = formatNumber(progress.students);
  return low === high
    ? t('tasks.done-of', { done: formatNumber(low), total })
    : t('tasks.done-between', { low: formatNumber(low), high: formatNumber(high), total });
}
