import type { DiplomaRequirement } from '#contracts/graduation.js';
import { countCourses, type CountedCourse, type StudentCourse } from './counting.js';
import { isAtLeast } from './rule-check.js';

const STATES = ['earned', 'in-progress', 'planned'] as const;

/** Thousandths of credits of one requirement; the four add up to what it asks for. */
export interface RequirementSums {
  id: string;
  needed: number;
  earned: number;
  inProgress: number;
  planned: number;
  missing: number;
  /** Which courses fill it, with how much each. */
  from: { courseId: string; credits: number }[];
}

export interface AuditResult {
  requirements: RequirementSums[];
  courses: CountedCourse[];
}

/**
 * How far a student's courses meet a set of requirements.
 *
 * Every thousandth of a credit counts once. Requirements are filled in the order of the list, first with
 * what is earned, then with what is in progress, then with the plan; a course moves to a later requirement
 * wherever that makes room, so no order of courses is worse than another. What fills more than one
 * requirement can't be lost to a bad choice: the sum is the most that is possible (augmenting paths).
 *
 * @param requirements - their credits in thousandths.
 */
export function audit(
  requirements: readonly DiplomaRequirement[],
  courses: readonly StudentCourse[],
  options: { takesMiddleSchool: boolean },
): AuditResult {
  const counted = countCourses(courses, options);
  const network = new Network(requirements, counted);
  const after = STATES.map((state) => {
    network.open(state);
    return network.fill();
  });
  return {
    courses: counted,
    requirements: requirements.map((requirement, place) => {
      const [earned = 0, begun = 0, all = 0] = after.map((sums) => sums[place] ?? 0);
      const needed = requirement.credits;
      return {
        ...{ id: requirement.id, needed, earned },
        ...{ inProgress: begun - earned, planned: all - begun, missing: needed - all },
        from: network.sourcesOf(place),
      };
    }),
  };
}

/** Whether a course may fill a requirement at all. */
export function fits(requirement: DiplomaRequirement, course: StudentCourse): boolean {
  const { areas, codes, mark } = requirement;
  const isAny = areas.length === 0 && codes.length === 0;
  const isNamed =
    isAny ||
    (course.area !== null && areas.includes(course.area)) ||
    codes.includes(course.code) ||
    codes.includes(course.sameKey);
  return isNamed && (mark === null || isAtLeast(course, mark));
}

class Network {
  private readonly courses: CountedCourse[];
  private readonly room: number[];
  private readonly left: number[];
  /** By course and requirement. */
  private readonly flow: number[][];
  private readonly fit: boolean[][];

  constructor(requirements: readonly DiplomaRequirement[], courses: CountedCourse[]) {
    this.courses = courses.filter(
      ({ countedAs, credits }) => countedAs === 'counts' && credits > 0,
    );
    this.room = requirements.map(({ credits }) => credits);
    this.left = this.courses.map(() => 0);
    this.fit = this.courses.map((course) => requirements.map((one) => fits(one, course)));
    this.flow = this.courses.map(() => requirements.map(() => 0));
  }

  open(state: StudentCourse['state']): void {
    for (const [at, course] of this.courses.entries())
      if (course.state === state) this.left[at] = course.credits;
  }

  /** @returns what fills each requirement now. */
  fill(): number[] {
    for (const place of this.room.keys()) while (this.augment(place));
    return this.room.map((_, place) => this.flow.reduce((sum, row) => sum + (row[place] ?? 0), 0));
  }

  sourcesOf(place: number): RequirementSums['from'] {
    return this.courses.flatMap(({ id }, at) => {
      const credits = this.flow[at]?.[place] ?? 0;
      return credits > 0 ? [{ courseId: id, credits }] : [];
    });
  }

  /**
   * Finds a way from a course with credit left to the requirement, over courses that could move
   * elsewhere, and sends as much along it as fits.
   */
  private augment(target: number): boolean {
    if ((this.room[target] ?? 0) <= 0) return false;
    // Backwards: from the requirement to courses that fit, from there to requirements they fill now.
    const cameBy = new Map<number, { course: number; to: number }>();
    const seen = new Set<number>();
    const queue = [target];
    for (let place = queue.shift(); place !== undefined; place = queue.shift()) {
      for (const course of this.fitting(place, seen)) {
        seen.add(course);
        if ((this.left[course] ?? 0) > 0) return this.send(course, place, target, cameBy);
        for (const other of this.filledBy(course)) {
          if (other === place || other === target || cameBy.has(other)) continue;
          cameBy.set(other, { course, to: place });
          queue.push(other);
        }
      }
    }
    return false;
  }

  private fitting(place: number, seen: ReadonlySet<number>): number[] {
    return [...this.courses.keys()].filter(
      (course) => !seen.has(course) && this.fit[course]?.[place] === true,
    );
  }

  private filledBy(course: number): number[] {
    return [...this.room.keys()].filter((place) => (this.flow[course]?.[place] ?? 0) > 0);
  }

  private send(
    course: number,
    place: number,
    target: number,
    cameBy: ReadonlyMap<number, { course: number; to: number }>,
  ): boolean {
    const moves: { course: number; from: number; to: number }[] = [];
    for (let at = place; at !== target;) {
      const move = cameBy.get(at);
      if (!move) throw new Error('A way through the requirements has no end.');
      moves.push({ course: move.course, from: at, to: move.to });
      at = move.to;
    }
    const flows = moves.map((move) => this.flow[move.course]?.[move.from] ?? 0);
    const amount = Math.min(this.left[course] ?? 0, this.room[target] ?? 0, ...flows);
    this.add(course, place, amount);
    for (const move of moves) {
      this.add(move.course, move.from, -amount);
      this.add(move.course, move.to, amount);
    }
    this.left[course] = (this.left[course] ?? 0) - amount;
    this.room[target] = (this.room[target] ?? 0) - amount;
    return amount > 0;
  }

  private add(course: number, place: number, amount: number): void {
    const row = this.flow[course];
    if (row) row[place] = (row[place] ?? 0) + amount;
  }
}
