import type { NewVoice, StaffVoice, StaffVoices } from '#contracts/voices.js';
import { apiAs } from './api.js';
import type { Person } from './builders.js';
import { reply } from './reply.js';

/** What a person told, with their release; `mark` is in every text of it. */
export const told = (mark = 'a'): NewVoice => ({
  ...{ locale: 'en', speaker: `${mark} speaker`, toldOn: '2026-10-12' },
  texts: {
    ...{ workday: `${mark} workday`, likes: `${mark} likes` },
    ...{ dislikes: `${mark} dislikes`, advice: `${mark} advice` },
  },
  release: { signer: `${mark} signer`, signedOn: '2026-10-12', locale: 'en', isAgreed: true },
});

/** Adds an interview through the API, as staff would. */
export async function buildVoice(staff: Person, code: string, mark?: string): Promise<StaffVoice> {
  const api = await apiAs(staff);
  const path = `/api/careers/${code}/voices`;
  const { items } = await reply<StaffVoices>(api.post(path, told(mark)), 201);
  return items[0]!;
}
