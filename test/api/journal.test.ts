import { expect } from 'chai';
import { randomUUID } from 'node:crypto';
import { StudentPlan } from '#contracts/class.js';
import { RecordHistory } from '#contracts/history.js';
import { JournalEntry } from '#contracts/journal.js';
import { newId } from '#server/db/ids.js';
import { sql, withTenant } from '#server/db/tenant.js';
import { schoolYearAt } from '#server/features/years/school-year.js';
import { apiAs } from '../support/api.js';
import { buildAssignment, buildGoal, handIn, score } from '../support/assignments.js';
import { buildCourse, buildPerson, type Person } from '../support/builders.js';
import {
  backdate,
  buildDeed,
  entryOf,
  giveGrade,
  journalOf,
  keepWriting,
  textsOf,
  writeEntry,
} from '../support/journal.js';
import { reply } from '../support/reply.js';
import { testSystem } from '../support/system.js';

const CAREER = '29-1141.00';

describe('the journal', function () {
  this.timeout(30_000);

  it('F16: a reflection goes with a goal, an activity, a saved career, or nothing at all', async () => {
    const student = await buildPerson();
    const api = await apiAs(student);
    const goal = await buildGoal(student, { title: 'Learn to weld' });
    const deed = await buildDeed(student, 'Park clean-up');
    await reply(api.put(`/api/saved-careers/${CAREER}`, { rating: 4 }));
    const about = [
      { entry: { kind: 'goal', ref: goal.id }, title: 'Learn to weld' },
      { entry: { kind: 'activity', ref: deed }, title: 'Park clean-up' },
      { entry: { kind: 'career', ref: CAREER }, title: 'Registered Nurses' },
      { entry: null, title: undefined },
    ];
    for (const { entry, title } of about) {
      const id = await writeEntry(student, 'It went well.', { entry, prompt: 2 });
      const kept = await entryOf(student, id);
      expect(kept).to.include({ prompt: 2, text: 'It went well.', revision: 1, canWrite: true });
      expect(kept.entry?.title).to.equal(title);
    }
    const { entries } = await reply<{ entries: { kind: string }[] }>(
      api.get('/api/portfolio/choices'),
    );
    expect(entries.map(({ kind }) => kind)).to.deep.equal([
      ...['goal', 'activity', 'activity', 'career'],
    ]);
  });

  it('F16: only on what is the student’s own', async () => {
    const course = await buildCourse();
    const other = await buildPerson({ course });
    const goal = await buildGoal(other);
    const deed = await buildDeed(other, 'Theirs');
    const api = await apiAs(await buildPerson({ course }));
    const refs = [
      { kind: 'goal', ref: goal.id },
      { kind: 'activity', ref: deed },
      { kind: 'career', ref: CAREER },
      { kind: 'result', ref: randomUUID() },
      { kind: 'goal', ref: 'no-uuid' },
    ];
    for (const entry of refs) {
      const draft = { entry, text: 'Mine?', revision: 0 };
      await api.put(`/api/journal/${randomUUID()}`, draft).expect(404);
      await api.get(`/api/journal/${randomUUID()}?on=${entry.kind}:${entry.ref}`).expect(404);
    }
  });

  for (const [grade, band] of [
    [6, 'low'],
    [8, 'low'],
    [9, 'middle'],
    [10, 'middle'],
    [12, 'high'],
  ] as const) {
    it(`F16: grade ${grade} gets the questions of the band “${band}”`, async () => {
      const student = await buildPerson();
      await giveGrade(student, grade);
      const api = await apiAs(student);
      const blank = JournalEntry.parse(
        await reply(api.get(`/api/journal/${randomUUID()}?on=free`)),
      );
      expect(blank).to.include({ gradeBand: band, gradeLevel: grade, revision: 0, text: '' });
      expect(blank.visibility).to.equal('private');
    });
  }

  it('F16: without a grade level the questions suit any grade', async () => {
    const api = await apiAs(await buildPerson());
    const blank = JournalEntry.parse(await reply(api.get(`/api/journal/${randomUUID()}?on=free`)));
    expect(blank).to.include({ gradeBand: 'any', gradeLevel: null });
  });

  it('U1: sent twice it is kept once, and what says the same is no conflict', async () => {
    const student = await buildPerson();
    const id = await writeEntry(student, 'First words');
    expect(await keepWriting(student, id, { text: 'First words', revision: 0 })).to.include({
      revision: 1,
    });
    expect(await textsOf(student)).to.deep.equal(['First words']);
  });

  it('U4: an older revision is refused and overwrites nothing', async () => {
    const student = await buildPerson();
    const id = await writeEntry(student, 'One');
    await keepWriting(student, id, { text: 'Two', revision: 1 });
    const api = await apiAs(student);
    const late = await api.put(`/api/journal/${id}`, { text: 'Late', revision: 1 }).expect(409);
    expect(late.body).to.include({ code: 'conflict' });
    expect(await entryOf(student, id)).to.include({ text: 'Two', revision: 2 });
  });

  it('U4: of two tabs that write at once, one is told', async () => {
    const student = await buildPerson();
    const id = await writeEntry(student, 'Start');
    const api = await apiAs(student);
    const answers = await Promise.all(
      ['left', 'right'].map((text) => api.put(`/api/journal/${id}`, { text, revision: 1 })),
    );
    expect(answers.map(({ status }) => status).sort()).to.deep.equal([200, 409]);
    const winner = answers.findIndex(({ status }) => status === 200);
    expect((await entryOf(student, id)).text).to.equal(['left', 'right'][winner]);
  });

  it('U3: every version of the words can be brought back', async () => {
    const student = await buildPerson();
    const { clock } = await testSystem();
    const id = await writeEntry(student, 'Words 0');
    try {
      for (let turn = 1; turn < 5; turn += 1) {
        clock.advance(6 * 60_000);
        await keepWriting(student, id, { text: `Words ${turn}`, revision: turn });
      }
      const api = await apiAs(student);
      const path = `/api/history/reflection/${id}`;
      const { versions } = RecordHistory.parse(await reply(api.get(path)));
      expect(versions.map(({ snapshot }) => snapshot.text)).to.deep.equal(
        [4, 3, 2, 1, 0].map((turn) => `Words ${turn}`),
      );
      for (const version of versions) {
        await reply(api.post(`${path}/restore`, { number: version.number }));
        const { text, prompt, visibility, isRemoved } = await entryOf(student, id);
        expect({ text, prompt, visibility, removed: isRemoved }).to.deep.equal(version.snapshot);
      }
    } finally {
      clock.reset();
    }
  });

  it('U2: a removed reflection comes back as it was, and writing on brings it back too', async () => {
    const student = await buildPerson();
    const api = await apiAs(student);
    const id = await writeEntry(student, 'Keep me', { prompt: 3, visibility: 'adviser' });
    const before = await entryOf(student, id);
    await reply(api.delete(`/api/journal/${id}`));
    expect(await textsOf(student)).to.deep.equal([]);
    await reply(api.post(`/api/journal/${id}/restore`));
    const after = await entryOf(student, id);
    const { revision } = after;
    expect({ ...after, revision: before.revision, updatedAt: before.updatedAt }).to.deep.equal(
      before,
    );
    await reply(api.delete(`/api/journal/${id}`));
    await api.put(`/api/journal/${id}`, { text: 'Later', revision }).expect(409);
    await keepWriting(student, id, { text: 'Later', revision: revision + 1 });
    expect(await textsOf(student)).to.deep.equal(['Later']);
  });

  it('names what it refuses, and keeps no empty reflection', async () => {
    const api = await apiAs(await buildPerson());
    const path = `/api/journal/${randomUUID()}`;
    const blank = await api.put(path, { text: '  ', revision: 0 }).expect(400);
    expect(blank.body).to.have.nested.property('errors[0].pointer', '/body/text');
    const wrong = await api
      .put(path, { text: 'x'.repeat(10_001), prompt: 4, visibility: 'all', revision: -1 })
      .expect(400);
    expect(
      (wrong.body as { errors: { pointer: string }[] }).errors.map((e) => e.pointer),
    ).to.have.members(['/body/text', '/body/prompt', '/body/visibility', '/body/revision']);
  });

  it('answers for another student’s reflection as for a missing one', async () => {
    const course = await buildCourse();
    const id = await writeEntry(await buildPerson({ course }), 'Mine alone');
    const other = await apiAs(await buildPerson({ course }));
    await other.get(`/api/journal/${id}`).expect(404);
    await other.put(`/api/journal/${id}`, { text: 'Taken', revision: 1 }).expect(404);
    await other.put(`/api/journal/${id}`, { text: 'Taken', revision: 0 }).expect(404);
    await other.patch(`/api/journal/${id}`, { visibility: 'teachers' }).expect(404);
    await other.delete(`/api/journal/${id}`).expect(404);
    await other.get(`/api/history/reflection/${id}`).expect(404);
    const teacher = await apiAs(await buildPerson({ course, role: 'teacher' }));
    for (const path of ['/api/journal', `/api/journal/${id}`, '/api/portfolio/choices'])
      await teacher.get(path).expect(403);
  });
});

