import { expect } from 'chai';
import { randomUUID } from 'node:crypto';
import type { CoursePlan } from '#contracts/course-plans.js';
import {
  type Diploma,
  DiplomaEffect,
  DiplomaVersions,
  type NewDiplomaInput,
} from '#contracts/graduation.js';
import { apiAs } from '../support/api.js';
import { buildCourse, buildPerson, type Course, type Person } from '../support/builders.js';
import { buildCatalogCourse } from '../support/courses.js';
import { reply } from '../support/reply.js';

const need = (credits: number) => ({
  ...{ id: 'arts', name: 'Arts', nameEs: 'Artes', credits, areas: ['arts' as const], codes: [] },
  mark: null,
});
const diploma: NewDiplomaInput = {
  ...{ key: 'standard', follows: 0, kind: 'diploma', name: 'Diploma', takesMiddleSchool: true },
  ...{ source: 'Policy', checkedOn: '2026-08-01', requirements: [need(500)] },
};

describe('what diplomas ask for', function () {
  this.timeout(60_000);
  let course: Course;
  let counselor: Person;
  let students: Person[];

  before(async () => {
    course = await buildCourse();
    counselor = await buildPerson({ course, role: 'counselor' });
    await buildCatalogCourse(counselor, { code: 'ART1' });
    students = [];
    for (let at = 0; at < 24; at += 1) students.push(await buildPerson({ course }));
    for (const [at, student] of students.entries()) {
      const api = await apiAs(student);
      const { id, revision } = await reply<CoursePlan>(api.get('/api/course-plans/main'));
      const entries = at < 12 ? [{ id: randomUUID(), code: 'ART1', grade: 10, term: 'fall' }] : [];
      await reply(api.put(`/api/course-plans/${id}/entries`, { revision, entries }));
    }
  });

  const effect = async (input: NewDiplomaInput) =>
    DiplomaEffect.parse(await reply((await apiAs(counselor)).post('/api/diplomas/preview', input)));

  it('Row 32, P12: says what publishing would do to plans, as the audit has it, and stores nothing', async () => {
    const api = await apiAs(counselor);
    const first = await effect(diploma);
    expect(first).to.deep.equal({
      ...{ plans: 24, lookedAt: 24, becomeShort: { low: 12, high: 12 } },
      becomeWhole: { low: 0, high: 9 },
      gaps: [{ id: 'arts', plans: { low: 12, high: 12 } }],
    });
    expect(await reply(api.get('/api/diplomas'))).to.deep.include({ diplomas: [] });
    await reply(api.post('/api/diplomas', diploma), 201);
    const harder = { ...diploma, follows: 1, requirements: [need(1_000)] };
    const next = await effect(harder);
    expect(next.becomeShort).to.deep.equal({ low: 12, high: 12 });
    expect(next.gaps).to.deep.equal([{ id: 'arts', plans: { low: 15, high: 24 } }]);
    const none = { ...diploma, follows: 1, requirements: [need(0)] };
    expect((await effect(none)).becomeWhole).to.deep.equal({ low: 12, high: 12 });
    // What nobody has chosen is aimed at by nobody; a conflict is one before it is published too.
    expect((await effect({ ...diploma, key: 'seal', kind: 'seal' })).plans).to.equal(0);
    await reply(api.post('/api/diplomas/preview', diploma), 409);
    const plan = await reply<CoursePlan>(
      (await apiAs(students[20]!)).get('/api/course-plans/main'),
    );
    expect(plan.audits[0]!.requirements[0]!.missing).to.equal(500);
  });

  it('Row 32: every version is kept, the newest first', async () => {
    const api = await apiAs(counselor);
    await reply(api.post('/api/diplomas', { ...diploma, follows: 1, name: 'Second' }), 201);
    const versions: Diploma[] = DiplomaVersions.parse(
      await reply(api.get('/api/diplomas/standard')),
    );
    expect(versions.map(({ version, name }) => [version, name])).to.deep.equal([
      [2, 'Second'],
      [1, 'Diploma'],
    ]);
    await reply(api.get('/api/diplomas/none'), 404);
    await reply((await apiAs(students[0]!)).get('/api/diplomas/standard'), 403);
  });
});
