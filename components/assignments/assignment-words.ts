import type {
  Assignment,
  Delivery,
  DeliveryReason,
  SubmissionStatus,
} from '#contracts/assignments.js';
import { type PlainKey, t } from '../i18n/i18n.js';

export const STATUSES: Readonly<Record<SubmissionStatus, PlainKey>> = {
  none: 'assignments.state-none',
  draft: 'assignments.state-draft',
  submitted: 'assignments.state-submitted',
  scored: 'assignments.state-scored',
  returned: 'assignments.state-returned',
};

/** Where a score is on its way to the gradebook. */
export const DELIVERIES: Readonly<Record<Delivery['state'], PlainKey>> = {
  none: 'assignments.delivery-none',
  waiting: 'assignments.delivery-waiting',
  sent: 'assignments.delivery-sent',
  parked: 'assignments.delivery-parked',
};

const REASONS = {
  'lms-busy': 'assignments.reason-lms-busy',
  'lms-down': 'assignments.reason-lms-down',
  'not-student': 'assignments.reason-not-student',
  gone: 'assignments.reason-gone',
  'no-column': 'assignments.reason-no-column',
  refused: 'assignments.reason-refused',
  'keeps-old': 'assignments.reason-keeps-old',
  'gave-up': 'assignments.reason-gave-up',
  unknown: 'assignments.reason-unknown',
} as const satisfies Record<DeliveryReason, string>;

/** Why the LMS did not take a score, and what to do about it. */
export function reasonWords(reason: DeliveryReason, lms: string): string {
  if (reason === 'gone' || reason === 'no-column') return t(REASONS[reason]);
  return t(REASONS[reason], { lms });
}

export function gradingWords({
  grading,
  maxPoints,
}: Pick<Assignment, 'grading' | 'maxPoints'>): string {
  if (grading === 'complete') return t('assignments.grading-complete');
  if (grading === 'none' || maxPoints === null) return t('assignments.grading-none');
  return t('assignments.grading-points', { points: maxPoints });
}
