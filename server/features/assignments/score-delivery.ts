import type { DeliveryReason } from '#contracts/assignments.js';
import { LmsError } from '#lti/lms-error.js';
import type { LmsServices, Result, Score } from '#lti/types.js';
import { withTenant } from '../../db/tenant.js';
import type { TaskSubject } from '../../jobs/task-names.js';
import { ColumnBusy, findColumn } from './line-items.js';
import { delayAfter, reasonOf } from './score-faults.js';
import {
  type HeldWish,
  holdWish,
  lookAgainWhenFree,
  putOffWish,
  readWish,
  restamp,
  settleWish,
  type Wish,
} from './score-records.js';

/** Further than clocks of two machines lie apart: enough to pass a stamp we cannot see. */
const JUMP_MS = 10 * 60_000;

export interface DeliveryDeps {
  lms: LmsServices;
  now: () => Date;
  publicUrl: string;
}

/**
 * Brings the newest wish for one student's score to the gradebook.
 *
 * The time stamp is stored before the post and always later than the one before, so a post whose answer
 * was lost can be told from one that never left: when in doubt the gradebook is asked. What is
 * sent twice says the same thing. What another try may cure is put off and queued anew.
 *
 * @see https://www.imsglobal.org/spec/lti-ags/v2p0#score-publish-service
 */
export async function deliverScore(subject: TaskSubject, deps: DeliveryDeps): Promise<void> {
  const { tenantId } = subject;
  const begun = await withTenant(tenantId, () => beginDelivery(subject.subjectId, deps.now()));
  if (!begun) return;
  const { wish } = begun;
  let { held } = begun;
  try {
    const column = await columnOf(tenantId, wish, deps);
    if ('reason' in column) {
      await withTenant(tenantId, () => settleWish(wish, column.reason));
      return;
    }
    held ??= await withTenant(tenantId, () => holdWish(wish, deps.now()));
    if (!held) {
      await withTenant(tenantId, () => lookAgainWhenFree(wish));
      return;
    }
    await settle(tenantId, held, await deliver(tenantId, held, column.url, deps));
  } catch (error) {
    await afterFailure(tenantId, held ?? wish, error, {
      wasHeld: held !== undefined,
      now: deps.now,
    });
  }
}

/** Where nothing has to be asked before the post, the wish is held in the transaction that reads it. */
async function beginDelivery(
  id: string,
  now: Date,
): Promise<{ wish: Wish; held: HeldWish | undefined } | undefined> {
  const wish = await readWish(id);
  if (!wish) return undefined;
  const isReady = hasLearner(wish) && wish.line_item_url !== null;
  return { wish, held: isReady ? await holdWish(wish, now) : undefined };
}

/**
 * No LMS takes a score for its own test student, or for somebody it never named; and we send none for a
 * parent or a helper.
 */
const hasLearner = ({ is_test: isTest, is_marked: isMarked, sub }: Wish) =>
  !isTest && !isMarked && sub !== null;

const settle = (tenantId: string, wish: Wish, result: DeliveryReason | 'sent') =>
  withTenant(tenantId, () => settleWish(wish, result));

async function columnOf(
  tenantId: string,
  wish: Wish,
  deps: DeliveryDeps,
): Promise<{ url: string } | { reason: DeliveryReason }> {
  if (!hasLearner(wish)) return { reason: 'not-student' };
  return findColumn(tenantId, wish, deps);
}

async function afterFailure(
  tenantId: string,
  wish: Wish,
  error: unknown,
  { wasHeld, now }: { wasHeld: boolean; now: () => Date },
): Promise<void> {
  const isOurs = error instanceof LmsError || error instanceof ColumnBusy;
  // A fault of our own, or the database's: the queue tries again, and the log says so.
  if (!isOurs) throw error;
  const reason = error instanceof LmsError ? reasonOf(error) : null;
  if (reason) await settle(tenantId, wish, reason);
  else {
    const delay = delayAfter(error, wish.tries, now());
    const neverSent = !wasHeld || delay.neverSent;
    await withTenant(tenantId, () => putOffWish(wish, { ...delay, neverSent }));
  }
}

