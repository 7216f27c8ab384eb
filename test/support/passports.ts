import { finishArea } from './assessments.js';
import { expect } from 'chai';
import { unzipSync } from 'fflate';
import request, { type Response } from 'supertest';
import type { LookBack } from '#contracts/look-back.js';
import { PassportFile } from '#contracts/passport-file.js';
import { sql, withTenant } from '#server/db/tenant.js';
import { linkFor, buildMyActivity, visitorOfItsOwn } from './activities.js';
import { apiAs } from './api.js';
import { buildAssignment, buildGoal, handIn } from './assignments.js';
import type { Course, Person } from './builders.js';
import { picture, uploadFile } from './evidence.js';
import { writeEntry } from './journal.js';
import { reply } from './reply.js';
import { testSystem } from './system.js';

/** A file of the passport, by its name. */
export type Passport = Record<string, Uint8Array>;

/** Makes the file as the browser does. */
export async function takeOut(student: Person, scope = 'whole'): Promise<Buffer> {
  const response = await (
    await apiAs(student)
  )
    .get(`/api/passport/file/${scope}`)
    .buffer(true)
    .parse((answer, done) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => done(null, Buffer.concat(parts)));
    });
  expect(response.status).to.equal(200);
  return response.body as Buffer;
}

/** Opened by a reader that is not ours. */
export const unpack = (zip: Uint8Array): Passport => unzipSync(new Uint8Array(zip));

export const textOf = (passport: Passport, name: string) =>
  Buffer.from(passport[name] ?? []).toString('utf8');

export const planIn = (passport: Passport) =>
  PassportFile.parse(JSON.parse(textOf(passport, 'passport.json')));

/** Sends a passport to the preview, or says yes to the one with this digest. */
export async function sendPassport(
  student: Pick<Person, 'token'>,
  zip: Uint8Array,
  digest?: string,
): Promise<Response> {
  const { app } = await testSystem();
  const path = digest ? `imports?digest=${digest}` : 'preview';
  return request(app)
    .post(`/api/passport/${path}`)
    .set('authorization', `Bearer ${student.token}`)
    .set('content-type', 'application/octet-stream')
    .send(Buffer.from(zip));
}

