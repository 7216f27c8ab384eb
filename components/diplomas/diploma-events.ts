import type { DiplomaDraft, RequirementDraft } from './diploma-draft.js';

/** The set of requirements as it is written now. */
export class DiplomaDraftEvent extends Event {
  static readonly type = 'ilp-diploma-draft';
  readonly draft: DiplomaDraft;

  constructor(draft: DiplomaDraft) {
    super(DiplomaDraftEvent.type, { bubbles: true, composed: true });
    this.draft = draft;
  }
}

/** One requirement as it is written now; null takes it out, a number moves it by so many places. */
export class RequirementEvent extends Event {
  static readonly type = 'ilp-requirement-change';
  readonly change: RequirementDraft | number | null;

  constructor(change: RequirementEvent['change']) {
    super(RequirementEvent.type, { bubbles: true, composed: true });
    this.change = change;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'ilp-diploma-draft': DiplomaDraftEvent;
    'ilp-requirement-change': RequirementEvent;
  }
}
