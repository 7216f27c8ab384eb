import type { CourseCells, CourseProblem, CourseProblemCode } from '#contracts/course-imports.js';
import { COURSE_GRADES, type CourseColumn, type CourseTerm } from '#contracts/course-fields.js';

/** Reads the cells of one row; what is wrong is kept with the column it is in. */
export class CellReader {
  readonly problems: CourseProblem[] = [];
  private readonly cells: CourseCells;

  constructor(cells: CourseCells) {
    this.cells = cells;
  }

  mark(column: CourseColumn, code: CourseProblemCode, at = ''): void {
    this.problems.push({ column, code, at });
  }

  text(column: CourseColumn, most: number, isRequired = false): string {
    const value = (this.cells[column] ?? '').trim();
    if (value === '' && isRequired) this.mark(column, 'missing');
    if (value.length > most) this.mark(column, 'too-long');
    return value.slice(0, most);
  }

  /** Null where the cell is empty: what we hold stays. */
  read<T>(
    column: CourseColumn,
    code: CourseProblemCode,
    parse: (value: string) => T | null,
    most = 500,
  ): T | null {
    const value = this.text(column, most);
    if (value === '') return null;
    const found = parse(value);
    if (found === null) this.mark(column, code);
    return found;
  }

  /** Thousandths of a credit. */
  credits(column: CourseColumn): number | null {
    return this.read(column, 'not-a-number', (value) => {
      const number = /^\d{1,2}([.,]\d{1,3})?$/.test(value) ? Number(value.replace(',', '.')) : NaN;
      return number >= 0 && number <= 20 ? Math.round(number * 1000) : null;
    });
  }
}

const GONE = ['tobedeleted', 'retired', 'inactive', 'no', 'retirada', 'retirado'];
const HERE = ['', 'active', 'yes', 'activa', 'activo'];

/** Whether a row belongs to the list, which an empty cell says too; null for a word that says neither. */
export function isListed(value: string): boolean | null {
  const word = plainOf(value);
  return HERE.includes(word) || (GONE.includes(word) ? false : null);
}

/** "9-12", "9;10", "09,10,11". */
export function readGrades(value: string): number[] | null {
  const grades = new Set<number>();
  for (const part of value.split(/[\s,;|/]+/).filter(Boolean)) {
    const [, from = '', to = from] = /^(\d{1,2})(?:[-–](\d{1,2}))?$/.exec(part) ?? [];
    const [first, last] = [Number(from), Number(to)];
    if (from === '' || last < first || first < 1 || last > 13) return null;
    for (let grade = first; grade <= last; grade += 1) grades.add(grade);
  }
  // Files reach down to kindergarten; plans begin in grade 6.
  const known = COURSE_GRADES.filter((grade) => grades.has(grade));
  return known.length > 0 ? [...known] : null;
}

const TERM_NAMES: Record<CourseTerm, readonly string[]> = {
  year: ['year', 'all year', 'full year', 'yr', 'fy', 'y1', 'year long', 'todo el ano', 'anual'],
  fall: ['fall', 's1', 'sem 1', 'semester 1', 'first semester', 'otono', 'semestre 1'],
  spring: ['spring', 's2', 'sem 2', 'semester 2', 'second semester', 'primavera', 'semestre 2'],
  summer: ['summer', 'su', 'ss', 'summer school', 'verano'],
};
/** Half a year, whichever half. */
const HALF = ['semester', 'sem', 'half year', 'half', 'semestre'];

export function readTerm(value: string): CourseTerm | null {
  const words = plainOf(value);
  const terms = Object.keys(TERM_NAMES) as CourseTerm[];
  return terms.find((term) => TERM_NAMES[term].includes(words)) ?? null;
}

export function readTerms(value: string): CourseTerm[] | null {
  const found = new Set<CourseTerm>();
  for (const part of value.split(/[,;|/]+/).filter((one) => one.trim() !== '')) {
    const term = readTerm(part);
    if (term) found.add(term);
    else if (HALF.includes(plainOf(part)))
      for (const half of ['fall', 'spring'] as const) found.add(half);
    else return null;
  }
  return found.size > 0 ? [...found] : null;
}

/** A year by the calendar year in which it begins: "2025-26", "2025". */
export function readYear(value: string): number | null {
  const [, from = '', to = ''] = /^(\d{4})(?:\s*[-–/]\s*(\d{2}|\d{4}))?$/.exec(value) ?? [];
  if (from < '1990' || from > '2100') return null;
  return to === '' || String(Number(from) + 1).endsWith(to) ? Number(from) : null;
}

export const plainOf = (text: string) =>
  text
    .normalize('NFD')
    .replaceAll(/\p{Mn}/gu, '')
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, ' ')
    .trim();
