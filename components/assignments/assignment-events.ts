import type { NewAttachment } from '#contracts/attach.js';
import type {
  DatesDraft,
  GradeDraft,
  PromptDraft,
  ReflectionDraft,
} from './assignment-templates.js';
import type { ActivityDraft } from './attach-items.js';

/** The teacher changed the questions: a word, their number or their order. */
export class PromptsChangeEvent extends Event {
  static readonly type = 'ilp-prompts-change';
  readonly prompts: readonly PromptDraft[];

  constructor(prompts: readonly PromptDraft[]) {
    super(PromptsChangeEvent.type, { bubbles: true, composed: true });
    this.prompts = prompts;
  }
}

/** The teacher starts from a template or a ready activity. */
export class TemplateChooseEvent extends Event {
  static readonly type = 'ilp-template-choose';
  readonly key: string;
  /** The draft to begin with; of what was written before, the rest stays. */
  readonly start: (before?: ReflectionDraft) => ReflectionDraft;

  constructor(key: string, start: (before?: ReflectionDraft) => ReflectionDraft) {
    super(TemplateChooseEvent.type, { bubbles: true, composed: true });
    this.key = key;
    this.start = start;
  }
}

/** The teacher adds a reflection of this course once more. */
export class ReuseEvent extends Event {
  static readonly type = 'ilp-reuse';
  readonly assignmentId: string;

  constructor(assignmentId: string) {
    super(ReuseEvent.type, { bubbles: true, composed: true });
    this.assignmentId = assignmentId;
  }
}

/** The teacher changed anything about the reflection that is being made. */
export class DraftChangeEvent extends Event {
  static readonly type = 'ilp-draft-change';
  readonly draft: ReflectionDraft;

  constructor(draft: ReflectionDraft) {
    super(DraftChangeEvent.type, { bubbles: true, composed: true });
    this.draft = draft;
  }
}

/** The teacher changed the grade or a date of something that goes into the course. */
export class PlacingChangeEvent extends Event {
  static readonly type = 'ilp-placing-change';
  readonly changes: Partial<GradeDraft & DatesDraft>;

  constructor(changes: Partial<GradeDraft & DatesDraft>) {
    super(PlacingChangeEvent.type, { bubbles: true, composed: true });
    this.changes = changes;
  }
}

/** The teacher wants an activity, or wants it no more. */
export class ActivityToggleEvent extends Event {
  static readonly type = 'ilp-activity-toggle';
  readonly activity: ActivityDraft;

  constructor(activity: ActivityDraft) {
    super(ActivityToggleEvent.type, { bubbles: true, composed: true });
    this.activity = activity;
  }
}

/** The teacher changed anything about a chosen activity. */
export class ActivityChangeEvent extends Event {
  static readonly type = 'ilp-activity-change';
  readonly activity: ActivityDraft;

  constructor(activity: ActivityDraft) {
    super(ActivityChangeEvent.type, { bubbles: true, composed: true });
    this.activity = activity;
  }
}

/** A choice is whole and should go into the course. */
export class AttachEvent extends Event {
  static readonly type = 'ilp-attach';
  readonly attachment: NewAttachment;

  constructor(attachment: NewAttachment) {
    super(AttachEvent.type, { bubbles: true, composed: true });
    this.attachment = attachment;
  }
}

/** The teacher goes back to the course without a choice. */
export class AttachCancelEvent extends Event {
  static readonly type = 'ilp-attach-cancel';

  constructor() {
    super(AttachCancelEvent.type, { bubbles: true, composed: true });
  }
}

/** Something that was made before is handed to the course once more. */
export class PlaceAgainEvent extends Event {
  static readonly type = 'ilp-place-again';
  readonly placementId: string;

  constructor(placementId: string) {
    super(PlaceAgainEvent.type, { bubbles: true, composed: true });
    this.placementId = placementId;
  }
}

/** The reflection is whole and should go into the course. */
export class DraftSubmitEvent extends Event {
  static readonly type = 'ilp-draft-submit';

  constructor() {
    super(DraftSubmitEvent.type, { bubbles: true, composed: true });
  }
}

/** A student wrote in the answer to one question. */
export class AnswerChangeEvent extends Event {
  static readonly type = 'ilp-answer-change';
  readonly blockId: string;
  readonly text: string;

  constructor(blockId: string, text: string) {
    super(AnswerChangeEvent.type, { bubbles: true, composed: true });
    this.blockId = blockId;
    this.text = text;
  }
}

/** Of two versions of the same answers, the student keeps one. */
export class ConflictChooseEvent extends Event {
  static readonly type = 'ilp-conflict-choose';
  readonly choice: 'mine' | 'theirs';

  constructor(choice: 'mine' | 'theirs') {
    super(ConflictChooseEvent.type, { bubbles: true, composed: true });
    this.choice = choice;
  }
}

/** The teacher opens one student's answers. */
export class StudentChooseEvent extends Event {
  static readonly type = 'ilp-student-choose';
  readonly personId: string;

  constructor(personId: string) {
    super(StudentChooseEvent.type, { bubbles: true, composed: true });
    this.personId = personId;
  }
}

/** The teacher's word on one student's answers, or the wish to see another try. */
export class ReviewEvent extends Event {
  static readonly type = 'ilp-review';
  readonly action: 'save' | 'return' | 'send-again';
  readonly comment: string;
  /** Null where the reflection has no grade. */
  readonly points: number | null;

  constructor(action: ReviewEvent['action'], comment: string, points: number | null) {
    super(ReviewEvent.type, { bubbles: true, composed: true });
    this.action = action;
    this.comment = comment;
    this.points = points;
  }
}

/** What a teacher has written so far about one student's answers, as the fields hold it. */
export interface ReviewDraft {
  comment: string;
  points: string;
}

export class ReviewDraftEvent extends Event {
  static readonly type = 'ilp-review-draft';
  readonly draft: ReviewDraft;

  constructor(draft: ReviewDraft) {
    super(ReviewDraftEvent.type, { bubbles: true, composed: true });
    this.draft = draft;
  }
}

/** The teacher wrote on one student's answers, in a row with the others. */
export class ResponseCommentEvent extends Event {
  static readonly type = 'ilp-response-comment';
  readonly personId: string;
  readonly comment: string;

  constructor(personId: string, comment: string) {
    super(ResponseCommentEvent.type, { bubbles: true, composed: true });
    this.personId = personId;
    this.comment = comment;
  }
}

declare global {
  interface HTMLElementEventMap {
    [PromptsChangeEvent.type]: PromptsChangeEvent;
    [TemplateChooseEvent.type]: TemplateChooseEvent;
    [ReuseEvent.type]: ReuseEvent;
    [DraftChangeEvent.type]: DraftChangeEvent;
    [DraftSubmitEvent.type]: DraftSubmitEvent;
    [PlacingChangeEvent.type]: PlacingChangeEvent;
    [ActivityToggleEvent.type]: ActivityToggleEvent;
    [ActivityChangeEvent.type]: ActivityChangeEvent;
    [PlaceAgainEvent.type]: PlaceAgainEvent;
    [AttachEvent.type]: AttachEvent;
    [AttachCancelEvent.type]: AttachCancelEvent;
    [StudentChooseEvent.type]: StudentChooseEvent;
    [ReviewEvent.type]: ReviewEvent;
    [ResponseCommentEvent.type]: ResponseCommentEvent;
    [ReviewDraftEvent.type]: ReviewDraftEvent;
    [AnswerChangeEvent.type]: AnswerChangeEvent;
    [ConflictChooseEvent.type]: ConflictChooseEvent;
  }
}
