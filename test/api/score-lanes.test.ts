import { expect } from 'chai';
import type { Score } from '#lti/types.js';
import { deliverScore } from '#server/features/assignments/score-delivery.js';
import { startWorker, type TaskHandlers } from '#server/jobs/worker.js';
import { TASK_NAMES, type TaskSubject } from '#server/jobs/task-names.js';
import { createLogger } from '#server/logging.js';
import { connectionLost, FakeLms } from '../support/gradebook.js';
import { type ScoreClass, scoreClass } from '../support/faults/score-class.js';
import { testSystem } from '../support/system.js';

const log = createLogger('warn', { write: () => undefined });

/** An LMS that never answers: each call hangs until the test ends. */
class DeadLms extends FakeLms {
  under = 0;
  end: () => void = () => undefined;
  private readonly ended = new Promise<void>((resolve) => {
    this.end = resolve;
  });

  override async sendScore(_registrationId: string, _url: string, _score: Score): Promise<void> {
    this.under += 1;
    await this.ended;
    throw connectionLost();
  }
}

async function wantMany(group: ScoreClass, count: number): Promise<void> {
  for (let index = 0; index < count; index += 1)
    await group.want((await group.enrol()).personId, index % 11);
}

describe('the lanes of scores', function () {
  this.timeout(60_000);

  it('R13: an LMS that hangs holds its own lanes; scores to others go out meanwhile', async () => {
    const { database, clock } = await testSystem();
    const [deadClass, liveClass] = [await scoreClass(), await scoreClass()];
    const [dead, live] = [new DeadLms(), new FakeLms()];
    await wantMany(deadClass, 40);
    await wantMany(liveClass, 10);
    const deps = { now: clock.now, publicUrl: 'https://pathlight.test' };
    const send = async (subject: TaskSubject) => {
      const { tenantId } = subject;
      if (tenantId === deadClass.course.tenantId)
        await deliverScore(subject, { ...deps, lms: dead });
      if (tenantId === liveClass.course.tenantId)
        await deliverScore(subject, { ...deps, lms: live });
    };
    const handlers = Object.fromEntries(
      TASK_NAMES.map((name) => [name, name === 'send-score' ? send : () => Promise.resolve()]),
    ) as unknown as TaskHandlers;
    const worker = await startWorker(database.urls.queue, handlers, log);
    try {
      while (live.arrived.length < 10 || dead.under === 0)
        await new Promise((resolve) => setTimeout(resolve, 20));
      expect(live.arrived).to.have.length(10);
      expect(dead.under).to.be.within(1, 6);
    } finally {
      dead.end();
      await worker.stop();
    }
  });
});
