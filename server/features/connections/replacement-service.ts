import type { Replacement } from '#contracts/connections.js';
import type { Actor } from '../../auth/actor.js';
import { AppError, notFound } from '../../errors.js';
import { noteAdminAct } from './admin-log.js';
import {
  countReplacement,
  moveRegistration,
  type Pair,
  replaceablePairs,
} from './replacement-records.js';

/** Registrations that a newer one can replace, with what would move. */
export async function offeredReplacements(locale: string): Promise<Replacement[]> {
  const offers: Replacement[] = [];
  for (const pair of await replaceablePairs()) offers.push(await present(pair, locale));
  return offers;
}

async function present(pair: Pair, locale: string): Promise<Replacement> {
  return {
    issuer: pair.issuer,
    from: {
      registrationId: pair.from_id,
      platformName: pair.from_name,
      clientId: pair.from_client,
    },
    to: { registrationId: pair.to_id, platformName: pair.to_name, clientId: pair.to_client },
    ...(await countReplacement(pair.from_id, pair.to_id, locale)),
  };
}

/**
 * Lets a newer registration take the place of an older one in the administrator's district.
 *
 * @throws AppError `not-found` unless it was offered; `conflict` where something is there twice and the
 * administrator has not said that it shall stay so.
 */
export async function replaceRegistration(
  actor: Actor,
  wish: { fromId: string; toId: string; acceptsStays: boolean },
  requestId: string,
): Promise<Record<string, never>> {
  const pairs = await replaceablePairs();
  const pair = pairs.find(
    ({ from_id: from, to_id: to }) => from === wish.fromId && to === wish.toId,
  );
  if (!pair) throw notFound();
  const { courses, people } = await countReplacement(pair.from_id, pair.to_id, actor.locale);
  if (courses.stays + people.stays > 0 && !wish.acceptsStays)
    throw new AppError(
      'conflict',
      `Both connections have brought in ${courses.stays} courses and ${people.stays} people.`,
    );
  await moveRegistration(pair.from_id, pair.to_id);
  await noteAdminAct(actor.personId, 'registration-replaced', subjectOf(pair), requestId);
  return {};
}

export const subjectOf = ({ issuer, from_client: from, to_client: to }: Pair) =>
  `${issuer} ${from} → ${to}`;
