import { expect } from 'chai';
import { randomUUID } from 'node:crypto';
import { RecordHistory } from '#contracts/history.js';
import { Problem } from '#contracts/problem.js';
import {
  ResumeBrief,
  type ResumeChanges,
  ResumeList,
  ResumePage,
  ResumeSaved,
} from '#contracts/resumes.js';
import { apiAs } from '../support/api.js';
import { buildGoal } from '../support/assignments.js';
import { buildCourse, buildPerson, type Person } from '../support/builders.js';
import { reply } from '../support/reply.js';
import { buildEntry, changeEntry, changesOf, ownLine, withLine } from '../support/resumes.js';
import { testSystem } from '../support/system.js';

async function add(student: Person, body: object = {}): Promise<ResumeBrief> {
  const api = await apiAs(student);
  return ResumeBrief.parse(await reply(api.post('/api/resumes', body), 201));
}

async function open(student: Person, id: string): Promise<ResumePage> {
  return ResumePage.parse(await reply((await apiAs(student)).get(`/api/resumes/${id}`)));
}

async function save(student: Person, id: string, changes: ResumeChanges): Promise<ResumeSaved> {
  return ResumeSaved.parse(await reply((await apiAs(student)).put(`/api/resumes/${id}`, changes)));
}

async function list(student: Person): Promise<ResumeList> {
  return ResumeList.parse(await reply((await apiAs(student)).get('/api/resumes')));
}

const foodBank = {
  ...{ kind: 'service', title: 'Food bank', role: 'Volunteer', organisation: 'Open Pantry' },
  ...{ description: 'Sorted food for 40 families', hours: 48 },
  ...{ started_on: '2025-09-05', ended_on: '2026-05-20' },
};

/** A student with a résumé in which one entry of the log is switched on. */
async function withUsedEntry() {
  const student = await buildPerson();
  const entry = await buildEntry(student, foodBank);
  const { id } = await add(student);
  const { resume, suggestions } = await open(student, id);
  await save(student, id, withLine(changesOf(resume), suggestions[0]!));
  return { student, entry, id };
}

describe('résumés', function () {
  this.timeout(60_000);

  it('F14: a student creates, renames, copies, removes and restores several résumés', async () => {
    const student = await buildPerson({ name: 'Maya Okafor' });
    const api = await apiAs(student);
    const first = await add(student);
    const second = await add(student, { language: 'es' });
    expect([first.name, second.name]).to.deep.equal(['Résumé', 'Currículum']);
    expect((await open(student, first.id)).resume.contact).to.deep.equal({
      ...{ name: 'Maya Okafor', email: '', phone: '', town: '' },
    });
    await reply(api.patch(`/api/resumes/${first.id}`, { name: 'Summer jobs' }));
    const copy = ResumeBrief.parse(await reply(api.post(`/api/resumes/${first.id}/copy`), 201));
    expect(copy.name).to.equal('Summer jobs (copy)');
    await reply(api.delete(`/api/resumes/${first.id}`));
    expect((await list(student)).map(({ name }) => name)).to.have.members([
      'Currículum',
      'Summer jobs (copy)',
    ]);
    await api.get(`/api/resumes/${first.id}`).expect(404);
    await reply(api.post(`/api/resumes/${first.id}/restore`));
    expect(await list(student)).to.have.length(3);
  });

  it('F14/U3: any version comes back, with all its words, order and switches', async () => {
    const student = await buildPerson();
    const { clock } = await testSystem();
    const api = await apiAs(student);
    const { id } = await add(student, { name: 'One' });
    for (const name of ['Two', 'Three']) {
      clock.advance(6 * 60_000);
      const { resume } = await open(student, id);
      const sections = [...resume.sections].reverse();
      sections[0] = { ...sections[0]!, on: name === 'Two', lines: [ownLine({ text: name })] };
      await save(student, id, changesOf(resume, { name, template: 'classic', sections }));
    }
    const path = `/api/history/resume/${id}`;
    const { versions } = RecordHistory.parse(await reply(api.get(path)));
    expect(versions.map(({ number }) => number)).to.deep.equal([3, 2, 1]);
    for (const version of versions) {
      const after = RecordHistory.parse(
        await reply(api.post(`${path}/restore`, { number: version.number })),
      );
      expect(after.versions[0]!.snapshot).to.deep.equal(version.snapshot);
    }
    const { resume } = await open(student, id);
    expect(resume).to.include({ name: 'One', template: 'clear' });
    clock.reset();
  });

  it('U1: what is typed within minutes makes one version, not one a pause', async () => {
    const student = await buildPerson();
    const { id } = await add(student);
    for (const summary of ['I', 'I like', 'I like wood']) {
      const { resume } = await open(student, id);
      await save(student, id, changesOf(resume, { summary }));
    }
    const api = await apiAs(student);
    const { versions } = RecordHistory.parse(await reply(api.get(`/api/history/resume/${id}`)));
    expect(versions.map(({ snapshot }) => snapshot.summary)).to.deep.equal(['I like wood', '']);
  });

  it('U4: a stale save is refused and changes nothing', async () => {
    const student = await buildPerson();
    const { id } = await add(student);
    const { resume } = await open(student, id);
    await save(student, id, changesOf(resume, { summary: 'From my phone' }));
    const stale = await (
      await apiAs(student)
    )
      .put(`/api/resumes/${id}`, changesOf(resume, { summary: 'From my laptop' }))
      .expect(409);
    expect(Problem.parse(stale.body).code).to.equal('conflict');
    expect((await open(student, id)).resume.summary).to.equal('From my phone');
  });

  it('names every field it rejects', async () => {
    const student = await buildPerson();
    const { id } = await add(student);
    const { resume } = await open(student, id);
    const wrong = { ...changesOf(resume), name: ' ', template: 'loud', sections: [], extra: 1 };
    const refused = await (await apiAs(student)).put(`/api/resumes/${id}`, wrong).expect(400);
    expect(Problem.parse(refused.body).errors?.map(({ pointer }) => pointer)).to.have.members([
      ...['/body/name', '/body/template', '/body/sections', '/body/extra'],
    ]);
  });

  it('F03: nobody but its student reads or writes a résumé', async () => {
    const course = await buildCourse();
    const student = await buildPerson({ course });
    const { id } = await add(student);
    const other = await apiAs(await buildPerson({ course }));
    const hidden = await other.get(`/api/resumes/${id}`).expect(404);
    const missing = await other.get(`/api/resumes/${randomUUID()}`).expect(404);
    expect(Problem.parse(hidden.body).detail).to.equal(Problem.parse(missing.body).detail);
    await other.get(`/api/resumes/${id}/file/pdf`).expect(404);
    await other.delete(`/api/resumes/${id}`).expect(404);
    for (const role of ['teacher', 'counselor', 'admin'] as const) {
      const staff = await apiAs(await buildPerson({ course, role }));
      await staff.get('/api/resumes').expect(403);
      await staff.post('/api/resumes', {}).expect(403);
      await staff.get(`/api/resumes/${id}/file/docx`).expect(403);
    }
  });
});

