import type { ReportCell } from '#contracts/reports.js';
import { tellsNothing } from '#contracts/small-figures.js';
import { readCells } from '../../completion/completion-report.js';
import { answer, type BaseCell, type Block, blocksOf } from '../../completion/small-cells.js';
import type { MakeTable } from '../report-world.js';

/** Grades of which the share is reported. Nobody is known to have graduated; those about to stand for them. */
const GROUPS = [
  { name: 'reports.mo-grade-8', from: 8, to: 8 },
  { name: 'reports.mo-high-school', from: 9, to: 12 },
  { name: 'reports.mo-graduates', from: 12, to: 12 },
] as const;

/** Missouri: the share of students with a whole plan, of the district and of each school. Small groups are hidden. */
export const moShare: MakeTable = async ({ say, schools, schoolId, districtName }) => {
  const cells = await readCells();
  const blocks = blocksOf(cells);
  const places = [
    ...(schoolId === null ? [{ id: null, name: districtName }] : []),
    ...[...schools]
      .filter(([id]) => schoolId === null || id === schoolId)
      .map(([id, name]) => ({ id, name })),
  ];
  return {
    columns: [
      ...[say('requirements.file-school'), say('reports.mo-group'), say('reports.students')],
      ...[say('reports.have-from'), say('reports.have-to')],
      ...[say('reports.share-from'), say('reports.share-to')],
    ],
    about: [{ label: say('reports.small'), text: say('reports.small-text') }],
    rows: places.flatMap(({ id, name }) =>
      GROUPS.map((group) => [
        ...[name, say(group.name)],
        ...shareOf(cells, blocks, (cell) => {
          const isThere = id === null || cell.schoolId === id;
          return isThere && cell.grade >= group.from && cell.grade <= group.to;
        }),
      ]),
    ),
  };
};

/** Students, how many have it, and which part that is in percent: empty where it would tell of too few. */
function shareOf(
  cells: readonly BaseCell[],
  blocks: readonly Block[],
  isAsked: (cell: BaseCell) => boolean,
): ReportCell[] {
  const found = answer(blocks, [''], isAsked, cells);
  const range = found?.done[''];
  if (!found || !range) return ['', '', '', '', ''];
  if (tellsNothing(range, found.students)) return [found.students, '', '', '', ''];
  const percent = (count: number) => Math.round((count / found.students) * 1_000) / 10;
  return [found.students, range.low, range.high, percent(range.low), percent(range.high)];
}
