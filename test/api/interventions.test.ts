import { expect } from 'chai';
import type { CoursePlan } from '#contracts/course-plans.js';
import {
  type InterventionDraft,
  OffTrackList,
  OwnInterventions,
  StudentInterventions,
} from '#contracts/interventions.js';
import type { Notifications } from '#contracts/notifications.js';
import type { Queue } from '#contracts/queue.js';
import { sql, withTenant } from '#server/db/tenant.js';
import { apiAs } from '../support/api.js';
import { buildCourse, buildPerson, type Course, type Person } from '../support/builders.js';
import { addPart, ruleOf } from '../support/caseloads.js';
import { twins, twoLms } from '../support/merges.js';
import { failMath, takeMath } from '../support/off-track.js';
import { reply } from '../support/reply.js';

const inDays = (days: number) =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

describe('interventions for who is off track', function () {
  this.timeout(60_000);
  let course: Course;
  let counselor: Person;
  let ann: Person;

  beforeEach(async () => {
    course = await buildCourse();
    counselor = await buildPerson({ course, role: 'counselor', name: 'Cora Lane' });
    ann = await buildPerson({ course, name: 'Ann Able' });
    await addPart(counselor, counselor, ruleOf({ letters: { from: 'A', to: 'M' } }));
  });

  const path = () => `/api/class/${ann.personId}/interventions`;
  const listOf = async (who = counselor) =>
    OffTrackList.parse(await reply((await apiAs(who)).get('/api/off-track')));
  const pageOf = async (who = counselor) =>
    StudentInterventions.parse(await reply((await apiAs(who)).get(path())));
  const ownOf = async () =>
    OwnInterventions.parse(await reply((await apiAs(ann)).get('/api/interventions'))).items;
  const agree = async (fields: Partial<InterventionDraft> = {}, who = counselor) => {
    const draft = { kind: 'tutoring', note: 'Tutor on Mondays', ...fields };
    const body = await reply((await apiAs(who)).post(path(), draft), 201);
    return StudentInterventions.parse(body);
  };
  const again = async () => {
    const { items } = await reply<Queue>((await apiAs(counselor)).get('/api/queue'));
    return items.filter(({ reason }) => reason === 'look-again');
  };
  const lookNow = () =>
    withTenant(course.tenantId, () =>
      sql(`update interventions set look_on = current_date - 1 where tenant_id = $1`, [
        course.tenantId,
      ]),
    );

  it('§6.5, D120: the list says who is off track, in what, and what goes on, with no score', async () => {
    expect(await listOf()).to.deep.equal({ items: [], students: 1 });
    await failMath(counselor, ann);
    const [item] = (await listOf()).items;
    expect(item).to.deep.include({ name: 'Ann Able', about: 'Math', kinds: [], lookOn: null });
    await agree({ lookOn: inDays(14) });
    await agree({ kind: 'check-in', lookOn: inDays(7) });
    expect((await listOf()).items[0]).to.deep.include({
      ...{ kinds: ['check-in', 'tutoring'], lookOn: inDays(7) },
    });
    expect(Object.keys(item!).join(' ')).not.to.match(/score|risk|rank/i);
    expect((await pageOf()).offTrack).to.equal('Math');
  });

  it('§6.5, D120: of two of one name each says its LMS, and nobody else does', async () => {
    const lms = await twoLms();
    const { kept, gone } = await twins(lms);
    const only = await buildPerson({ course: lms.canvas, name: 'Noa Berg' });
    const own = await buildPerson({ course: lms.canvas, role: 'counselor' });
    await addPart(own, own, ruleOf({ letters: { from: 'A', to: 'Z' } }));
    await failMath(own, kept);
    for (const student of [gone, only]) await takeMath(own, student, 'failed', 2024);
    expect((await listOf(own)).items.map((one) => [one.name, one.lms])).to.have.deep.members([
      ...[
        ['Maya Okafor', ['Canvas']],
        ['Maya Okafor', ['Moodle']],
      ],
      ['Noa Berg', []],
    ]);
  });

  it('§6.5, D120: what was agreed comes from the talk with the family, and is back in the queue on its day', async () => {
    const talk = await reply<{ id: string }>(
      (await apiAs(counselor)).post(`/api/class/${ann.personId}/conversations`, {
        ...{ kind: 'conference', heldOn: inDays(0) },
      }),
      201,
    );
    const { items } = await agree({ talkId: talk.id, lookOn: inDays(7) });
    expect(items[0]).to.deep.include({
      ...{ talk: { id: talk.id, heldOn: inDays(0) }, author: 'Cora Lane', isMine: true },
    });
    expect(await again()).to.deep.equal([]);
    await lookNow();
    const [due] = await again();
    expect(due).to.include({ name: 'Ann Able', about: 'tutoring', since: inDays(-1) });
    const one = `${path()}/${items[0]!.id}`;
    const api = await apiAs(counselor);
    await reply(api.patch(one, { lookOn: inDays(0) }), 400);
    await reply(api.patch(one, { lookOn: inDays(3) }));
    expect(await again()).to.deep.equal([]);
    await lookNow();
    await reply(api.patch(one, { isEnded: true, outcome: 'Passed the unit test' }));
    expect(await again()).to.deep.equal([]);
    expect((await pageOf()).items[0]).to.include({ endedOn: inDays(0) });
    await reply(api.patch(one, { isEnded: false }));
    expect(await again()).to.have.length(1);
  });

  it('§6.5, D120: each reads what is for them, and only who wrote it takes it out', async () => {
    const other = await buildPerson({ course, role: 'counselor' });
    await agree({ note: 'For Ann', visibility: 'student' });
    await agree({ note: 'For counselors' });
    await agree({ note: 'For me', visibility: 'me' });
    const notes = (items: readonly { note: string }[]) => items.map(({ note }) => note).sort();
    expect(notes((await pageOf()).items)).to.deep.equal(['For Ann', 'For counselors', 'For me']);
    expect(notes((await pageOf(other)).items)).to.deep.equal(['For Ann', 'For counselors']);
    expect(notes(await ownOf())).to.deep.equal(['For Ann']);
    const news = await reply<Notifications>((await apiAs(ann)).get('/api/notifications'));
    expect(news.items.map(({ kind }) => kind)).to.deep.equal(['intervention']);
    const { items } = await pageOf();
    const idOf = (note: string) => items.find((one) => one.note === note)!.id;
    const api = await apiAs(other);
    await reply(api.patch(`${path()}/${idOf('For me')}`, { isEnded: true }), 404);
    await reply(api.patch(`${path()}/${idOf('For Ann')}`, { isRemoved: true }), 403);
    const mine = await apiAs(counselor);
    await reply(mine.patch(`${path()}/${idOf('For Ann')}`, { isRemoved: true }));
    expect(await ownOf()).to.deep.equal([]);
    await reply(mine.patch(`${path()}/${idOf('For Ann')}`, { isRemoved: false }));
    expect(await ownOf()).to.have.length(1);
    await reply((await apiAs(await buildPerson({ course, role: 'teacher' }))).get(path()), 403);
  });

  it('§6.5, D120: the course plan goes back to the student with the reason', async () => {
    await reply((await apiAs(ann)).get('/api/course-plans/main'));
    await withTenant(course.tenantId, () =>
      sql(`update course_plans set state = 'approved' where tenant_id = $1`, [course.tenantId]),
    );
    await agree({ kind: 'recovery', planReason: 'Algebra has to be made up' });
    const plan = await reply<CoursePlan>((await apiAs(ann)).get('/api/course-plans/main'));
    expect(plan.state).to.equal('draft');
    expect(plan.steps[0]).to.include({ kind: 'reopened', text: 'Algebra has to be made up' });
  });

  it('§6.5, D120: a talk with somebody else is none of this student’s', async () => {
    const bob = await buildPerson({ course, name: 'Bob Abel' });
    const talk = await reply<{ id: string }>(
      (await apiAs(counselor)).post(`/api/class/${bob.personId}/conversations`, {
        ...{ kind: 'conference', heldOn: inDays(0) },
      }),
      201,
    );
    const draft = { kind: 'family', note: 'Calls each week', talkId: talk.id };
    await reply((await apiAs(counselor)).post(path(), draft), 400);
    expect((await pageOf()).items).to.deep.equal([]);
  });
});
