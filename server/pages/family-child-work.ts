import type { Request } from 'express';
import { z } from 'zod';
import { FAMILY_SECTIONS } from '#contracts/family-fields.js';
import { noteAccess } from '../features/access/access-log.js';
import { readChildSection } from '../features/family/child-sections.js';
import { FAMILY_PATH } from '../features/family/family-service.js';
import type { Guardian } from '../features/family/guardian-service.js';
import { type Child, endLink } from '../features/family/link-records.js';
import { sendChild, sendSection } from './family-child-page.js';
import { sendNotIn } from './family-frame.js';
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
