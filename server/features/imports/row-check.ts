import type { CellProblem } from '#contracts/imports.js';
import { SIS_COLUMNS, type SisKind } from '#contracts/oneroster.js';

interface Rule {
  isRequired?: true;
  /** The words that are right, in any case of letters. */
  values?: readonly string[];
  form?: 'date' | 'grades' | 'ids';
  /** Ids of this kind of row. */
  names?: SisKind;
}

const PEOPLE = ['administrator', 'proctor', 'student', 'teacher'] as const;
const FAMILY = [
  'guardian',
  'parent',
  'relative',
  'aide',
  'counselor',
  'principal',
  'other',
] as const;
const STAFF = ['districtAdministrator', 'siteAdministrator', 'systemAdministrator'] as const;
const required = { isRequired: true } as const;
const sourcedId: Rule = required;
const status: Rule = { values: ['active', 'tobedeleted'] };

/** What the cells of each file have to be. A column without a line here may hold any text. */
const RULES: { [K in SisKind]: Partial<Record<(typeof SIS_COLUMNS)[K][number], Rule>> } = {
  orgs: {
    ...{ sourcedId, status, name: required, parentSourcedId: { names: 'orgs' } },
    type: {
      ...required,
      values: ['department', 'school', 'district', 'local', 'state', 'national'],
    },
  },
  academicSessions: {
    ...{ sourcedId, status, title: required },
    type: { ...required, values: ['gradingPeriod', 'semester', 'schoolYear', 'term'] },
    startDate: { ...required, form: 'date' },
    endDate: { ...required, form: 'date' },
  },
  courses: {
    ...{ sourcedId, status, title: required },
    orgSourcedId: { ...required, names: 'orgs' },
  },
  classes: {
    ...{ sourcedId, status, title: required },
    courseSourcedId: { ...required, names: 'courses' },
    classType: { values: ['homeroom', 'scheduled'] },
    schoolSourcedId: { ...required, names: 'orgs' },
    termSourcedIds: { ...required, form: 'ids', names: 'academicSessions' },
  },
  users: {
    ...{ sourcedId, status, enabledUser: { ...required, values: ['true', 'false'] } },
    agentSourcedIds: { form: 'ids', names: 'users' },
    grades: { form: 'grades' },
    primaryOrgSourcedId: { names: 'orgs' },
  },
  roles: {
    ...{ sourcedId, status, userSourcedId: { ...required, names: 'users' } },
    roleType: { ...required, values: ['primary', 'secondary'] },
    role: { ...required, values: [...PEOPLE, ...FAMILY, ...STAFF] },
    orgSourcedId: { ...required, names: 'orgs' },
  },
  enrollments: {
    ...{ sourcedId, status },
    classSourcedId: { ...required, names: 'classes' },
    userSourcedId: { ...required, names: 'users' },
    role: { ...required, values: PEOPLE },
  },
};

const TEXT_MAX = 300;
/** The grade levels of CEDS, which OneRoster points to. */
const GRADES = [
  ...['IT', 'PR', 'PK', 'TK', 'KG', 'PS', 'UG', 'Other'],
  ...Array.from({ length: 13 }, (_, index) => String(index + 1).padStart(2, '0')),
];

export interface CheckedRow {
  sourceId: string;
  /** Only columns that hold something; lists as lists. */
  data: Record<string, string | string[]>;
  /** The file says that it is to go. */
  isLeaving: boolean;
  problems: CellProblem[];
}

/** The columns that name rows of another kind, as pairs. */
export function namingColumns(kind: SisKind): { column: string; names: SisKind }[] {
  return Object.entries<Rule>(RULES[kind]).flatMap(([column, { names }]) =>
    names ? [{ column, names }] : [],
  );
}

/** Reads the cells of one row; what is wrong is told with the column it is in. */
export function checkRow(kind: SisKind, cells: Record<string, string>): CheckedRow {
  const data: CheckedRow['data'] = {};
  const problems: CellProblem[] = [];
  const rules: Partial<Record<string, Rule>> = RULES[kind];
  for (const column of SIS_COLUMNS[kind]) {
    const value = (cells[column] ?? '').trim();
    const read = readCell(value, rules[column] ?? {});
    if ('code' in read) problems.push({ column, value: value.slice(0, 100), allowed: [], ...read });
    else if (read.value.length > 0 && column !== 'sourcedId' && column !== 'status')
      data[column] = read.value;
  }
  return {
    sourceId: (cells.sourcedId ?? '').trim().slice(0, TEXT_MAX),
    ...{ data, problems },
    isLeaving: (cells.status ?? '').trim().toLowerCase() === 'tobedeleted',
  };
}

type Read =
  | { value: string | string[] }
  | { code: CellProblem['code']; allowed?: CellProblem['allowed'] };

function readCell(value: string, rule: Rule): Read {
  if (value === '') return rule.isRequired ? { code: 'missing' } : { value };
  if (rule.form === 'grades') return readGrades(value);
  if (rule.form === 'ids') return { value: listOf(value) };
  if (value.length > TEXT_MAX) return { code: 'too-long' };
  if (rule.form === 'date') return isDate(value) ? { value } : { code: 'not-a-date' };
  if (!rule.values) return { value };
  const known = rule.values.find((word) => word.toLowerCase() === value.toLowerCase());
  return known ? { value: known } : { code: 'not-allowed', allowed: [...rule.values] };
}

const listOf = (value: string): string[] =>
  value
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);

function readGrades(value: string): Read {
  const found = listOf(value).map((part) =>
    GRADES.find(
      (grade) => grade.toLowerCase() === (/^\d$/.test(part) ? `0${part}` : part.toLowerCase()),
    ),
  );
  return found.every((grade) => grade !== undefined)
    ? { value: found }
    : { code: 'not-a-grade', allowed: GRADES };
}

function isDate(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const time = Date.parse(`${value}T00:00:00Z`);
  // The 30th of February is read as the 2nd of March by some.
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}
