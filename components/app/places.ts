import { type PartKind, PRINCIPAL, READ_ONLY } from '#contracts/part-kinds.js';
import type { Role, SessionDetails } from '#contracts/session.js';
import type { PlainKey } from '../i18n/i18n.js';

/** Where each role begins; a role without pages has none. */
const FIRST_PATH: Record<Role, string | null> = {
  student: '',
  teacher: 'class',
  counselor: 'queue',
  admin: 'connections',
  observer: null,
  none: null,
};

/** A part begins with its students, its school or its figures, whatever its role has. */
export const firstPath = ({ role, part }: Pick<SessionDetails, 'role' | 'part'>): string | null =>
  part ? homeOf([part]).path : FIRST_PATH[role];

const MY_STUDENTS = { path: 'my-students', label: 'shell.my-students' } as const;
const FIGURES = { path: 'figures', label: 'shell.figures' } as const;

/** What may be opened in a read-only part. */
const OF_FIGURES = [
  FIGURES,
  { path: 'completion', label: 'shell.completion' },
  { path: 'reports', label: 'shell.title-reports' },
] as const;

const SCHOOL = { path: 'school', label: 'shell.school' } as const;

/** What may be opened in a principal's part. */
const OF_SCHOOL = [
  SCHOOL,
  { path: 'off-track', label: 'shell.title-off-track' },
  { path: 'completion', label: 'shell.completion' },
] as const;

/** Where one's parts are: with the school, else with students, wherever one of them has any. */
function homeOf(parts: readonly PartKind[]) {
  if (parts.includes(PRINCIPAL)) return SCHOOL;
  return parts.every((kind) => kind === READ_ONLY) ? FIGURES : MY_STUDENTS;
}

function linksOfPart(part: PartKind): readonly Place[] {
  if (part === PRINCIPAL) return OF_SCHOOL;
  return part === READ_ONLY ? OF_FIGURES : [MY_STUDENTS];
}

const NAVIGATION: Record<Role, readonly { path: string; label: PlainKey }[]> = {
  student: [
    { path: '', label: 'shell.plan' },
    { path: 'activities', label: 'shell.activities' },
    { path: 'courses', label: 'shell.courses' },
    { path: 'explore', label: 'shell.explore' },
    { path: 'portfolio', label: 'shell.portfolio' },
    { path: 'resumes', label: 'shell.resumes' },
  ],
  teacher: [
    { path: 'class', label: 'shell.class' },
    { path: 'assignments', label: 'shell.assignments' },
    { path: 'tags', label: 'shell.tags' },
    { path: 'completion', label: 'shell.completion' },
    { path: 'place-requests', label: 'shell.requests' },
  ],
  counselor: [
    { path: 'queue', label: 'shell.queue' },
    { path: 'caseload', label: 'shell.caseload' },
    { path: 'tasks', label: 'shell.tasks' },
    { path: 'nudges', label: 'shell.nudges' },
    { path: 'conference-days', label: 'shell.conference-days' },
    { path: 'class', label: 'shell.class' },
    { path: 'course-plans', label: 'shell.course-plans' },
    { path: 'completion', label: 'shell.completion' },
    { path: 'assignments', label: 'shell.assignments' },
    { path: 'tags', label: 'shell.tags' },
    { path: 'explore', label: 'shell.explore' },
    { path: 'interviews', label: 'shell.interviews' },
    { path: 'questions', label: 'shell.questions' },
    { path: 'place-requests', label: 'shell.requests' },
    { path: 'corrections', label: 'shell.corrections' },
    { path: 'catalog', label: 'shell.catalog' },
  ],
  admin: [
    { path: 'connections', label: 'shell.connections' },
    { path: 'district', label: 'shell.district' },
    { path: 'template', label: 'shell.template' },
    { path: 'families', label: 'shell.families' },
    { path: 'completion', label: 'shell.completion' },
    { path: 'questions', label: 'shell.questions' },
    { path: 'place-requests', label: 'shell.requests' },
    { path: 'catalog', label: 'shell.catalog' },
    { path: 'corrections', label: 'shell.corrections' },
  ],
  observer: [],
  none: [],
};

export interface Place {
  path: string;
  label: PlainKey;
  /** A name of the district's own, in place of the label. */
  name?: string;
}

/**
 * The links of the top bar: a part of the staff has its students, its school or its figures alone, and who has
 * one besides finds it there. An administrator who teaches this course has its teacher's as well; a student's plan has the name that
 * the district's rule gives it.
 */
export function linksFor({
  role,
  canTeach,
  planName,
  part,
  parts = [],
}: Pick<SessionDetails, 'role' | 'canTeach' | 'planName' | 'part' | 'parts'>): readonly Place[] {
  if (part) return linksOfPart(part);
  const own = [...NAVIGATION[role], ...(parts.length > 0 ? [homeOf(parts)] : [])];
  if (role === 'student' && planName)
    return own.map((place) => (place.path === '' ? { ...place, name: planName } : place));
  if (role !== 'admin' || !canTeach) return own;
  const paths = new Set(own.map(({ path }) => path));
  return [...NAVIGATION.teacher.filter(({ path }) => !paths.has(path)), ...own];
}
