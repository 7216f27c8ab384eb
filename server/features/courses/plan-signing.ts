import type { PlanCourse } from '#contracts/course-plans.js';
import type { Audit } from '#contracts/graduation.js';
import type {
  NewSignature,
  PaperSignature,
  PlanHands,
  PlanSigner,
  SignatureAct,
} from '#contracts/signatures.js';
import type { Actor } from '../../auth/actor.js';
import { AppError } from '../../errors.js';
import { translate } from '../../messages.js';
import { rightsOf } from '../family/rights-records.js';
import {
  approvalOf,
  insertSignature,
  type SignedText,
  signaturesOf,
} from '../signatures/signature-records.js';
import { handsOf, mayDesigneeSign, signersAsked } from '../signatures/signing-rule.js';
import { currentTemplate } from '../templates/district-template-records.js';
import { dayOf, schoolYearOfDay, type YearRule, yearRule } from '../years/school-year.js';
import { addStep, type PlanRecord } from './plan-records.js';

/** What is approved and signed: the courses and what they come to, as they stood then. */
export type ApprovedCopy = { courses: PlanCourse[]; audits: Audit[] };

export interface Signing {
  hands: PlanHands;
  approval: SignedText<ApprovedCopy> | null;
  /** Whose signature is asked for, and what it says; null where none is (any more). */
  asked: { student: SignatureAct | null; guardian: SignatureAct | null };
  /** What a guardian's signature means here; null where it is the student's own to give. */
  guardianAct: SignatureAct | null;
  mayDesignee: boolean;
  /** Whose days these are. */
  timeZone: string;
}

/** In whose hands a plan is, and all that was signed. */
export async function readSigning(
  plan: PlanRecord,
  may: { signAs: 'student' | null; record: boolean },
): Promise<Signing> {
  const [district, rule, rights, approval, all] = await Promise.all([
    currentTemplate(),
    yearRule(),
    rightsOf(plan.student_id),
    approvalOf<ApprovedCopy>(plan.id),
    signaturesOf(plan.id),
  ]);
  const asked = district?.template.signatures ?? [];
  const areRightsTheirs = rights !== null;
  const isApproved = plan.is_main && plan.state === 'approved' && approval !== null;
  const standing = all.filter(
    ({ stepId, voidedAt }) => stepId === approval?.stepId && voidedAt === null,
  );
  const facts = { state: plan.state, asked, areRightsTheirs, signatures: standing };
  const signers = signersAsked(facts);
  const hasSigned = (signer: 'student' | 'guardian') =>
    standing.some((one) => (signer === 'student') === (one.signer === 'student'));
  const missing = (['student', 'guardian'] as const).filter(
    (signer) => isApproved && signers[signer] !== null && !hasSigned(signer),
  );
  const isOwn = may.signAs === 'student' && missing.includes('student');
  return {
    ...{ asked: signers, timeZone: rule.timeZone },
    ...{ approval: isApproved ? approval : null, mayDesignee: mayDesigneeSign(asked) },
    // Where no rule asks, a family may still say that it has seen the plan.
    guardianAct: areRightsTheirs ? null : (signers.guardian ?? 'sign'),
    hands: {
      ...handsOf(facts),
      ...versionOf(isApproved ? approval : null, rule),
      signatures: all.map(({ stepId: _, ...signature }) => signature),
      ownAct: isOwn ? signers.student : null,
      mayRecord: may.record ? missing : [],
    },
  };
}

const versionOf = (approval: SignedText | null, rule: YearRule) => ({
  fingerprint: approval?.fingerprint ?? null,
  approvedOn: approval && dayOf(approval.approvedAt, rule),
});

/** @throws AppError `conflict` when there is nothing to sign, or it is another version by now. */
function requireVersion(signing: Signing, fingerprint: string): SignedText<ApprovedCopy> {
  const { approval } = signing;
  if (!approval || approval.fingerprint !== fingerprint)
    throw new AppError('conflict', 'The plan is another one by now. Look at it again.');
  return approval;
}

