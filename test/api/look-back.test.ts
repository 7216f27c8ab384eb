import { expect } from 'chai';
import { RecordHistory } from '#contracts/history.js';
import { LookBack, LookBackPage } from '#contracts/look-back.js';
import { Timeline } from '#contracts/years.js';
import { sql, withTenant } from '#server/db/tenant.js';
import { apiAs } from '../support/api.js';
import { accessesBy, buildAssignment, buildGoal, handIn } from '../support/assignments.js';
import { buildCourse, buildPerson, type Person } from '../support/builders.js';
import { merge, takeApart, twins, twoLms } from '../support/merges.js';
import { reply } from '../support/reply.js';
import { testSystem } from '../support/system.js';
import { inYears, yearNow } from '../support/years.js';

const NURSE = '29-1141.00';
const VET = '29-1131.00';

async function write(student: Person, text: string, more: object = {}): Promise<LookBack> {
  const api = await apiAs(student);
  return LookBack.parse(await reply(api.put('/api/look-back', { text, revision: 0, ...more })));
}

async function finish(student: Person, text: string, more: object = {}): Promise<LookBack> {
  const { revision } = await write(student, text, more);
  const api = await apiAs(student);
  return LookBack.parse(await reply(api.post('/api/look-back/done', { isDone: true, revision })));
}

