import { expect } from 'chai';
import { sql, withTenant } from '#server/db/tenant.js';
import { Grading } from '#contracts/assignments.js';
import { createHandlers } from '#server/jobs/handlers.js';
import { apiAs } from '../support/api.js';
import { handIn } from '../support/assignments.js';
import { buildPerson } from '../support/builders.js';
import { connectionLost, refusal } from '../support/gradebook.js';
import { reply } from '../support/reply.js';
import { deliveryOf, mark, PUBLIC_URL, type Stage, stage } from '../support/scores.js';
import { testSystem } from '../support/system.js';
import { databaseFiles } from '../support/files.js';

const THROTTLE = '403 Forbidden (Rate Limit Exceeded)';

async function openGrading({ teacher, assignmentId }: Stage): Promise<Grading> {
  const api = await apiAs(teacher);
  return Grading.parse(await reply(api.get(`/api/assignments/${assignmentId}/submissions`)));
}

async function sendAgain({ teacher, assignmentId, student }: Stage): Promise<void> {
  const api = await apiAs(teacher);
  const path = `/api/assignments/${assignmentId}/submissions/${student.personId}`;
  await reply(api.post(`${path}/send-again`));
}

/** A second student of the class with a score, and a worker for each of the two. */
async function secondWorker(scene: Stage) {
  const { clock } = await testSystem();
  const student = await buildPerson({ course: scene.course });
  await handIn(student, scene.assignmentId);
  await mark({ ...scene, student }, 6);
  const handlers = createHandlers({
    lms: scene.lms,
    now: clock.now,
    publicUrl: PUBLIC_URL,
    files: databaseFiles,
  });
  const [row] = await withTenant(scene.course.tenantId, () =>
    sql<{ id: string }>('select id from score_intents where tenant_id = $1 and student_id = $2', [
      scene.course.tenantId,
      student.personId,
    ]),
  );
  return () => handlers['send-score']({ tenantId: scene.course.tenantId, subjectId: row!.id });
}