describe('searching the journal', function () {
  this.timeout(30_000);
  let student: Person;

  before(async () => {
    const course = await buildCourse();
    student = await buildPerson({ course });
    const goal = await buildGoal(student, { title: 'Learn to weld' });
    await writeEntry(student, 'Mi clase de matemáticas fue difícil.');
    await writeEntry(student, 'I asked about torches.', {
      entry: { kind: 'goal', ref: goal.id },
    });
    const assignment = await buildAssignment(course, { title: 'Look back' });
    await handIn(student, assignment, { b1: 'The robotics club', b2: 'More' });
    const teacher = await buildPerson({ course, role: 'teacher', name: 'Ana Ortiz' });
    await score(teacher, assignment, student, { points: 8, comment: 'Bravely said' });
    await writeEntry(await buildPerson({ course }), 'Torches of somebody else');
  });

  for (const [query, found] of [
    ['?words=torch', ['I asked about torches.']],
    ['?words=TORCHES%20asked', ['I asked about torches.']],
    ['?words=matematicas', ['Mi clase de matemáticas fue difícil.']],
    ['?words=DIF%C3%8DCIL', ['Mi clase de matemáticas fue difícil.']],
    ['?words=weld', ['I asked about torches.']],
    ['?words=robotics', ['Look back']],
    ['?words=bravely', ['Look back']],
    ['?words=torch%20robotics', []],
    [`?words=${encodeURIComponent("'); drop table x; -- & | !")}`, []],
    ['?kind=goal', ['I asked about torches.']],
    ['?kind=free', ['Mi clase de matemáticas fue difícil.']],
    ['?kind=assignment', ['Look back']],
    ['?kind=career', []],
    ['?year=1999', []],
  ] as const) {
    it(`F16: ${decodeURIComponent(query)} finds ${found.join(', ') || 'nothing'}`, async () => {
      expect(await textsOf(student, query)).to.deep.equal(found);
    });
  }

  it('F16: a handed-in reflection stands in the list with the teacher’s words', async () => {
    const { items, kept, total } = await journalOf(student, '?kind=assignment');
    expect({ kept, total }).to.deep.equal({ kept: 3, total: 1 });
    const [item] = items;
    expect(item!.source === 'assignment' && item!.handedIn).to.deep.include({
      ...{ comment: 'Bravely said', teacherName: 'Ana Ortiz' },
      answers: [
        { prompt: 'What went well?', text: 'The robotics club' },
        { prompt: 'What is next?', text: 'More' },
      ],
    });
  });

  it('F16: finds the words as they are now, not as they were', async () => {
    const writer = await buildPerson();
    const id = await writeEntry(writer, 'First about boats');
    await keepWriting(writer, id, { text: 'Then about trains', revision: 1 });
    expect(await textsOf(writer, '?words=boats')).to.deep.equal([]);
    expect(await textsOf(writer, '?words=trains')).to.have.length(1);
    const api = await apiAs(writer);
    await reply(api.post(`/api/history/reflection/${id}/restore`, { number: 1 }));
    expect(await textsOf(writer, '?words=boats')).to.deep.equal(['First about boats']);
  });

  it('F29: shows long journals in pages', async () => {
    const writer = await buildPerson();
    for (let turn = 0; turn < 33; turn += 1) await writeEntry(writer, `Day ${turn}`);
    const { items, total } = await journalOf(writer);
    expect([items.length, total]).to.deep.equal([30, 33]);
    expect(await textsOf(writer, '?offset=30')).to.deep.equal(['Day 2', 'Day 1', 'Day 0']);
  });
});

