import type { PassportOverview, PassportPreview } from '#contracts/passport.js';
import { PART_NAMES, type PassportItem } from '#contracts/passport-file.js';
import type { Actor } from '../../auth/actor.js';
import { sql, withTenant } from '../../db/tenant.js';
import { AppError } from '../../errors.js';
import { stowFile } from '../evidence/file-service.js';
import { bringIn } from './bring-in.js';
import { compare, type Meeting, titleOf } from './comparison.js';
import { type OpenPassport, openPackage } from './open-package.js';
import { readOverview } from './overview.js';
import { readOwnPlan } from './own-plan.js';
import type { PassportDeps } from './passport-maker.js';

export interface Sent {
  /** Whose plan it is. */
  actor: Actor;
  bytes: Buffer;
  now: Date;
  /** The counselor who brings it in for them; left out where they do it themselves. */
  by?: string;
}

/** A passport may be large: more at once would take the memory of everybody else. */
const AT_ONCE = 2;
let underWay = 0;

/** @throws AppError `unavailable` when others are at it already. */
export async function inTurn<R>(work: () => Promise<R>): Promise<R> {
  if (underWay >= AT_ONCE)
    throw new AppError('unavailable', 'Others bring in a passport just now. Try again soon.');
  underWay += 1;
  try {
    return await work();
  } finally {
    underWay -= 1;
  }
}

/** What bringing this in would do. Nothing is kept of it. @throws AppError `file-not-taken` */
export function previewPassport(
  deps: PassportDeps,
  { actor, bytes }: Sent,
): Promise<PassportPreview> {
  return inTurn(async () => {
    const { opened, meetings } = await lookInto(deps, actor, bytes);
    return { ...headOf(opened), parts: partsOf(meetings) };
  });
}

/** Kind by kind; kinds without any are left out. */
export function partsOf(meetings: readonly Meeting[]): PassportPreview['parts'] {
  return PART_NAMES.flatMap((part) => {
    const ofPart = meetings.filter((one) => one.part === part);
    const titles = (fate: Meeting['fate']) =>
      ofPart.filter((one) => one.fate === fate).map(titleOf);
    const same = ofPart.filter(({ fate }) => fate === 'same').length;
    return ofPart.length === 0
      ? []
      : [{ part, added: titles('added'), copies: titles('copy'), same }];
  });
}

/** What is in a passport, and how each entry meets the plan. Nothing is kept. */
export async function lookInto(
  deps: Pick<PassportDeps, 'publicUrl'>,
  owner: Actor,
  bytes: Buffer,
): Promise<{ opened: OpenPassport; meetings: Meeting[] }> {
  const opened = await openPackage(bytes, deps.publicUrl);
  const meetings = await withTenant(owner.tenantId, () => meet(owner, opened), { readOnly: true });
  return { opened, meetings };
}

/** Who made it, when, and for whom. */
export const headOf = ({ passport, isOurs, digest }: OpenPassport) => ({
  issuer: { ...passport.issuer, isOurs },
  ...{ madeAt: passport.madeAt, student: passport.student.name, digest },
});

async function meet(actor: Actor, { passport }: OpenPassport): Promise<Meeting[]> {
  return compare(passport.parts, await readOwnPlan(actor.personId));
}

/**
 * Brings a passport in: files first, with no transaction open, then all entries in one. What is here stays
 * as it is; a passport that was brought before adds nothing.
 *
 * @param digest - of the passport that was looked at.
 * @throws AppError `file-not-taken`, `conflict` when it is another one, `storage-full`
 */
export function importPassport(
  deps: PassportDeps,
  sent: Sent,
  digest: string,
): Promise<PassportOverview> {
  const { actor, now } = sent;
  return takeIn(deps, sent, digest, () => readOverview(actor, now));
}

/** As above, with what is done in the same transaction once the entries are there. */
export function takeIn<R>(
  deps: PassportDeps,
  { actor, bytes, now, by }: Sent,
  digest: string,
  then: (importId: string | null) => Promise<R>,
): Promise<R> {
  return inTurn(async () => {
    const opened = await openPackage(bytes, deps.publicUrl);
    if (opened.digest !== digest)
      throw new AppError('conflict', 'This is another file than the one you looked at.');
    const first = await withTenant(actor.tenantId, () => meet(actor, opened), { readOnly: true });
    const files = await stowFiles(deps, { actor, bytes, now }, opened, first);
    return withTenant(actor.tenantId, async () => {
      // Two windows that say yes at one moment: the second one finds all of it here.
      await sql('select pg_advisory_xact_lock(hashtextextended($1, 56))', [actor.personId]);
      const meetings = await meet(actor, opened);
      return then(await bringIn({ actor, opened, meetings, files, now, by: by ?? null }));
    });
  });
}

/** The bytes of new evidence, cleaned like any upload: pictures are drawn anew. */
async function stowFiles(
  deps: PassportDeps,
  { actor, now }: Sent,
  opened: OpenPassport,
  meetings: Meeting[],
): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const { part, item, fate } of meetings) {
    const { file } = item as PassportItem<'evidence'>;
    if (part !== 'evidence' || fate === 'same' || !file) continue;
    const content = await opened.fileAt(file.path);
    const stowed = await stowFile(deps.files, { actor, name: file.name, bytes: content, now });
    files.set(item.id, stowed.fileId);
  }
  return files;
}
