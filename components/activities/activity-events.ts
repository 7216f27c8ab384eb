import type { ActivityKind } from '#contracts/activity-fields.js';
import type { ActivityValues } from './activity-draft.js';

/** What a person asked of one activity; the owner of the data does it. */
export type ActivityWish = 'edit' | 'remove' | 'confirm' | 'versions' | 'drop-draft';

export class ActivityWishEvent extends Event {
  static readonly type = 'ilp-activity-wish';
  readonly activityId: string;
  readonly wish: ActivityWish;

  constructor(activityId: string, wish: ActivityWish) {
    super(ActivityWishEvent.type, { bubbles: true, composed: true });
    this.activityId = activityId;
    this.wish = wish;
  }
}

/** Somebody wrote in the form. */
export class ActivityWriteEvent extends Event {
  static readonly type = 'ilp-activity-write';
  readonly changes: Partial<ActivityValues>;

  constructor(changes: Partial<ActivityValues>) {
    super(ActivityWriteEvent.type, { bubbles: true, composed: true });
    this.changes = changes;
  }
}

export class ActivityChooseEvent extends Event {
  static readonly type = 'ilp-activity-choose';
  readonly choice: 'mine' | 'theirs';

  constructor(choice: 'mine' | 'theirs') {
    super(ActivityChooseEvent.type, { bubbles: true, composed: true });
    this.choice = choice;
  }
}

/** The server has a newer version. */
export class ActivitySavedEvent extends Event {
  static readonly type = 'ilp-activity-saved';

  constructor() {
    super(ActivitySavedEvent.type, { bubbles: true, composed: true });
  }
}

export class ActivityDoneEvent extends Event {
  static readonly type = 'ilp-activity-done';
  /** Whether the last words reached the server. */
  readonly finished: Promise<boolean>;

  constructor(finished: Promise<boolean>) {
    super(ActivityDoneEvent.type, { bubbles: true, composed: true });
    this.finished = finished;
  }
}

/** What the student filters by; empty strings filter nothing. */
export interface ActivityFilter {
  kind: ActivityKind | '';
  grade: string;
  tag: string;
  words: string;
  by: 'kind' | 'year';
}

export class ActivityFilterEvent extends Event {
  static readonly type = 'ilp-activity-filter';
  readonly changes: Partial<ActivityFilter>;

  constructor(changes: Partial<ActivityFilter>) {
    super(ActivityFilterEvent.type, { bubbles: true, composed: true });
    this.changes = changes;
  }
}

declare global {
  interface HTMLElementEventMap {
    [ActivityWishEvent.type]: ActivityWishEvent;
    [ActivityWriteEvent.type]: ActivityWriteEvent;
    [ActivityChooseEvent.type]: ActivityChooseEvent;
    [ActivitySavedEvent.type]: ActivitySavedEvent;
    [ActivityDoneEvent.type]: ActivityDoneEvent;
    [ActivityFilterEvent.type]: ActivityFilterEvent;
  }
}
