import fc from 'fast-check';
import { AREAS_OF, ASSESSMENT_KINDS, type AssessmentKind } from '#contracts/assessment-kinds.js';
import type { PassportItem, PassportParts } from '#contracts/passport-file.js';

const id = fc.uuid({ version: 7 });
const at = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2026-10-01'), noInvalidDate: true })
  .map((moment) => moment.toISOString());
const day = at.map((moment) => moment.slice(0, 10));
const maybe = <T>(some: fc.Arbitrary<T>) => fc.option(some, { nil: null });
/** Letters of many scripts, quotes and signs that break careless code; no letter that a database refuses. */
const words = (maxLength = 60) =>
  fc
    .string({ unit: 'grapheme', maxLength })
    // Cut at any place: without half a character at the end.
    .map((text) => text.slice(0, maxLength).replaceAll(/\0|\p{Surrogate}/gu, ''));
const title = words(50).map((text) => text.trim() || 'Untitled');
const visibility = fc.constantFrom('private', 'adviser', 'teachers');
const voucher = fc.record({ by: maybe(title), on: at, comment: words(), where: title });

const goal: fc.Arbitrary<PassportItem<'goals'>> = fc.record({
  ...{ id, title, why: words(), measure: words(), helpers: words(), visibility, createdAt: at },
  kind: fc.constantFrom('academic', 'career', 'personal', 'cultural', 'artistic', 'social'),
  horizon: fc.constantFrom('term', 'year', 'graduation', 'after', 'life'),
  parentId: fc.constant(null),
  status: fc.constantFrom('active', 'done'),
  targetDate: maybe(day),
  isFocus: fc.constant(false),
  completedAt: maybe(at),
  milestones: fc.array(fc.record({ title, dueDate: maybe(day), doneAt: maybe(at) }), {
    maxLength: 4,
  }),
});

const activity: fc.Arbitrary<PassportItem<'activities'>> = fc
  .record({
    ...{ id, title, organisation: words(), role: words(), description: words(), honours: words() },
    ...{ supervisor: words(), visibility, createdAt: at, verified: maybe(voucher) },
    kind: fc.constantFrom(
      ...(['service', 'work', 'planning', 'extracurricular', 'award', 'certificate'] as const),
    ),
    branch: maybe(fc.constantFrom('club', 'sport', 'arts', 'leadership', 'other')),
    skills: fc.array(title, { maxLength: 3 }),
    tags: fc.array(title, { maxLength: 3 }),
    startedOn: maybe(day),
    endedOn: maybe(day),
    grades: fc.uniqueArray(fc.integer({ min: 6, max: 12 }), { maxLength: 3 }),
    hours: maybe(fc.integer({ min: 0, max: 40_000 }).map((halves) => halves / 2)),
    isPaid: maybe(fc.boolean()),
  })
  .map((one) => {
    const [first, last] = [one.startedOn, one.endedOn].toSorted();
    return one.startedOn && one.endedOn
      ? { ...one, startedOn: first ?? null, endedOn: last ?? null }
      : one;
  });

const strength: fc.Arbitrary<PassportItem<'strengths'>> = fc.record({
  ...{ id, text: title, sourceNote: words(), visibility, createdAt: at },
  side: fc.constantFrom('strength', 'growth'),
  source: fc.constantFrom('me', 'teacher', 'result', 'class work'),
  goalId: fc.constant(null),
});

const result: fc.Arbitrary<PassportItem<'results'>> = fc
  .record({
    ...{ id, tool: title, name: words(), takenOn: day, meaning: words(), comment: words() },
    ...{ visibility, where: title, source: fc.constantFrom('student' as const, 'school' as const) },
    scores: fc.array(
      fc.record({ name: title, value: title, maximum: maybe(fc.integer({ min: 1, max: 900 })) }),
      { maxLength: 3 },
    ),
  })
  .map((one) => (one.source === 'student' ? { ...one, where: '' } : one));

const spoken = fc.array(title, { maxLength: 3 });
const opinion = {
  rating: maybe(fc.integer({ min: 1, max: 5 })),
  thought: words(),
  stillInterested: fc.boolean(),
  ...{ pros: spoken, cons: spoken, reasons: spoken },
  confidence: maybe(fc.integer({ min: 1, max: 5 })),
};
/** A history has an order: that of its moments. */
const history = fc
  .uniqueArray(fc.record({ ...opinion, at }), { maxLength: 3, selector: (one) => one.at })
  .map((changes) => changes.toSorted((left, right) => (left.at < right.at ? -1 : 1)));

