import type { CareerVoices, VoiceTexts } from '#contracts/voices.js';

const texts = (mark: string): VoiceTexts => ({
  workday: `${mark} 1`,
  likes: `${mark} 2`,
  dislikes: `${mark} 3`,
  advice: `${mark} 4`,
});

export const CODE = '29-1141.00';

/** One composite interview, and nothing else. */
export const told: CareerVoices = {
  composite: { writtenOn: '2026-11-29', texts: { en: texts('Nurse'), es: texts('Enfermera') } },
  elsewhere: [],
};

export const untold: CareerVoices = {
  composite: null,
  elsewhere: [{ code: CODE, title: 'Registered Nurses', titleLocale: 'en' }],
};
