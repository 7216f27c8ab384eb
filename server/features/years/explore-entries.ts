import type { TimelineEntry } from '#contracts/years.js';
import { currentTenant, sql } from '../../db/tenant.js';
import { TITLE_LOCALE } from '../careers/career-presenter.js';
import { occupations } from '../careers/occupation-store.js';
import { resultTitlesOf } from '../profiler/result-records.js';
import type { TimelineSource } from './timeline-source.js';

/** Named results of the questions about oneself. */
export const resultEntries: TimelineSource = async ({ studentId, shown }) => {
  if (shown) return [];
  const results = await resultTitlesOf(studentId);
  return results.map(({ id, kind, name, createdAt }) => ({
    kind: kind === 'interests' ? 'result' : 'self-result',
    ...{ source: id, title: name, titleLocale: null, horizon: null },
    at: createdAt.toISOString(),
  }));
};

interface SavedRow {
  code: string;
  saved_at: Date;
  /** When the student lost interest or took it off the list; null while neither. */
  aside_at: Date | null;
}

/** Careers saved, and those set aside since. */
export const careerEntries: TimelineSource = async ({ studentId, shown }) => {
  if (shown) return [];
  const [{ byCode }, rows] = await Promise.all([occupations(), savedRows(studentId)]);
  return rows.flatMap(({ code, saved_at: savedAt, aside_at: asideAt }) => {
    const occupation = byCode.get(code);
    if (!occupation) return [];
    const entry = (kind: TimelineEntry['kind'], at: Date): TimelineEntry => ({
      ...{ kind, source: code, title: occupation.title, titleLocale: TITLE_LOCALE },
      ...{ horizon: null, at: at.toISOString() },
    });
    const saved = entry('career-saved', savedAt);
    return asideAt ? [saved, entry('career-set-aside', asideAt)] : [saved];
  });
};

const savedRows = (studentId: string) =>
  sql<SavedRow>(
    `select s.code, s.created_at as saved_at,
            case when s.removed_at is not null then s.removed_at
                 when not s.still_interested then coalesce(
                   (select min(c.at) from saved_career_changes c
                    where c.tenant_id = $1 and c.saved_id = s.id and not c.still_interested
                      and not exists (select 1 from saved_career_changes l
                                      where l.tenant_id = $1 and l.saved_id = s.id
                                        and l.still_interested and l.at > c.at)), s.updated_at)
            end as aside_at
     from saved_careers s where s.tenant_id = $1 and s.student_id = $2
     order by s.created_at, s.id`,
    [currentTenant(), studentId],
  );
