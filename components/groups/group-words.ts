import type { DirectWish } from './group-calls.js';

/** What is said once a wish was granted. Each takes the group's `title`. */
export const DONE = {
  leave: 'groups.left',
  share: 'groups.shared',
  keep: 'groups.kept',
  reach: 'groups.step-reached',
  resume: 'groups.step-resumed',
  code: 'groups.code-made',
  'end-code': 'groups.code-ended',
  close: 'groups.was-closed',
  reopen: 'groups.was-reopened',
} as const satisfies Record<DirectWish, string>;
