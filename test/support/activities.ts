import express from 'express';
import request from 'supertest';
import { Activity, ConfirmationLink } from '#contracts/activities.js';
import { CONFIRM_PATH } from '#server/features/activities/confirmation-service.js';
import { requestContext } from '#server/http/request-context.js';
import { createLogger } from '#server/logging.js';
import { confirmPages } from '#server/pages/confirm-routes.js';
import { apiAs } from './api.js';
import type { Person } from './builders.js';
import { reply } from './reply.js';
import { testSystem } from './system.js';

const service = {
  kind: 'service',
  title: 'Helped at the food bank',
  organisation: 'Harvest House',
  startedOn: '2026-09-05',
  endedOn: '2026-10-10',
  hours: 12,
};

/** An activity added as the student would; service hours unless the fields say otherwise. */
export async function buildMyActivity(student: Person, fields: object = {}): Promise<Activity> {
  const api = await apiAs(student);
  return Activity.parse(
    await reply(api.post('/api/my-activities', { ...service, ...fields }), 201),
  );
}

export async function myActivity(student: Person, id: string): Promise<Activity> {
  return Activity.parse(await reply((await apiAs(student)).get(`/api/my-activities/${id}`)));
}

/** The path of a new link to confirm the activity. */
export async function linkFor(student: Person, { id }: { id: string }): Promise<string> {
  const made = await reply(
    (await apiAs(student)).post(`/api/my-activities/${id}/confirmation`),
    201,
  );
  return new URL(ConfirmationLink.parse(made).url).pathname;
}

/** Asks as a browser of somebody without an account. */
export async function visitor(language = 'en') {
  return visitorOf((await testSystem()).app, language);
}

/** The same pages with counts of their own, for who uses a limit up: all tests share one address. */
export async function visitorOfItsOwn(language = 'en') {
  const { clock } = await testSystem();
  const log = createLogger('silent', { write: () => undefined });
  const app = express();
  app.use(requestContext(clock.now));
  app.use(CONFIRM_PATH, confirmPages({ log }));
  return visitorOf(app, language);
}

function visitorOf(app: express.Express, language: string) {
  return {
    open: (path: string) => request(app).get(path).set('accept-language', language),
    answer: (path: string, fields: object) =>
      request(app).post(path).type('form').set('accept-language', language).send(fields),
  };
}
