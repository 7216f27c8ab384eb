import type { NewVoice, StaffVoices, VoiceStateChange } from '#contracts/voices.js';
import type { Actor } from '../../auth/actor.js';
import { AppError, notFound } from '../../errors.js';
import { translate } from '../../messages.js';
import { readCareerBrief } from '../careers/career-service.js';
import { districtDay } from '../years/school-year.js';
import { canDecideVoices, canSeeVoice, nextStates } from './voice-policy.js';
import {
  allVoices,
  deleteVoice,
  insertVoice,
  lockVoice,
  updateVoiceState,
  type VoiceRecord,
} from './voice-records.js';

/** The local interviews that this member of staff answers for, the latest first. */
export async function listVoices(actor: Actor): Promise<StaffVoices> {
  const voices = await allVoices(canDecideVoices(actor) ? null : actor.personId);
  return {
    items: await Promise.all(
      voices.map(async (voice) => ({
        ...voice,
        career: await readCareerBrief(voice.code),
        nextStates: [...nextStates(actor, voice)],
      })),
    ),
  };
}

/**
 * Adds an interview; it waits until a counselor shows it. What the person agreed to is kept in the very
 * words they were shown.
 *
 * @throws AppError `not-found` for an unknown career, `invalid-request` for a day still to come.
 */
export async function addVoice(
  actor: Actor,
  code: string,
  voice: NewVoice,
  now: Date,
): Promise<StaffVoices> {
  await readCareerBrief(code);
  const today = await districtDay(now);
  if (voice.toldOn > today || voice.release.signedOn > today)
    throw new AppError('invalid-request', 'An interview and its release lie in the past.');
  const releaseText = translate(voice.release.locale, 'voices.release-text');
  await insertVoice(actor, code, voice, releaseText, now);
  return listVoices(actor);
}

/**
 * Shows, declines or takes down an interview. All screens follow at once.
 *
 * @throws AppError `conflict` when somebody else has decided meanwhile, `forbidden` when it is not the
 *   actor's to decide.
 */
export async function changeVoiceState(
  actor: Actor,
  id: string,
  { from, to }: VoiceStateChange,
  now: Date,
): Promise<StaffVoices> {
  const voice = await requireVoice(actor, id);
  if (voice.state !== from)
    throw new AppError('conflict', 'Somebody else has decided on this interview meanwhile.');
  if (!nextStates(actor, voice).includes(to))
    throw new AppError('forbidden', 'A counselor decides which interviews are shown.');
  await updateVoiceState(id, to, actor.personId, now);
  return listVoices(actor);
}

/** Deletes an interview for good, with its release: the person in it may ask for that at any time. */
export async function eraseVoice(actor: Actor, id: string): Promise<StaffVoices> {
  await requireVoice(actor, id);
  await deleteVoice(id);
  return listVoices(actor);
}

async function requireVoice(actor: Actor, id: string): Promise<VoiceRecord> {
  const voice = await lockVoice(id);
  if (!voice || !canSeeVoice(actor, voice)) throw notFound();
  return voice;
}
