import { ASSESSMENT_KINDS } from '#contracts/assessment-kinds.js';
import { COURSE_PLANS_MAX, TAKEN_MAX } from '#contracts/course-fields.js';
import * as limits from '#contracts/limits.js';
import {
  PART_NAMES,
  type PassportItem,
  type PassportPart,
  type PassportParts,
} from '#contracts/passport-file.js';
import { contentHash, contentHashes } from './content.js';
import { keyOf, type OwnPlan } from './own-plan.js';
import { withNames } from './references.js';
import { refused } from './refusal.js';
import { yearsWord } from './school-years.js';

export type Fate = 'added' | 'copy' | 'same';

/** What becomes of one entry of a passport. */
export interface Meeting<P extends PassportPart = PassportPart> {
  part: P;
  item: PassportItem<P>;
  fate: Fate;
  hash: Buffer;
  /** The row here that it stands for; null while there is none. */
  recordId: string | null;
}

/** What others name comes first. */
const ORDER: readonly PassportPart[] = [
  ...(['goals', 'careers', 'interests', 'activities', 'kept'] as const),
  ...PART_NAMES.filter(
    (part) => !['goals', 'careers', 'interests', 'activities', 'kept'].includes(part),
  ),
];

const MOST: Record<PassportPart, number> = {
  goals: limits.GOALS_PER_PLAN_MAX,
  activities: limits.PASSPORT_ENTRIES_MAX,
  reflections: limits.JOURNAL_ENTRIES_MAX,
  strengths: limits.STRENGTHS_MAX * 4,
  citations: limits.PASSPORT_ENTRIES_MAX,
  results: limits.PASSPORT_ENTRIES_MAX,
  careers: limits.SAVED_CAREERS_MAX,
  colleges: limits.SAVED_COLLEGES_MAX,
  searches: limits.COLLEGE_SEARCHES_MAX,
  ways: limits.WAY_CHOICES_MAX,
  places: limits.PLACES_MAX,
  scholarships: limits.SCHOLARSHIP_PICKS_MAX,
  interests: limits.RESULTS_PER_STUDENT_MAX * ASSESSMENT_KINDS.length,
  resumes: limits.RESUMES_PER_STUDENT_MAX,
  evidence: limits.EVIDENCE_ITEMS_MAX,
  schools: limits.HISTORY_MAX * 4,
  lookBacks: limits.LOOK_BACKS_MAX,
  choices: limits.PASSPORT_ENTRIES_MAX,
  marks: limits.MATCH_MARKS_MAX,
  courses: TAKEN_MAX * 4,
  coursePlans: COURSE_PLANS_MAX * 4,
  kept: limits.PASSPORT_ENTRIES_MAX,
};

/**
 * How a passport meets the plan that is here, in the order in which it can be brought in.
 *
 * An entry is the same when one of its id says the same, when it was brought before, or when another one
 * here says just that. One of its id that says something else gets a copy beside; all others are added.
 *
 * @throws AppError `file-not-taken` when the plan would hold too much
 */
export function compare(parts: PassportParts, plan: OwnPlan): Meeting[] {
  const named = new Set(PART_NAMES.flatMap((part) => parts[part].map(({ id }) => keyOf(part, id))));
  const here = new Here(plan, named);
  const meetings = ORDER.flatMap((part) => {
    const items: PassportItem<PassportPart>[] =
      part === 'goals' ? parentsFirst(parts.goals) : parts[part];
    return items.map((item) => here.meet(part, item));
  });
  for (const part of PART_NAMES) {
    const more = meetings.filter((one) => one.part === part && one.fate !== 'same').length;
    if (more > 0 && plan.parts[part].length + more > MOST[part]) throw refused('too-much', part);
  }
  return meetings;
}

class Here {
  private readonly plan: OwnPlan;
  private readonly hashes = new Map<string, string>();
  /** Ids of entries that say this, each good for one entry of the passport. */
  private readonly sayers = new Map<string, string[]>();
  private readonly brought: ReadonlySet<string>;
  /** From an id in the passport to the one it has here. */
  private readonly names = new Map<string, string>();
  /** Places in which one entry has room. */
  private readonly taken: Set<string>;