describe('reflections of earlier years', function () {
  this.timeout(30_000);
  const past = { at: '2024-10-02T15:00:00Z', schoolYear: 2024, grade: 8 };

  async function pastEntry(): Promise<{ student: Person; id: string }> {
    const student = await buildPerson();
    await giveGrade(student, 10);
    const id = await writeEntry(student, 'When I was in grade 8');
    await backdate(student, id, past);
    return { student, id };
  }

  it('F15: open read-only with their date and grade, and a new one can stand beside', async () => {
    const { student, id } = await pastEntry();
    const entry = await entryOf(student, id);
    expect(entry).to.include({ canWrite: false, gradeLevel: 8, schoolYear: 2024 });
    expect(entry.writtenAt).to.equal('2024-10-02T15:00:00.000Z');
    const beside = await writeEntry(student, 'Now I see it differently');
    expect(await entryOf(student, beside)).to.include({ canWrite: true, gradeLevel: 10 });
    expect(await textsOf(student, '?year=2024')).to.deep.equal(['When I was in grade 8']);
    expect((await journalOf(student)).years.at(-1)).to.equal(2024);
  });

  it('F15: are neither changed nor removed, but the student still says who sees them', async () => {
    const { student, id } = await pastEntry();
    const api = await apiAs(student);
    await api.put(`/api/journal/${id}`, { text: 'Rewritten', revision: 1 }).expect(403);
    await api.delete(`/api/journal/${id}`).expect(403);
    await api.post(`/api/history/reflection/${id}/restore`, { number: 1 }).expect(403);
    await reply(api.patch(`/api/journal/${id}`, { visibility: 'teachers' }));
    expect(await entryOf(student, id)).to.include({
      ...{ text: 'When I was in grade 8', visibility: 'teachers', canWrite: false },
    });
  });

  it('F15: a school year begins on 1 August, where the district is', async () => {
    const student = await buildPerson();
    const { clock } = await testSystem();
    await withTenant(student.tenantId, () =>
      sql(`update tenants set time_zone = 'America/Denver' where id = $1`, [student.tenantId]),
    );
    const yearAt = async (moment: string) => {
      clock.reset();
      clock.advance(Date.parse(moment) - Date.now());
      return withTenant(student.tenantId, () => schoolYearAt(clock.now()));
    };
    try {
      expect(await yearAt('2027-08-01T05:59:00Z')).to.equal(2026);
      expect(await yearAt('2027-08-01T06:01:00Z')).to.equal(2027);
      expect(await yearAt('2028-01-15T12:00:00Z')).to.equal(2027);
      await withTenant(student.tenantId, () =>
        sql(
          `insert into sis_records (tenant_id, id, kind, source_id, data)
           values ($1, $2, 'academicSessions', 'y', $3)`,
          [
            ...[student.tenantId, newId()],
            JSON.stringify({ type: 'schoolYear', startDate: '2028-07-10', endDate: '2029-05-30' }),
          ],
        ),
      );
      expect(await yearAt('2028-07-09T12:00:00Z')).to.equal(2027);
      expect(await yearAt('2028-07-11T12:00:00Z')).to.equal(2028);
    } finally {
      clock.reset();
    }
  });
});

