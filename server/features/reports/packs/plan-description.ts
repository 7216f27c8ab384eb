import type { ReportCell } from '#contracts/reports.js';
import { tellsNothing } from '#contracts/small-figures.js';
import type { TemplateClock, TemplateComponent } from '#contracts/templates.js';
import { readCells } from '../../completion/completion-report.js';
import { OWN_CODES, SEEN_CODES } from '../../completion/plan-status.js';
import { answer, type Answer, type BaseCell, blocksOf } from '../../completion/small-cells.js';
import { type MakeTable, type ReportWorld, ruleOf, schoolName } from '../report-world.js';

/**
 * How the plan is carried out, for Arizona's implementation plan of a school and for what a district in
 * Wisconsin publishes: what it needs and where that is kept, who signs, by when, and how many have it.
 * Small groups are hidden.
 */
export const planDescription: MakeTable = async (world) => {
  const { say, schoolId } = world;
  const { template } = ruleOf(world);
  const codes = template.components.map(({ code }) => code);
  const cells = await readCells();
  const isAsked = (cell: BaseCell) => schoolId === null || cell.schoolId === schoolId;
  const figure = answer(blocksOf(cells), ['', ...codes], isAsked, cells);
  return {
    columns: [
      ...[say('reports.part'), say('reports.item'), say('reports.text'), say('reports.students')],
      ...[say('reports.have-from'), say('reports.have-to')],
    ],
    about: [{ label: say('reports.small'), text: say('reports.small-text') }],
    rows: [
      ...aboutPlan(world),
      ...template.components.map((component) => [
        ...[say('reports.part-needs'), say(`requirements.c-${component.code}`)],
        ...[wordsOf(component, world), ...countsOf(figure, component.code)],
      ]),
      ...dutiesOf(world),
      [
        ...[say('reports.part-progress'), say('requirements.whole'), say('reports.by-records')],
        ...countsOf(figure, ''),
      ],
    ],
  };
};

function aboutPlan(world: ReportWorld): ReportCell[][] {
  const { say } = world;
  const { template } = ruleOf(world);
  const { from, to } = template.grades;
  const lines: [string, string][] = [
    [say('reports.name'), `${template.name} (${template.abbreviation})`],
    [say('reports.where'), schoolName(world) ?? world.districtName],
    [say('reports.grades'), `${from}–${to}`],
    [say('requirements.rule-mandate'), template.mandate],
    [say('requirements.rule-text'), template.rule],
    [say('requirements.rule-source'), template.source],
  ];
  return lines.map(([item, text]) => [say('reports.part-plan'), item, text, '', '', '']);
}

function wordsOf(component: TemplateComponent, { say }: ReportWorld): string {
  const { code, or = [], count, hours, from, every } = component;
  return [
    ...(hours === undefined ? [] : [say('reports.hours', { count: hours })]),
    ...(count === undefined ? [] : [say('reports.at-least', { count })]),
    ...(from === undefined ? [] : [say('reports.from-grade', { grade: from })]),
    ...(every === undefined ? [] : [say('reports.every-year')]),
    ...or.map((other) => say('reports.or', { other: say(`requirements.c-${other}`) })),
    say(
      [code, ...or].some((one) => OWN_CODES.has(one) || SEEN_CODES.has(one))
        ? 'reports.seen'
        : 'reports.written',
    ),
  ].join(' ');
}

/** Who signs, by when, what it is needed for, and how it is looked at anew. */
function dutiesOf(world: ReportWorld): ReportCell[][] {
  const { say } = world;
  const { signatures, clocks, gates, notice, optOut, meetings } = ruleOf(world).template;
  const line = (part: 'signs' | 'when' | 'needed' | 'kept', text: string): ReportCell[] => [
    ...[say(`reports.part-${part}`), '', text, '', '', ''],
  ];
  return [
    ...signatures.map(({ by, act, orDesignee }) =>
      line(
        'signs',
        [
          `${say(`requirements.sig-${by}`)}: ${say(`reports.act-${act}`)}`,
          ...(orDesignee ? [say('requirements.sig-designee')] : []),
        ].join(', '),
      ),
    ),
    ...clocks.map((clock) => line('when', clockWords(clock, world))),
    ...gates.map(({ kind, grades }) =>
      line('needed', say(`requirements.gate-${kind}`, { grades: grades.join(', ') })),
    ),
    ...meetings.map(({ kind, count, from, to }) =>
      line(
        'kept',
        say('requirements.tpl-meeting', {
          ...{ kind: say(`requirements.meeting-${kind}`), count, from, to },
        }),
      ),
    ),
    ...(notice ? [line('kept', say('requirements.tpl-notice'))] : []),
    ...(optOut ? [line('kept', say('requirements.tpl-optout'))] : []),
    line('kept', say('reports.kept-text')),
  ];
}

function clockWords(clock: TemplateClock, { say }: ReportWorld): string {
  const { kind, ...values } = clock;
  return say(`requirements.clock-${kind}`, values);
}

function countsOf(figure: Answer | null, code: string): ReportCell[] {
  const range = figure?.done[code];
  if (!figure || !range) return ['', '', ''];
  return tellsNothing(range, figure.students)
    ? [figure.students, '', '']
    : [figure.students, range.low, range.high];
}
