import { expect } from 'chai';
import type {
  Place,
  PlaceChanges,
  Places,
  RequestDecision,
  StaffRequests,
} from '#contracts/places.js';
import type { Looks } from '#contracts/sharing.js';
import { type ApiClient, apiAs } from '../support/api.js';
import { buildCourse, buildPerson, type Course, type Person } from '../support/builders.js';
import { bring, planOfStudent } from '../support/compared-plans.js';
import { takeOut } from '../support/passports.js';
import { reply } from '../support/reply.js';

describe('Places a student applies to', function () {
  this.timeout(60_000);
  let course: Course;
  let person: Person;
  let student: ApiClient;
  let counselor: ApiClient;
  let teacher: ApiClient;
  beforeEach(async () => {
    course = await buildCourse();
    person = await buildPerson({ course, name: 'Maya Lopez' });
    student = await apiAs(person);
    counselor = await apiAs(await buildPerson({ course, role: 'counselor', name: 'Ms. Cole' }));
    teacher = await apiAs(await buildPerson({ course, role: 'teacher', name: 'Mr. Ortiz' }));
  });

  const list = async () => (await reply<Places>(student.get('/api/places'))).items;
  const add = async (place: object) =>
    (await reply<Places>(student.post('/api/places', place), 201)).items.at(-1)!;
  const bakery = () => add({ kind: 'employer', name: 'Bell’s Bakery', tasks: ['Ask', 'Write'] });
  const change = (id: string, changes: PlaceChanges, status = 200) =>
    reply<Places>(student.patch(`/api/places/${id}`, changes), status);
  const ask = (id: string, request: object, status = 201) =>
    reply<Places>(student.post(`/api/places/${id}/requests`, request), status);
  const queue = async (staff: ApiClient) =>
    (await reply<StaffRequests>(staff.get('/api/place-requests'))).items;
  const decide = (staff: ApiClient, id: string, decision: RequestDecision, status = 200) =>
    reply<StaffRequests>(staff.put(`/api/place-requests/${id}/state`, decision), status);

  it('F21: a college has its own name, any other place is called as the student says, each with its tasks', async () => {
    const college = await add({ kind: 'college', collegeCode: '110635', dueOn: '2027-01-15' });
    expect(college).to.include({
      ...{ name: 'University of California-Berkeley', nameLocale: 'en', kind: 'college' },
      ...{ status: 'thinking', dueOn: '2027-01-15' },
    });
    const { tasks, nameLocale } = await bakery();
    expect([tasks.map(({ title }) => title), nameLocale]).to.deep.equal([['Ask', 'Write'], null]);
    await student.post('/api/places', { kind: 'college', collegeCode: '110635' }).expect(409);
    await student.post('/api/places', { kind: 'college', collegeCode: '000000' }).expect(404);
    const nameless = await student.post('/api/places', { kind: 'branch', name: ' ' }).expect(400);
    expect(nameless.text).to.contain('name');
    await student.post('/api/places', { kind: 'cult', name: 'A' }).expect(400);
    expect(await list()).to.have.length(2);
  });

  it('F21: what changed in another window meanwhile is not written over', async () => {
    const { id, revision } = await bakery();
    await change(id, { revision, status: 'sent', notes: 'By mail' });
    await change(id, { revision, status: 'thinking' }, 409);
    expect((await list())[0]).to.include({ status: 'sent', notes: 'By mail', dueOn: null });
    await change(id, { revision: revision + 1, dueOn: '2027-02-01' });
    expect((await list())[0]).to.include({ status: 'sent', dueOn: '2027-02-01' });
    await student.patch(`/api/places/${id}`, { revision: 3, dueOn: '2027-02-31' }).expect(400);
  });

  it('F21: tasks have dates, are done and not done again, taken out and put back', async () => {
    const { id } = await bakery();
    await reply(
      student.post(`/api/places/${id}/tasks`, { title: 'Bake', dueOn: '2027-01-02' }),
      201,
    );
    const of = async () => (await list())[0]!.tasks;
    expect((await of()).map(({ title }) => title)).to.deep.equal(['Bake', 'Ask', 'Write']);
    const task = (await of())[0]!.id;
    await reply(student.patch(`/api/place-tasks/${task}`, { isDone: true }));
    const doneAt = (await of())[0]!.doneAt;
    expect(doneAt).to.be.a('string');
    await reply(student.patch(`/api/place-tasks/${task}`, { isDone: true, title: 'Bake bread' }));
    expect((await of())[0]).to.include({ doneAt, title: 'Bake bread', dueOn: '2027-01-02' });
    await reply(student.patch(`/api/place-tasks/${task}`, { isDone: false, dueOn: null }));
    expect((await of()).find((one) => one.id === task)).to.include({ doneAt: null, dueOn: null });
    await reply(student.delete(`/api/place-tasks/${task}`));
    expect(await of()).to.have.length(2);
    await reply(student.post(`/api/place-tasks/${task}/restore`));
    expect(await of()).to.have.length(3);
  });

  it('F30: a place is taken out with all that hangs on it, and put back; nobody else can', async () => {
    const { id } = await bakery();
    await ask(id, { kind: 'transcript' });
    const other = await apiAs(await buildPerson({ course }));
    await other.delete(`/api/places/${id}`).expect(404);
    await other.post(`/api/places/${id}/tasks`, { title: 'Mine' }).expect(404);
    await reply(student.delete(`/api/places/${id}`));
    expect([await list(), await queue(counselor)]).to.deep.equal([[], []]);
    await student.post(`/api/places/${id}/requests`, { kind: 'transcript' }).expect(404);
    await reply(student.post(`/api/places/${id}/restore`));
    const [back] = await list();
    expect([back!.tasks.length, back!.requests.length]).to.deep.equal([2, 1]);
    await (await apiAs(await buildPerson({ role: 'counselor' }))).get('/api/places').expect(403);
  });

  it('F64: a transcript is asked for, in work and sent: status only, and the student sees each', async () => {
    const place = await add({ kind: 'college', collegeCode: '166027', dueOn: '2027-01-01' });
    await ask(place.id, { kind: 'transcript', note: 'By the portal' });
    const [request] = await queue(counselor);
    expect(request).to.deep.include({
      ...{ studentName: 'Maya Lopez', place: 'Harvard University', dueOn: '2027-01-01' },
      ...{ kind: 'transcript', note: 'By the portal', state: 'requested' },
      nextStates: ['in-work', 'sent', 'talk'],
    });
    await decide(counselor, request!.id, { from: 'requested', to: 'in-work' });
    await decide(counselor, request!.id, { from: 'requested', to: 'sent' }, 409);
    await decide(counselor, request!.id, { from: 'in-work', to: 'in-work' }, 400);
    await decide(counselor, request!.id, { from: 'in-work', to: 'sent' });
    const own = (await list())[0]!.requests[0]!;
    expect(own).to.include({ state: 'sent', decidedBy: 'Ms. Cole' });
    expect(Object.keys(own)).not.to.include.members(['file', 'letter', 'text']);
    await decide(counselor, request!.id, { from: 'sent', to: 'in-work' });
    expect((await list())[0]!.requests[0]!.state).to.equal('in-work');
  });

  it('F64: teachers see recommendations of their own students, and no transcript', async () => {
    const { id } = await bakery();
    await ask(id, { kind: 'transcript' });
    await ask(id, { kind: 'recommendation', note: 'Mr. Ortiz, please' });
    expect((await queue(teacher)).map(({ kind }) => kind)).to.deep.equal(['recommendation']);
    const elsewhere = await buildCourse({ district: course });
    const stranger = await apiAs(await buildPerson({ course: elsewhere, role: 'teacher' }));
    expect(await queue(stranger)).to.deep.equal([]);
    const [transcript, letter] = (await list())[0]!.requests;
    await decide(teacher, transcript!.id, { from: 'requested', to: 'sent' }, 404);
    await decide(stranger, letter!.id, { from: 'requested', to: 'sent' }, 404);
    await decide(teacher, letter!.id, { from: 'requested', to: 'talk' });
    expect((await list())[0]!.requests[1]).to.include({ state: 'talk', decidedBy: 'Mr. Ortiz' });
    await student.get('/api/place-requests').expect(403);
  });

  it('P15: who looked at requests stands in the student’s list of looks', async () => {
    const { id } = await bakery();
    await ask(id, { kind: 'transcript' });
    await queue(counselor);
    const { looks } = await reply<Looks>(student.get('/api/sharing/looks'));
    expect(looks.map(({ name }) => name)).to.include('Ms. Cole');
  });

  it('F64: a second transcript waits for the first, and a request can be taken back and made again', async () => {
    const { id } = await bakery();
    const first = (await ask(id, { kind: 'transcript' })).items[0]!.requests[0]!;
    await ask(id, { kind: 'transcript' }, 409);
    await reply(student.delete(`/api/my-requests/${first.id}`));
    expect([(await list())[0]!.requests, await queue(counselor)]).to.deep.equal([[], []]);
    await decide(counselor, first.id, { from: 'requested', to: 'sent' }, 404);
    await reply(student.post(`/api/my-requests/${first.id}/restore`));
    expect(await queue(counselor)).to.have.length(1);
    await student.delete('/api/my-requests/00000000-0000-7000-8000-000000000000').expect(404);
  });

  it('F30: what could not be added is not put back either, until there is room for it', async () => {
    const berkeley = { kind: 'college', collegeCode: '110635' };
    const { id } = await add(berkeley);
    await reply(student.delete(`/api/places/${id}`));
    const second = await add(berkeley);
    await student.post(`/api/places/${id}/restore`).expect(409);
    const first = (await ask(second.id, { kind: 'transcript' })).items[0]!.requests[0]!;
    await reply(student.delete(`/api/my-requests/${first.id}`));
    const other = (await ask(second.id, { kind: 'transcript' })).items[0]!.requests[0]!;
    await student.post(`/api/my-requests/${first.id}/restore`).expect(409);
    await decide(counselor, other.id, { from: 'requested', to: 'sent' });
    await reply(student.post(`/api/my-requests/${first.id}/restore`));
    await reply(student.delete(`/api/my-requests/${first.id}`));
    await reply(student.delete(`/api/places/${second.id}`));
    await student.post(`/api/my-requests/${first.id}/restore`).expect(404);
    await reply(student.post(`/api/places/${id}/restore`));
    expect(await list()).to.have.length(1);
  });

  it('B5: places travel in the passport with tasks; requests stay with the school', async () => {
    const { id, tasks } = await bakery();
    await reply(student.patch(`/api/place-tasks/${tasks[0]!.id}`, { isDone: true }));
    await change(id, { revision: 1, status: 'sent', notes: 'Near home' });
    await add({ kind: 'college', collegeCode: '110635' });
    await ask(id, { kind: 'transcript', note: 'Soon' });
    const there = await buildPerson();
    await bring(there, await takeOut(person));
    const { parts } = await planOfStudent(there);
    const said = ({ name, status, notes }: Pick<Place, 'name' | 'status' | 'notes'>) => [
      ...[name, status, notes],
    ];
    expect(parts.places.map(said)).to.deep.equal((await list()).map(said));
    expect(parts.places[0]!.tasks.map(({ doneAt }) => doneAt !== null)).to.deep.equal([
      true,
      false,
    ]);
    expect(JSON.stringify(parts)).not.to.contain('Soon');
  });
});