describe('who may see a reflection', function () {
  this.timeout(30_000);

  for (const [visibility, readers] of [
    ['private', []],
    ['adviser', ['counselor']],
    ['teachers', ['teacher', 'counselor', 'admin']],
  ] as const) {
    it(`U28, P10: one for “${visibility}” shows to ${readers.join(', ') || 'nobody else'}`, async () => {
      const course = await buildCourse();
      const student = await buildPerson({ course });
      const id = await writeEntry(student, 'My thoughts');
      await reply((await apiAs(student)).patch(`/api/journal/${id}`, { visibility }));
      for (const role of ['teacher', 'counselor', 'admin'] as const) {
        const staff = await buildPerson({ course, role });
        const response = await (await apiAs(staff)).get(`/api/class/${student.personId}`);
        const { journal } = StudentPlan.parse(response.body);
        const isShown = (readers as readonly string[]).includes(role);
        expect(
          journal.map(({ text }) => text),
          role,
        ).to.deep.equal(isShown ? ['My thoughts'] : []);
        expect(journal.every(({ canWrite }) => !canWrite)).to.equal(true);
      }
    });
  }

  it('U28: a shown reflection does not give away the title of a goal that is not', async () => {
    const course = await buildCourse();
    const student = await buildPerson({ course });
    const goal = await buildGoal(student, { title: 'My secret', visibility: 'private' });
    await writeEntry(student, 'About it', {
      ...{ entry: { kind: 'goal', ref: goal.id }, visibility: 'teachers' },
    });
    const teacher = await apiAs(await buildPerson({ course, role: 'teacher' }));
    const response = await teacher.get(`/api/class/${student.personId}`).expect(200);
    expect(response.text).to.include('About it').and.not.include('My secret');
  });

  it('P6: whoever looks leaves one row, and the student’s own looking leaves none', async () => {
    const course = await buildCourse();
    const student = await buildPerson({ course });
    const id = await writeEntry(student, 'Seen', { visibility: 'teachers' });
    const teacher = await buildPerson({ course, role: 'teacher' });
    await reply((await apiAs(teacher)).get(`/api/class/${student.personId}`));
    await entryOf(student, id);
    const rows = await withTenant(student.tenantId, () =>
      sql('select actor_id, what from access_log where tenant_id = $1 and student_id = $2', [
        student.tenantId,
        student.personId,
      ]),
    );
    expect(rows).to.deep.equal([{ actor_id: teacher.personId, what: 'plan' }]);
  });
});
