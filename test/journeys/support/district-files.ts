import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const FILES = 'seeders/demo/oneroster';
const AREAS = ['English', 'Mathematics', 'Science', 'Social Studies'] as const;
const GRADES = ['6', '7', '8', '9-12'] as const;

interface Upload {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

const table = (head: string, rows: readonly string[]) => [head, ...rows, ''].join('\n');

const csv = (name: string, text: string): Upload => ({
  ...{ name, mimeType: 'text/csv', buffer: Buffer.from(text) },
});

/** Every student of the sandbox: 16 in each of grades 8 to 10, and 14 in their last year. */
export const ROSTER = { moving: 48, graduating: 14 };
const STUDENTS = ROSTER.moving + ROSTER.graduating;
const FIRST_NUMBER = 41;
const gradeOf = (index: number) => ['08', '09', '10', '12'][Math.floor(index / 16)] ?? '12';

/** The district's file of who is in which grade, in OneRoster. */
export function rosterFiles(): Upload[] {
  const numbers = Array.from({ length: STUDENTS }, (_, index) => index);
  const users = numbers.map((index) => {
    const number = FIRST_NUMBER + index;
    return `rb-s${number},,,true,,RB-2044${number},${gradeOf(index)}`;
  });
  const roles = numbers.map((index) => {
    const number = FIRST_NUMBER + index;
    return `rb-rs${number},,,rb-s${number},primary,student,rb-ms`;
  });
  return [
    csv('orgs.csv', readFileSync(join(FILES, 'orgs.csv'), 'utf8')),
    csv(
      'users.csv',
      table('sourcedId,status,dateLastModified,enabledUser,username,identifier,grades', users),
    ),
    csv(
      'roles.csv',
      table('sourcedId,status,dateLastModified,userSourcedId,roleType,role,orgSourcedId', roles),
    ),
  ];
}

/** Rows of `catalogFile` whose credits are a word. */
export const BAD_ROWS = 37;

/** A catalog of 60 courses; `mended` is how many of the bad rows somebody has put right in the file since. */
export function catalogFile(mended = 0): Upload {
  const rows = Array.from({ length: 60 }, (_, index) => {
    const isBad = index >= mended && index < BAD_ROWS;
    const area = AREAS[index % AREAS.length];
    const grades = GRADES[index % GRADES.length];
    return `RB${100 + index},Course ${index + 1},${isBad ? 'one' : '1'},${area},Year,${grades}`;
  });
  return csv('catalog.csv', table('code,title,credits,area,terms,grades', rows));
}