describe('the rules of scores', function () {
  this.timeout(30_000);

  it('LTI-C34: a column that no launch and no list shows is made, once, under our own id', async () => {
    const scene = await stage({ lineItemUrl: null });
    await mark(scene, 8);
    await scene.deliver();
    expect(scene.lms.made).to.deep.equal([
      {
        label: 'Look back on the term',
        scoreMaximum: 10,
        resourceId: scene.assignmentId,
        tag: 'pathlight.reflection',
        launchUrl: `${PUBLIC_URL}/lti/launch?ref=${scene.assignmentId}`,
      },
    ]);
    await mark(scene, 9);
    await scene.deliver();
    expect(scene.lms.made).to.have.length(1);
    expect(scene.lms.arrived.map(({ lineItemUrl }) => lineItemUrl)).to.deep.equal(
      Array(2).fill('https://lms.test/made/1'),
    );
  });

  it('LTI-C35: two workers at once make one column, and both scores arrive in it', async () => {
    const scene = await stage({ lineItemUrl: null });
    await mark(scene, 8);
    const other = await secondWorker(scene);
    await Promise.all([scene.deliver(), other()]);
    await scene.deliver();
    await other();
    expect(scene.lms.made).to.have.length(1);
    expect(scene.lms.arrived.map(({ points }) => points)).to.have.members([8, 6]);
  });

  it('says so when it may not make the column that is missing', async () => {
    const scene = await stage({ lineItemUrl: null });
    await withTenant(scene.course.tenantId, () =>
      sql(
        `update courses set grade_scopes = '{"…/scope/score"}' where tenant_id = $1 and id = $2`,
        [scene.course.tenantId, scene.course.courseId],
      ),
    );
    await mark(scene, 8);
    await scene.deliver();
    expect(await deliveryOf(scene)).to.include({ state: 'parked', reason: 'no-column' });
    expect(scene.lms.made).to.deep.equal([]);
  });

  it('LTI-C29: a column that is gone is looked for anew, and made, when the teacher sends again', async () => {
    const scene = await stage();
    scene.lms.endings.push(refusal(404));
    await mark(scene, 8);
    await scene.deliver();
    await sendAgain(scene);
    await scene.deliver();
    expect(scene.lms.made).to.have.length(1);
    expect((await deliveryOf(scene)).state).to.equal('sent');
  });

  for (const [name, ending] of [
    ['429', refusal(429, { 'retry-after': '120' })],
    ['Canvas’s 403 throttle', refusal(403, { 'retry-after': '120' }, THROTTLE)],
  ] as const)
    it(`LTI-C33: after ${name} waits as long as the LMS asks, and says for what`, async () => {
      const scene = await stage();
      scene.lms.endings.push(ending);
      await mark(scene, 8);
      const before = Date.now();
      await scene.deliver();
      const { state, reason, nextTryAt } = await deliveryOf(scene);
      expect({ state, reason }).to.deep.equal({ state: 'waiting', reason: 'lms-busy' });
      expect(Date.parse(nextTryAt ?? '') - before).to.be.within(119_000, 140_000);
      await scene.deliver();
      expect(await deliveryOf(scene)).to.include({ state: 'sent', nextTryAt: null });
    });

  it('R6: an LMS that is down is tried later each time, and given up after three days', async () => {
    const scene = await stage();
    await mark(scene, 8);
    const waits: number[] = [];
    for (let round = 0; round < 4; round += 1) {
      scene.lms.endings.push(refusal(503));
      await scene.deliver();
      waits.push((await scene.intent())!.next_try_at!.getTime() - Date.now());
    }
    expect(waits[3]).to.be.greaterThan(waits[0]! * 2);
    await scene.change(`failing_since = now() - interval '73 hours'`);
    scene.lms.endings.push(connectionLost());
    await scene.deliver();
    expect(await deliveryOf(scene)).to.include({ state: 'parked', reason: 'gave-up' });
    await sendAgain(scene);
    await scene.deliver();
    expect((await deliveryOf(scene)).state).to.equal('sent');
  });

  it('F56: a zero is a score', async () => {
    const scene = await stage();
    await mark(scene, 0);
    await scene.deliver();
    expect(scene.lms.arrived[0]?.points).to.equal(0);
  });

  it('a score that is taken back empties its cell', async () => {
    const scene = await stage();
    await mark(scene, 8, 'Good');
    await scene.deliver();
    await mark(scene, null, 'Let us talk first');
    await scene.deliver();
    expect(scene.lms.arrived[1]).to.include({ points: null, comment: 'Let us talk first' });
    expect(scene.lms.arrived[1]).to.include({ isUpdate: true });
    expect(await deliveryOf(scene)).to.include({ state: 'sent', gradebookPoints: null });
  });

  it('a score that the LMS does not let go is named to the teacher', async () => {
    const scene = await stage();
    await mark(scene, 8);
    await scene.deliver();
    scene.lms.overrides.set(scene.student.sub, 8);
    await mark(scene, null);
    await scene.deliver();
    expect(await deliveryOf(scene)).to.include({ state: 'parked', reason: 'keeps-old' });
  });

  it('a score that is taken back before it left is never posted', async () => {
    const scene = await stage();
    await mark(scene, 8);
    await mark(scene, null);
    await scene.deliver();
    expect(scene.lms.posts).to.equal(0);
    expect((await deliveryOf(scene)).state).to.equal('none');
  });

  it('LTI-C30: a teacher’s change in the LMS is shown, and stays until the teacher decides', async () => {
    const scene = await stage();
    await mark(scene, 9);
    await scene.deliver();
    scene.lms.overrides.set(scene.student.sub, 8);
    expect((await openGrading(scene)).isChecking).to.equal(true);
    await scene.check();
    const looked = await openGrading(scene);
    expect(looked.isChecking).to.equal(false);
    expect(looked.students[0]?.delivery).to.include({ state: 'sent', gradebookPoints: 8 });
    await scene.deliver();
    expect(scene.lms.posts).to.equal(1);
    await sendAgain(scene);
    scene.lms.overrides.clear();
    await scene.deliver();
    expect(scene.lms.arrived.map(({ points }) => points)).to.deep.equal([9, 9]);
    expect(await deliveryOf(scene)).to.include({ state: 'sent', gradebookPoints: null });
  });

  it('R9: stamps rise by a second and more, also when the clock is set back', async () => {
    const scene = await stage();
    const { clock } = await testSystem();
    try {
      for (const [points, minutes] of [5, 5, -10, 3].entries()) {
        clock.advance(minutes * 60_000);
        await mark(scene, points);
        await scene.deliver();
      }
    } finally {
      clock.reset();
    }
    const stamps = scene.lms.arrived.map(({ timestamp }) => timestamp.getTime());
    expect(stamps).to.have.length(4);
    for (const [index, stamp] of stamps.slice(1).entries())
      expect(stamp - stamps[index]!).to.be.at.least(1_000);
  });

  it('LTI-C31: the first score is an attempt, a later one is not; none is sent once attempts are used up', async () => {
    const scene = await stage();
    scene.lms.endings.push(
      refusal(422, {}, 'The maximum number of allowed attempts has been reached'),
    );
    await mark(scene, 8);
    await scene.deliver();
    expect(scene.lms.posts).to.equal(2);
    expect(scene.lms.arrived[0]).to.include({
      isUpdate: true,
      workUrl: `${PUBLIC_URL}/lti/launch?ref=${scene.assignmentId}&student=${scene.student.personId}`,
    });
  });

  it('R10: one job twice at the same time posts once', async () => {
    const scene = await stage();
    await mark(scene, 8);
    await Promise.all([scene.deliver(), scene.deliver(), scene.deliver()]);
    expect(scene.lms.posts).to.equal(1);
    expect((await deliveryOf(scene)).state).to.equal('sent');
  });

  it('R2: an update whose answer was lost is not posted again when the gradebook shows its points', async () => {
    const scene = await stage();
    await mark(scene, 5, 'Good');
    await scene.deliver();
    scene.lms.endings.push('answer lost');
    await mark(scene, 7, 'Better');
    await scene.deliver();
    await scene.deliver();
    expect(scene.lms.posts).to.equal(2);
    expect((await deliveryOf(scene)).state).to.equal('sent');
  });

  it('R10: points that an earlier wish may have brought do not prove a new comment', async () => {
    const scene = await stage();
    scene.lms.endings.push('answer lost');
    await mark(scene, 5, 'Good');
    await scene.deliver();
    await mark(scene, 5, 'Better');
    await scene.deliver();
    expect(scene.lms.arrived.at(-1)).to.include({ points: 5, comment: 'Better' });
    expect((await deliveryOf(scene)).state).to.equal('sent');
  });
});