describe('looking back at an earlier school year', function () {
  this.timeout(30_000);
  afterEach(async () => (await testSystem()).clock.reset());

  it('B9, F65: goals, careers and reflections of then stand beside those of now', async () => {
    const course = await buildCourse();
    const student = await buildPerson({ course });
    const year = yearNow();
    const changed = await buildGoal(student, { title: 'Be a vet' });
    const reached = await buildGoal(student, { title: 'Join a club' });
    const dropped = await buildGoal(student, { title: 'Learn to juggle' });
    await buildGoal(student, { title: 'Read more' });
    const done = await buildGoal(student, { title: 'Done by then' });
    await handIn(student, await buildAssignment(course, { title: 'Grade 7' }), { b1: 'I began.' });
    const first = await apiAs(student);
    await reply(first.patch(`/api/goals/${done.id}`, { status: 'done' }));
    await reply(first.put(`/api/saved-careers/${NURSE}`, { rating: 3 }));
    const api = await inYears(1, student);
    await reply(api.patch(`/api/goals/${changed.id}`, { title: 'Be a vet nurse' }));
    await reply(api.patch(`/api/goals/${reached.id}`, { status: 'done' }));
    await reply(api.delete(`/api/goals/${dropped.id}`));
    const fresh = { title: 'Learn to weld', kind: 'career', horizon: 'year' };
    await reply(api.post('/api/goals', fresh), 201);
    await reply(api.delete(`/api/saved-careers/${NURSE}`));
    await reply(api.put(`/api/saved-careers/${VET}`, { rating: 5 }));
    const page = LookBackPage.parse(await reply(api.get('/api/look-back')));
    expect(page.earlier).to.deep.equal([year]);
    expect(page.own).to.include({ year: year + 1, state: 'open', revision: 0 });
    const { goals, careers, reflection } = page.beside!;
    expect(goals.map(({ change, then, now }) => [change, then?.title, now?.title])).to.deep.equal([
      ['changed', 'Be a vet', 'Be a vet nurse'],
      ['reached', 'Join a club', 'Join a club'],
      ['dropped', 'Learn to juggle', undefined],
      ['same', 'Read more', 'Read more'],
      ['new', undefined, 'Learn to weld'],
    ]);
    expect(careers.map(({ code, change }) => [code, change])).to.deep.equal([
      [NURSE, 'let-go'],
      [VET, 'added'],
    ]);
    expect(reflection.then?.answers[0]?.text).to.equal('I began.');
    expect(reflection.now).to.equal(null);
    await reply(api.get(`/api/look-back?from=${year + 1}`), 404);
    await reply(api.get('/api/look-back?from=last'), 400);
  });

  it('F65: the first year has nothing to look back at, and says so', async () => {
    const student = await buildPerson();
    await buildGoal(student);
    const page = LookBackPage.parse(await reply((await apiAs(student)).get('/api/look-back')));
    expect(page).to.deep.include({ earlier: [], beside: null });
  });

  it('F65: one word of what changed is asked for, and nobody’s words are lost', async () => {
    const student = await buildPerson();
    const api = await apiAs(student);
    const done = (revision: number) => api.post('/api/look-back/done', { isDone: true, revision });
    const { errors } = await reply<{ errors: { pointer: string }[] }>(done(0), 400);
    expect(errors[0]?.pointer).to.equal('/body/text');
    await write(student, '  ');
    await reply(done(1), 400);
    const kept = await write(student, 'I like people more.', { revision: 1 });
    expect(kept).to.include({ state: 'open', revision: 2 });
    expect((await write(student, 'I like people more.', { revision: 1 })).revision).to.equal(2);
    await reply(api.put('/api/look-back', { text: 'Other window', revision: 1 }), 409);
    await reply(done(1), 409);
    expect(LookBack.parse(await reply(done(2)))).to.include({ state: 'done', revision: 3 });
    const undone = await reply(api.post('/api/look-back/done', { isDone: false, revision: 3 }));
    expect(undone).to.include({ state: 'open', doneAt: null, text: 'I like people more.' });
    await reply(done(4));
    expect(await write(student, 'And animals.', { revision: 5 })).to.include({ state: 'open' });
    await reply(api.put('/api/look-back', { text: 'x'.repeat(4_001), revision: 6 }), 400);
  });

  it('U3: each version of the words comes back; words that were handed over are open again', async () => {
    const { clock } = await testSystem();
    const student = await buildPerson();
    const first = await write(student, 'I like labs.');
    clock.advance(10 * 60_000);
    const second = await write(student, 'I like animals.', { revision: 1, visibility: 'adviser' });
    const api = await apiAs(student);
    await reply(api.post('/api/look-back/done', { isDone: true, revision: second.revision }));
    const path = `/api/history/look-back/${first.id!}`;
    const { versions } = RecordHistory.parse(await reply(api.get(path)));
    expect(versions.map(({ snapshot }) => snapshot)).to.deep.equal([
      { text: 'I like animals.', visibility: 'adviser' },
      { text: 'I like labs.', visibility: 'teachers' },
    ]);
    await reply(api.post(`${path}/restore`, { number: 1 }));
    const restored = LookBackPage.parse(await reply(api.get('/api/look-back'))).own;
    expect(restored).to.include({ text: 'I like labs.', visibility: 'teachers', state: 'open' });
    await reply(api.post(`${path}/restore`, { number: 2 }));
    const again = LookBackPage.parse(await reply(api.get('/api/look-back'))).own;
    expect(again).to.include({ text: 'I like animals.', visibility: 'adviser' });
    await reply((await apiAs(await buildPerson())).get(path), 404);
    const later = await inYears(1, student);
    await reply(later.post(`${path}/restore`, { number: 1 }), 403);
  });

  it('F65: an adviser reads it and returns it with a comment, and looking is noted', async () => {
    const course = await buildCourse();
    const student = await buildPerson({ course });
    const adviser = await buildPerson({ course, role: 'counselor', name: 'Ms. Rivera' });
    const path = `/api/class/${student.personId}/look-back`;
    const staff = await apiAs(adviser);
    expect(await reply(staff.get(path))).to.include({ state: 'open', text: null });
    const { revision } = await write(student, 'I changed.', { visibility: 'adviser' });
    expect(await reply(staff.get(path)), 'a draft').to.include({ state: 'open', text: null });
    await reply(staff.post(`${path}/return`, { comment: 'Too early', revision }), 409);
    const done = await reply<LookBack>(
      (await apiAs(student)).post('/api/look-back/done', { isDone: true, revision }),
    );
    await reply(staff.post(`${path}/return`, { comment: ' ', revision: done.revision }), 400);
    await reply(staff.post(`${path}/return`, { comment: 'Why?', revision: done.revision }));
    const { own } = LookBackPage.parse(await reply((await apiAs(student)).get('/api/look-back')));
    expect(own).to.include({ state: 'returned', comment: 'Why?', returnedBy: 'Ms. Rivera' });
    expect(own.text).to.equal('I changed.');
    const looks = await accessesBy(adviser);
    expect(looks).to.deep.include({ student_id: student.personId, what: 'plan' });
  });

  it('B9, P6: what is done stands on the timeline, for those who may read it', async () => {
    const course = await buildCourse();
    const student = await buildPerson({ course });
    const teacher = await buildPerson({ course, role: 'teacher' });
    const kindsOn = async (person: Person, path: string) => {
      const { years } = Timeline.parse(await reply((await apiAs(person)).get(path)));
      return years.flatMap(({ entries }) => entries).map(({ kind, title }) => `${kind}: ${title}`);
    };
    const path = `/api/class/${student.personId}/timeline`;
    await write(student, 'I like labs.', { visibility: 'adviser' });
    expect(await kindsOn(student, '/api/timeline')).to.deep.equal([]);
    await reply((await apiAs(student)).post('/api/look-back/done', { isDone: true, revision: 1 }));
    expect(await kindsOn(student, '/api/timeline')).to.deep.equal(['look-back: I like labs.']);
    expect(await kindsOn(teacher, path)).to.deep.equal([]);
    await write(student, 'I like labs.', { visibility: 'teachers', revision: 2 });
    expect(await kindsOn(teacher, path)).to.deep.equal(['look-back: I like labs.']);
  });

  it('F65, P6: others see only whether it is done, or nothing at all', async () => {
    const course = await buildCourse();
    const student = await buildPerson({ course });
    const { revision } = await finish(student, 'For my counselor.', { visibility: 'adviser' });
    const path = `/api/class/${student.personId}/look-back`;
    const back = { comment: 'More', revision };
    const teacher = await apiAs(await buildPerson({ course, role: 'teacher' }));
    expect(await reply(teacher.get(path))).to.include({ state: 'done', text: null });
    await reply(teacher.post(`${path}/return`, back), 404);
    await reply(teacher.get('/api/look-back'), 403);
    await reply(teacher.put('/api/look-back', { text: 'Mine', revision: 0 }), 403);
    await reply(teacher.post('/api/look-back/done', { isDone: true, revision: 0 }), 403);
    const stranger = await apiAs(await buildPerson({ role: 'counselor' }));
    await reply(stranger.get(path), 404);
    await reply(stranger.post(`${path}/return`, back), 404);
    const classmate = await apiAs(await buildPerson({ course }));
    await reply(classmate.get(path), 403);
    await reply(classmate.post(`${path}/return`, back), 403);
  });

  it('F65, B16: two records of one student keep the words of both, and part again', async () => {
    const place = await twoLms();
    const { kept, gone } = await twins(place, 'RB-LB');
    await finish(kept, 'Here.');
    await finish(gone, 'There.');
    const { merges } = await merge(place.admin, kept, gone);
    const { own } = LookBackPage.parse(await reply((await apiAs(kept)).get('/api/look-back')));
    expect(own).to.include({ text: 'Here.\n\nThere.', state: 'open' });
    await takeApart(place.admin, merges[0]!.id);
    const rows = await withTenant(kept.tenantId, () =>
      sql<{ text: string }>('select text from look_backs where tenant_id = $1 order by text', [
        kept.tenantId,
      ]),
    );
    expect(rows.map(({ text }) => text)).to.include('There.');
  });
});