describe('lines that come from the records', function () {
  this.timeout(60_000);

  it('F34: entries appear as suggested lines at once, in the section and words of a résumé', async () => {
    const student = await buildPerson();
    const { id } = await add(student);
    expect((await open(student, id)).suggestions).to.deep.equal([]);
    await buildEntry(student, foodBank);
    await buildEntry(student, {
      ...{ kind: 'work', title: 'Summer', role: 'Cashier', organisation: 'Corner Market' },
      ...{ started_on: '2026-06-01', skills: ['counting', 'listening'] },
    });
    await buildEntry(student, { kind: 'extracurricular', title: 'Robotics', grades: [7, 8, 9] });
    await buildEntry(student, { kind: 'award', title: 'Science fair', ended_on: '2026-03-02' });
    await buildEntry(student, { kind: 'certificate', title: 'First aid' });
    await buildEntry(student, { kind: 'planning', title: 'Visited a college' });
    const { suggestions } = await open(student, id);
    const rows = suggestions.map(({ section, title, dates, text }) => [
      section,
      title,
      dates,
      text,
    ]);
    expect(rows).to.have.deep.members([
      [
        ...['service', 'Volunteer, Food bank, Open Pantry', 'Sep 2025 – May 2026'],
        'Sorted food for 40 families\n48 hours',
      ],
      [...['work', 'Cashier, Corner Market', 'Jun 2026 – present', 'Skills: counting, listening']],
      ['activities', 'Robotics', 'Grades 7–9', ''],
      ['awards', 'Science fair', 'Mar 2026', ''],
      ['certificates', 'First aid', '', ''],
    ]);
  });

  it('F34: goals reached are offered, open and private ones are not', async () => {
    const student = await buildPerson();
    const api = await apiAs(student);
    const reach = async (fields: object) => {
      const goal = await buildGoal(student, fields);
      await reply(api.patch(`/api/goals/${goal.id}`, { status: 'done' }));
    };
    await reach({ title: 'Learn to weld' });
    await reach({ title: 'Be less shy', visibility: 'private' });
    await buildGoal(student, { title: 'Still open' });
    const { id } = await add(student);
    expect((await open(student, id)).suggestions.map(({ title }) => title)).to.deep.equal([
      'Reached a goal of my own: Learn to weld',
    ]);
  });

  it('F34: private and removed entries are never offered', async () => {
    const student = await buildPerson();
    await buildEntry(student, { title: 'Hidden', visibility: 'private' });
    await buildEntry(student, { title: 'Removed', removed_at: '2026-11-01T00:00:00Z' });
    await buildEntry(student, { title: 'For my counselor', visibility: 'adviser' });
    const { id } = await add(student);
    expect((await open(student, id)).suggestions.map(({ title }) => title)).to.deep.equal([
      'For my counselor',
    ]);
  });

  it('F34: a wording of one’s own and switching off leave the record as it is', async () => {
    const { student, id } = await withUsedEntry();
    const before = await open(student, id);
    const changes = changesOf(before.resume);
    const line = changes.sections.find(({ kind }) => kind === 'service')!.lines[0]!;
    Object.assign(line, { text: 'Fed 40 families', on: false });
    await save(student, id, changes);
    const other = await add(student);
    const { suggestions } = await open(student, other.id);
    expect(suggestions[0]).to.include({ text: 'Sorted food for 40 families\n48 hours' });
    const after = await open(student, id);
    expect(after.notes).to.deep.equal([]);
    expect(after.suggestions).to.deep.equal([]);
    expect(after.resume.sections.find(({ kind }) => kind === 'service')!.lines).to.have.length(1);
  });

  it('F14: a change in the log offers to update both résumés, and updates them', async () => {
    const { student, entry, id } = await withUsedEntry();
    const api = await apiAs(student);
    const copy = await reply<ResumeBrief>(api.post(`/api/resumes/${id}/copy`), 201);
    await changeEntry(student, entry, { hours: 60 });
    expect((await list(student)).map(({ outdated }) => outdated)).to.deep.equal([1, 1]);
    const [note] = (await open(student, id)).notes;
    expect(note).to.include({ state: 'changed' });
    expect(note!.offer!.text).to.contain('60 hours');
    const after = ResumeList.parse(await reply(api.post('/api/resumes/update')));
    expect(after.map(({ outdated, flagged }) => outdated + flagged)).to.deep.equal([0, 0]);
    for (const resumeId of [id, copy.id]) {
      const { resume } = await open(student, resumeId);
      expect(resume.sections[2]!.lines[0]!.text).to.contain('60 hours');
    }
  });

  it('F14: updating leaves reworded lines to the student', async () => {
    const { student, entry, id } = await withUsedEntry();
    const { resume } = await open(student, id);
    const changes = changesOf(resume);
    changes.sections[2]!.lines[0]!.text = 'Fed 40 families';
    await save(student, id, changes);
    await changeEntry(student, entry, { hours: 60 });
    expect((await list(student))[0]).to.include({ outdated: 0, flagged: 1 });
    await reply((await apiAs(student)).post('/api/resumes/update'));
    const page = await open(student, id);
    expect(page.resume.sections[2]!.lines[0]!.text).to.equal('Fed 40 families');
    expect(page.notes[0]!.offer!.text).to.contain('60 hours');
  });

  it('F34: an entry that became private withdraws a line that is off and flags one in use', async () => {
    const { student, entry, id } = await withUsedEntry();
    await changeEntry(student, entry, { visibility: 'private' });
    const used = await open(student, id);
    expect(used.notes.map(({ state, offer }) => [state, offer])).to.deep.equal([['private', null]]);
    expect(used.resume.sections[2]!.lines).to.have.length(1);
    const changes = changesOf(used.resume);
    changes.sections[2]!.lines[0]!.on = false;
    await save(student, id, changes);
    const off = await open(student, id);
    expect(off.resume.sections[2]!.lines).to.deep.equal([]);
    expect(off.suggestions).to.deep.equal([]);
  });

  it('F34: removing an entry flags its line and never deletes it', async () => {
    const { student, entry, id } = await withUsedEntry();
    await changeEntry(student, entry, { removed_at: '2026-11-01T00:00:00Z' });
    const { notes, resume } = await open(student, id);
    expect(notes.map(({ state }) => state)).to.deep.equal(['gone']);
    expect(resume.sections[2]!.lines[0]!.text).to.contain('48 hours');
  });

  it('F34: another student’s entry behind a line is as good as none', async () => {
    const course = await buildCourse();
    const other = await buildPerson({ course });
    const secret = await buildEntry(other, { title: 'Not yours' });
    const student = await buildPerson({ course });
    const { id } = await add(student);
    const { resume } = await open(student, id);
    const source = { kind: 'activity', id: secret, facts: '0'.repeat(16), words: '0'.repeat(16) };
    const changes = changesOf(resume);
    changes.sections[0]!.lines = [ownLine({ source: source as never })];
    const saved = await save(student, id, changes);
    expect(saved.notes.map(({ state, offer }) => [state, offer])).to.deep.equal([['gone', null]]);
    expect(JSON.stringify(saved)).not.to.contain('Not yours');
  });

  it('F33: another language of the résumé translates what nobody reworded', async () => {
    const { student, id } = await withUsedEntry();
    const { resume } = await open(student, id);
    const api = await apiAs(student);
    const page = ResumePage.parse(
      await reply(
        api.put(`/api/resumes/${id}/language`, { language: 'es', revision: resume.revision }),
      ),
    );
    expect(page.resume.sections[2]!.lines[0]).to.include({ dates: 'sep. 2025 – may. 2026' });
    expect(page.resume.sections[2]!.lines[0]!.text).to.contain('48 horas');
    expect(page.titles.service).to.equal('Servicio comunitario');
    expect(page.notes).to.deep.equal([]);
    expect(page.verbs.service).to.include('Ayudé');
  });
});
