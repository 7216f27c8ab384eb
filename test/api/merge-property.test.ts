import { expect } from 'chai';
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { newId } from '#server/db/ids.js';
import { sql, withTenant } from '#server/db/tenant.js';
import { buildAssignment } from '../support/assignments.js';
import type { Person } from '../support/builders.js';
import { merge, studentWith, takeApart, twoLms, type TwoLms } from '../support/merges.js';

const RUNS = 60;
const CODES = ['29-1141.00', '15-1252.00', '25-2021.00'];

const career = fc.record({
  code: fc.constantFrom(...CODES),
  rating: fc.option(fc.integer({ min: 1, max: 5 })),
  hasThought: fc.boolean(),
  /** How many lines for it, against it, and why one could do well. */
  lines: fc.tuple(fc.nat(2), fc.nat(2), fc.nat(2)),
  confidence: fc.option(fc.integer({ min: 1, max: 5 })),
  visibility: fc.constantFrom('private', 'adviser', 'teachers'),
  isRemoved: fc.boolean(),
  minute: fc.nat(500),
});
const college = fc.record({
  code: fc.constantFrom('110635', '166027', '105525'),
  rating: fc.option(fc.integer({ min: 1, max: 5 })),
  isRemoved: fc.boolean(),
  minute: fc.nat(500),
});
const work = fc.record({
  status: fc.constantFrom('draft', 'submitted', 'scored', 'returned'),
  versions: fc.nat(2),
  hasScore: fc.boolean(),
  minute: fc.nat(500),
});
const mark = fc.record({
  code: fc.constantFrom(...CODES),
  mark: fc.constantFrom('hidden', 'disagrees'),
  minute: fc.nat(500),
});
const lookBack = fc.record({
  year: fc.constantFrom(2024, 2025),
  visibility: fc.constantFrom('private', 'adviser', 'teachers'),
  state: fc.constantFrom('open', 'done', 'returned'),
});
const record = fc.record({
  goals: fc.array(
    fc.record({
      ...{ isFocus: fc.boolean(), isRemoved: fc.boolean() },
      choice: fc.option(fc.constantFrom('keep', 'change', 'finish')),
    }),
    { maxLength: 3 },
  ),
  marks: fc.uniqueArray(mark, { selector: ({ code }) => code, maxLength: 3 }),
  lookBacks: fc.uniqueArray(lookBack, { selector: ({ year }) => year, maxLength: 2 }),
  colleges: fc.uniqueArray(college, { selector: ({ code }) => code, maxLength: 2 }),
  careers: fc.uniqueArray(career, { selector: ({ code }) => code, maxLength: 3 }),
  answers: fc.option(
    fc.dictionary(fc.constantFrom('R01', 'I02', 'A02'), fc.integer({ min: 1, max: 5 })),
  ),
  /** Of the two reflections of the course. */
  works: fc.tuple(fc.option(work), fc.option(work)),
  isActive: fc.boolean(),
});
type Content = typeof record extends fc.Arbitrary<infer T> ? T : never;

const at = (minute: number) => new Date(Date.UTC(2026, 9, 1, 8, minute)).toISOString();

/** A text that stands nowhere else. */
type Mark = (what: string) => string;

/** Fills a record as it may have come to be, straight into the tables. */
async function fill(person: Person, content: Content, assignments: string[], mark: Mark) {
  await withTenant(person.tenantId, async () => {
    await fillPlan(person, content, mark);
    for (const one of content.marks) await fillMark(person, one, mark);
    for (const one of content.lookBacks) await fillLookBack(person, one, mark);
    for (const one of content.careers) await fillCareer(person, one, mark);
    for (const one of content.colleges) await fillCollege(person, one, mark);
    if (content.answers) await fillAttempt(person, content.answers);
    for (const [index, one] of content.works.entries())
      if (one) await fillWork(person, assignments[index]!, one, mark);
    await sql('update enrolments set is_active = $3 where tenant_id = $1 and person_id = $2', [
      ...[person.tenantId, person.personId, content.isActive],
    ]);
  });
}

