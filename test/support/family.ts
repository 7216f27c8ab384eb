import express from 'express';
import request from 'supertest';
import { MadeFamilyInvitation, StudentFamily } from '#contracts/family.js';
import { FAMILY_PATH } from '#server/features/family/family-service.js';
import { requestContext } from '#server/http/request-context.js';
import { createLogger } from '#server/logging.js';
import { familyPages } from '#server/pages/family-routes.js';
import { apiAs } from './api.js';
import { buildCourse, buildPerson, type Course, type Person } from './builders.js';
import { reply } from './reply.js';
import { testSystem } from './system.js';

/** A phone: keeps its cookie as a browser does, and asks for its own language. */
export interface Phone {
  cookie: string;
  open(path: string, expected?: number): Promise<string>;
  send(path: string, fields: object, expected?: number): Promise<string>;
  /** The headers of the last answer. */
  headers: request.Response['headers'];
}

/** @param isAlone - with limits of its own, for who uses one up: all tests share one address. */
export async function phone(language = 'en', isAlone = true): Promise<Phone> {
  const { app, clock } = await testSystem();
  const log = createLogger('silent', { write: () => undefined });
  const own = express();
  own.use(requestContext(clock.now));
  own.use(FAMILY_PATH, familyPages({ publicUrl: 'http://plan.test', log }));
  const target = isAlone ? own : app;
  const keep = (answer: request.Response): string => {
    made.headers = answer.headers;
    for (const line of [answer.headers['set-cookie'] ?? []].flat()) {
      const pair = line.split(';')[0] ?? '';
      made.cookie = pair.endsWith('=') ? '' : pair;
    }
    return answer.text;
  };
  const made: Phone = {
    ...{ cookie: '', headers: {} },
    open: async (path, expected = 200) =>
      keep(
        await request(target)
          .get(path)
          .set('accept-language', language)
          .set('cookie', made.cookie)
          .expect(expected),
      ),
    send: async (path, fields, expected = 303) =>
      keep(
        await request(target)
          .post(path)
          .type('form')
          .set('accept-language', language)
          .set('cookie', made.cookie)
          .send(fields)
          .expect(expected),
      ),
  };
  return made;
}

/** A student with their counselor and administrator, in one course. */
export async function buildClass(name = 'Maya Lopez'): Promise<{
  course: Course;
  student: Person;
  counselor: Person;
  admin: Person;
}> {
  const course = await buildCourse();
  return {
    course,
    student: await buildPerson({ course, name }),
    counselor: await buildPerson({ course, role: 'counselor', name: 'Dana Reed' }),
    admin: await buildPerson({ course, role: 'admin', name: 'Ada King' }),
  };
}

export async function invite(
  staff: Person,
  student: Person,
  fields: object = { locale: 'en' },
): Promise<MadeFamilyInvitation & { path: string }> {
  const api = await apiAs(staff);
  const path = `/api/class/${student.personId}/family/invitations`;
  const made = MadeFamilyInvitation.parse(await reply(api.post(path, fields), 201));
  return { ...made, path: new URL(made.url).pathname };
}

/** Somebody of the family, signed in on their phone. */
export async function join(
  staff: Person,
  student: Person,
  name = 'Rosa Lopez',
  { language = 'en', on }: { language?: string; on?: Phone } = {},
): Promise<Phone> {
  const { path, code } = await invite(staff, student, { locale: language });
  const device = on ?? (await phone(language));
  await device.send(path, { code, name, locale: language });
  return device;
}

export async function familyOf(staff: Person, student: Person): Promise<StudentFamily> {
  const path = `/api/class/${student.personId}/family`;
  return StudentFamily.parse(await reply((await apiAs(staff)).get(path)));
}

export async function ownFamily(student: Person): Promise<StudentFamily> {
  return StudentFamily.parse(await reply((await apiAs(student)).get('/api/family')));
}

export const pageOf = (student: Person, ...parts: string[]) =>
  [`${FAMILY_PATH}/students/${student.personId}`, ...parts].join('/');