const career: fc.Arbitrary<PassportItem<'careers'>> = fc.record({
  id: fc.constantFrom('29-1141.00', '15-1252.00', '47-2111.00', '25-2021.00'),
  ...{ title: fc.constant('The title is the data’s'), ...opinion, visibility, createdAt: at },
  changes: history,
});

const college: fc.Arbitrary<PassportItem<'colleges'>> = fc.record({
  id: fc.constantFrom('110635', '166027', '105525'),
  ...{ title: fc.constant('The name is the data’s'), ...opinion, createdAt: at },
  changes: history,
});

const search: fc.Arbitrary<PassportItem<'searches'>> = fc.record({
  ...{ id, name: title, createdAt: at },
  wish: fc.constantFrom('state=OH', 'near=columbus-oh%4050&level=two-year&nice=level'),
});

const way: fc.Arbitrary<PassportItem<'ways'>> = fc.record({
  ...{ id, why: words(), chosenAt: at },
  way: fc.constantFrom('work', 'two-year', 'gap-year', 'other'),
});

const place: fc.Arbitrary<PassportItem<'places'>> = fc.record({
  ...{ id, name: title, dueOn: maybe(day), notes: words(), createdAt: at },
  kind: fc.constantFrom('employer', 'branch', 'other'),
  collegeCode: fc.constant(null),
  status: fc.constantFrom('thinking', 'sent', 'not-accepted'),
  tasks: fc.array(fc.record({ title, dueOn: maybe(day), doneAt: maybe(at) }), { maxLength: 3 }),
});

const scholarship: fc.Arbitrary<PassportItem<'scholarships'>> = fc.record({
  ...{ id, name: title, giver: words(), dueOn: maybe(day), notes: words(), createdAt: at },
  link: fc.constantFrom('', 'https://aid.test/apply'),
  status: fc.constantFrom('looking', 'sent', 'heard'),
});

const interestsOf = (kind: AssessmentKind): fc.Arbitrary<PassportItem<'interests'>> =>
  fc.record({
    ...{ id, name: title, finishedAt: at, isFlat: fc.boolean() },
    ...{ kind: fc.constant(kind), areas: fc.constant([...AREAS_OF[kind]]) },
    form: fc.constantFrom('short', 'full'),
    answers: fc.dictionary(fc.stringMatching(/^[a-z]{1,6}$/), fc.integer({ min: 1, max: 5 })),
    scores: fc.array(fc.integer({ min: 0, max: 50 }), {
      minLength: AREAS_OF[kind].length,
      maxLength: AREAS_OF[kind].length,
    }),
    minimum: fc.constant(5),
    maximum: fc.constant(50),
    matches: fc.uniqueArray(fc.constantFrom('29-1141.00', '15-1252.00'), { maxLength: 2 }),
    instrument: title,
    instrumentVersion: title,
    algorithm: title,
    mix: fc.constantFrom(
      null,
      ...(kind === 'interests'
        ? [{ weights: { interests: 6, skills: 0, values: 2 }, otherScores: [] }]
        : []),
    ),
  });
const interests = fc.constantFrom(...ASSESSMENT_KINDS).chain(interestsOf);

const course: fc.Arbitrary<PassportItem<'courses'>> = fc
  .record({
    ...{ id, code: words(20), title, mark: words(5), school: words() },
    source: fc.constantFrom('student', 'school'),
    area: maybe(fc.constantFrom('math', 'science', 'elective')),
    schoolYear: fc.integer({ min: 2020, max: 2026 }),
    term: fc.constantFrom('year', 'fall', 'spring', 'summer'),
    gradeLevel: maybe(fc.integer({ min: 6, max: 12 })),
    status: fc.constantFrom('in-progress', 'earned', 'failed', 'transferred'),
    credits: fc.integer({ min: 0, max: 20_000 }),
  })
  .chain((one) =>
    (one.source === 'student' ? fc.constant('') : title).map((where): PassportItem<'courses'> => ({
      ...one,
      where,
    })),
  );

