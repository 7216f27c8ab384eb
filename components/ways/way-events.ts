import type { NewWayChoice } from '#contracts/ways.js';

/** The student wants this way for now. */
export class WayChooseEvent extends Event {
  readonly choice: NewWayChoice;

  constructor(choice: NewWayChoice) {
    super('ilp-way-choose', { bubbles: true, composed: true });
    this.choice = choice;
  }
}

/** A choice is to be taken out of the history. */
export class WayRemoveEvent extends Event {
  readonly choiceId: string;

  constructor(choiceId: string) {
    super('ilp-way-remove', { bubbles: true, composed: true });
    this.choiceId = choiceId;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'ilp-way-choose': WayChooseEvent;
    'ilp-way-remove': WayRemoveEvent;
  }
}
