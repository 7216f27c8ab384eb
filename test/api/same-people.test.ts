import { expect } from 'chai';
import { randomUUID } from 'node:crypto';
import { SavedCareerList } from '#contracts/careers.js';
import { GoalList } from '#contracts/goals.js';
import { KeptTexts } from '#contracts/people.js';
import type { ProfilerAttempt } from '#contracts/profiler.js';
import { newId } from '#server/db/ids.js';
import { sql, withTenant } from '#server/db/tenant.js';
import { apiAs } from '../support/api.js';
import { buildAssignment, buildGoal, handIn, readWork, score } from '../support/assignments.js';
import { launchInto, lmsIdOf, viewOf } from '../support/attach.js';
import {
  buildDistrict,
  buildPerson,
  type Course,
  type Person,
  signIn,
} from '../support/builders.js';
import { merge, proposals, studentWith, takeApart, twins, twoLms } from '../support/merges.js';
import { reply } from '../support/reply.js';
import { testSystem } from '../support/system.js';

const NURSE = '29-1141.00';
const DAY = 24 * 3_600_000;

const goalsOf = async (student: Person) =>
  GoalList.parse(await reply((await apiAs(student)).get('/api/goals')));
const careerOf = async (student: Person) => {
  const { items } = SavedCareerList.parse(
    await reply((await apiAs(student)).get('/api/saved-careers')),
  );
  return items.find(({ career }) => career.code === NURSE);
};
const say = async (student: Person, changes: object) =>
  reply((await apiAs(student)).put(`/api/saved-careers/${NURSE}`, changes));

/** Whom a launch with this id opens Pathlight for. */
async function launchedAs(course: Course, sub: string): Promise<string> {
  await viewOf(
    launchInto(course, {
      registrationId: course.registrationId,
      deploymentId: course.deploymentId,
      course: { lmsId: await lmsIdOf(course), history: [] },
      courseRole: 'student',
      user: { sub },
    }),
  );
  const [row] = await withTenant(course.tenantId, () =>
    sql<{ person_id: string }>(
      `select person_id from person_identities
       where tenant_id = $1 and registration_id = $2 and sub = $3`,
      [course.tenantId, course.registrationId, sub],
    ),
  );
  return row!.person_id;
}