const coursePlan: fc.Arbitrary<PassportItem<'coursePlans'>> = fc.record({
  ...{ id, name: title, targets: fc.uniqueArray(words(20), { maxLength: 2 }) },
  courses: fc.array(
    fc.record({
      ...{ code: words(10).map((text) => text.trim() || 'C'), title },
      credits: fc.integer({ min: 0, max: 20_000 }),
      area: fc.constantFrom('math', 'science', 'elective'),
      grade: fc.integer({ min: 6, max: 12 }),
      term: fc.constantFrom('year', 'fall', 'spring', 'summer'),
    }),
    { maxLength: 4 },
  ),
});

const school: fc.Arbitrary<PassportItem<'schools'>> = fc.record({
  ...{ id, school: title, program: words(), confirmed: maybe(voucher) },
  fromYear: fc.integer({ min: 2000, max: 2020 }),
  toYear: maybe(fc.integer({ min: 2020, max: 2030 })),
  credits: maybe(fc.integer({ min: 0, max: 400 }).map((quarters) => quarters / 4)),
});

const schoolYear = fc.integer({ min: 2019, max: 2026 });

const lookBack: fc.Arbitrary<PassportItem<'lookBacks'>> = fc
  .record({
    ...{ id, schoolYear, text: words(200), visibility, doneAt: maybe(at), comment: words() },
    ...{ returnedBy: maybe(title), returnedAt: maybe(at) },
    state: fc.constantFrom('open', 'done', 'returned'),
  })
  .map((one) => ({ ...one, returnedBy: one.returnedAt && one.returnedBy }));

const choice = fc.record({
  ...{ id, schoolYear, why: title, chosenAt: at },
  choice: fc.constantFrom('keep' as const, 'change' as const, 'finish' as const),
});

const mark: fc.Arbitrary<PassportItem<'marks'>> = fc.record({
  id: fc.constantFrom('29-1141.00', '15-1252.00', '47-2111.00', '25-2021.00'),
  ...{ career: fc.constant('The title is the data’s'), why: words(), markedAt: at },
  mark: fc.constantFrom('hidden', 'disagrees'),
});

const kept: fc.Arbitrary<PassportItem<'kept'>> = fc.record({
  ...{ id, title, at },
  kind: fc.constantFrom(
    'handed-in',
    'career',
    'college',
    'citation',
    'look-back',
    'choice',
    'mark',
  ),
  texts: fc.array(fc.record({ prompt: words(), text: words() }), { maxLength: 3 }),
});

const several = <T extends { id: string }>(one: fc.Arbitrary<T>, maxLength = 5) =>
  fc.uniqueArray(one, { maxLength, selector: (item) => item.id });

/** Plans with entries that name each other, whatever a student may have typed. */
export const randomPlan: fc.Arbitrary<Partial<PassportParts>> = fc
  .record({
    goals: several(goal),
    activities: several(activity),
    strengths: several(strength),
    results: several(result),
    careers: several(career),
    colleges: several(college),
    searches: several(search),
    ways: several(way),
    places: several(place),
    scholarships: several(scholarship),
    interests: several(interests, 3),
    schools: several(school),
    lookBacks: fc.uniqueArray(lookBack, { maxLength: 3, selector: (one) => one.schoolYear }),
    choices: fc.uniqueArray(choice, { maxLength: 3, selector: (one) => one.schoolYear }),
    marks: several(mark),
    courses: several(course),
    coursePlans: several(coursePlan),
    kept: several(kept, 3),
    texts: fc.uniqueArray(fc.record({ id, text: words(200), createdAt: at, visibility }), {
      ...{ maxLength: 5, selector: (item) => item.id },
    }),
  })
  .map(({ texts, choices, ...plan }) => {
    const [first, second] = plan.goals;
    return {
      ...plan,
      goals: plan.goals.map((one, place) => ({
        ...one,
        parentId: place === 1 && first ? first.id : null,
        isFocus: place === 0 && one.status === 'active',
      })),
      strengths: plan.strengths.map((one, place) => ({
        ...one,
        goalId: place === 0 && second ? second.id : null,
      })),
      choices: first ? choices.map((one) => ({ ...one, goalId: first.id })) : [],
      reflections: texts.map((one, place) => ({
        ...one,
        about: place === 0 && first ? { kind: 'goal' as const, ref: first.id } : null,
        ...{ prompt: null, gradeLevel: null, schoolYear: 2025 },
      })),
    };
  });
