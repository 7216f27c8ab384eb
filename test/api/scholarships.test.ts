import { expect } from 'chai';
import { HeldListing } from '#contracts/held.js';
import type { NewScholarship, Picks, Scholarship, Scholarships } from '#contracts/scholarships.js';
import { type ApiClient, apiAs } from '../support/api.js';
import { buildCourse, buildPerson, type Course, type Person } from '../support/builders.js';
import { bring, planOfStudent } from '../support/compared-plans.js';
import { stepImport, uploadCourses } from '../support/courses.js';
import { takeOut } from '../support/passports.js';
import { reply } from '../support/reply.js';

describe('Scholarships', function () {
  this.timeout(60_000);
  let course: Course;
  let person: Person;
  let student: ApiClient;
  let counselor: ApiClient;
  beforeEach(async () => {
    course = await buildCourse();
    person = await buildPerson({ course, name: 'Maya Lopez' });
    student = await apiAs(person);
    counselor = await apiAs(await buildPerson({ course, role: 'counselor', name: 'Ms. Cole' }));
  });

  const add = (one: Partial<NewScholarship>, status = 201) =>
    reply<Scholarship>(counselor.post('/api/scholarships', one), status);
  const list = (api: ApiClient) => reply<Scholarships>(api.get('/api/scholarships'));
  const names = async (api: ApiClient) => (await list(api)).items.map(({ name }) => name);
  const keep = (body: object, status = 201) =>
    reply<Picks>(student.post('/api/my-scholarships', body), status);
  const mine = async () => (await reply<Picks>(student.get('/api/my-scholarships'))).items;
  const rotary = {
    ...{ name: 'Rotary Club', giver: 'Rotary of Riverbend', amount: '$500 to $1,000' },
    ...{ dueOn: '2027-03-01', grades: [11, 12], who: 'Seniors who volunteer' },
    link: 'https://rotary.test/apply',
  };

  it('F21: counselors and administrators keep the list, students find what stands on it, by day', async () => {
    expect(await list(student)).to.deep.equal({ items: [], grade: null, mayChange: false });
    await add({ name: 'Any time' });
    const { id, revision } = await add(rotary);
    const admin = await apiAs(await buildPerson({ course, role: 'admin' }));
    await reply(admin.post('/api/scholarships', { name: 'Sooner', dueOn: '2027-01-10' }), 201);
    expect(await names(student)).to.deep.equal(['Sooner', 'Rotary Club', 'Any time']);
    expect((await list(student)).items[1]).to.include({
      amount: '$500 to $1,000',
      dueOn: rotary.dueOn,
    });

    await reply(counselor.patch(`/api/scholarships/${id}`, { revision, amount: '$750' }));
    await reply(counselor.patch(`/api/scholarships/${id}`, { revision, amount: '$1' }), 409);
    await reply(counselor.delete(`/api/scholarships/${id}`));
    expect(await names(student)).to.deep.equal(['Sooner', 'Any time']);
    expect((await list(counselor)).items.find((one) => one.id === id)).to.include({
      ...{ isRetired: true, amount: '$750' },
    });
    await reply(counselor.post(`/api/scholarships/${id}/restore`));
    expect(await names(student)).to.include('Rotary Club');

    const teacher = await apiAs(await buildPerson({ course, role: 'teacher' }));
    expect((await list(teacher)).mayChange).to.equal(false);
    for (const api of [teacher, student]) {
      await api.post('/api/scholarships', rotary).expect(403);
      await api.delete(`/api/scholarships/${id}`).expect(403);
    }
  });

  it('F21: what the list can’t take names its field: no name, a second one, a link that is not https', async () => {
    await add(rotary);
    const refused = async (one: object) => (await counselor.post('/api/scholarships', one)).text;
    expect(await refused({ name: ' ' })).to.contain('/body/name');
    expect(await refused({ name: 'ROTARY  club', giver: 'rotary of Riverbénd' })).to.contain(
      '/body/name',
    );
    for (const link of ['http://a.test', 'javascript:alert(1)', 'https:', 'rotary'])
      expect(await refused({ name: 'B', link }), link).to.contain('/body/link');
    expect(await refused({ name: 'C', dueOn: '2027-02-30' })).to.contain('/body/dueOn');
    expect(await refused({ name: 'D', income: 'low' })).to.contain('income');
    expect(await names(student)).to.deep.equal(['Rotary Club']);
  });

  it('F21: a student keeps one of the list, or one they found, with how far they are and their thoughts', async () => {
    const { id } = await add(rotary);
    const [kept] = (await keep({ scholarshipId: id })).items;
    expect(kept).to.include({ name: 'Rotary Club', amount: rotary.amount, status: 'looking' });
    await keep({ scholarshipId: id }, 409);
    await keep({ name: 'Found', link: 'https://found.test/', dueOn: '2027-02-01' });
    const path = `/api/my-scholarships/${kept!.id}`;
    await reply(
      student.patch(path, { revision: 1, status: 'applying', notes: 'Ask Ana', name: 'X' }),
    );
    await reply(student.patch(path, { revision: 1, status: 'heard' }), 409);
    expect((await mine()).map(({ name, status, notes }) => [name, status, notes])).to.deep.equal([
      ['Rotary Club', 'applying', 'Ask Ana'],
      ['Found', 'looking', ''],
    ]);
    // The list's facts stay the list's, and one taken off it stays with whoever keeps it.
    await reply(counselor.patch(`/api/scholarships/${id}`, { revision: 1, dueOn: '2027-04-01' }));
    await reply(counselor.delete(`/api/scholarships/${id}`));
    expect((await mine())[0]).to.include({
      dueOn: '2027-04-01',
      isRetired: true,
      notes: 'Ask Ana',
    });
    await reply(student.delete(path));
    await keep({ scholarshipId: id }, 404);
    expect(await mine()).to.have.length(1);
    await reply(student.post(`${path}/restore`));
    expect((await mine())[0]).to.include({ notes: 'Ask Ana' });
  });

  it('F21: nobody else sees what a student keeps, and it is held as theirs', async () => {
    await keep({ name: 'Found' });
    const { id } = (await mine())[0]!;
    const other = await apiAs(await buildPerson({ course, name: 'Ben' }));
    await other.patch(`/api/my-scholarships/${id}`, { revision: 1, status: 'sent' }).expect(404);
    await other.delete(`/api/my-scholarships/${id}`).expect(404);
    await counselor.get('/api/my-scholarships').expect(403);
    const held = HeldListing.parse(await reply(student.get('/api/held')));
    expect(held.lines.find(({ kind }) => kind === 'scholarships')).to.include({
      ...{ count: 1, seenBy: 'you' },
    });
  });

  it('B7: kept scholarships are taken along, and become the student’s own elsewhere', async () => {
    const { id } = await add(rotary);
    await keep({ scholarshipId: id });
    const path = `/api/my-scholarships/${(await mine())[0]!.id}`;
    await reply(student.patch(path, { revision: 1, status: 'sent', notes: 'Sent by mail' }));
    const to = await buildPerson();
    await bring(to, await takeOut(person));
    const { parts } = await planOfStudent(to);
    const own = (await planOfStudent(person)).parts;
    const without = own.scholarships.map(({ id: _, ...one }) => one);
    expect(parts.scholarships.map(({ id: _, ...one }) => one)).to.deep.equal(without);
    const there = await reply<Picks>((await apiAs(to)).get('/api/my-scholarships'));
    expect(there.items[0]).to.include({
      ...{ name: 'Rotary Club', giver: rotary.giver, link: rotary.link, dueOn: rotary.dueOn },
      ...{ scholarshipId: null, status: 'sent', notes: 'Sent by mail' },
    });
  });

  describe('from a file', () => {
    const upload = (by: Person, rows: Record<string, string>[]) =>
      uploadCourses(by, 'scholarships', rows);
    const row = {
      ...{
        name: 'Rotary Club',
        giver: 'Rotary of Riverbend',
        amount: '$500',
        deadline: '3/1/2027',
      },
      ...{ for_grades: '11-12', who: 'Seniors', link: 'rotary.test/apply' },
    };
    let keeper: Person;
    beforeEach(async () => {
      keeper = await buildPerson({ course, role: 'counselor' });
    });

    it('F21: a counselor brings in a list; the same again changes nothing, and an empty cell keeps', async () => {
      const first = await upload(keeper, [row, { name: 'Lions Club' }]);
      expect(first.counts).to.deep.include({ added: 2, bad: 0 });
      expect(await names(student), 'before somebody says so').to.deep.equal([]);
      await stepImport(keeper, first, 'apply');
      expect((await list(student)).items[0]).to.deep.include({
        ...{ name: 'Rotary Club', dueOn: '2027-03-01', grades: [11, 12] },
        link: 'https://rotary.test/apply',
      });
      expect((await upload(keeper, [row])).counts).to.deep.include({ unchanged: 1 });
      const { name, giver } = row;
      const less = await upload(keeper, [
        { name: 'rotary club', giver, amount: '$900' },
        { name: 'Lions Club', listed: 'retired' },
      ]);
      await stepImport(keeper, less, 'apply');
      const [changed, ...others] = (await list(student)).items;
      expect([changed!.amount, changed!.who, others]).to.deep.equal(['$900', 'Seniors', []]);
      const back = await stepImport(keeper, less, 'undo');
      expect(back.undone).to.deep.equal({ removed: 0, restored: 2, left: 0 });
      expect(await names(student)).to.deep.equal([name, 'Lions Club']);
    });

    it('F21: rows with mistakes name the cell, and an import taken back leaves what a student keeps', async () => {
      const seen = await upload(keeper, [
        row,
        { ...row, name: 'ROTARY CLUB' },
        { name: 'A', deadline: '2027-02-30', for_grades: 'nine', link: 'http://a.test' },
        { giver: 'Nobody', listed: 'maybe' },
        { name: 'Lions Club' },
      ]);
      const marks = seen.badRows.map(({ line, problems }) => [
        ...[line, ...problems.map(({ column, code }) => `${column} ${code}`)],
      ]);
      expect(marks).to.deep.equal([
        [3, 'name twice'],
        [4, 'deadline not-a-day', 'for_grades not-a-grade', 'link not-a-link'],
        [5, 'listed not-a-status', 'name missing'],
      ]);
      await stepImport(keeper, seen, 'apply');
      const [rotary_] = (await list(student)).items;
      await keep({ scholarshipId: rotary_!.id });
      const back = await stepImport(keeper, seen, 'undo');
      expect(back.undone).to.deep.include({ removed: 1, restored: 0 });
      expect(await names(student)).to.deep.equal(['Rotary Club']);
      expect(await mine()).to.have.length(1);
    });

    it('F21: a counselor brings in no other kind of file, and nobody else brings in this one', async () => {
      await counselor.get('/api/course-imports/catalog').expect(403);
      await counselor.post('/api/course-imports/taken', { rowCount: 1 }).expect(403);
      const teacher = await apiAs(await buildPerson({ course, role: 'teacher' }));
      for (const api of [teacher, student])
        await api.post('/api/course-imports/scholarships', { rowCount: 1 }).expect(403);
    });
  });
});
