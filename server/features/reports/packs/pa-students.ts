import type { ReportCell } from '#contracts/reports.js';
import { type StudentLine, studentLines, studentsByName } from '../../completion/student-lines.js';
import { displayName } from '../../roster/person-name.js';
import { type Artifacts, artifactsIn } from '../../templates/banded-rules.js';
import { type MakeTable, type ReportWorld, ruleOf } from '../report-world.js';

/**
 * Pennsylvania: a yes or no for each student by the benchmark of their grades, with the pieces of evidence
 * and the strands that it rests on. From grade 6 on the plan itself (a career goal) has to be there too.
 * That two pieces of the last benchmark show the plan carried out is for staff to see: nothing here says so.
 */
export const paStudents: MakeTable = async (world) => {
  const { artifacts } = ruleOf(world).template;
  if (!artifacts) throw new Error('The rule counts no pieces of evidence.');
  const { say } = world;
  const heads = ['school', 'student', 'number', 'grade'] as const;
  return {
    columns: [
      ...heads.map((head) => say(`requirements.file-${head}`)),
      ...[say('reports.pa-band'), say('reports.pa-pieces'), say('reports.pa-needed')],
      ...artifacts.strands.map((strand) => say(`requirements.strand-${strand}`)),
      ...[say('requirements.c-careergoal'), say('reports.pa-met')],
    ],
    about: [{ label: say('reports.pa-met'), text: say('reports.pa-text') }],
    students: await studentsByName(world),
    rowsOf: async (ids) =>
      (await studentLines(ids)).map((line) => {
        const { facts } = line;
        const recorded = facts.recorded.filter(({ code }) => code === 'portfolio');
        const found = artifactsIn(artifacts, { ...facts, recorded }, world.year);
        return { studentId: line.id, cells: rowOf(line, found, artifacts.strands, world) };
      }),
  };
};

function rowOf(
  line: StudentLine,
  { band, pieces, need, strands }: Artifacts,
  all: readonly Artifacts['strands'][number][],
  { say, language }: ReportWorld,
): ReportCell[] {
  const yes = (is: boolean) => say(is ? 'requirements.file-yes' : 'requirements.file-no');
  const hasPlan = line.done.includes('careergoal');
  const { school, number, grade } = line;
  return [
    ...[school ?? '', displayName(line, language), number ?? '', grade === 0 ? '' : grade],
    ...[band ? `${band.from}–${band.to}` : '', pieces, need],
    ...all.map((strand) => yes(strands.includes(strand))),
    // What staff counted from an earlier school meets it whole.
    ...[yes(hasPlan), yes(hasPlan && line.done.includes('portfolio'))],
  ];
}
