import type { ComponentCode, MeetingKind, Strand } from '#contracts/component-codes.js';
import type { PlanTemplate, TemplateComponent } from '#contracts/templates.js';
import { artifactsOf, type Held, reviewsOf } from './banded-rules.js';

/** What staff wrote down as seen: evidence whose source is not in Pathlight, or work of an earlier school. */
export interface RecordedFact {
  code: ComponentCode;
  /** Work of before that staff count: the component is met by it. */
  isEarlier: boolean;
  /** In which school year it was. */
  year: number;
  meeting: MeetingKind | null;
  strand: Strand | null;
}

/** All that the rule reads of one student. Kept beside the result, so that another template can be tried. */
export interface StudentFacts {
  /** 6 to 12; null where nobody says. */
  grade: number | null;
  /**
   * How many records the plan itself has, by component; `service-hours` in hours, and `<code>@<year>` those of
   * one school year.
   */
  counts: Readonly<Record<string, number>>;
  recorded: readonly RecordedFact[];
  waived: readonly ComponentCode[];
  added: readonly ComponentCode[];
}

export type ComponentStanding = 'met' | 'missing' | 'waived' | 'later';

export interface JudgedComponent {
  code: ComponentCode;
  standing: ComponentStanding;
  have: number;
  need: number;
  /** Asked of this student beyond the template. */
  isAdded: boolean;
}

export interface Judgement {
  /** The template is not for the student's grade. */
  isOutside: boolean;
  components: JudgedComponent[];
  done: number;
  required: number;
  isComplete: boolean;
}

/**
 * How far a plan is: nothing but a rule over what is recorded. Whose grade nobody knows is asked for what
 * the template asks in its first grade.
 *
 * @param year - the school year that it is, by the calendar year in which it began.
 */
export function judge(template: PlanTemplate, facts: StudentFacts, year: number): Judgement {
  const { from, to } = template.grades;
  const isOutside = facts.grade !== null && (facts.grade < from || facts.grade > to);
  const asked = new Set(template.components.map(({ code }) => code));
  const all: (TemplateComponent & { isAdded: boolean })[] = [
    ...template.components.map((component) => ({ ...component, isAdded: false })),
    ...facts.added.filter((code) => !asked.has(code)).map((code) => ({ code, isAdded: true })),
  ];
  const components = all.map((component): JudgedComponent => {
    const { code, isAdded } = component;
    const { have, need } = measure(template, component, facts, year);
    const standing = standingOf(component, facts, have >= need);
    return { code, standing, have, need, isAdded };
  });
  const done = components.filter(({ standing }) => standing === 'met').length;
  const missing = components.filter(({ standing }) => standing === 'missing').length;
  return {
    ...{ isOutside, components, done, required: done + missing },
    isComplete: !isOutside && missing === 0,
  };
}

function standingOf(
  { code, from }: TemplateComponent,
  { grade, waived }: StudentFacts,
  isMet: boolean,
): ComponentStanding {
  if (waived.includes(code)) return 'waived';
  if (isMet) return 'met';
  return from !== undefined && grade !== null && grade < from ? 'later' : 'missing';
}

function measure(
  template: PlanTemplate,
  component: TemplateComponent,
  facts: StudentFacts,
  year: number,
): Held {
  const codes = [component.code, ...(component.or ?? [])];
  const recorded = facts.recorded.filter(({ code }) => codes.includes(code));
  if (recorded.some(({ isEarlier, year: of }) => isEarlier && (!component.every || of === year))) {
    const need = needOf(component, template, facts.grade);
    return { have: need, need };
  }
  if (component.code === 'portfolio' && template.artifacts)
    return artifactsOf(template.artifacts, { ...facts, recorded }, year);
  if (component.code === 'annual')
    return reviewsOf(template.meetings, { ...facts, recorded }, year);
  return countOf(template, component, { ...facts, recorded }, year);
}

function countOf(
  template: PlanTemplate,
  component: TemplateComponent,
  { counts, recorded, grade }: StudentFacts,
  year: number,
): Held {
  const need = needOf(component, template, grade);
  const key = (code: ComponentCode) => (component.every ? `${code}@${year}` : code);
  if (component.hours !== undefined)
    return {
      have: (counts[`${component.code}-hours`] ?? 0) + (recorded.length > 0 ? need : 0),
      need,
    };
  const codes = [component.code, ...(component.or ?? [])];
  const own = codes.reduce((sum, code) => sum + (counts[key(code)] ?? 0), 0);
  const said = recorded.filter((one) => !component.every || one.year === year).length;
  return { have: own + said, need };
}

function needOf(
  { count, byGrade, hours, from }: TemplateComponent,
  { grades }: PlanTemplate,
  grade: number | null,
): number {
  if (hours !== undefined) return hours;
  if (!byGrade) return count ?? 1;
  const at = grade ?? Math.max(grades.from, from ?? 0);
  const steps = Object.entries(byGrade).map(([key, value]) => ({ grade: Number(key), value }));
  const below = steps.filter((step) => step.grade <= at).at(-1) ?? steps[0];
  return below?.value ?? 1;
}
