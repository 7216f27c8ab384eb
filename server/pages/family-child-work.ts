import type { Request } from 'express';
import { z } from 'zod';
import { FAMILY_COMMENT_MAX, FAMILY_NAME_MAX, FAMILY_SECTIONS } from '#contracts/family-fields.js';
import { noteAccess } from '../features/access/access-log.js';
import { commentAsFamily, signForFamily } from '../features/courses/plan-family-service.js';
import { readChildSection } from '../features/family/child-sections.js';
import { FAMILY_PATH } from '../features/family/family-service.js';
import type { Guardian } from '../features/family/guardian-service.js';
import { type Child, endLink } from '../features/family/link-records.js';
import { sendChild, sendSection } from './family-child-page.js';
import { familyHref, sendNotIn } from './family-frame.js';
import type { FamilyCall, FamilyWork } from './family-signed-in.js';

const ChildPath = z.object({ id: z.uuid() });
const SectionPath = ChildPath.extend({ section: z.enum(FAMILY_SECTIONS) });

/** Runs `work` for a student of theirs; every other one looks like a page that is not there. */
export const withChild =
  (work: (call: FamilyCall, child: Child) => Promise<() => void>): FamilyWork =>
  (call) => {
    const child = childOf(call.guardian, call.req);
    return child ? work(call, child) : notThere(call);
  };

export const notThere =
  ({ res, guardian }: FamilyCall) =>
  (): void => {
    sendNotIn(res, guardian.locale, 404);
  };

function childOf({ children }: Guardian, req: Request): Child | undefined {
  const { data } = ChildPath.safeParse(req.params);
  return children.find(({ id }) => id === data?.id);
}

export const readChildPage = withChild(async ({ res, guardian, now, requestId }, child) => {
  await noteAccess(guardian.actor, [child.id], 'plan', { now, requestId });
  return () => {
    sendChild(res, guardian, child);
  };
});

export const readSectionPage = withChild(async (call, child) => {
  const { req, res, guardian, now, requestId } = call;
  const { data } = SectionPath.safeParse(req.params);
  const shown = data
    ? await readChildSection(guardian, child.id, data.section, { now, requestId })
    : null;
  if (!shown) return notThere(call);
  return () => {
    sendSection(res, guardian, child, shown);
  };
});

export const leaveChild = withChild(async ({ res, guardian, now }, child) => {
  const ending = { because: 'guardian', by: guardian.actor.personId, reason: '' } as const;
  await endLink(child.id, child.linkId, ending, now);
  return () => {
    res.redirect(303, FAMILY_PATH);
  };
});

const SignForm = z.object({
  fingerprint: z.string().regex(/^[0-9a-f]{64}$/),
  answer: z.enum(['agreed', 'declined']),
  name: z.string().trim().max(FAMILY_NAME_MAX).default(''),
  comment: z.string().trim().max(FAMILY_COMMENT_MAX).default(''),
});
const CommentForm = z.object({ text: z.string().trim().max(FAMILY_COMMENT_MAX).default('') });

/** What a family says to the approved plan. What was typed stays when something is wrong with it. */
export const signPlanPage = withChild(async (call, child) => {
  const { req, res, guardian, now, requestId } = call;
  const { answer, fingerprint, name, comment } = SignForm.parse(req.body ?? {});
  if (!guardian.policy.sections.includes('courses')) return notThere(call);
  const missing = name === '' ? 'name' : answer === 'declined' && comment === '' ? 'comment' : null;
  const signature = { fingerprint, name, comment, answer, kind: child.kind };
  const isSigned =
    missing === null && (await signForFamily(guardian.actor, child.id, signature, now));
  if (isSigned)
    return () => {
      res.redirect(303, familyHref('students', child.id, 'courses'));
    };
  const shown = await readChildSection(guardian, child.id, 'courses', { now, requestId });
  if (!shown) return notThere(call);
  return () => {
    sendSection(res, guardian, child, shown, { name, comment, problem: missing ?? 'changed' });
  };
});

export const commentPage = withChild(async (call, child) => {
  const { req, res, guardian, now } = call;
  const { text } = CommentForm.parse(req.body ?? {});
  const isShown = guardian.policy.sections.includes('courses');
  if (!isShown || (text !== '' && !(await commentAsFamily(guardian.actor, child.id, text, now))))
    return notThere(call);
  return () => {
    res.redirect(303, familyHref('students', child.id, 'courses'));
  };
});