/** The sentence that a signature puts a name to; it is shown above the button. */
export const statementKey = (answer: 'agreed' | 'declined', act: SignatureAct) =>
  answer === 'declined' ? 'signing.declined-approve' : (`signing.agreed-${act}` as const);

interface Signer {
  actor: Actor;
  signer: PlanSigner;
  act: SignatureAct;
  answer: 'agreed' | 'declined';
  way: 'pathlight' | 'paper';
  signedOn: string;
}

async function store(
  plan: PlanRecord,
  approval: SignedText<ApprovedCopy>,
  by: Signer,
  { name, comment }: Pick<NewSignature, 'name' | 'comment'>,
  now: Date,
): Promise<void> {
  const { actor, signer, act, answer, way, signedOn } = by;
  const isPaper = way === 'paper';
  const statement = translate(actor.locale, statementKey(answer, act));
  const year = schoolYearOfDay(signedOn, await yearRule());
  await insertSignature(
    {
      ...{ studentId: plan.student_id, stepId: approval.stepId, signer, name, act, answer, way },
      ...{ statement, comment, fingerprint: approval.fingerprint, signedOn, schoolYear: year },
      ...{ personId: isPaper ? null : actor.personId, recordedBy: isPaper ? actor.personId : null },
    },
    now,
  );
  const kind = answer === 'declined' ? 'declined' : 'signed';
  await addStep(plan, { kind, text: comment, actor }, now);
}

/** The student signs what is shown. @throws AppError `conflict` */
export async function signOwnPlan(
  actor: Actor,
  plan: PlanRecord,
  { fingerprint, ...words }: NewSignature,
  now: Date,
): Promise<void> {
  const signing = await readSigning(plan, { signAs: 'student', record: false });
  const approval = requireVersion(signing, fingerprint);
  const { ownAct: act } = signing.hands;
  if (act === null) throw new AppError('conflict', 'There is nothing to sign for you.');
  const by = { actor, signer: 'student', act, answer: 'agreed', way: 'pathlight' } as const;
  await store(plan, approval, { ...by, signedOn: dayOf(now, signing) }, words, now);
}

/** A guardian's answer to what their page showed. @returns false when it is another version by now. */
export async function signAsFamily(
  actor: Actor,
  plan: PlanRecord,
  signature: NewSignature & { kind: 'guardian' | 'designee'; answer: 'agreed' | 'declined' },
  now: Date,
): Promise<boolean> {
  const signing = await readSigning(plan, { signAs: null, record: false });
  const { approval, guardianAct: act, hands } = signing;
  const { kind: signer, answer, fingerprint } = signature;
  if (approval?.fingerprint !== fingerprint || act === null) return false;
  if (signer === 'designee' && !signing.mayDesignee) return false;
  if (hands.signatures.some((one) => one.signer !== 'student' && one.voidedAt === null))
    return false;
  if (answer === 'declined' && act === 'sign') return false;
  const by = { actor, signer, act, answer, way: 'pathlight' } as const;
  const signedOn = dayOf(now, signing);
  await store(plan, approval, { ...by, signedOn }, signature, now);
  return true;
}

/** Staff put a signature on record that they have on paper. @throws AppError `conflict`, `invalid-request` */
export async function recordPaper(
  actor: Actor,
  plan: PlanRecord,
  { signer, signedOn, fingerprint, ...words }: PaperSignature,
  now: Date,
): Promise<void> {
  const signing = await readSigning(plan, { signAs: null, record: true });
  const approval = requireVersion(signing, fingerprint);
  const act = signing.asked[signer];
  if (act === null || !signing.hands.mayRecord.includes(signer))
    throw new AppError('conflict', 'This signature is there already, or nobody asks for it.');
  const first = dayOf(approval.approvedAt, signing);
  if (signedOn < first || signedOn > dayOf(now, signing))
    throw new AppError('invalid-request', 'The body of this request did not pass the checks.', {
      errors: [{ pointer: '/body/signedOn', detail: `between ${first} and today` }],
    });
  const by = { actor, signer, act, answer: 'agreed', way: 'paper', signedOn } as const;
  await store(plan, approval, by, words, now);
}
