import type { CareerVoices, LocalVoice, StaffVoice, VoiceTexts } from '#contracts/voices.js';

const texts = (mark: string): VoiceTexts => ({
  workday: `${mark} 1`,
  likes: `${mark} 2`,
  dislikes: `${mark} 3`,
  advice: `${mark} 4`,
});

export const CODE = '29-1141.00';

/** One composite interview, and nothing else. */
export const told: CareerVoices = {
  local: [],
  composite: { writtenOn: '2026-11-29', texts: { en: texts('Nurse'), es: texts('Enfermera') } },
  elsewhere: [],
};

export const untold: CareerVoices = {
  local: [],
  composite: null,
  elsewhere: [{ code: CODE, title: 'Registered Nurses', titleLocale: 'en' }],
};

const ana: LocalVoice = {
  id: '019a0000-0000-7000-8000-00000000000a',
  ...{ locale: 'es', speaker: 'Ana R., enfermera', toldOn: '2026-10-12', texts: texts('Ana') },
};

/** A real one in Spanish beside the composite. */
export const both: CareerVoices = { ...told, local: [ana] };

export const waiting: StaffVoice = {
  ...ana,
  career: { code: CODE, title: 'Registered Nurses', titleLocale: 'en' },
  ...{ state: 'waiting', nextStates: ['shown', 'declined'], addedBy: 'Tess Teacher' },
  ...{ addedAt: '2026-10-13T12:00:00.000Z', decidedBy: null },
  release: { signer: 'Ana Rivera', signedOn: '2026-10-12', locale: 'es', text: 'Soy mayor.' },
};

export const shown: StaffVoice = {
  ...waiting,
  id: '019a0000-0000-7000-8000-00000000000b',
  ...{ speaker: 'Bo L., nurse', locale: 'en', state: 'shown', nextStates: ['taken-down'] },
};