async function deliver(
  tenantId: string,
  wish: HeldWish,
  lineItemUrl: string,
  deps: DeliveryDeps,
): Promise<DeliveryReason | 'sent'> {
  const { registration_id: registrationId, sub } = wish;
  const gradebook: Gradebook = {
    read: () => deps.lms.readResult(registrationId, lineItemUrl, sub ?? ''),
    send: (held, isUpdate) =>
      deps.lms.sendScore(registrationId, lineItemUrl, scoreOf(held, isUpdate, deps.publicUrl)),
    restamp: (atLeast) => withTenant(tenantId, () => restamp(wish, atLeast)),
  };
  const before = wish.in_doubt ? await gradebook.read() : null;
  if (wish.in_doubt && hasArrived(before, wish)) return 'sent';
  const isUpdate = wish.acked_seq > 0 || before?.points != null;
  const result = await gradebook.send(wish, isUpdate).then(
    () => 'sent' as const,
    (error: unknown) => afterRefusal(error, wish, isUpdate, gradebook),
  );
  if (result !== 'sent' || wish.points !== null) return result;
  return (await gradebook.read())?.points == null ? 'sent' : 'keeps-old';
}

/** One learner's cell. */
interface Gradebook {
  read(): Promise<Result | null>;
  send(wish: HeldWish, isUpdate: boolean): Promise<void>;
  /** A later stamp for a second post within one try. */
  restamp(atLeast: Date): Promise<HeldWish>;
}

async function afterRefusal(
  error: unknown,
  wish: HeldWish,
  isUpdate: boolean,
  gradebook: Gradebook,
): Promise<DeliveryReason | 'sent'> {
  if (!(error instanceof LmsError)) throw error;
  if (error.status === 422 && !isUpdate && /attempts/i.test(error.answer ?? '')) {
    // The assignment allows no further attempt; a grade without one still gets in.
    await gradebook.send(await gradebook.restamp(wish.sent_at), true);
    return 'sent';
  }
  if (error.status !== 409 && error.status !== 400) throw error;
  return afterStaleStamp(error.status, wish, isUpdate, gradebook);
}

/**
 * Moodle's 409 and Canvas's 400 for a stamp that is too old often mean that an earlier try arrived
 * after all: the gradebook tells. If it says something else, a later stamp passes.
 */
async function afterStaleStamp(
  status: number,
  wish: HeldWish,
  isUpdate: boolean,
  gradebook: Gradebook,
): Promise<DeliveryReason | 'sent'> {
  const shown = await gradebook.read();
  const hasNumber = shown?.points != null;
  if (hasNumber && hasArrived(shown, wish)) return 'sent';
  // Moodle says 400 for a person it cannot grade, too; that one has no grade.
  if (status === 400 && !hasNumber) return 'not-student';
  const later = await gradebook.restamp(stampAfter(shown, wish));
  return gradebook.send(later, isUpdate).then(
    () => 'sent' as const,
    (again: unknown) => {
      // A second 400 is no matter of time: a student who left keeps their old result for ever.
      if (again instanceof LmsError && again.status === 400) return 'not-student' as const;
      throw again;
    },
  );
}

function stampAfter(shown: Result | null, { sent_at: sentAt }: HeldWish): Date {
  const known = shown?.changedAt?.getTime();
  if (known === undefined) return new Date(sentAt.getTime() + JUMP_MS);
  return new Date(Math.max(known + 1_000, sentAt.getTime()));
}

function scoreOf(wish: HeldWish, isUpdate: boolean, publicUrl: string): Score {
  const submittedAt = wish.submitted_at;
  return {
    sub: wish.sub ?? '',
    points: wish.points === null ? null : Number(wish.points),
    maxPoints: wish.max_points,
    ...(wish.comment && { comment: wish.comment }),
    ...(wish.comment && wish.comment === wish.acked_comment && { isSameComment: true as const }),
    timestamp: wish.sent_at,
    // Canvas refuses a time that has not come yet.
    ...(submittedAt && { submittedAt: submittedAt < wish.sent_at ? submittedAt : wish.sent_at }),
    isUpdate,
    workUrl: `${publicUrl}/lti/launch?ref=${wish.assignment_id}&student=${wish.student_id}`,
  };
}

/**
 * Whether the gradebook shows the wish. New points prove that their comment came with them; where only
 * the comment is new, or posts of several wishes are in doubt, only the comment can tell.
 */
function hasArrived(shown: Result | null, wish: HeldWish): boolean {
  const isNews = wish.is_own_doubt && !hadSamePoints(wish);
  if (!showsPoints(shown, wish)) return false;
  return isNews || shown?.comment === wish.comment;
}

function showsPoints(shown: Result | null, wish: Wish): boolean {
  if (wish.points === null || shown?.points == null) return wish.points === (shown?.points ?? null);
  // Results may be on another scale than the one we sent.
  const scale = shown.maxPoints ? wish.max_points / shown.maxPoints : 1;
  return Math.abs(shown.points * scale - Number(wish.points)) < 0.01;
}

const hadSamePoints = ({ acked_seq, acked_points, points }: Wish) =>
  acked_seq > 0 &&
  (acked_points === null ? points === null : Number(acked_points) === Number(points));
