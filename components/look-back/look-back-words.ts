import type { CareerBeside, GoalBeside, GoalChoice, LookBackState } from '#contracts/look-back.js';
import type { PlainKey } from '../i18n/i18n.js';

export const STATES: Readonly<Record<LookBackState, PlainKey>> = {
  open: 'look-back.state-open',
  done: 'look-back.state-done',
  returned: 'look-back.state-returned',
};

export const GOAL_CHANGES: Readonly<Record<GoalBeside['change'], PlainKey>> = {
  same: 'look-back.goal-same',
  changed: 'look-back.goal-changed',
  reached: 'look-back.goal-reached',
  new: 'look-back.goal-new',
  dropped: 'look-back.goal-dropped',
};

export const CAREER_CHANGES: Readonly<Record<CareerBeside['change'], PlainKey>> = {
  kept: 'look-back.career-kept',
  added: 'look-back.career-added',
  'let-go': 'look-back.career-let-go',
};

/** In the order in which they are offered. */
export const GOAL_CHOICES: readonly GoalChoice[] = ['keep', 'change', 'finish'];

export const CHOICES: Readonly<Record<GoalChoice, PlainKey>> = {
  keep: 'look-back.choice-keep',
  change: 'look-back.choice-change',
  finish: 'look-back.choice-finish',
};

export const CHOICE_HINTS: Readonly<Record<GoalChoice, PlainKey>> = {
  keep: 'look-back.choice-keep-hint',
  change: 'look-back.choice-change-hint',
  finish: 'look-back.choice-finish-hint',
};

export const CHOSEN: Readonly<Record<GoalChoice, PlainKey>> = {
  keep: 'look-back.chose-keep',
  change: 'look-back.chose-change',
  finish: 'look-back.chose-finish',
};
