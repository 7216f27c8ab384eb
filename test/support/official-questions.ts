/** Questions in the layout of the publisher's file; the words are made up, for the official ones are not ours to copy. */
const AREAS = [
  'Realistic',
  'Investigative',
  'Artistic',
  'Social',
  'Enterprising',
  'Conventional',
] as const;
const WORDS = {
  en: { activity: 'Made-up activity', answers: ['One', 'Two', 'Three', 'Four', 'Five'] },
  es: { activity: 'Actividad inventada', answers: ['Uno', 'Dos', 'Tres', 'Cuatro', 'Cinco'] },
} as const;

export interface OfficialPage {
  start: number;
  end: number;
  total: number;
  question: { index: number; area: string; text: string }[];
  answer_options: { answer_option: { value: number; name: string }[] };
}

export function officialPage(count = 60, language: 'en' | 'es' = 'en'): OfficialPage {
  const { activity, answers } = WORDS[language];
  return {
    ...{ start: 1, end: count, total: count },
    question: Array.from({ length: count }, (_, at) => ({
      index: at + 1,
      area: AREAS[at % AREAS.length]!,
      text: `${activity} ${at + 1}  “as it is”`,
    })),
    answer_options: { answer_option: answers.map((name, at) => ({ value: at + 1, name })) },
  };
}

export const officialFile = (page: OfficialPage | OfficialPage[] = officialPage()) => ({
  fileName: 'ip_questions_60.json',
  content: JSON.stringify(page),
});

/** As an administrator loads it. */
export const officialWish = (page?: OfficialPage | OfficialPage[]) => ({
  ...{ official: officialFile(page), version: 'Short Form 2016', licence: 'cc-by-nd' },
  ...{ confirmsLicence: true, confirmsUnchanged: true },
});
