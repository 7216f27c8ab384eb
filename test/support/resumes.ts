import type {
  OfferedLine,
  Resume,
  ResumeChanges,
  ResumeLine,
  ResumeTemplate,
} from '#contracts/resumes.js';
import { SectionKind } from '#contracts/resumes.js';
import { newId } from '#server/db/ids.js';
import { sql, withTenant } from '#server/db/tenant.js';
import type { ResumeDocument } from '#server/features/resumes/document/blocks.js';
import type { Person } from './builders.js';

export interface EntryFields {
  kind?: string;
  title?: string;
  organisation?: string;
  role?: string;
  description?: string;
  honours?: string;
  skills?: string[];
  started_on?: string | null;
  ended_on?: string | null;
  grades?: number[];
  hours?: number | null;
  visibility?: string;
  removed_at?: string | null;
}

/** An entry of the student's activity log. @returns its id. */
export async function buildEntry(student: Person, fields: EntryFields = {}): Promise<string> {
  const id = newId();
  await withTenant(student.tenantId, () =>
    sql(
      `insert into activities (tenant_id, id, student_id, kind, title) values ($1, $2, $3, $4, $5)`,
      [student.tenantId, id, student.personId, fields.kind ?? 'service', fields.title ?? 'Entry'],
    ),
  );
  await changeEntry(student, id, fields);
  return id;
}

/** Changes an entry as its own screen would. */
export async function changeEntry(student: Person, id: string, fields: EntryFields): Promise<void> {
  const names = Object.keys(fields);
  if (names.length === 0) return;
  const assignments = names.map((name, index) => `${name} = $${index + 3}`).join(', ');
  await withTenant(student.tenantId, () =>
    sql(`update activities set ${assignments} where tenant_id = $1 and id = $2`, [
      ...[student.tenantId, id],
      ...(Object.values(fields) as unknown[]),
    ]),
  );
}

/** What a builder would send for this résumé after these changes. */
export function changesOf(resume: Resume, changes: Partial<ResumeChanges> = {}): ResumeChanges {
  const { name, template, contact, summary, sections, revision } = resume;
  return { name, template, contact, summary, sections, revision, ...changes };
}

/** The same with an offered line switched on. */
export function withLine(
  changes: ResumeChanges,
  { section, ...offer }: OfferedLine,
  line: Partial<ResumeLine> = {},
): ResumeChanges {
  const added = { id: newId(), on: true, ...offer, ...line };
  return {
    ...changes,
    sections: changes.sections.map((one) =>
      one.kind === section ? { ...one, lines: [...one.lines, added] } : one,
    ),
  };
}

/** A résumé with nothing in it. */
export function emptyResume(changes: Partial<ResumeChanges> = {}): ResumeChanges {
  return {
    ...{ name: 'Empty', template: 'clear', summary: '', revision: 1 },
    contact: { name: '', email: '', phone: '', town: '' },
    sections: SectionKind.options.map((kind) => ({ kind, title: '', on: true, lines: [] })),
    ...changes,
  };
}

/** A line of the student's own. */
export function ownLine(fields: Partial<ResumeLine> = {}): ResumeLine {
  return { id: newId(), on: true, title: '', dates: '', text: '', source: null, ...fields };
}

/** A made-up student's résumé, as it goes to the printer. */
export function maya(template: ResumeTemplate): ResumeDocument {
  const line = (title: string, dates: string, text: string) => ownLine({ title, dates, text });
  return {
    ...{ name: 'Summer jobs', language: 'en', template },
    contact: {
      ...{ name: 'Maya Okafor', email: 'maya.okafor@example.org' },
      ...{ phone: '555 0142', town: 'Cedar Valley' },
    },
    summary:
      'Ninth grader who likes helping and building things. Looking for a summer job with children ' +
      'or in a workshop, where I can learn from people who know their trade.',
    sections: [
      {
        title: 'Education',
        lines: [
          line('Cedar Valley High School', '2026 – present', 'Honors English and biology, grade 9'),
        ],
      },
      {
        title: 'Community service',
        lines: [
          line(
            'Volunteer, Open Pantry',
            'Sep 2025 – May 2026',
            'Sorted and packed food for 40 families a week\nShowed six new volunteers how the pantry works\n48 hours',
          ),
          line('Reading buddy, Cedar Valley Library', 'Jun 2026', 'Read with second graders'),
        ],
      },
      {
        title: 'Work experience',
        lines: [
          line(
            'Helper, Okafor Family Bakery',
            'Jun 2025 – present',
            'Served about 60 customers on a Saturday\nPrepared orders and kept the counter clean',
          ),
        ],
      },
      {
        title: 'Activities',
        lines: [
          line(
            'Captain, Robotics club',
            'Grades 7–9',
            'Led a team of five\nBuilt a robot that climbs stairs',
          ),
        ],
      },
      {
        title: 'Awards and achievements',
        lines: [line('Second place, county science fair', 'Mar 2026', '')],
      },
      { title: 'Strengths', lines: [line('', '', 'Enjoys helping, building and finding out')] },
    ],
    footer: 'Maya Okafor, page {page} of {pages}',
  };
}