async function fillPlan({ tenantId, personId }: Person, { goals }: Content, mark: Mark) {
  if (goals.length === 0) return;
  const plan = newId();
  await sql('insert into plans (tenant_id, id, student_id) values ($1, $2, $3)', [
    ...[tenantId, plan, personId],
  ]);
  const focus = goals.findIndex(({ isFocus, isRemoved }) => isFocus && !isRemoved);
  for (const [index, { isFocus, isRemoved, choice }] of goals.entries()) {
    const id = newId();
    await sql(
      `insert into goals (tenant_id, id, plan_id, title, kind, horizon, is_focus, removed_at)
       values ($1, $2, $3, $4, 'career', 'year', $5, $6)`,
      [
        ...[tenantId, id, plan, mark('goal'), isRemoved ? isFocus : index === focus],
        isRemoved ? at(1) : null,
      ],
    );
    if (choice)
      await sql(
        `insert into goal_choices (tenant_id, id, goal_id, school_year, choice, why, chosen_at)
         values ($1, $2, $3, 2025, $4, $5, $6)`,
        [tenantId, newId(), id, choice, mark('why'), at(2)],
      );
  }
}

const fillMark = (
  { tenantId, personId }: Person,
  one: Content['marks'][number],
  mark: Mark,
): Promise<unknown> =>
  sql(
    `insert into match_marks (tenant_id, id, student_id, code, mark, why, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [tenantId, newId(), personId, one.code, one.mark, mark('mark'), at(one.minute)],
  );

const fillLookBack = (
  { tenantId, personId }: Person,
  { year, visibility, state }: Content['lookBacks'][number],
  mark: Mark,
): Promise<unknown> =>
  sql(
    `insert into look_backs (tenant_id, id, student_id, school_year, text, visibility, state, comment)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      ...[tenantId, newId(), personId, year, mark('look-back'), visibility, state],
      state === 'returned' ? mark('comment') : '',
    ],
  );

/** A college with one change of mind, as a saved career is with its own. */
async function fillCollege(
  { tenantId, personId }: Person,
  one: Content['colleges'][number],
  mark: Mark,
) {
  const id = newId();
  await sql(
    `insert into saved_colleges (tenant_id, id, student_id, code, rating, thought, removed_at, updated_at,
                                 pros)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      ...[tenantId, id, personId, one.code, one.rating, mark('college')],
      ...[one.isRemoved ? at(600) : null, at(one.minute), [mark('college line')]],
    ],
  );
  await sql(
    `insert into saved_college_changes (tenant_id, id, saved_id, rating, thought, at)
     values ($1, $2, $3, null, $4, $5)`,
    [tenantId, newId(), id, mark('earlier college'), at(0)],
  );
}

async function fillCareer(
  { tenantId, personId }: Person,
  one: Content['careers'][number],
  mark: Mark,
) {
  const id = newId();
  const thought = one.hasThought ? mark('thought') : '';
  const lines = (count: number) => Array.from({ length: count }, () => mark('line'));
  await sql(
    `insert into saved_careers (tenant_id, id, student_id, code, rating, thought, removed_at, updated_at,
                                pros, cons, reasons, confidence, visibility)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      ...[tenantId, id, personId, one.code, one.rating, thought],
      ...[one.isRemoved ? at(600) : null, at(one.minute)],
      ...[...one.lines.map(lines), one.confidence, one.visibility],
    ],
  );
  await sql(
    `insert into saved_career_changes (tenant_id, id, saved_id, rating, thought, still_interested, at, pros)
     values ($1, $2, $3, null, $4, true, $5, $6)`,
    [tenantId, newId(), id, mark('earlier thought'), at(0), [mark('earlier line')]],
  );
}

const fillAttempt = ({ tenantId, personId }: Person, answers: Record<string, number>) =>
  sql(
    `insert into profiler_attempts (tenant_id, id, student_id, form, answers)
     values ($1, $2, $3, 'short', $4)`,
    [tenantId, newId(), personId, JSON.stringify(answers)],
  );

