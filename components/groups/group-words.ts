import { ProblemError } from '../api/problem-error.js';
import { problemMessage } from '../api/problem-messages.js';
import { t } from '../i18n/i18n.js';
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

/** A wrong, an ended and a foreign code are answered alike. */
export function codeProblem(error: unknown): string {
  const isWrong = error instanceof ProblemError && error.code === 'not-found';
  return isWrong ? t('groups.code-wrong') : problemMessage(error);
}
