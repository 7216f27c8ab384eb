import { expect } from 'chai';
import fc from 'fast-check';
import { COURSE_AREAS, type CourseArea } from '#contracts/course-fields.js';
import type { DiplomaRequirement } from '#contracts/graduation.js';
import { audit } from '#server/features/courses/audit.js';
import { countCourses, type StudentCourse } from '#server/features/courses/counting.js';

const AREAS = COURSE_AREAS.slice(0, 4);
const CODES = ['ALG1', 'GEO', 'BIO', 'CHEM', 'ENG9', 'BAND', 'CIV', 'WELD'];
const MARKS_HERE = ['A', 'B', 'C', 'D', ''];

const course = fc.record({
  code: fc.constantFrom(...CODES),
  area: fc.constantFrom<CourseArea>(...AREAS),
  credits: fc.constantFrom(250, 500, 1000, 1500),
  grade: fc.integer({ min: 7, max: 12 }),
  state: fc.constantFrom<StudentCourse['state']>('earned', 'in-progress', 'planned', 'failed'),
  mark: fc.constantFrom(...MARKS_HERE),
  isHighSchool: fc.boolean(),
});
const transcript = fc.array(course, { maxLength: 14 }).map((list): StudentCourse[] =>
  list.map((one, at) => ({
    ...one,
    ...{ id: String(at).padStart(2, '0'), title: one.code, sameKey: one.code, term: 'year' },
    times: one.code === 'BAND' ? 2 : 1,
  })),
);
const requirement = fc.record({
  areas: fc.subarray<CourseArea>([...AREAS]),
  codes: fc.subarray(CODES, { maxLength: 3 }),
  credits: fc.constantFrom(500, 1000, 2000, 3000),
  mark: fc.constantFrom(null, null, 'C' as const),
});
const requirements = fc
  .array(requirement, { minLength: 1, maxLength: 6 })
  .map((list): DiplomaRequirement[] =>
    list.map((one, at) => ({ ...one, id: `r${at}`, name: `r${at}`, nameEs: '' })),
  );

/** The rule as it is told to people, word by word and without looking at the engine. */
function countsByHand(courses: StudentCourse[], takesMiddleSchool: boolean): Set<string> {
  const ids = new Set<string>();
  for (const code of CODES) {
    const alive = courses.filter(
      (one) =>
        one.code === code &&
        one.state !== 'failed' &&
        (one.grade! >= 9 || (takesMiddleSchool && one.isHighSchool)),
    );
    for (const one of alive) {
      const before = alive.filter((other) => isBefore(other, one)).length;
      if (before < one.times) ids.add(one.id);
    }
  }
  return ids;
}

const STATES = ['earned', 'in-progress', 'planned'];
function isBefore(left: StudentCourse, right: StudentCourse): boolean {
  const rank = (one: StudentCourse) => [
    ...[STATES.indexOf(one.state), -one.credits, one.grade!, Number(one.id)],
  ];
  const [a, b] = [rank(left), rank(right)];
  const at = a.findIndex((value, place) => value !== b[place]);
  return at >= 0 && a[at]! < b[at]!;
}

/**
 * The most that some requirements can hold together, by the theorem of Hall in König's form: the least,
 * over every choice of them, of what the others ask for and what could fill the chosen ones. No paths.
 */
function most(wanted: DiplomaRequirement[], courses: StudentCourse[]): number {
  let least = Infinity;
  for (let choice = 0; choice < 1 << wanted.length; choice += 1) {
    const chosen = wanted.filter((_, at) => choice & (1 << at));
    const others = wanted.filter((_, at) => !(choice & (1 << at)));
    const supply = courses.filter((one) => chosen.some((each) => mayFill(each, one)));
    const sum = (list: { credits: number }[]) => list.reduce((all, one) => all + one.credits, 0);
    least = Math.min(least, sum(others) + sum(supply));
  }
  return least;
}

function mayFill({ areas, codes, mark }: DiplomaRequirement, one: StudentCourse): boolean {
  if (mark && one.state === 'earned' && !['A', 'B', 'C'].includes(one.mark)) return false;
  if (areas.length + codes.length === 0) return true;
  return areas.includes(one.area!) || codes.includes(one.code);
}

describe('graduation audit', () => {
  it('U23: equals an independent checker on 1,000 random transcripts × requirement sets', () => {
    fc.assert(
      fc.property(transcript, requirements, fc.boolean(), (courses, wanted, takesMiddleSchool) => {
        const result = audit(wanted, courses, { takesMiddleSchool });
        const ids = countsByHand(courses, takesMiddleSchool);
        const own = result.courses.filter(({ countedAs }) => countedAs === 'counts');
        expect(new Set(own.map(({ id }) => id))).to.deep.equal(ids);
        const told = STATES.map((_, step) => {
          const open = courses.filter(
            (one) => ids.has(one.id) && STATES.indexOf(one.state) <= step,
          );
          const upTo = wanted.map((_one, at) => most(wanted.slice(0, at + 1), open));
          return upTo.map((sum, at) => sum - (upTo[at - 1] ?? 0));
        });
        expect(
          result.requirements.map(({ earned, inProgress, planned, missing }) => [
            ...[earned, inProgress, planned, missing],
          ]),
        ).to.deep.equal(
          wanted.map(({ credits }, at) => [
            ...[told[0]![at]!, told[1]![at]! - told[0]![at]!, told[2]![at]! - told[1]![at]!],
            credits - told[2]![at]!,
          ]),
        );
      }),
      { numRuns: 1_000, seed: 7 },
    );
  });

  it('U23: what fills each requirement adds up to it, and no course gives more than it has', () => {
    fc.assert(
      fc.property(transcript, requirements, (courses, wanted) => {
        const { requirements: sums } = audit(wanted, courses, { takesMiddleSchool: true });
        const given = new Map<string, number>();
        for (const one of sums) {
          const from = one.from.reduce((sum, { credits }) => sum + credits, 0);
          expect(from).to.equal(one.earned + one.inProgress + one.planned);
          expect(from + one.missing).to.equal(one.needed);
          for (const { courseId, credits } of one.from)
            given.set(courseId, (given.get(courseId) ?? 0) + credits);
        }
        for (const { id, credits } of courses) expect(given.get(id) ?? 0).to.be.at.most(credits);
      }),
      { numRuns: 300, seed: 7 },
    );
  });

  it('F26: a retake counts once, the passed one; middle-school credit only where the diploma takes it', () => {
    const algebra: StudentCourse = {
      ...{ id: 'a', code: 'ALG1', title: 'Algebra 1', sameKey: 'ALG1', area: 'math', mark: 'F' },
      ...{ credits: 1000, grade: 9, term: 'year', state: 'failed', times: 1, isHighSchool: true },
    };
    const again: StudentCourse = { ...algebra, id: 'b', grade: 10, state: 'earned', mark: 'B' };
    const better: StudentCourse = { ...again, id: 'c', grade: 11, mark: 'A' };
    const early: StudentCourse = { ...again, id: 'd', code: 'SPA1', sameKey: 'SPA1', grade: 8 };
    const eighth: StudentCourse = { ...early, id: 'e', sameKey: 'MATH8', isHighSchool: false };
    const by = (takesMiddleSchool: boolean) =>
      countCourses([algebra, again, better, early, eighth], { takesMiddleSchool }).map(
        ({ countedAs }) => countedAs,
      );
    expect(by(true)).to.deep.equal(['failed', 'counts', 'repeat', 'counts', 'middle-school']);
    expect(by(false)).to.deep.equal([
      ...['failed', 'counts', 'repeat', 'middle-school', 'middle-school'],
    ]);
  });
});
