import type { CompletionReport, Figure, ReportQuestion } from '#contracts/completion.js';
import type { Actor } from '../../auth/actor.js';
import { currentTenant, sql } from '../../db/tenant.js';
import { schoolNames } from '../roster/school-names.js';
import { currentTemplate } from '../templates/district-template-records.js';
import { judgeAll } from '../templates/template-service.js';
import { isJudgedLastYear } from './new-year.js';
import { answer, type BaseCell, blocksOf } from './small-cells.js';

/**
 * How far the plans of the district are, from figures kept by school and grade. A part that is held to schools is
 * told of those alone: any other looks to it as one that is not there.
 */
export async function readReport(
  actor: Pick<Actor, 'tenantId' | 'part'>,
  { school, grade }: ReportQuestion,
  now: Date,
): Promise<CompletionReport> {
  const reach = actor.part?.schoolIds ?? null;
  const [district, names] = await Promise.all([currentTemplate(), schoolNames()]);
  const of = reach && [...names].filter(([id]) => reach.includes(id)).map(([, called]) => called);
  if (!district) return { plan: null, of, figure: null, schools: [], grades: [] };
  const cells = await readCells();
  if (await isJudgedLastYear(now)) await judgeAll(actor.tenantId, district.id);
  const { name, abbreviation, components, packs } = district.template;
  const codes = components.map(({ code }) => code);
  const blocks = blocksOf(cells);
  const asked = school === 'none' ? null : school;
  const isReached = ({ schoolId }: BaseCell) =>
    reach === null || (schoolId !== null && reach.includes(schoolId));
  const isAsked = (cell: BaseCell) =>
    isReached(cell) &&
    (asked === undefined || cell.schoolId === asked) &&
    (grade === undefined || cell.grade === grade);
  const figure = (isIn: (cell: BaseCell) => boolean): Figure =>
    answer(blocks, ['', ...codes], (cell) => isAsked(cell) && isIn(cell), cells);
  const reached = cells.filter(isReached);
  const schoolIds = [...new Set(reached.map(({ schoolId }) => schoolId))];
  const grades = [...new Set(reached.map((cell) => cell.grade))];
  return {
    plan: { name, abbreviation, codes, packs },
    of,
    figure: figure(() => true),
    schools: schoolIds
      .map((id) => ({
        id,
        name: id === null ? null : (names.get(id) ?? null),
        figure: figure((cell) => cell.schoolId === id),
      }))
      .toSorted((left, right) => (left.name ?? '￿').localeCompare(right.name ?? '￿')),
    grades: grades
      .toSorted((left, right) => left - right)
      .map((one) => ({ grade: one, figure: figure((cell) => cell.grade === one) })),
  };
}

/** What every figure of the district is made of. */
export async function readCells(): Promise<BaseCell[]> {
  return sql<BaseCell>(
    `select school_id as "schoolId", grade, max(students) filter (where code = '') as students,
            jsonb_object_agg(code, done) as done
     from completion_cells where tenant_id = $1 group by school_id, grade`,
    [currentTenant()],
  );
}
