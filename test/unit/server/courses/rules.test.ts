import { expect } from 'chai';
import fc from 'fast-check';
import { COURSE_TERMS } from '#contracts/course-fields.js';
import type { CourseRule } from '#contracts/course-rules.js';
import type { StudentCourse } from '#server/features/courses/counting.js';
import { meets, standingAt, unmetParts } from '#server/features/courses/rule-check.js';
import { CourseNames, parseRule } from '#server/features/courses/rule-parser.js';

const CATALOG = [
  { code: 'MA101', title: 'Algebra 1' },
  { code: 'MA201', title: 'Geometry' },
  { code: 'SC101', title: 'Biology' },
  { code: 'SC201', title: 'Chemistry' },
  { code: 'EN101', title: 'Reading' },
  { code: 'EN102', title: 'Reading and Writing' },
  { code: 'SP101', title: 'Español 1 (nativos)' },
  { code: 'X1', title: 'Seminar' },
  { code: 'X2', title: 'Seminar' },
];
const names = new CourseNames(CATALOG);
const course = (code: string, mark: 'C' | null = null) => ({ kind: 'course', code, mark });

describe('rules of courses', () => {
  it('F13: a sentence of a counselor becomes a rule, in English and Spanish', () => {
    const read = (text: string) => parseRule(text, names).rule;
    const both = { kind: 'any', of: [course('SC101'), course('SC201')] };
    expect(read('Algebra 1 and (Biology or Chemistry)')).to.deep.equal({
      ...{ kind: 'all', of: [course('MA101'), both] },
    });
    expect(read('algebra 1 y (biology o SC201)')).to.deep.equal(
      read('Algebra 1 and (Biology or Chemistry)'),
    );
    expect(read('Algebra 1, Biology, or Chemistry')).to.deep.equal({
      ...{ kind: 'any', of: [course('MA101'), course('SC101'), course('SC201')] },
    });
    expect(read('Reading and Writing and Biology')).to.deep.equal({
      ...{ kind: 'all', of: [course('EN102'), course('SC101')] },
    });
    for (const text of [
      ...['Algebra 1 with a C or better', 'Algebra 1 (C or better)', 'C or better in Algebra 1'],
      'ALGEBRA 1 con C o mejor',
    ])
      expect(read(text), text).to.deep.equal(course('MA101', 'C'));
    expect(read('espanol 1 (nativos)')).to.deep.equal(course('SP101'));
    expect(read('2 credits of science and 11th grade')).to.deep.equal({
      kind: 'all',
      of: [
        { kind: 'credits', atLeast: 2, area: 'science' },
        { kind: 'grade', atLeast: 11 },
      ],
    });
    expect(read('None')).to.equal(null);
  });

  it('F13: what is no rule is refused with the words that are wrong', () => {
    const refusal = (text: string) => {
      const { fault, ...rest } = parseRule(text, names, 'SC201');
      return [fault, 'at' in rest ? rest.at : ''];
    };
    expect(refusal('Algebra 1 and Biology or Chemistry')).to.deep.equal(['mixed', 'Chemistry']);
    expect(refusal('Algebra 1 and Alchemy 2')).to.deep.equal(['unknown-course', 'Alchemy 2']);
    expect(refusal('Seminar')).to.deep.equal(['two-courses', 'Seminar']);
    expect(refusal('Algebra 1 and')).to.deep.equal(['unfinished', 'and']);
    expect(refusal('(Algebra 1 or Biology')).to.deep.equal(['unfinished', '(']);
    expect(refusal('Chemistry')).to.deep.equal(['itself', 'SC201']);
    expect(refusal('x'.repeat(501))).to.deep.equal(['too-long', '']);
  });

  it('F13: prerequisites equal an independent checker on 1,000 random transcripts × rules', () => {
    fc.assert(
      fc.property(transcript, rule, place, fc.boolean(), (courses, asked, at, isBeside) => {
        const standing = standingAt(courses, at, { isBeside });
        const isMet = byTable(asked, courses, at, isBeside);
        expect(meets(asked, standing)).to.equal(isMet);
        expect(unmetParts(asked, standing).length === 0).to.equal(isMet);
      }),
      { numRuns: 1_000, seed: 11 },
    );
  });
});

