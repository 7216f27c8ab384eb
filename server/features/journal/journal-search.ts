import type { HandedIn, Journal, JournalItem, JournalQuery } from '#contracts/journal.js';
import { JOURNAL_PAGE } from '#contracts/limits.js';
import type { Actor } from '../../auth/actor.js';
import { sql } from '../../db/tenant.js';
import { schoolYearAt, schoolYearSql } from '../years/school-year.js';
import { checkHasJournal } from './journal-policy.js';
import { JOURNAL_COLUMNS, type JournalRow, presentJournal, wordsSql } from './journal-records.js';

interface Found {
  source: 'journal' | 'assignment';
  id: string;
  total: number;
}

const OWN_ENTRIES = 'j.tenant_id = $1 and j.student_id = $2 and j.removed_at is null';
const OWN_WORK = 's.tenant_id = $1 and s.student_id = $2 and s.submitted_at is not null';

/** Everything in a student's journal, with its words: binds are the tenant and the student. */
const EVERYTHING = `
  select 'journal' as source, j.id, j.created_at as at, j.school_year,
         coalesce(j.entry_kind, 'free') as kind,
         j.words || ${wordsSql(`concat_ws(' ', g.title, a.title, r.name)`)} as words
  from journal_entries j
  left join goals g on g.tenant_id = j.tenant_id and g.id = j.entry_id
  left join activities a on a.tenant_id = j.tenant_id and a.id = j.entry_id
  left join profiler_results r on r.tenant_id = j.tenant_id and r.id = j.entry_id
  where ${OWN_ENTRIES}
  union all
  select 'assignment', a.id, s.submitted_at, ${schoolYearSql('s.submitted_at')}, 'assignment',
         ${wordsSql(`concat_ws(' ', a.title, s.comment,
           (select string_agg(value, ' ') from jsonb_each_text(s.answers)))`)}
  from submissions s
  join assignments a on a.tenant_id = s.tenant_id and a.id = s.assignment_id
  where ${OWN_WORK}`;

const YEARS = `
  select year, count(*)::integer as count from (
    select j.school_year as year from journal_entries j where ${OWN_ENTRIES}
    union all
    select ${schoolYearSql('s.submitted_at')} from submissions s where ${OWN_WORK}) everything
  group by year order by year desc`;

/**
 * The actor's own journal, the newest first: what they wrote, and the reflections they handed in.
 *
 * Words are found by their beginnings, in either language, with or without accents; what an entry is
 * about counts as words of it.
 */
export async function readJournal(actor: Actor, query: JournalQuery, now: Date): Promise<Journal> {
  checkHasJournal(actor);
  const own = [actor.tenantId, actor.personId];
  const words = searchWords(query.words ?? '');
  const found = await sql<Found>(
    `select source, id, count(*) over ()::integer as total from (${EVERYTHING}) everything
     where ($3::text is null or kind = $3) and ($4::integer is null or school_year = $4)
       and ($5::text is null or words @@ to_tsquery('simple', $5))
     order by at desc, id offset $6 limit $7`,
    [...own, query.kind ?? null, query.year ?? null, words, query.offset, JOURNAL_PAGE],
  );
  const years = await sql<{ year: number; count: number }>(YEARS, own);
  return {
    items: await present(actor, found, now),
    total: found[0]?.total ?? 0,
    kept: years.reduce((sum, { count }) => sum + count, 0),
    years: years.map(({ year }) => year),
  };
}

/** A full-text query in which every word may go on; null when nothing is asked for. */
export function searchWords(text: string): string | null {
  const words = text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  return words.length === 0 ? null : words.map((word) => `'${word}':*`).join(' & ');
}

async function present(actor: Actor, found: Found[], now: Date): Promise<JournalItem[]> {
  const idsOf = (source: Found['source']) =>
    found.filter((one) => one.source === source).map(({ id }) => id);
  const rows = await sql<JournalRow>(
    `select ${JOURNAL_COLUMNS} from journal_entries
     where tenant_id = $1 and student_id = $2 and id = any($3::uuid[])`,
    [actor.tenantId, actor.personId, idsOf('journal')],
  );
  const entries = await presentJournal(actor.personId, rows, await schoolYearAt(now));
  const journal = new Map(entries.map((entry) => [entry.id, entry]));
  const handedIn = await readHandedIn(actor, idsOf('assignment'));
  return found.flatMap(({ source, id }): JournalItem[] => {
    const entry = journal.get(id);
    const work = handedIn.get(id);
    if (source === 'journal') return entry ? [{ source, journal: entry }] : [];
    return work ? [{ source, handedIn: work }] : [];
  });
}

interface HandedInRow {
  id: string;
  title: string;
  blocks: { id: string; prompt: string }[];
  answers: Record<string, string>;
  school_year: number;
  submitted_at: Date;
  comment: string;
  teacher_name: string | null;
}

async function readHandedIn(actor: Actor, ids: string[]): Promise<Map<string, HandedIn>> {
  if (ids.length === 0) return new Map();
  const rows = await sql<HandedInRow>(
    `select a.id, a.title, a.blocks, s.answers, ${schoolYearSql('s.submitted_at')} as school_year,
            s.submitted_at, s.comment, p.name as teacher_name
     from submissions s
     join assignments a on a.tenant_id = s.tenant_id and a.id = s.assignment_id
     left join people p on p.tenant_id = s.tenant_id and p.id = s.scored_by
     where s.tenant_id = $1 and s.student_id = $2 and a.id = any($3::uuid[])`,
    [actor.tenantId, actor.personId, ids],
  );
  return new Map(rows.map((row) => [row.id, presentHandedIn(row)]));
}

function presentHandedIn(row: HandedInRow): HandedIn {
  return {
    assignmentId: row.id,
    title: row.title,
    answers: row.blocks.map(({ id, prompt }) => ({ prompt, text: row.answers[id] ?? '' })),
    schoolYear: row.school_year,
    submittedAt: row.submitted_at.toISOString(),
    comment: row.comment,
    teacherName: row.comment === '' ? null : row.teacher_name,
  };
}
