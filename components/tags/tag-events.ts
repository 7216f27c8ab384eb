import type { NewTaggedItem } from '#contracts/tags.js';
import type { Theme } from '#contracts/themes.js';

/** The teacher picks the course work to tag. */
export class ItemChooseEvent extends Event {
  static readonly type = 'ilp-item-choose';
  readonly key: string;

  constructor(key: string) {
    super(ItemChooseEvent.type, { bubbles: true, composed: true });
    this.key = key;
  }
}

/** The teacher names course work that no list shows. */
export class ItemAddEvent extends Event {
  static readonly type = 'ilp-item-add';
  readonly item: NewTaggedItem;

  constructor(item: NewTaggedItem) {
    super(ItemAddEvent.type, { bubbles: true, composed: true });
    this.item = item;
  }
}

/** The teacher ticks a goal, or takes the tick away. */
export class GoalTagEvent extends Event {
  static readonly type = 'ilp-goal-tag';
  readonly goalId: string;
  readonly isTagged: boolean;

  constructor(goalId: string, isTagged: boolean) {
    super(GoalTagEvent.type, { bubbles: true, composed: true });
    this.goalId = goalId;
    this.isTagged = isTagged;
  }
}

/** What an item trains now. */
export class ThemesEvent extends Event {
  static readonly type = 'ilp-themes';
  readonly key: string;
  readonly themes: Theme[];

  constructor(key: string, themes: Theme[]) {
    super(ThemesEvent.type, { bubbles: true, composed: true });
    this.key = key;
    this.themes = themes;
  }
}

declare global {
  interface HTMLElementEventMap {
    [ItemChooseEvent.type]: ItemChooseEvent;
    [ItemAddEvent.type]: ItemAddEvent;
    [GoalTagEvent.type]: GoalTagEvent;
    [ThemesEvent.type]: ThemesEvent;
  }
}
