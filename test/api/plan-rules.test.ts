import { expect } from 'chai';
import type { Problem } from '#contracts/problem.js';
import { DistrictTemplates, TemplateList, TemplatePreview } from '#contracts/district-template.js';
import { PlanTemplate } from '#contracts/templates.js';
import { apiAs } from '../support/api.js';
import { buildGoal } from '../support/assignments.js';
import { buildCourse, buildPerson, type Course, type Person } from '../support/builders.js';
import {
  choiceOf,
  ownPlan,
  publish,
  report,
  runPlanJobs,
  standing,
  waitingJobs,
} from '../support/plan-rules.js';
import { reply } from '../support/reply.js';

describe('what a district asks of a plan', function () {
  this.timeout(60_000);
  let course: Course;
  let admin: Person;

  beforeEach(async () => {
    course = await buildCourse();
    admin = await buildPerson({ course, role: 'admin' });
  });

  const preview = async (choice: object) =>
    TemplatePreview.parse(
      await reply((await apiAs(admin)).post('/api/district-template/preview', choice)),
    );

  it('F10: choosing a state loads its name, abbreviation, grades, components and signatures', async () => {
    const api = await apiAs(admin);
    const list = TemplateList.parse(await reply(api.get('/api/templates')));
    expect(list).to.have.length(45);
    const kentucky = PlanTemplate.parse(await reply(api.get('/api/templates/KY')));
    expect(kentucky).to.deep.include({
      ...{ name: 'Individual Learning Plan', abbreviation: 'ILP', grades: { from: 6, to: 12 } },
      ...{ checkedOn: '2026-11-23', confidence: 'high' },
    });
    expect(kentucky.components.map(({ code }) => code)).to.include.members(['edgoal', 'finlit']);
    expect(kentucky.signatures.map(({ by }) => by)).to.deep.equal(['student', 'guardian', 'staff']);
    await api.get('/api/templates/ZZ').expect(400);
    const { versions } = await publish(admin, choiceOf('KY', 0));
    expect(versions[0]).to.deep.include({ number: 1, template: kentucky, changes: [] });
    const student = await buildPerson({ course });
    expect(await ownPlan(student)).to.deep.include({
      ...{ name: 'Individual Learning Plan', abbreviation: 'ILP', version: 1 },
      ...{ mandate: kentucky.mandate, source: kentucky.source, checkedOn: '2026-11-23' },
    });
  });

  it('F10: a district changes the rule; the difference from its state is shown, and the source stays', async () => {
    const own = choiceOf('AZ', 0);
    const choice = {
      ...own,
      abbreviation: 'MyECAP',
      components: [...own.components.filter(({ code }) => code !== 'work'), { code: 'resume' }],
      signatures: own.signatures.slice(1),
    };
    const { fromState, fromCurrent } = await preview(choice);
    expect(fromCurrent).to.equal(null);
    expect(fromState).to.deep.equal([
      { kind: 'abbreviation', from: 'ECAP', to: 'MyECAP' },
      { kind: 'component-added', code: 'resume' },
      { kind: 'component-removed', code: 'work' },
      { kind: 'signature-removed', by: 'guardian' },
    ]);
    const published = await publish(admin, choice as typeof own);
    expect(published.fromState).to.deep.equal(fromState);
    expect(published.versions[0]!.template.source).to.include('R7-2-302.05');
    expect((await ownPlan(await buildPerson({ course }))).abbreviation).to.equal('MyECAP');
  });

  it('F10: what is wrong in a choice is named, and a version made on an older one is refused', async () => {
    const api = await apiAs(admin);
    const refused = async (choice: object, status: number) =>
      reply<Problem>(api.post('/api/district-template', choice), status);
    const grades = { from: 12, to: 9 };
    const wrong = await refused({ ...choiceOf('AZ', 0), name: ' ', grades }, 400);
    expect(wrong.errors?.map(({ pointer }) => pointer)).to.include('/body/name');
    const [first] = choiceOf('AZ', 0).components;
    const twice = await refused({ ...choiceOf('AZ', 0), components: [first, first] }, 400);
    expect(twice.errors?.[0]?.pointer).to.equal('/body/components');
    await publish(admin, choiceOf('AZ', 0));
    expect((await refused(choiceOf('CO', 0), 409)).code).to.equal('conflict');
    const { versions } = DistrictTemplates.parse(await reply(api.get('/api/district-template')));
    expect(versions.map(({ number }) => number)).to.deep.equal([1]);
  });

  it('F10: only administrators choose; counselors read, nobody else', async () => {
    for (const role of ['student', 'teacher', 'counselor', 'observer', 'none'] as const) {
      const api = await apiAs(await buildPerson({ course, role }));
      const mayRead = role === 'counselor' ? 200 : 403;
      await api.get('/api/templates').expect(mayRead);
      await api.get('/api/district-template').expect(mayRead);
      await api.post('/api/district-template', choiceOf('AZ', 0)).expect(403);
      await api.post('/api/district-template/preview', choiceOf('AZ', 0)).expect(403);
    }
  });

  it('B8: from Arizona to Colorado nothing is lost, and each gap is listed with who lacks it', async () => {
    const students: Person[] = [];
    for (let at = 0; at < 24; at += 1) students.push(await buildPerson({ course }));
    await publish(admin, choiceOf('AZ', 0));
    const student = students[0]!;
    await buildGoal(student, { title: 'Weld', kind: 'career', horizon: 'year' });
    const record = {
      code: 'service',
      happenedOn: '2026-11-02',
      note: 'Food bank, seen the letter',
    };
    const counselor = await buildPerson({ course, role: 'counselor' });
    const path = `/api/class/${student.personId}/component-records`;
    await reply((await apiAs(counselor)).post(path, record), 201);
    await runPlanJobs(admin);
    const { effect, fromCurrent } = await preview(choiceOf('CO', 1));
    expect(effect.students).to.equal(24);
    const added = fromCurrent!.filter(({ kind }) => kind === 'component-added');
    expect(added.map((one) => 'code' in one && one.code)).to.have.members([
      ...['transcript', 'dual', 'wbl', 'resume', 'finlit'],
    ]);
    expect(effect.gaps.map(({ code }) => code)).to.have.members(
      added.map((one) => ('code' in one ? one.code : 'interest')),
    );
    // 24 lack a résumé; that all do would say it of each.
    expect(effect.gaps.find(({ code }) => code === 'resume')!.students).to.deep.equal({
      ...{ low: 15, high: 24 },
    });
    await publish(admin, choiceOf('CO', 1));
    const inColorado = await ownPlan(student);
    expect(inColorado.abbreviation).to.equal('ICAP');
    expect(standing(inColorado, 'service')).to.equal('met');
    expect(standing(inColorado, 'careergoal')).to.equal(undefined);
    const back = await publish(admin, choiceOf('AZ', 2));
    expect(back.versions.map(({ number }) => number)).to.deep.equal([3, 2, 1]);
    const again = await ownPlan(student);
    expect([standing(again, 'service'), standing(again, 'careergoal')]).to.deep.equal([
      'met',
      'met',
    ]);
  });

  it('B8: who would become incomplete is counted before it is so, and nothing happens by asking', async () => {
    const small = choiceOf('AL', 0, { components: [{ code: 'careergoal' }] });
    const students: Person[] = [];
    for (let at = 0; at < 24; at += 1) students.push(await buildPerson({ course }));
    for (const student of students.slice(0, 12))
      await buildGoal(student, { title: 'Nurse', kind: 'career', horizon: 'year' });
    await publish(admin, small);
    expect(await runPlanJobs(admin)).to.deep.equal(['refresh-plans']);
    const stricter = {
      ...small,
      basedOn: 1,
      components: [...small.components, { code: 'resume' }],
    };
    const { effect } = await preview(stricter);
    expect(effect.becomeIncomplete).to.deep.equal({ low: 12, high: 12 });
    expect(effect.becomeComplete).to.deep.equal({ low: 0, high: 9 });
    expect(await waitingJobs(admin)).to.deep.equal([]);
    expect((await report(admin)).figure!.done['']).to.deep.equal({ low: 12, high: 12 });
  });
});
