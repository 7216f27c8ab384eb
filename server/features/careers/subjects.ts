import type { Occupation } from './occupation-store.js';

/** Our own mapping: the school subject that teaches each area of knowledge. */
const SUBJECT_OF: Readonly<Record<string, string>> = {
  'administration-and-management': 'business-marketing',
  'personnel-and-human-resources': 'business-marketing',
  'english-language': 'english-language-arts',
  'customer-and-personal-service': 'business-marketing',
  'economics-and-accounting': 'mathematics',
  'public-safety-and-security': 'public-safety',
  'computers-and-electronics': 'computer-science',
  'sales-and-marketing': 'business-marketing',
  'law-and-government': 'social-studies-history',
  'communications-and-media': 'english-language-arts',
  'building-and-construction': 'construction-trades',
  'education-and-training': 'education-child-development',
  'production-and-processing': 'transportation-manufacturing',
  mathematics: 'mathematics',
  administrative: 'business-marketing',
  design: 'design-engineering',
  mechanical: 'construction-trades',
  'engineering-and-technology': 'design-engineering',
  chemistry: 'chemistry',
  transportation: 'transportation-manufacturing',
  psychology: 'psychology',
  biology: 'biology-life-science',
  'food-production': 'agriculture-food',
  'medicine-and-dentistry': 'health-science',
  physics: 'physics',
  geography: 'social-studies-history',
  'therapy-and-counseling': 'psychology',
  telecommunications: 'computer-science',
  'fine-arts': 'art-music-theatre',
  'sociology-and-anthropology': 'social-studies-history',
  'foreign-language': 'world-languages',
  'history-and-archeology': 'social-studies-history',
  'philosophy-and-theology': 'art-music-theatre',
};

/** In the order in which profiles show them. */
const SUBJECTS = [
  'english-language-arts',
  'world-languages',
  'mathematics',
  'computer-science',
  'biology-life-science',
  'chemistry',
  'physics',
  'social-studies-history',
  'psychology',
  'art-music-theatre',
  'design-engineering',
  'construction-trades',
  'business-marketing',
  'health-science',
  'agriculture-food',
  'education-child-development',
  'public-safety',
  'transportation-manufacturing',
] as const;

/** Knowledge of an imported release with the subjects that teach it, and the subjects it makes important. */
export function withSubjects(
  facts: Readonly<Record<string, unknown>> | undefined,
): Pick<Occupation, 'knowledge' | 'subjects'> {
  const knowledge = (facts?.knowledge ?? []) as [string, number][];
  const important = (facts?.important ?? []) as string[];
  const subjects = new Set(important.map((id) => SUBJECT_OF[id]));
  return {
    knowledge: knowledge.map(([id, importance]) => {
      const subject = SUBJECT_OF[id];
      return [id, importance, subject === undefined ? [] : [subject]];
    }),
    subjects: SUBJECTS.filter((subject) => subjects.has(subject)),
  };
}
