import type { ComponentCode } from '#contracts/component-codes.js';
import type { PlanTemplate, TemplateComponent } from '#contracts/templates.js';
import type { RecordedFact, StudentFacts } from '#server/features/templates/completion-rule.js';

export const NO_FACTS: StudentFacts = {
  ...{ grade: null, counts: {}, recorded: [], waived: [], added: [] },
};

const MANY = 20;

export const recordedFact = (
  code: ComponentCode,
  year: number,
  more: Partial<RecordedFact> = {},
): RecordedFact => ({ code, year, isEarlier: false, meeting: null, strand: null, ...more });

/** Facts of a student of this grade who has done this one component, and nothing else. */
export function doneOne(
  template: PlanTemplate,
  { code, every, hours }: TemplateComponent,
  year: number,
): Pick<StudentFacts, 'counts' | 'recorded'> {
  if (code === 'annual') return { counts: {}, recorded: meetingsOf(template, year) };
  if (code === 'portfolio' && template.artifacts) {
    const covers = template.artifacts.strands.map((strand) => recordedFact(code, year, { strand }));
    return { counts: { [`portfolio@${year}`]: MANY, portfolio: MANY }, recorded: covers };
  }
  if (hours !== undefined) return { counts: { [`${code}-hours`]: hours }, recorded: [] };
  return { counts: { [every ? `${code}@${year}` : code]: MANY }, recorded: [] };
}

function meetingsOf({ meetings }: PlanTemplate, year: number): RecordedFact[] {
  if (meetings.length === 0) return [recordedFact('annual', year, { meeting: 'review' })];
  return meetings.flatMap(({ kind, count }) =>
    Array.from({ length: count }, () => recordedFact('annual', year, { meeting: kind })),
  );
}

/** A student of this grade who did everything but the one left out. */
export function doneAllBut(
  template: PlanTemplate,
  grade: number,
  year: number,
  leftOut: ComponentCode | null,
): StudentFacts {
  const parts = template.components
    .filter(({ code }) => code !== leftOut)
    .map((component) => doneOne(template, component, year));
  return {
    ...{ ...NO_FACTS, grade },
    counts: Object.assign({}, ...parts.map(({ counts }) => counts)) as Record<string, number>,
    recorded: parts.flatMap(({ recorded }) => recorded),
  };
}
