import type { ContactReport } from '#contracts/advising.js';
import { type CsvRow, toCsv } from '#contracts/csv.js';
import type { Actor } from '../../auth/actor.js';
import { sql } from '../../db/tenant.js';
import { translate } from '../../messages.js';
import { type AccessRequest, noteAccess } from '../access/access-log.js';
import { displayName } from '../roster/person-name.js';
import { firstDayOf, schoolYearOf, yearRule } from '../years/school-year.js';

interface Row {
  id: string;
  name: string | null;
  pseudonym: string;
  sis_id: string | null;
  talk: number;
  call: number;
  email: number;
  meeting: number;
  last_on: string;
}

const KINDS = ['talk', 'call', 'email', 'meeting'] as const;

/**
 * How often staff were in contact with each student in one school year, counted from their notes.
 * Notes that an author keeps to themselves count for nobody. Who is named is noted.
 *
 * @param year - in which the school year begins; the present one by default
 */
export async function contactReport(
  actor: Actor,
  year: number | undefined,
  request: AccessRequest,
): Promise<ContactReport> {
  const rule = await yearRule();
  const begin = year ?? schoolYearOf(request.now, rule);
  const rows = await sql<Row>(
    `select p.id, p.name, p.pseudonym, p.sis_id, max(n.contact_on)::text as last_on,
            ${KINDS.map((kind) => `count(*) filter (where n.contact = '${kind}')::int as ${kind}`).join(', ')}
     from advising_notes n join people p on p.tenant_id = n.tenant_id and p.id = n.student_id
     where n.tenant_id = $1 and n.removed_at is null and n.visibility <> 'me' and not p.is_test
       and n.contact_on >= $2::date and n.contact_on < $3::date
     group by p.tenant_id, p.id, p.name, p.pseudonym, p.sis_id, p.family_name
     order by coalesce(p.family_name, p.name), p.name, p.id`,
    [actor.tenantId, firstDayOf(begin, rule), firstDayOf(begin + 1, rule)],
  );
  const ids = rows.map(({ id }) => id);
  await noteAccess(actor, ids, 'contacts', request);
  return {
    year: begin,
    fileName: `contacts-${begin}-${begin + 1}.csv`,
    csv: toCsv([headings(actor.locale), ...rows.map((row) => cellsOf(row, actor.locale))]),
  };
}

function headings(locale: string): string[] {
  return [
    translate(locale, 'record.report-student'),
    translate(locale, 'record.fact-sis-id'),
    ...KINDS.map((kind) => translate(locale, `record.contact-${kind}`)),
    translate(locale, 'record.report-all'),
    translate(locale, 'record.report-last'),
  ];
}

function cellsOf(row: Row, locale: string): CsvRow {
  const all = KINDS.reduce((sum, kind) => sum + row[kind], 0);
  return [
    ...[displayName(row, locale), row.sis_id ?? ''],
    ...KINDS.map((kind) => row[kind]),
    ...[all, row.last_on],
  ];
}
