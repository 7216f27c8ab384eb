import type { Citable, CitationSnapshot } from '#contracts/citations.js';
import { currentTenant, sql } from '../../db/tenant.js';
import { TITLE_LOCALE } from '../careers/career-presenter.js';
import { occupations } from '../careers/occupation-store.js';
import { savedCareersOf } from '../careers/saved-career-records.js';
import { presentResult } from '../profiler/result-presenter.js';
import { resultsOf } from '../profiler/result-records.js';

const EMPTY = { titleLocale: null, areas: [], rating: null, score: null };

/** All that a student's goal can rest on today, each as it would be kept. */
export async function citableOf(studentId: string): Promise<Citable[]> {
  return [
    ...(await results(studentId)),
    ...(await careers(studentId)),
    ...(await reflections(studentId)),
  ];
}

async function results(studentId: string): Promise<Citable[]> {
  return (await resultsOf(studentId)).map(presentResult).map((result) => ({
    kind: 'result',
    source: result.id,
    snapshot: { ...EMPTY, title: result.name, at: result.finishedAt, areas: result.topAreas },
  }));
}

async function careers(studentId: string): Promise<Citable[]> {
  const { byCode } = await occupations();
  const saved = await savedCareersOf(studentId);
  return saved.flatMap(({ code, rating, updatedAt }) => {
    const occupation = byCode.get(code);
    if (!occupation) return [];
    const snapshot = { ...EMPTY, title: occupation.title, titleLocale: TITLE_LOCALE, rating };
    return [
      { kind: 'career', source: code, snapshot: { ...snapshot, at: updatedAt.toISOString() } },
    ];
  });
}

interface ReflectionRow {
  id: string;
  title: string;
  points: string | null;
  max_points: number | null;
  at: Date;
}

/** Plan reflections that a teacher has read. */
async function reflections(studentId: string): Promise<Citable[]> {
  const rows = await sql<ReflectionRow>(
    `select s.id, a.title, s.points, a.max_points, coalesce(s.scored_at, s.updated_at) as at
     from submissions s join assignments a on a.tenant_id = s.tenant_id and a.id = s.assignment_id
     where s.tenant_id = $1 and s.student_id = $2 and s.status = 'scored'
     order by s.scored_at desc nulls last, s.id`,
    [currentTenant(), studentId],
  );
  return rows.map((row) => ({
    kind: 'reflection',
    source: row.id,
    snapshot: { ...EMPTY, title: row.title, at: row.at.toISOString(), score: scoreOf(row) },
  }));
}

const scoreOf = ({ points, max_points: maximum }: ReflectionRow): CitationSnapshot['score'] =>
  points === null || maximum === null ? null : { points: Number(points), maximum };
