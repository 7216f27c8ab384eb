import {
  CAREER_SUBJECTS,
  type CareerSubject,
  COURSE_AREAS,
  type CourseArea,
} from '#contracts/course-fields.js';
import { translate } from '../../messages.js';

const plain = (text: string) =>
  text
    .normalize('NFD')
    .replaceAll(/\p{Mn}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z]+/g, ' ')
    .trim();

/** How files name the areas beside our own words. */
const AREA_NAMES: Record<CourseArea, readonly string[]> = {
  english: ['ela', 'english language arts', 'language arts', 'reading', 'lengua', 'ingles'],
  math: ['mathematics', 'maths', 'matematicas'],
  science: ['sciences', 'natural science', 'ciencia', 'ciencias'],
  'social-studies': ['social science', 'social sciences', 'history', 'civics', 'historia'],
  'world-language': [
    ...['world languages', 'foreign language', 'foreign languages', 'languages', 'idiomas'],
  ],
  arts: ['art', 'fine arts', 'fine art', 'music', 'visual and performing arts', 'arte', 'artes'],
  'pe-health': [
    ...['pe', 'health', 'physical education', 'physical education health', 'health pe'],
    ...['educacion fisica', 'salud'],
  ],
  cte: ['career and technical education', 'career technical education', 'vocational', 'career'],
  'computer-science': ['computers', 'technology', 'computing', 'informatica'],
  elective: ['electives', 'general elective', 'other', 'optativa', 'optativas'],
};

const word = translate as (locale: string, key: string) => string;

function namesOf(prefix: string, ids: readonly string[]): Map<string, string> {
  const names = new Map<string, string>();
  for (const id of ids) {
    names.set(plain(id), id);
    for (const locale of ['en', 'es']) names.set(plain(word(locale, `${prefix}${id}`)), id);
  }
  return names;
}

let areas: Map<string, string> | undefined;
let subjects: Map<string, string> | undefined;

/** The area that a file or a rule calls so; null where nobody could say which. */
export function areaNamed(text: string): CourseArea | null {
  if (!areas) {
    areas = namesOf('courses.area-', COURSE_AREAS);
    for (const id of COURSE_AREAS) for (const name of AREA_NAMES[id]) areas.set(plain(name), id);
  }
  return (areas.get(plain(text)) as CourseArea | undefined) ?? null;
}

/** The school subject of careers that is called so. */
export function careerSubjectNamed(text: string): CareerSubject | null {
  subjects ??= namesOf('careers-data.subject-', CAREER_SUBJECTS);
  return (subjects.get(plain(text)) as CareerSubject | undefined) ?? null;
}

/** Which subject of careers an area is, where it is one alone. Of "science" nobody can say. */
export const SUBJECTS_OF_AREA: Partial<Record<CourseArea, CareerSubject>> = {
  english: 'english-language-arts',
  math: 'mathematics',
  'social-studies': 'social-studies-history',
  'world-language': 'world-languages',
  arts: 'art-music-theatre',
  'computer-science': 'computer-science',
};
