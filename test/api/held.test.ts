import { expect } from 'chai';
import { HeldListing, type HeldKindName } from '#contracts/held.js';
import type { Places } from '#contracts/places.js';
import { apiAs } from '../support/api.js';
import { accessesBy, buildGoal } from '../support/assignments.js';
import { buildCourse, buildPerson, type Course, type Person } from '../support/builders.js';
import { fillPlan, takeOut } from '../support/passports.js';
import { reply } from '../support/reply.js';

const heldBy = async (student: Person) =>
  HeldListing.parse(await reply((await apiAs(student)).get('/api/held')));
const heldOf = async (staff: Person, { personId }: Person) =>
  HeldListing.parse(await reply((await apiAs(staff)).get(`/api/class/${personId}/held`)));
const lineIn = ({ lines }: HeldListing, kind: HeldKindName) =>
  lines.find((line) => line.kind === kind)!;

describe('what is held about a student', function () {
  this.timeout(60_000);
  let course: Course;
  let student: Person;

  before(async () => {
    course = await buildCourse();
    student = await buildPerson({ course, name: 'Maya Ortiz' });
    await fillPlan(student, course);
    await takeOut(student);
    const teacher = await apiAs(await buildPerson({ course, role: 'teacher' }));
    await reply(teacher.get(`/api/class/${student.personId}`));
  });

  it('P6, U28: every kind is listed, with how many, from where, who sees it and for how long', async () => {
    const listing = await heldBy(student);
    expect(listing.name).to.equal('Maya Ortiz');
    const goals = lineIn(listing, 'goals');
    expect(goals).to.deep.include({
      ...{ count: 3, removed: 0, seenBy: 'choice', keptFor: ['plan'] },
      ...{ origins: [{ origin: 'you', count: 3 }] },
      chosen: { private: 1, adviser: 0, teachers: 2 },
    });
    expect(lineIn(listing, 'identity')).to.deep.include({
      ...{ count: 1, seenBy: 'staff', origins: [{ origin: 'lms', count: 1 }] },
    });
    expect(lineIn(listing, 'interests').keptFor).to.deep.equal(['exit+60']);
    expect(lineIn(listing, 'looks').count).to.be.greaterThan(0);
    expect(lineIn(listing, 'looks').keptFor).to.deep.equal(['400 days']);
    for (const { kind, keptFor } of listing.lines) expect(keptFor, kind).to.not.have.length(0);
    const none = listing.lines.filter(({ count }) => count === 0).map(({ kind }) => kind);
    expect(none).to.deep.equal([
      ...['district-file', 'comments', 'suggestions', 'course-tags', 'groups', 'group-parts'],
      ...[
        'scores',
        'course-work',
        'recommendation-requests',
        'transcript-requests',
        'questions',
        'course-exceptions',
        'notes',
        'interventions',
        'conversations',
        'talk-signatures',
        'plan-records',
        'plan-changes',
        'plan-state',
        'caseloads',
        'staff-parts',
        'queue-marks',
        'task-ticks',
        'nudges',
        'meetings',
        'reports',
        'corrections',
      ],
      ...[
        'result-rows',
        'course-rows',
        'family',
        'notices',
        'signatures',
        'rights',
        'passports-in',
        'kept',
      ],
      ...['notifications', 'events-out', 'class-lists', 'same-person'],
    ]);
  });

  it('U28: what was removed and can be put back is held too, and said', async () => {
    const other = await buildPerson({ course });
    const goal = await buildGoal(other, { title: 'Learn to weld' });
    await reply((await apiAs(other)).delete(`/api/goals/${goal.id}`));
    expect(lineIn(await heldBy(other), 'goals')).to.include({ count: 0, removed: 1 });
  });

  it('P6: staff are told of what they may see and of nothing else, and the look is noted', async () => {
    const teacher = await buildPerson({ course, role: 'teacher' });
    const counselor = await buildPerson({ course, role: 'counselor' });
    const seen = await heldOf(teacher, student);
    expect(lineIn(seen, 'goals')).to.deep.include({
      ...{ count: 2, removed: 0, chosen: { private: 0, adviser: 0, teachers: 2 } },
    });
    const kinds = seen.lines.map(({ kind }) => kind);
    for (const kind of ['careers', 'marks', 'resumes', 'interests', 'answers', 'versions'] as const)
      expect(kinds).to.not.include(kind);
    for (const kind of ['schools', 'corrections', 'district-file'] as const)
      expect(kinds).to.not.include(kind);
    expect((await heldOf(counselor, student)).lines.map(({ kind }) => kind)).to.include('schools');
    expect(await accessesBy(teacher)).to.have.length(1);
    expect(lineIn(await heldOf(teacher, student), 'look-backs').count).to.equal(1);
  });

  it('P6: teachers are told of requests for recommendations, and of no transcript or removed place', async () => {
    const asker = await buildPerson({ course });
    const api = await apiAs(asker);
    const { items } = await reply<Places>(
      api.post('/api/places', { kind: 'employer', name: 'Bakery' }),
      201,
    );
    const path = `/api/places/${items[0]!.id}`;
    for (const kind of ['transcript', 'recommendation'])
      await reply(api.post(`${path}/requests`, { kind }), 201);
    const told = async (role: 'teacher' | 'counselor') =>
      (await heldOf(await buildPerson({ course, role }), asker)).lines
        .filter(({ kind }) => kind.endsWith('-requests'))
        .map(({ kind, count }) => [kind, count]);
    expect(await told('teacher')).to.deep.equal([['recommendation-requests', 1]]);
    expect(await told('counselor')).to.deep.equal([
      ['recommendation-requests', 1],
      ['transcript-requests', 1],
    ]);
    await reply(api.delete(path));
    expect(await told('teacher')).to.deep.equal([['recommendation-requests', 0]]);
    expect(lineIn(await heldBy(asker), 'transcript-requests')).to.include({ count: 0, removed: 1 });
  });

  it('P6: nobody else is told anything', async () => {
    const stranger = await buildPerson({ course: await buildCourse(), role: 'teacher' });
    await (await apiAs(stranger)).get(`/api/class/${student.personId}/held`).expect(404);
    await (await apiAs(student)).get(`/api/class/${student.personId}/held`).expect(403);
    await (await apiAs(stranger)).get('/api/held').expect(403);
    await (await apiAs(null)).get('/api/held').expect(401);
  });
});