describe('two records of one student', function () {
  this.timeout(30_000);

  describe('who is proposed', () => {
    it('B16: one SIS id in two LMSs is proposed with what helps to tell', async () => {
      const place = await twoLms();
      const { kept, gone } = await twins(place, 'RB-1');
      await buildGoal(kept);
      await say(gone, { rating: 3 });
      const { total, pairs } = await proposals(place.admin);
      expect(total).to.equal(1);
      const [one, other] = pairs[0]!.records;
      expect([one.personId, other.personId]).to.deep.equal([kept.personId, gone.personId]);
      expect(one).to.include({ name: 'Maya Okafor', sisId: 'RB-1' });
      expect(one.holds).to.deep.equal({ goals: 1, results: 0, savedCareers: 0, reflections: 0 });
      expect(other.holds.savedCareers).to.equal(1);
      expect(other.courses).to.deep.equal([{ title: 'Summer school', isActive: true }]);
      expect([one.platforms, other.platforms]).to.deep.equal([['Canvas'], ['Moodle']]);
      expect(other.lastVisitAt).to.be.a('string');
    });

    it('LTI-C13: an old and a new id in one LMS are proposed, and nothing is linked by itself', async () => {
      const { canvas, admin } = await twoLms();
      const before = await studentWith(canvas, 'RB-2');
      const after = await studentWith(canvas, 'RB-2');
      await buildGoal(before);
      expect((await proposals(admin)).total).to.equal(1);
      expect(await goalsOf(after)).to.deep.equal([]);
    });

    it('B16: the two ids that a OneRoster file gives for one student match', async () => {
      const place = await twoLms();
      await studentWith(place.canvas, 'file-7');
      await studentWith(place.moodle, 'RB-7');
      await withTenant(place.canvas.tenantId, () =>
        sql(
          `insert into sis_records (tenant_id, id, kind, source_id, alias, data)
           values ($1, $2, 'users', 'file-7', 'RB-7', '{"grades": ["08"]}')`,
          [place.canvas.tenantId, newId()],
        ),
      );
      const { pairs } = await proposals(place.admin);
      expect(pairs[0]?.records.map(({ gradeLevel }) => gradeLevel)).to.deep.equal([8, 8]);
    });

    it('LTI-C15 LTI-C17: no e-mail, name, blank or unfilled id, test student or employee matches', async () => {
      const place = await twoLms();
      const { canvas, moodle, admin } = place;
      for (const id of [
        null,
        ' ',
        '$Person.sourcedId',
        ' $Canvas.user.sisSourceId',
        'null',
        '0',
        '-',
      ])
        for (const course of [canvas, moodle]) await studentWith(course, id, { name: 'Same Name' });
      await withTenant(canvas.tenantId, () =>
        sql(`update people set email = 'same@school.example' where tenant_id = $1`, [
          canvas.tenantId,
        ]),
      );
      await studentWith(canvas, 'RB-3', { isTest: true });
      await studentWith(moodle, 'RB-3');
      await studentWith(canvas, '1001');
      const teacher = await buildPerson({ course: moodle, role: 'teacher' });
      await withTenant(canvas.tenantId, () =>
        sql(`update people set sis_id = '1001' where tenant_id = $1 and id = $2`, [
          canvas.tenantId,
          teacher.personId,
        ]),
      );
      expect(await proposals(admin)).to.include({ total: 0 });
    });

    it('LTI-C14: an id that many records carry is named, not proposed; other districts are not looked at', async () => {
      const place = await twoLms();
      for (let count = 0; count < 5; count += 1) await studentWith(place.canvas, 'SCHOOL-1');
      await studentWith(place.canvas, 'RB-4');
      await studentWith((await twoLms()).canvas, 'RB-4');
      const { total, crowded } = await proposals(place.admin);
      expect(total).to.equal(0);
      expect(crowded).to.deep.equal([{ sisId: 'SCHOOL-1', count: 5 }]);
    });

    it('B16: “not the same” is remembered, and can be taken back', async () => {
      const place = await twoLms();
      const { kept, gone } = await twins(place);
      const api = await apiAs(place.admin);
      const pair = { personId: gone.personId, otherId: kept.personId };
      await reply(api.post('/api/same-people/distinct', pair));
      const after = await proposals(place.admin);
      expect(after.total).to.equal(0);
      expect(after.distinct[0]?.names).to.deep.equal(['Maya Okafor', 'Maya Okafor']);
      await reply(
        api.post('/api/same-people/merges', { keptId: kept.personId, goneId: gone.personId }),
        404,
      );
      await reply(api.delete(`/api/same-people/distinct/${after.distinct[0]!.id}`));
      expect((await proposals(place.admin)).total).to.equal(1);
      await reply(api.delete(`/api/same-people/distinct/${after.distinct[0]!.id}`), 404);
    });

    it('F61: only administrators see, join or part records; who looked is on record', async () => {
      const place = await twoLms();
      const { kept, gone } = await twins(place);
      await proposals(place.admin);
      const seen = await withTenant(place.canvas.tenantId, () =>
        sql<{ student_id: string }>(
          `select student_id from access_log where tenant_id = $1 and what = 'same person'`,
          [place.canvas.tenantId],
        ),
      );
      expect(seen.map((row) => row.student_id)).to.have.members([kept.personId, gone.personId]);
      const ids = { keptId: kept.personId, goneId: gone.personId };
      for (const role of ['teacher', 'counselor'] as const) {
        const api = await apiAs(await buildPerson({ course: place.canvas, role }));
        await reply(api.get('/api/same-people'), 403);
        await reply(api.post('/api/same-people/merges', ids), 403);
        await reply(api.post(`/api/same-people/merges/${newId()}/undo`), 403);
      }
      await reply((await apiAs(kept)).post('/api/same-people/merges', ids), 403);
      const stranger = await buildPerson({ district: await buildDistrict(), role: 'admin' });
      await reply((await apiAs(stranger)).post('/api/same-people/merges', ids), 404);
      await reply((await apiAs(place.admin)).get('/api/kept-texts'), 403);
    });
  });

  describe('one plan', () => {
    it('B16: a launch from either LMS opens the one plan, with the kept record’s focus', async () => {
      const place = await twoLms();
      const { kept, gone } = await twins(place);
      await buildGoal(kept, { title: 'Visit two colleges', isFocus: true });
      await buildGoal(gone, {
        title: 'Read more',
        isFocus: true,
        milestones: [{ title: 'One book' }],
      });
      await merge(place.admin, kept, gone);
      const goals = await goalsOf(kept);
      expect(goals.map(({ title, isFocus }) => [title, isFocus])).to.deep.equal([
        ['Visit two colleges', true],
        ['Read more', false],
      ]);
      expect(goals[1]?.milestones[0]?.title).to.equal('One book');
      for (const [course, sub] of [
        [place.canvas, kept.sub],
        [place.moodle, gone.sub],
      ] as const)
        expect(await launchedAs(course, sub)).to.equal(kept.personId);
      await reply((await apiAs(gone)).get('/api/goals'), 401);
    });

    it('B16: of a career in both lists the newest thought stays, the other with its date', async () => {
      const place = await twoLms();
      const { clock } = await testSystem();
      const { kept, gone } = await twins(place);
      await say(gone, { thought: 'Hard hours', rating: 2 });
      clock.advance(DAY / 48);
      const visit = { ...kept, token: await signIn(kept) };
      await say(visit, { thought: 'I like people' });
      await merge(place.admin, kept, gone);
      const career = await careerOf(visit);
      clock.reset();
      expect(career).to.include({ thought: 'I like people', rating: 2 });
      expect(career?.history.map(({ thought }) => thought)).to.have.members([
        'I like people',
        'Hard hours',
      ]);
    });

    it('B16: two questionnaires under way become one; overruled answers can be read', async () => {
      const place = await twoLms();
      const { kept, gone } = await twins(place);
      const answer = async (student: Person, answers: object) => {
        const api = await apiAs(student);
        const { id } = await reply<ProfilerAttempt>(
          api.post('/api/profiler/attempts', { form: 'short' }),
          201,
        );
        await reply(api.patch(`/api/profiler/attempts/${id}`, { answers }));
      };
      await answer(kept, { R01: 1, I02: 2 });
      await answer(gone, { R01: 5, A02: 4 });
      await merge(place.admin, kept, gone);
      const api = await apiAs(kept);
      const { attempt } = await reply<{ attempt: ProfilerAttempt }>(
        api.get('/api/profiler/attempts/current'),
      );
      expect(attempt.answers).to.deep.equal({ R01: 5, I02: 2, A02: 4 });
      const { items } = KeptTexts.parse(await reply(api.get('/api/kept-texts')));
      expect(items[0]?.texts[0]?.text).to.equal('1');
      expect(items[0]?.texts[0]?.label).to.have.length.above(5);
    });

    it('B16: of one reflection done twice the last one handed in stays; the other’s words are kept to read', async () => {
      const { canvas, admin } = await twoLms();
      const teacher = await buildPerson({ course: canvas, role: 'teacher' });
      const before = await studentWith(canvas, 'RB-9');
      const after = await studentWith(canvas, 'RB-9');
      const assignment = await buildAssignment(canvas, { title: 'Look back' });
      await handIn(before, assignment, { b1: 'First words', b2: '' });
      await score(teacher, assignment, before, { points: 6, comment: 'Say more' });
      await handIn(after, assignment, { b1: 'Second words', b2: 'More' });
      await merge(admin, before, after);
      const work = await readWork(teacher, assignment, before);
      expect(work).to.deep.include({
        status: 'submitted',
        answers: { b1: 'Second words', b2: 'More' },
      });
      const { items } = KeptTexts.parse(await reply((await apiAs(before)).get('/api/kept-texts')));
      expect(items[0]?.title).to.equal('Look back');
      expect(items[0]?.texts.map(({ text }) => text)).to.deep.equal([
        'First words',
        'Say more',
        '6 / 10',
      ]);
    });
  });

  describe('taken apart again', () => {
    it('B16: within a week everything goes back where it came from, changes made since included', async () => {
      const place = await twoLms();
      const { kept, gone } = await twins(place);
      await buildGoal(kept, { title: 'Kept focus', isFocus: true });
      const theirs = await buildGoal(gone, { title: 'Other focus', isFocus: true });
      await say(kept, { thought: 'Mine' });
      await say(gone, { thought: 'Theirs' });
      const { merges } = await merge(place.admin, kept, gone);
      await reply((await apiAs(kept)).patch(`/api/goals/${theirs.id}`, { title: 'Changed since' }));
      const added = await buildGoal(kept, { title: 'Added since' });
      const after = await takeApart(place.admin, merges[0]!.id);
      expect(after).to.include({ total: 1 });
      expect(after.merges).to.deep.equal([]);
      await reply((await apiAs(kept)).get('/api/goals'), 401);
      const [one, other] = [
        { ...kept, token: await signIn(kept) },
        { ...gone, token: await signIn(gone) },
      ];
      expect((await goalsOf(one)).map(({ title, isFocus }) => [title, isFocus])).to.deep.equal([
        ['Kept focus', true],
        [added.title, false],
      ]);
      expect((await goalsOf(other)).map(({ title, isFocus }) => [title, isFocus])).to.deep.equal([
        ['Changed since', true],
      ]);
      expect((await careerOf(one))?.history).to.have.length(1);
      expect(await careerOf(one)).to.include({ thought: 'Mine' });
      expect(await careerOf(other)).to.include({ thought: 'Theirs' });
      expect(await launchedAs(place.moodle, gone.sub)).to.equal(gone.personId);
    });

    it('B16: not after a week, not twice, and the later merge first', async () => {
      const place = await twoLms();
      const { clock } = await testSystem();
      const sisId = randomUUID();
      const { kept, gone } = await twins(place, sisId);
      const third = await studentWith(place.canvas, sisId);
      const first = (await merge(place.admin, third, kept)).merges[0]!.id;
      const last = (await merge(place.admin, gone, third)).merges[0]!.id;
      const undo = async (id: string, status: number) =>
        reply(
          (await apiAs({ token: await signIn(place.admin) })).post(
            `/api/same-people/merges/${id}/undo`,
          ),
          status,
        );
      await undo(first, 409);
      await undo(last, 200);
      await undo(last, 404);
      clock.advance(7 * DAY + 1_000);
      await undo(first, 404);
      clock.reset();
    });

    it('B16: each merge and each way back is in the administrators’ log, without a name', async () => {
      const place = await twoLms();
      const { kept, gone } = await twins(place);
      const { merges } = await merge(place.admin, kept, gone);
      await takeApart(place.admin, merges[0]!.id);
      const rows = await withTenant(place.canvas.tenantId, () =>
        sql<{ what: string; subject: string }>(
          'select what, subject from admin_log where tenant_id = $1 order by at, id',
          [place.canvas.tenantId],
        ),
      );
      expect(rows).to.deep.equal([
        { what: 'people-merged', subject: merges[0]!.id },
        { what: 'people-merge-undone', subject: merges[0]!.id },
      ]);
    });
  });
});