  /** @param named - what the passport has under its own id stands for itself. */
  constructor(plan: OwnPlan, named: ReadonlySet<string>) {
    this.plan = plan;
    for (const part of PART_NAMES)
      for (const item of plan.parts[part]) {
        const hash = contentHash(item).toString('hex');
        this.hashes.set(keyOf(part, item.id), hash);
        if (named.has(keyOf(part, item.id))) continue;
        const saying = keyOf(part, hash);
        this.sayers.set(saying, [...(this.sayers.get(saying) ?? []), item.id]);
      }
    this.brought = new Set(
      plan.brought.map(
        (one) => `${keyOf(one.part, one.originId)} ${one.contentHash.toString('hex')}`,
      ),
    );
    this.taken = new Set(
      PART_NAMES.flatMap((part) => plan.parts[part].flatMap((item) => placeOf(part, item) ?? [])),
    );
  }

  meet<P extends PassportPart>(part: P, item: PassportItem<P>): Meeting<P> {
    const raw = contentHash(item);
    const renamed = withNames(part, item, (one, id) => this.names.get(keyOf(one, id)) ?? id);
    const [fate, id] = this.fateOf(part, renamed, item);
    const place = placeOf(part, renamed);
    if (fate === 'added' && place !== undefined) this.taken.add(place);
    this.names.set(keyOf(part, item.id), id);
    const recordId = this.plan.recordIds.get(keyOf(part, id)) ?? null;
    return { part, item, fate, hash: raw, recordId: fate === 'added' ? null : recordId };
  }

  private fateOf<P extends PassportPart>(
    part: P,
    item: PassportItem<P>,
    unnamed: PassportItem<P>,
  ): [Fate, string] {
    const hash = contentHash(item).toString('hex');
    const held = this.hashes.get(keyOf(part, item.id));
    if (held === hash) return ['same', item.id];
    const wasBrought = contentHashes(unnamed).some((raw) =>
      this.brought.has(`${keyOf(part, item.id)} ${raw.toString('hex')}`),
    );
    if (wasBrought) return ['same', item.id];
    if (held !== undefined) return ['copy', item.id];
    const other = this.sayers.get(keyOf(part, hash))?.shift();
    if (other !== undefined) return ['same', other];
    return [this.taken.has(placeOf(part, item) ?? '') ? 'copy' : 'added', item.id];
  }
}

/** A goal rests on one thing once, and a school year has one look-back and one choice for each goal. */
const PLACES: { [P in PassportPart]?: (item: PassportItem<P>) => string } = {
  citations: ({ goalId, kind, source }) => `citation ${goalId} ${kind} ${source}`,
  lookBacks: ({ schoolYear }) => `look-back ${schoolYear}`,
  choices: ({ goalId, schoolYear }) => `choice ${goalId} ${schoolYear}`,
};

function placeOf<P extends PassportPart>(part: P, item: PassportItem<P>): string | undefined {
  const place: ((item: PassportItem<P>) => string) | undefined = PLACES[part];
  return place?.(item);
}

/** A goal after the longer one that it is a part of. */
function parentsFirst(goals: PassportItem<'goals'>[]): PassportItem<'goals'>[] {
  const byId = new Map(goals.map((goal) => [goal.id, goal]));
  const depth = (goal: PassportItem<'goals'>): number => {
    const parent = goal.parentId === null ? undefined : byId.get(goal.parentId);
    return parent ? depth(parent) + 1 : 0;
  };
  return goals.toSorted((left, right) => depth(left) - depth(right));
}

const TITLES: { [P in PassportPart]: (item: PassportItem<P>) => string } = {
  goals: ({ title }) => title,
  activities: ({ title }) => title,
  reflections: ({ text }) => text,
  strengths: ({ text }) => text,
  citations: ({ snapshot }) => snapshot.title,
  results: ({ tool, name }) => [tool, name].filter(Boolean).join(' · '),
  careers: ({ title }) => title,
  colleges: ({ title }) => title,
  searches: ({ name }) => name,
  ways: ({ way, why }) => why || way,
  places: ({ name }) => name,
  scholarships: ({ name }) => name,
  interests: ({ name }) => name,
  resumes: ({ name }) => name,
  evidence: ({ title }) => title,
  schools: ({ school }) => school,
  lookBacks: ({ schoolYear, text }) => [yearsWord(schoolYear), text].filter(Boolean).join(': '),
  choices: ({ schoolYear, why }) => `${yearsWord(schoolYear)}: ${why}`,
  marks: ({ career }) => career,
  courses: ({ title }) => title,
  coursePlans: ({ name, courses }) => name || courses.map(({ title }) => title).join(', '),
  kept: ({ title }) => title,
};

const TITLE_MAX = 100;

/** What people know an entry by. */
export function titleOf<P extends PassportPart>({ part, item }: Meeting<P>): string {
  const title = TITLES[part](item).replaceAll(/\s+/g, ' ').trim();
  return title.length <= TITLE_MAX ? title : `${title.slice(0, TITLE_MAX - 1)}…`;
}
