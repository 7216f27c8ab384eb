import type { PlanState } from '#contracts/course-plans.js';
import type { PlanHands, PlanSignature, SignatureAct } from '#contracts/signatures.js';
import type { TemplateSignature } from '#contracts/templates.js';

export interface SigningFacts {
  state: PlanState;
  /** What the district's template asks; empty without a template. */
  asked: readonly TemplateSignature[];
  areRightsTheirs: boolean;
  /** Of the approval in force, those that are not voided, the newest first. */
  signatures: readonly Pick<PlanSignature, 'signer' | 'answer'>[];
}

/** Whose signature an approved plan needs, and of which kind. */
export function signersAsked({
  asked,
  areRightsTheirs,
}: Pick<SigningFacts, 'asked' | 'areRightsTheirs'>): {
  student: SignatureAct | null;
  guardian: SignatureAct | null;
} {
  const of = (by: 'student' | 'guardian') => asked.find((one) => one.by === by);
  const actOf = (one: TemplateSignature | undefined): SignatureAct | null =>
    one === undefined ? null : one.act === 'approve' ? 'approve' : 'sign';
  const guardian = of('guardian');
  if (!areRightsTheirs) return { student: actOf(of('student')), guardian: actOf(guardian) };
  // With the rights the family's signature becomes the student's own, where a state does not drop it.
  const inPlace = guardian?.notAt18 ? null : actOf(guardian);
  return { student: actOf(of('student')) ?? inPlace, guardian: null };
}

/** In whose hands a plan is. The first who is missing is next; one who declined sends it to the counselor. */
export function handsOf(facts: SigningFacts): Pick<PlanHands, 'next' | 'act'> {
  if (facts.state === 'draft') return { next: 'student', act: 'write' };
  if (facts.state === 'submitted') return { next: 'counselor', act: 'decide' };
  const family = facts.signatures.find(({ signer }) => signer !== 'student');
  if (family?.answer === 'declined') return { next: 'counselor', act: 'talk' };
  const { student, guardian } = signersAsked(facts);
  if (student !== null && !facts.signatures.some(({ signer }) => signer === 'student'))
    return { next: 'student', act: student };
  if (guardian !== null && family === undefined) return { next: 'guardian', act: guardian };
  return { next: 'nobody', act: null };
}

/** Somebody whom the family names signs only where the state's rule says so. */
export const mayDesigneeSign = (asked: readonly TemplateSignature[]): boolean =>
  asked.some(({ by, orDesignee }) => by === 'guardian' && orDesignee === true);
