/**
 * How the titles of courses begin their words, in English and Spanish, and the school subject each
 * belongs to. The first hit wins: "computer science" is not science, nor is "language arts" art.
 */
const WORDS: readonly (readonly [subject: string, words: string])[] = [
  ['english-language-arts', 'language arts|ela '],
  ['computer-science', 'comput|coding|programming|informática|programación'],
  ['health-science', 'health|medic|anatomy|salud|anatomía'],
  ['agriculture-food', 'agri|farm|food|culinary|cooking|alimentos|cocina'],
  ['education-child-development', 'child|teaching|desarrollo infantil'],
  ['public-safety', 'public safety|criminal|law enforcement|fire science|seguridad pública'],
  ['construction-trades', 'construc|carpent|carpint|weld|plumb|soldadura'],
  ['transportation-manufacturing', 'automo|manufactur|aviation|aviación'],
  ['business-marketing', 'business|marketing|entrepreneur|negocios|mercadeo'],
  ['design-engineering', 'engineering|robot|design|ingeniería|robótica|diseño'],
  ['psychology', 'psych|psicología'],
  ['physics', 'physics|(?<!educación )física'],
  ['chemistry', 'chem|química'],
  ['biology-life-science', 'bio|life science|ciencias de la vida'],
  ['mathematics', 'math|algebra|geometr|calculus|statistic|matemática|álgebra|estadística'],
  ['social-studies-history', 'social studies|history|civic|geograph|historia|cívica|geografía'],
  [
    'art-music-theatre',
    'arts?(?!\\p{L})|music|band|choir|orchestra|theat|drama|arte|música|teatro',
  ],
  ['world-languages', 'spanish|french|german|latin|chinese|japanese|world language|francés'],
  ['english-language-arts', 'english|literature|reading|writing|inglés|literatura|lectura'],
];

const PATTERNS = WORDS.map(
  ([subject, words]) => [subject, new RegExp(`(?<!\\p{L})(?:${words})`, 'u')] as const,
);

/** The school subject that a course's title names; nothing when none is clear. */
export function subjectOfCourse(title: string): string | undefined {
  const words = title.toLowerCase();
  return PATTERNS.find(([, pattern]) => pattern.test(words))?.[0];
}
