// A worker process that delivers one score after the other, to be killed in the middle of it. The
// gradebook is in the process that started it; everything else here is the real thing.
import type { LmsServices, Result, Score } from '#lti/types.js';
import { connectDatabase } from '#server/db/tenant.js';
import { deliverScore } from '#server/features/assignments/score-delivery.js';
import type { TaskSubject } from '#server/jobs/task-names.js';

const gradebook = process.env.GRADEBOOK_URL!;
const notHere = () => Promise.reject(new Error('This call was not expected.'));
const ask = async (path: string, body: object): Promise<unknown> => {
  const reply = await fetch(gradebook + path, { method: 'POST', body: JSON.stringify(body) });
  return reply.json();
};

const lms: LmsServices = {
  checks: { platformKeys: notHere, access: notHere, rosterPage: notHere },
  work: { seal: (token) => token, canRead: () => false, read: notHere, probe: notHere },
  fetchRoster: () => {
    throw new Error('This call was not expected.');
  },
  ...{ listLineItems: notHere, createLineItem: notHere },
  ...{ listResults: notHere, answerDeepLink: notHere },
  sendScore: async (_registrationId: string, _url: string, score: Score) => {
    await ask('/scores', score);
  },
  readResult: async (_registrationId: string, _url: string, sub: string) =>
    (await ask('/result', { sub })) as Result | null,
};

connectDatabase(process.env.APP_DATABASE_URL!, 2);
process.on('message', (subject) => {
  const deps = { lms, now: () => new Date(), publicUrl: 'https://pathlight.test' };
  void deliverScore(subject as TaskSubject, deps);
});
process.send?.('ready');
