import { expect } from 'chai';
import type { CoursePlan } from '#contracts/course-plans.js';
import { Queue, type QueueItem, type QueueMark } from '#contracts/queue.js';
import { sql, withTenant } from '#server/db/tenant.js';
import { apiAs } from '../support/api.js';
import { buildGoal } from '../support/assignments.js';
import { buildCourse, buildPerson, type Course, type Person } from '../support/builders.js';
import { addPart, ruleOf } from '../support/caseloads.js';
import { twins, twoLms } from '../support/merges.js';
import { failMath, takeMath } from '../support/off-track.js';
import { choiceOf, publish, runPlanJobs } from '../support/plan-rules.js';
import { reply } from '../support/reply.js';

describe('the queue of a counselor', function () {
  this.timeout(60_000);
  let course: Course;
  let admin: Person;
  let counselor: Person;
  let ann: Person;

  beforeEach(async () => {
    course = await buildCourse();
    admin = await buildPerson({ course, role: 'admin' });
    counselor = await buildPerson({ course, role: 'counselor' });
    ann = await buildPerson({ course, name: 'Ann Able' });
    await addPart(counselor, counselor, ruleOf({ letters: { from: 'A', to: 'M' } }));
  });

  const queueOf = async (person = counselor) =>
    Queue.parse(await reply((await apiAs(person)).get('/api/queue')));
  const reasonsOf = async (person = counselor) =>
    (await queueOf(person)).items.map(({ name, reason }) => `${name}: ${reason}`);
  const put = async (item: QueueItem, until: string | null) => {
    const { personId, reason, fact } = item;
    const body = { personId, reason, fact, until };
    return reply<QueueMark>((await apiAs(counselor)).post('/api/queue/marks', body), 201);
  };
  const ago = (table: string, column: string, days: number, where = 'true') =>
    withTenant(course.tenantId, () =>
      sql(
        `update ${table} set ${column} = now() - make_interval(days => $2)
         where tenant_id = $1 and ${where}`,
        [course.tenantId, days],
      ),
    );
  const submitPlan = async (student: Person) => {
    const api = await apiAs(student);
    const plan = await reply<CoursePlan>(api.get('/api/course-plans/main'));
    await withTenant(student.tenantId, async () => {
      await sql(`update course_plans set state = 'submitted' where tenant_id = $1 and id = $2`, [
        student.tenantId,
        plan.id,
      ]);
      await sql(
        `insert into course_plan_steps (tenant_id, id, course_plan_id, student_id, kind, actor_role, at)
         values ($1, gen_random_uuid(), $2, $3, 'submitted', 'student', now() - interval '3 days')`,
        [student.tenantId, plan.id, student.personId],
      );
    });
  };

  it('B17: facts alone, each of the own caseload, the oldest first, with no score in any', async () => {
    const zoe = await buildPerson({ course, name: 'Zoe Zorn' });
    for (const student of [ann, zoe]) {
      const api = await apiAs(student);
      const question = { question: 'What is a night like?' };
      await reply(api.post('/api/careers/29-1141.00/questions', question), 201);
      await submitPlan(student);
    }
    await reply(
      (await apiAs(ann)).post('/api/record/corrections', { subject: 'name', text: 'x' }),
      201,
    );
    expect(await reasonsOf()).to.have.members([
      ...['Ann Able: plan-submitted', 'Ann Able: question', 'Ann Able: correction'],
    ]);
    const { items, students } = await queueOf();
    expect(items[0]!.reason).to.equal('plan-submitted');
    expect(students).to.equal(1);
    expect(JSON.stringify(items)).not.to.match(/score|rank|risk|night/);
    const other = await buildPerson({ course, role: 'counselor' });
    expect(await reasonsOf(other)).to.deep.equal([]);
  });

  it('B17: a goal untouched for 60 days, only one that the student shows, and a comment touches it', async () => {
    const goal = await buildGoal(ann, { title: 'Nurse', visibility: 'adviser' });
    const bo = await buildPerson({ course, name: 'Bo Bell' });
    await buildGoal(bo, { title: 'Secret', visibility: 'private' });
    expect(await reasonsOf()).to.deep.equal([]);
    await ago('goals', 'updated_at', 59);
    expect(await reasonsOf()).to.deep.equal([]);
    await ago('goals', 'updated_at', 61);
    const { items } = await queueOf();
    expect(items).to.have.length(1);
    expect(items[0]).to.include({ reason: 'goal', name: 'Ann Able', about: 'Nurse' });
    const text = { text: 'How is it going?' };
    await reply((await apiAs(counselor)).post(`/api/goals/${goal.id}/comments`, text), 201);
    expect(await reasonsOf()).to.deep.equal([]);
  });

  it('B17: who came after the others is a new arrival for a month, and who was there is none', async () => {
    await ago('enrolments', 'created_at', 90);
    const late = await buildPerson({ course, name: 'Cy Dean' });
    expect(await reasonsOf()).to.deep.equal(['Cy Dean: arrival']);
    expect((await queueOf()).items[0]!.about).to.equal('Career Explorations 8');
    await ago('enrolments', 'created_at', 31, `person_id = '${late.personId}'`);
    expect(await reasonsOf()).to.deep.equal([]);
  });

  it('B17: what is missing is a reason only near its date; only signatures missing, at any time', async () => {
    const soon = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(5, 10);
    await publish(admin, choiceOf('AZ', 0));
    const setClock = (day: string) =>
      withTenant(course.tenantId, () =>
        sql(
          `insert into district_templates (tenant_id, id, number, state, template, published_at)
           select tenant_id, gen_random_uuid(), number + 1, state,
                  jsonb_set(template, '{clocks}', jsonb_build_array(jsonb_build_object(
                    'kind', 'date', 'day', $2::text))), now()
           from district_templates where tenant_id = $1 order by number desc limit 1`,
          [course.tenantId, day],
        ),
      );
    await setClock(soon);
    await runPlanJobs(admin);
    const { items } = await queueOf();
    expect(items[0]).to.include({ reason: 'missing', name: 'Ann Able' });
    expect(items[0]!.dueOn).to.match(new RegExp(`${soon}$`));
    expect(items[0]!.codes).to.include('careergoal');
    const gone = new Date(Date.now() - 10 * 86_400_000).toISOString().slice(0, 10);
    await setClock(gone.slice(5));
    const [overdue] = (await queueOf()).items;
    expect(overdue).to.include({ reason: 'missing', dueOn: gone, fact: `missing ${gone}` });
    const far = new Date(Date.now() + 60 * 86_400_000).toISOString().slice(5, 10);
    await setClock(far);
    expect(await reasonsOf()).to.deep.equal([]);
    await withTenant(course.tenantId, () =>
      sql(`update completions set missing = '{psign}' where tenant_id = $1`, [course.tenantId]),
    );
    expect(await reasonsOf()).to.deep.equal(['Ann Able: unsigned']);
  });

  it('B17: only signatures are missing since they alone are, however often the plan is judged', async () => {
    await publish(admin, choiceOf('AZ', 0));
    await runPlanJobs(admin);
    const set = (values: string) =>
      withTenant(course.tenantId, () =>
        sql(`update completions set ${values} where tenant_id = $1`, [course.tenantId]),
      );
    const since = async () => {
      const rows = await withTenant(course.tenantId, () =>
        sql<{ day: string }>(
          `select missing_since::date::text as day from completions
           where tenant_id = $1 and student_id = $2`,
          [course.tenantId, ann.personId],
        ),
      );
      return rows[0]!.day;
    };
    const old = `missing_since = '2026-01-05', computed_at = '2026-02-05'`;
    await set(old);
    await publish(admin, choiceOf('AZ', 1));
    await runPlanJobs(admin);
    expect(await since()).to.equal('2026-01-05');
    await set(`missing = '{psign}', ${old}`);
    expect((await queueOf()).items.map((one) => one.since)).to.deep.equal(['2026-01-05']);
    await publish(admin, choiceOf('AZ', 2));
    await runPlanJobs(admin);
    expect(await since()).not.to.equal('2026-01-05');
  });

  it('B17: off track is the audit’s word: a failed course that nothing planned makes up for', async () => {
    await failMath(counselor, ann);
    const { items } = await queueOf();
    expect(items[0]).to.include({ reason: 'off-track', about: 'Math', name: 'Ann Able' });
    await takeMath(counselor, ann, 'earned', 2025);
    expect(await reasonsOf()).to.deep.equal([]);
  });

  it('B17: of two of one name in the caseload each says its LMS, also where one alone has a reason', async () => {
    const lms = await twoLms();
    const { kept } = await twins(lms);
    const only = await buildPerson({ course: lms.canvas, name: 'Noa Berg' });
    const own = await buildPerson({ course: lms.canvas, role: 'counselor' });
    await addPart(own, own, ruleOf({ letters: { from: 'A', to: 'Z' } }));
    for (const student of [kept, only]) await submitPlan(student);
    const told = (await queueOf(own)).items.map((one) => [one.name, one.lms]);
    expect(told).to.have.deep.members([
      ['Maya Okafor', ['Canvas']],
      ['Noa Berg', []],
    ]);
  });

  it('B17: dismissed is away for good and snoozed until its day, for one counselor, and both come back', async () => {
    await submitPlan(ann);
    const other = await buildPerson({ course, role: 'counselor' });
    await addPart(other, other, ruleOf({ letters: { from: 'A', to: 'A' } }));
    const [item] = (await queueOf()).items;
    const mark = await put(item!, null);
    expect(await queueOf()).to.deep.include({ items: [], away: 1, students: 1 });
    expect(await reasonsOf(other)).to.have.length(1);
    await reply((await apiAs(other)).delete(`/api/queue/marks/${mark.id}`), 404);
    await reply((await apiAs(counselor)).delete(`/api/queue/marks/${mark.id}`));
    expect(await reasonsOf()).to.have.length(1);
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
    await put(item!, tomorrow);
    expect(await reasonsOf()).to.deep.equal([]);
    await withTenant(course.tenantId, () =>
      sql('update queue_marks set until = current_date where tenant_id = $1', [course.tenantId]),
    );
    expect(await reasonsOf()).to.have.length(1);
    await put(item!, null);
    await reply((await apiAs(counselor)).delete('/api/queue/marks'));
    expect(await reasonsOf()).to.have.length(1);
  });

  it('B17: what happens anew is there again, though the last one was dismissed', async () => {
    await submitPlan(ann);
    const [item] = (await queueOf()).items;
    await put(item!, null);
    await submitPlan(ann);
    expect(await reasonsOf()).to.deep.equal(['Ann Able: plan-submitted']);
  });

  it('P6: who is in the queue is noted, and nobody else; P10: nobody but counselors has one', async () => {
    await buildPerson({ course, name: 'Bo Bell' });
    await submitPlan(ann);
    await queueOf();
    const looked = await withTenant(course.tenantId, () =>
      sql<{ student_id: string }>('select student_id from access_log where tenant_id = $1', [
        course.tenantId,
      ]),
    );
    expect(looked.map(({ student_id }) => student_id)).to.deep.equal([ann.personId]);
    const teacher = await buildPerson({ course, role: 'teacher' });
    for (const person of [teacher, admin, ann])
      await reply((await apiAs(person)).get('/api/queue'), 403);
    const zoe = await buildPerson({ course, name: 'Zoe Zorn' });
    const body = { personId: zoe.personId, reason: 'goal', fact: 'x', until: null };
    await reply((await apiAs(counselor)).post('/api/queue/marks', body), 404);
    const past = { ...body, personId: ann.personId, until: '2020-01-01' };
    await reply((await apiAs(counselor)).post('/api/queue/marks', past), 400);
  });
});