async function fillWork(
  { tenantId, personId }: Person,
  assignment: string,
  one: NonNullable<Content['works'][number]>,
  mark: Mark,
) {
  const id = newId();
  const handedIn = one.status === 'draft' ? null : at(one.minute);
  await sql(
    `insert into submissions (tenant_id, id, assignment_id, student_id, status, answers, submitted_at,
                              comment, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      ...[tenantId, id, assignment, personId, one.status],
      ...[JSON.stringify({ b1: mark('answer') }), handedIn, mark('comment'), at(one.minute)],
    ],
  );
  for (let number = 1; number <= one.versions; number += 1)
    await sql(
      `insert into submission_versions (tenant_id, id, submission_id, number, answers, submitted_at)
       values ($1, $2, $3, $4, $5, $6)`,
      [...[tenantId, newId(), id, number], JSON.stringify({ b1: mark('version') }), at(number)],
    );
  if (one.hasScore)
    await sql(
      `insert into score_intents (tenant_id, id, assignment_id, student_id, points, max_points)
       values ($1, $2, $3, $4, 5, 10)`,
      [tenantId, newId(), assignment, personId],
    );
}

/** All that the plan of this person holds, as one text. */
async function readable({ tenantId, personId }: Person): Promise<string> {
  const parts = [
    `select to_jsonb(g) as row from goals g join plans n on n.tenant_id = $1 and n.id = g.plan_id
     where g.tenant_id = $1 and n.student_id = $2`,
    'select to_jsonb(s) as row from saved_careers s where s.tenant_id = $1 and s.student_id = $2',
    `select to_jsonb(c) as row from saved_career_changes c join saved_careers s
       on s.tenant_id = $1 and s.id = c.saved_id where c.tenant_id = $1 and s.student_id = $2`,
    'select to_jsonb(s) as row from saved_colleges s where s.tenant_id = $1 and s.student_id = $2',
    `select to_jsonb(c) as row from saved_college_changes c join saved_colleges s
       on s.tenant_id = $1 and s.id = c.saved_id where c.tenant_id = $1 and s.student_id = $2`,
    'select to_jsonb(s) as row from submissions s where s.tenant_id = $1 and s.student_id = $2',
    `select to_jsonb(v) as row from submission_versions v join submissions s
       on s.tenant_id = $1 and s.id = v.submission_id where v.tenant_id = $1 and s.student_id = $2`,
    `select to_jsonb(c) as row from goal_choices c join goals g
       on g.tenant_id = $1 and g.id = c.goal_id join plans n on n.tenant_id = $1 and n.id = g.plan_id
     where c.tenant_id = $1 and n.student_id = $2`,
    'select to_jsonb(l) as row from look_backs l where l.tenant_id = $1 and l.student_id = $2',
    'select to_jsonb(m) as row from match_marks m where m.tenant_id = $1 and m.student_id = $2',
    'select to_jsonb(k) as row from kept_texts k where k.tenant_id = $1 and k.student_id = $2',
  ];
  const rows = await withTenant(tenantId, () =>
    sql(parts.join('\nunion all\n'), [tenantId, personId]),
  );
  return JSON.stringify(rows);
}

/** Every row that names one of these people, or hangs on what they own: for before and after. */
async function snapshot({ canvas }: TwoLms): Promise<string[]> {
  const tables = [
    ...['people', 'person_identities', 'enrolments', 'plans', 'goals', 'saved_careers'],
    ...['saved_colleges', 'saved_college_changes'],
    ...['saved_career_changes', 'profiler_attempts', 'submissions', 'submission_versions'],
    ...['score_intents', 'kept_texts', 'goal_choices', 'look_backs', 'match_marks'],
  ];
  const rows = await withTenant(canvas.tenantId, () =>
    sql<{ row: string }>(
      tables
        // Which identity a course knows is remembered once it was asked.
        .map(
          (name) => `select '${name} ' || (to_jsonb(t) - 'identity_id')::text as row
                        from ${name} t where t.tenant_id = $1`,
        )
        .join(' union all ') + ' order by 1',
      [canvas.tenantId],
    ),
  );
  return rows.map(({ row }) => row);
}

const counted = async (person: Person, table: string, where: string) => {
  const [row] = await withTenant(person.tenantId, () =>
    sql<{ count: number }>(
      `select count(*)::int as count from ${table} where tenant_id = $1 and ${where}`,
      [person.tenantId, person.personId],
    ),
  );
  return row!.count;
};

describe('records that overlap at random', function () {
  this.timeout(300_000);

  it('B16: a merge loses no word, keeps every rule, and taken apart everything is as before', async () => {
    await fc.assert(
      fc.asyncProperty(record, record, fc.boolean(), async (left, right, isOneLms) => {
        const place = await twoLms({ isKnown: false });
        const sisId = randomUUID();
        const kept = await studentWith(place.canvas, sisId);
        const gone = await studentWith(isOneLms ? place.canvas : place.moodle, sisId);
        const assignments = [
          await buildAssignment(place.canvas),
          await buildAssignment(place.canvas),
        ];
        const marks: string[] = [];
        const mark: Mark = (what) => {
          marks.push(`${what} ${randomUUID()}`);
          return marks.at(-1)!;
        };
        await fill(kept, left, assignments, mark);
        await fill(gone, right, assignments, mark);
        const before = await snapshot(place);
        const { merges } = await merge(place.admin, kept, gone);
        const plan = await readable(kept);
        expect(marks.filter((text) => !plan.includes(text))).to.deep.equal([]);
        await keepsRules(kept, left, right);
        await takeApart(place.admin, merges[0]!.id);
        expect(await snapshot(place)).to.deep.equal(before);
      }),
      { numRuns: RUNS },
    );
  });
});

async function keepsRules(kept: Person, left: Content, right: Content): Promise<void> {
  const careers = new Set([...left.careers, ...right.careers].map(({ code }) => code));
  expect(await counted(kept, 'saved_careers', 'student_id = $2')).to.equal(careers.size);
  for (const code of careers) await keepsVisibility(kept, code, left, right);
  const colleges = new Set([...left.colleges, ...right.colleges].map(({ code }) => code));
  expect(await counted(kept, 'saved_colleges', 'student_id = $2')).to.equal(colleges.size);
  const works = [0, 1].filter((index) => left.works[index] ?? right.works[index]);
  expect(await counted(kept, 'submissions', 'student_id = $2')).to.equal(works.length);
  const goals = left.goals.length + right.goals.length;
  expect(
    await counted(kept, 'goals', 'plan_id in (select id from plans where student_id = $2)'),
  ).to.equal(goals);
  const years = new Set([...left.lookBacks, ...right.lookBacks].map(({ year }) => year));
  expect(await counted(kept, 'look_backs', 'student_id = $2')).to.equal(years.size);
  // Nobody reads more than the student let them read of either.
  const shown = [...years].filter((year) =>
    [...left.lookBacks, ...right.lookBacks].every(
      (one) => one.year !== year || one.visibility !== 'private',
    ),
  );
  expect(await counted(kept, 'look_backs', `student_id = $2 and visibility <> 'private'`)).to.equal(
    shown.length,
  );
  const isActive = left.isActive || right.isActive;
  const active = await counted(kept, 'enrolments', 'person_id = $2 and is_active');
  expect(active > 0).to.equal(isActive);
}

/** Nobody sees of a saved career what one of the two records kept from them. */
async function keepsVisibility(kept: Person, code: string, ...both: Content[]): Promise<void> {
  const chosen = both
    .flatMap(({ careers }) => careers)
    .filter((one) => one.code === code)
    .map(({ visibility }) => visibility);
  const byReach = ['private', 'adviser', 'teachers'] as const;
  const narrowest = byReach.find((one) => chosen.includes(one));
  const [row] = await withTenant(kept.tenantId, () =>
    sql<{ visibility: string }>(
      'select visibility from saved_careers where tenant_id = $1 and student_id = $2 and code = $3',
      [kept.tenantId, kept.personId, code],
    ),
  );
  expect(row!.visibility).to.equal(narrowest);
}
