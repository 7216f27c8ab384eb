import { expect } from 'chai';
import { runOnce } from 'graphile-worker';
import { createHandlers } from '#server/jobs/handlers.js';
import type { TaskSubject } from '#server/jobs/task-names.js';
import { apiAs } from '../support/api.js';
import { connectionLost, refusal } from '../support/gradebook.js';
import { reply } from '../support/reply.js';
import { deliveryOf, mark, PUBLIC_URL, stage } from '../support/scores.js';
import { testSystem } from '../support/system.js';
import { databaseFiles } from '../support/files.js';

const NOTHING = { reason: null, nextTryAt: null, gradebookPoints: null };

describe('scores on their way to the gradebook', function () {
  this.timeout(30_000);

  it('F56: a score reaches the gradebook through the queue, once', async () => {
    const scene = await stage();
    const { database } = await testSystem();
    const work = await mark(scene, 8, 'Clear and honest.');
    expect(work.delivery).to.deep.equal({ ...NOTHING, state: 'waiting' });
    const handlers = createHandlers({
      lms: scene.lms,
      now: () => new Date(),
      publicUrl: PUBLIC_URL,
      files: databaseFiles,
    });
    const drain = () =>
      runOnce({
        connectionString: database.urls.queue,
        noHandleSignals: true,
        // Other tests leave work of their own in the queue.
        taskList: {
          'send-score': async (payload) => {
            const subject = payload as TaskSubject;
            if (subject.tenantId === scene.course.tenantId) await handlers['send-score'](subject);
          },
        },
      });
    await drain();
    await drain();
    expect(scene.lms.posts).to.equal(1);
    expect(scene.lms.arrived[0]).to.include({
      sub: scene.student.sub,
      points: 8,
      maxPoints: 10,
      comment: 'Clear and honest.',
      isUpdate: false,
      lineItemUrl: `https://lms.test/items/${scene.assignmentId}`,
    });
    expect(scene.lms.arrived[0]?.submittedAt).to.be.instanceOf(Date);
    expect(await deliveryOf(scene)).to.deep.equal({ ...NOTHING, state: 'sent' });
  });

  it('a score that did not change is not sent again', async () => {
    const scene = await stage();
    await mark(scene, 8, 'Good');
    await scene.deliver();
    expect((await mark(scene, 8, 'Good')).delivery.state).to.equal('sent');
    await scene.deliver();
    expect(scene.lms.posts).to.equal(1);
  });

  it('F56: a new score updates the first, at least a second later by its stamp', async () => {
    const scene = await stage();
    await mark(scene, 8, 'Good');
    await scene.deliver();
    await mark(scene, 9, 'Better on a second look');
    await scene.deliver();
    const [first, second] = scene.lms.arrived;
    expect(second).to.include({ points: 9, comment: 'Better on a second look', isUpdate: true });
    expect(second!.timestamp.getTime() - first!.timestamp.getTime()).to.be.at.least(1_000);
  });

  it('two quick changes collapse into one post of the newest', async () => {
    const scene = await stage();
    await mark(scene, 5);
    await mark(scene, 7);
    await scene.deliver();
    await scene.deliver();
    expect(scene.lms.arrived.map(({ points }) => points)).to.deep.equal([7]);
  });

  it('a score that is changed during its post goes out afterwards', async () => {
    const scene = await stage();
    await mark(scene, 5);
    scene.lms.duringPost = async () => {
      scene.lms.duringPost = () => Promise.resolve();
      await mark(scene, 7);
    };
    await scene.deliver();
    expect((await deliveryOf(scene)).state).to.equal('waiting');
    await scene.deliver();
    expect(scene.lms.arrived.map(({ points }) => points)).to.deep.equal([5, 7]);
    expect((await deliveryOf(scene)).state).to.equal('sent');
  });

  it('a post whose answer was lost is not posted again when the gradebook has it', async () => {
    const scene = await stage();
    scene.lms.endings.push('answer lost');
    await mark(scene, 8);
    await scene.deliver();
    expect((await deliveryOf(scene)).state).to.equal('waiting');
    await scene.deliver();
    expect(scene.lms.arrived).to.have.length(1);
    expect((await deliveryOf(scene)).state).to.equal('sent');
  });

  it('a lost post with only a new comment is posted again: the points tell nothing of it', async () => {
    const scene = await stage();
    await mark(scene, 8, 'Good');
    await scene.deliver();
    scene.lms.endings.push(connectionLost());
    await mark(scene, 8, 'Good, and well written');
    await scene.deliver();
    await scene.deliver();
    expect(scene.lms.arrived.at(-1)).to.include({ comment: 'Good, and well written' });
  });

  it('a post that never arrived is tried again', async () => {
    const scene = await stage();
    scene.lms.endings.push(connectionLost(), refusal(503));
    await mark(scene, 8);
    await scene.deliver();
    await scene.deliver();
    await scene.deliver();
    expect(scene.lms.arrived.map(({ points }) => points)).to.deep.equal([8]);
    expect((await deliveryOf(scene)).state).to.equal('sent');
  });

  it('a 409 for a score that is there already counts as sent', async () => {
    const scene = await stage();
    await mark(scene, 8);
    scene.lms.arrived.push({
      ...{ sub: scene.student.sub, points: 8, maxPoints: 10, timestamp: new Date() },
      ...{ isUpdate: false, lineItemUrl: '' },
    });
    scene.lms.endings.push(refusal(409));
    await scene.deliver();
    expect((await deliveryOf(scene)).state).to.equal('sent');
  });

  for (const status of [409, 400]) {
    it(`a ${status} for a stale stamp is tried again with a later one`, async () => {
      const scene = await stage();
      await mark(scene, 8);
      scene.lms.arrived.push({
        ...{ sub: scene.student.sub, points: 3, maxPoints: 10, timestamp: new Date() },
        ...{ isUpdate: false, lineItemUrl: '' },
      });
      scene.lms.endings.push(refusal(status));
      await scene.deliver();
      expect(scene.lms.posts).to.equal(2);
      expect(scene.lms.arrived.at(-1)).to.include({ points: 8 });
      expect((await deliveryOf(scene)).state).to.equal('sent');
    });
  }

  for (const [status, reason] of [
    [404, 'gone'],
    [422, 'not-student'],
    [403, 'refused'],
  ] as const) {
    it(`a ${status} parks the score with the reason ${reason} until it is sent again`, async () => {
      const scene = await stage();
      scene.lms.endings.push(refusal(status));
      await mark(scene, 8);
      await scene.deliver();
      expect(await deliveryOf(scene)).to.deep.equal({ ...NOTHING, state: 'parked', reason });
      await scene.deliver();
      expect(scene.lms.posts).to.equal(1);
      const api = await apiAs(scene.teacher);
      const path = `/api/assignments/${scene.assignmentId}/submissions/${scene.student.personId}`;
      await reply(api.post(`${path}/send-again`));
      await scene.deliver();
      expect(await deliveryOf(scene)).to.deep.equal({ ...NOTHING, state: 'sent' });
      await reply(api.post(`${path}/send-again`), 409);
    });
  }

  it('finds the column by our own id when no launch told it, and remembers it', async () => {
    const scene = await stage({ lineItemUrl: null });
    const item = { label: 'Reflection', scoreMaximum: 10 };
    scene.lms.lineItems = [
      { ...item, url: 'https://lms.test/items/1', resourceId: 'another' },
      { ...item, url: 'https://lms.test/items/2', resourceId: scene.assignmentId },
    ];
    await mark(scene, 8);
    await scene.deliver();
    expect(scene.lms.arrived[0]?.lineItemUrl).to.equal('https://lms.test/items/2');
    scene.lms.lineItems = [];
    await mark(scene, 9);
    await scene.deliver();
    expect(scene.lms.arrived[1]?.lineItemUrl).to.equal('https://lms.test/items/2');
  });

  it('a test user’s score never leaves', async () => {
    const scene = await stage({ isTest: true });
    await mark(scene, 8);
    await scene.deliver();
    expect(scene.lms.posts).to.equal(0);
  });

  it('“complete” is sent as one point of one', async () => {
    const scene = await stage({ grading: 'complete' });
    await mark(scene, 1);
    await scene.deliver();
    expect(scene.lms.arrived[0]).to.include({ points: 1, maxPoints: 1 });
  });
});
