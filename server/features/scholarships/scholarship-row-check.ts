import {
  SCHOLARSHIP_AMOUNT_MAX,
  SCHOLARSHIP_LINK_MAX,
  SCHOLARSHIP_NAME_MAX,
  SCHOLARSHIP_WHO_MAX,
} from '#contracts/limits.js';
import type { CourseCells, CourseProblem } from '#contracts/course-imports.js';
import { NewScholarship } from '#contracts/scholarships.js';
import { CellReader, isListed, readGrades } from '../courses/cell-reader.js';
import { readDay } from '../imports/day-cell.js';

/** A row of a file with scholarships. What is null was not in the file: one that is there keeps it. */
export interface ScholarshipRow {
  name: string;
  giver: string;
  amount: string | null;
  dueOn: string | null;
  grades: number[] | null;
  who: string | null;
  link: string | null;
  isRetired: boolean;
}

/** Reads the cells of one row. */
export function checkScholarshipRow(cells: CourseCells): {
  data: ScholarshipRow;
  problems: CourseProblem[];
} {
  const reader = new CellReader(cells);
  const orNull = (text: string) => (text === '' ? null : text);
  const listed = isListed(reader.text('listed', 40));
  if (listed === null) reader.mark('listed', 'not-a-status');
  const data: ScholarshipRow = {
    name: reader.text('name', SCHOLARSHIP_NAME_MAX, true),
    giver: reader.text('giver', SCHOLARSHIP_NAME_MAX),
    amount: orNull(reader.text('amount', SCHOLARSHIP_AMOUNT_MAX)),
    dueOn: reader.read('deadline', 'not-a-day', readDay),
    grades: reader.read('for_grades', 'not-a-grade', readGrades),
    who: orNull(reader.text('who', SCHOLARSHIP_WHO_MAX)),
    link: reader.read('link', 'not-a-link', readLink, SCHOLARSHIP_LINK_MAX),
    isRetired: listed === false,
  };
  return { data, problems: reader.problems };
}

/** A page over https; an address without a scheme, as people write it, is taken for one. */
function readLink(value: string): string | null {
  const link = /^[\w-]+(\.[\w-]+)+(\/|$)/.test(value) ? `https://${value}` : value;
  return NewScholarship.shape.link.safeParse(link).success ? link : null;
}