const CODES = ['A', 'B', 'C', 'D'];
const term = fc.constantFrom(...COURSE_TERMS);
const place = fc.record({ grade: fc.integer({ min: 9, max: 12 }), term });
const transcript = fc
  .array(
    fc.record({
      ...{ code: fc.constantFrom(...CODES), term, grade: fc.integer({ min: 8, max: 12 }) },
      credits: fc.constantFrom(500, 1000),
      state: fc.constantFrom<StudentCourse['state']>('earned', 'in-progress', 'planned', 'failed'),
      mark: fc.constantFrom('A', 'B-', 'C', 'D+', '', '71', '69'),
    }),
    { maxLength: 8 },
  )
  .map((list): StudentCourse[] =>
    list.map((one, at) => ({
      ...one,
      ...{ id: String(at), title: one.code, sameKey: one.code, times: 1, isHighSchool: true },
      area: one.code < 'C' ? 'math' : 'science',
    })),
  );
const leaf: fc.Arbitrary<CourseRule> = fc.oneof(
  fc.record({
    kind: fc.constant('course' as const),
    code: fc.constantFrom(...CODES),
    mark: fc.constantFrom(null, 'C' as const),
  }),
  fc.record({ kind: fc.constant('grade' as const), atLeast: fc.integer({ min: 9, max: 12 }) }),
  fc.record({
    kind: fc.constant('credits' as const),
    atLeast: fc.constantFrom(0.5, 1, 2),
    area: fc.constantFrom(null, 'math' as const, 'science' as const),
  }),
);
const rule: fc.Arbitrary<CourseRule> = fc.oneof(
  leaf,
  fc.record({
    kind: fc.constantFrom('all' as const, 'any' as const),
    of: fc.array(
      fc.oneof(
        leaf,
        fc.record({
          kind: fc.constantFrom('all' as const, 'any' as const),
          of: fc.array(leaf, { minLength: 1, maxLength: 3 }),
        }),
      ),
      { minLength: 1, maxLength: 3 },
    ),
  }),
);

/** Every part of a rule is a truth by itself; then the rule is a sentence that is worked out. */
function byTable(
  asked: CourseRule,
  courses: StudentCourse[],
  at: { grade: number; term: string },
  isBeside: boolean,
): boolean {
  const half: Record<string, string> = { year: 'ab', fall: 'a', spring: 'b', summer: 'c' };
  const moments = (grade: number, when: string) =>
    half[when]!.split('').map((letter) => `${String(grade).padStart(2, '0')}${letter}`);
  const own = moments(at.grade, at.term);
  const known = courses.filter(({ grade, term: when, state }) => {
    const theirs = moments(grade!, when);
    if (state === 'failed') return false;
    return isBeside ? theirs[0]! <= own.at(-1)! : theirs.at(-1)! < own[0]!;
  });
  const sentence = (part: CourseRule): string => {
    if (part.kind === 'all') return `(${part.of.map(sentence).join(' && ')})`;
    if (part.kind === 'any') return `(${part.of.map(sentence).join(' || ')})`;
    if (part.kind === 'grade') return String(at.grade >= part.atLeast);
    if (part.kind === 'credits') {
      const rows = known.filter(({ area }) => part.area === null || part.area === area);
      const most = CODES.map((code) =>
        Math.max(0, ...rows.filter((one) => one.code === code).map(({ credits }) => credits)),
      );
      return String(most.reduce((sum, one) => sum + one, 0) >= part.atLeast * 1000);
    }
    const good = ['A', 'B-', 'C', '71'];
    const { code: asked_, mark: least } = part as Extract<CourseRule, { kind: 'course' }>;
    return String(
      known.some(
        ({ code, mark, state }) =>
          code === asked_ && (!least || state !== 'earned' || good.includes(mark)),
      ),
    );
  };
  // Works the innermost brackets out until one word is left.
  let words = sentence(asked);
  while (words.includes('('))
    words = words.replaceAll(/\(([^()]*)\)/g, (_, inner: string) => {
      const parts = inner.split(/ (?:&&|\|\|) /);
      const isTrue = (one: string) => one === 'true';
      return String(inner.includes('&&') ? parts.every(isTrue) : parts.some(isTrue));
    });
  return words === 'true';
}
