import { expect } from 'chai';
import { WaitingScores } from '#contracts/waiting-scores.js';
import { apiAs } from '../support/api.js';
import { handIn } from '../support/assignments.js';
import { buildPerson } from '../support/builders.js';
import { refusal } from '../support/gradebook.js';
import { reply } from '../support/reply.js';
import { deliveryOf, mark, type Stage, stage } from '../support/scores.js';

const PATH = '/api/scores/waiting';

async function adminOf({ course }: Stage) {
  const admin = await buildPerson({ district: course, role: 'admin' });
  const api = await apiAs(admin);
  return {
    look: async () => WaitingScores.parse(await reply(api.get(PATH))),
    send: async (choice: object) =>
      WaitingScores.parse(await reply(api.post(`${PATH}/send-again`, choice))),
  };
}

describe('scores that wait, for administrators', function () {
  this.timeout(30_000);

  it('R6: stand with LMS, course and reason, and name no student', async () => {
    const scene = await stage();
    scene.lms.endings.push(refusal(404));
    await mark(scene, 8, 'A private word');
    const admin = await adminOf(scene);
    expect(await admin.look()).to.deep.equal({ groups: [], onTheirWay: 1 });
    await scene.deliver();
    const { groups, onTheirWay } = await admin.look();
    expect(onTheirWay).to.equal(0);
    expect(groups).to.have.length(1);
    const { since, ...group } = groups[0]!;
    expect(Date.parse(since)).to.be.closeTo(Date.now(), 60_000);
    expect(group).to.deep.equal({
      assignmentId: scene.assignmentId,
      title: 'Look back on the term',
      courseTitle: 'Career Explorations 8',
      lmsName: 'LMS',
      isStopped: true,
      reason: 'gone',
      count: 1,
      nextTryAt: null,
    });
  });

  it('R6: are sent again, one group or all, and arrive', async () => {
    const scene = await stage();
    const other = { ...scene, student: await buildPerson({ course: scene.course }) };
    await handIn(other.student, scene.assignmentId);
    scene.lms.endings.push(refusal(403));
    await mark(scene, 8);
    await scene.deliver();
    const admin = await adminOf(scene);
    expect(
      (await admin.send({ assignmentId: scene.assignmentId, reason: 'gone' })).groups,
    ).to.have.length(1);
    const sent = await admin.send({ assignmentId: scene.assignmentId, reason: 'refused' });
    expect(sent).to.deep.equal({ groups: [], onTheirWay: 1 });
    scene.lms.endings.push(refusal(429, { 'retry-after': '600' }));
    await scene.deliver();
    const waiting = (await admin.look()).groups[0]!;
    expect(waiting).to.include({ isStopped: false, reason: 'lms-busy' });
    expect(Date.parse(waiting.nextTryAt!)).to.be.greaterThan(Date.now() + 500_000);
    expect(await admin.send({})).to.deep.equal({ groups: [], onTheirWay: 1 });
    await scene.deliver();
    expect((await deliveryOf(scene)).state).to.equal('sent');
  });

  it('are for administrators only', async () => {
    const scene = await stage();
    for (const person of [scene.teacher, scene.student]) {
      const api = await apiAs(person);
      await reply(api.get(PATH), 403);
      await reply(api.post(`${PATH}/send-again`, {}), 403);
    }
  });
});
