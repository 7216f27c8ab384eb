import type { NewGradeTask } from '#contracts/grade-tasks.js';

/** A counselor wants this task. */
export class TaskSubmitEvent extends Event {
  static readonly type = 'ilp-task-submit';
  readonly task: NewGradeTask;

  constructor(task: NewGradeTask) {
    super(TaskSubmitEvent.type, { bubbles: true, composed: true });
    this.task = task;
  }
}

/** The task stays as it is. */
export class TaskCancelEvent extends Event {
  static readonly type = 'ilp-task-cancel';

  constructor() {
    super(TaskCancelEvent.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    [TaskSubmitEvent.type]: TaskSubmitEvent;
    [TaskCancelEvent.type]: TaskCancelEvent;
  }
}
