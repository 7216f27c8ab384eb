/** Every kind of background work. The database refuses a task that isn't here. */
export const TASK_NAMES = [
  'send-score',
  'sync-roster',
  'list-line-items',
  'read-results',
  'self-test',
  'clean-file',
  'refresh-plan',
  'refresh-plans',
  'read-reference',
  'make-report',
  'drop-report',
  'run-schedule',
  'read-work',
  'send-caliper',
  'close-year',
  'reopen-year',
  'purge-graduates',
  'send-nudges',
  'send-digest',
] as const;
export type TaskName = (typeof TASK_NAMES)[number];

/** A job carries ids only; the handler reads the rest inside its tenant. */
export interface TaskSubject {
  tenantId: string;
  subjectId: string;
}