/** One of every kind of entry that a plan can have, through the same doors as a student. */
export async function fillPlan(student: Person, course: Course) {
  const api = await apiAs(student);
  const life = await buildGoal(student, {
    ...{ title: 'Become a nurse', horizon: 'life', why: 'I like to help <people> & animals.' },
    ...{ measure: 'I pass the exam', helpers: 'My aunt' },
  });
  const goal = await buildGoal(student, {
    ...{ title: 'Volunteer at the clinic', parentId: life.id, isFocus: true },
    ...{ milestones: [{ title: 'Call them', dueDate: '2026-12-01' }, { title: 'Go' }] },
  });
  await reply(api.patch(`/api/goals/${goal.id}`, { status: 'done' }));
  const hidden = await buildGoal(student, { title: 'Just mine', visibility: 'private' });
  const activity = await buildMyActivity(student, { skills: ['Sorting'], tags: ['food'] });
  await (
    await visitorOfItsOwn()
  )
    .answer(await linkFor(student, activity), {
      ...{ name: 'Coach Lee', decision: 'verified', mayBeNamed: 'yes', comment: 'Great help' },
    })
    .expect(200);
  const certificate = await buildMyActivity(student, {
    kind: 'certificate',
    title: 'CPR',
    hours: null,
  });
  await reply(
    api.put('/api/saved-careers/29-1141.00', {
      ...{ rating: 4, thought: 'My aunt is one.', stillInterested: true },
    }),
  );
  await reply(api.put('/api/saved-colleges/110635', { rating: 3, thought: 'Far away.' }));
  await reply(
    api.post('/api/my-ways', { way: 'apprenticeship', why: 'Paid from the first day' }),
    201,
  );
  const place = { kind: 'employer', name: 'Bell’s Bakery', dueOn: '2027-03-01', tasks: ['Ask'] };
  await reply(api.post('/api/places', place), 201);
  await reply(api.put('/api/aid/steps/fafsa', { state: 'done' }));
  await reply(
    api.post('/api/my-scholarships', { name: 'Lions Club', link: 'https://l.test/' }),
    201,
  );
  await reply(api.post('/api/college-searches', { name: 'Ohio', wish: 'state=OH' }), 201);
  await reply(api.post('/api/strengths', { side: 'strength', text: 'Patient' }), 201);
  await reply(
    api.post(`/api/goals/${goal.id}/citations`, { kind: 'career', source: '29-1141.00' }),
    201,
  );
  await writeEntry(student, 'I learned a lot.', { entry: { kind: 'goal', ref: goal.id } });
  await writeEntry(student, 'Only for me.');
  await reply(
    api.post('/api/record/results', {
      ...{ tool: 'State test', name: 'Math', takenOn: '2026-04-01', meaning: 'Good' },
      scores: [{ name: 'Scale', value: '231', maximum: 300 }],
    }),
    201,
  );
  await reply(
    api.post('/api/courses-taken', {
      ...{ title: 'Spanish 1', credits: 1000, status: 'earned', term: 'year', schoolYear: 2024 },
    }),
    201,
  );
  const { id: planId } = await reply<{ id: string }>(api.get('/api/course-plans/main'));
  await reply(api.patch(`/api/course-plans/${planId}`, { name: 'Four years' }));
  await reply(
    api.post('/api/record/schools', { school: 'Cedar Middle', fromYear: 2022, toYear: 2024 }),
    201,
  );
  await turnTheYear(student, life.id);
  await reply(api.put('/api/match-marks/15-1252.00', { mark: 'disagrees', why: 'No screens.' }));
  await answerProfiler(student);
  await finishArea(await apiAs(student), 'values', { area: 'support', name: 'Values, fall' });
  await handIn(student, await buildAssignment(course));
  const text = await uploadFile(student, 'essay.txt', Buffer.from('My essay about care'));
  await reply(
    api.patch(`/api/evidence/${text.id}`, {
      ...{ visibility: 'teachers', entries: [{ kind: 'goal', ref: goal.id }] },
    }),
  );
  await uploadFile(student, 'Photo día.png', await picture());
  await reply(
    api.post('/api/evidence', { kind: 'link', title: 'Site', url: 'https://plan.test/a' }),
    201,
  );
  await reply(api.post('/api/resumes', {}), 201);
  return { life, goal, hidden, activity, certificate };
}

/** What is chosen about a goal of last year, and what is said of that year. */
async function turnTheYear(student: Person, goalId: string): Promise<void> {
  const api = await apiAs(student);
  await withTenant(student.tenantId, () =>
    sql(
      `update record_versions set at = at - interval '400 days'
       where tenant_id = $1 and record_id = $2`,
      [student.tenantId, goalId],
    ),
  );
  await reply(
    api.put(`/api/look-back/goals/${goalId}`, {
      ...{ choice: 'keep', why: 'It still is what I want.', revision: 0 },
    }),
  );
  const { revision } = await reply<LookBack>(
    api.put('/api/look-back', { text: 'I dare to ask now.', revision: 0 }),
  );
  await reply(api.post('/api/look-back/done', { isDone: true, revision }));
}

async function answerProfiler(student: Person): Promise<void> {
  const api = await apiAs(student);
  const { items } = await reply<{ items: { id: string; area: string }[] }>(
    api.get('/api/profiler/items'),
  );
  const { id } = await reply<{ id: string }>(
    api.post('/api/profiler/attempts', { form: 'short' }),
    201,
  );
  const answers = Object.fromEntries(items.map((item) => [item.id, item.area === 's' ? 5 : 2]));
  await reply(api.patch(`/api/profiler/attempts/${id}`, { answers }));
  await reply(api.post(`/api/profiler/attempts/${id}/finish`, {}), 201);
}
