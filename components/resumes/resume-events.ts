import type { Edit } from './resume-edit.js';

/** Where focus goes once a change shows: a line, and which of its controls. */
export interface FocusWish {
  lineId: string;
  part: 'up' | 'down' | 'words' | 'switch';
}

interface EditOptions {
  /** Can be taken back; `reworded` names a line whose words it changes. */
  step?: { reworded?: string };
  /** For people who use a screen reader. */
  said?: string;
  focus?: FocusWish;
}

/** The student changed something; whoever holds the résumé applies it. */
export class ResumeEditEvent extends Event {
  static readonly type = 'ilp-resume-edit';
  readonly change: Edit;
  readonly options: EditOptions;

  constructor(change: Edit, options: EditOptions = {}) {
    super(ResumeEditEvent.type, { bubbles: true, composed: true });
    this.change = change;
    this.options = options;
  }
}

/** The student takes a line out. */
export class LineRemoveEvent extends Event {
  static readonly type = 'ilp-line-remove';
  readonly lineId: string;

  constructor(lineId: string) {
    super(LineRemoveEvent.type, { bubbles: true, composed: true });
    this.lineId = lineId;
  }
}

/** Of two versions, the one to keep. */
export class VersionChooseEvent extends Event {
  static readonly type = 'ilp-version-choose';
  readonly choice: 'mine' | 'theirs';

  constructor(choice: 'mine' | 'theirs') {
    super(VersionChooseEvent.type, { bubbles: true, composed: true });
    this.choice = choice;
  }
}

declare global {
  interface HTMLElementEventMap {
    [ResumeEditEvent.type]: ResumeEditEvent;
    [LineRemoveEvent.type]: LineRemoveEvent;
    [VersionChooseEvent.type]: VersionChooseEvent;
  }
}
