import type { VoiceState } from '#contracts/voices.js';
import { type Actor, isStaff } from '../../auth/actor.js';

type Voice = { state: VoiceState; addedById: string | null };

/** Counselors and administrators answer for what the district shows its students. */
export const canDecideVoices = ({ role }: Pick<Actor, 'role'>): boolean =>
  role === 'counselor' || role === 'admin';

/** Those who decide see every interview; teachers see those they added. */
export function canSeeVoice(actor: Pick<Actor, 'role' | 'personId'>, voice: Voice): boolean {
  return canDecideVoices(actor) || (isStaff(actor) && voice.addedById === actor.personId);
}

const DECISIONS: Record<VoiceState, readonly VoiceState[]> = {
  waiting: ['shown', 'declined'],
  shown: ['taken-down'],
  declined: ['shown'],
  'taken-down': ['shown'],
};

/** What the actor may make of an interview. Taking down needs nobody's leave. */
export function nextStates(
  actor: Pick<Actor, 'role' | 'personId'>,
  voice: Voice,
): readonly VoiceState[] {
  if (!canSeeVoice(actor, voice)) return [];
  const states = DECISIONS[voice.state];
  return canDecideVoices(actor) ? states : states.filter((state) => state === 'taken-down');
}
