import { expect } from 'chai';
import { randomUUID } from 'node:crypto';
import { CoursePlan } from '#contracts/course-plans.js';
import { apiAs } from '../support/api.js';
import type { Person } from '../support/builders.js';
import { buildClass, join, pageOf, type Phone } from '../support/family.js';
import { choiceOf, ownPlan, publish, standing } from '../support/plan-rules.js';
import { reply } from '../support/reply.js';
import { testSystem } from '../support/system.js';

type Class = Awaited<ReturnType<typeof buildClass>>;

const plain = (html: string) =>
  html
    .replaceAll(/<style.*?<\/style>/gs, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ');
const fingerprintIn = (html: string) => /name="fingerprint" value="([0-9a-f]{64})"/.exec(html)?.[1];

async function planOf(student: Person): Promise<CoursePlan> {
  return CoursePlan.parse(await reply((await apiAs(student)).get('/api/course-plans/main')));
}

/** A plan with two courses in two years, sent to the counselor. */
async function submit({ student, counselor }: Class): Promise<CoursePlan> {
  const titles = { ART9: 'Drawing', MUS10: 'Choir' };
  for (const [code, title] of Object.entries(titles))
    await (
      await apiAs(counselor)
    ).post('/api/catalog', {
      ...{ code, title, credits: 500, area: 'arts', terms: ['fall'], grades: [9, 10] },
    });
  const own = await apiAs(student);
  const plan = await planOf(student);
  const entries = Object.keys(titles).map((code, place) => ({
    ...{ id: randomUUID(), code, grade: 9 + place, term: 'fall' },
  }));
  await reply(
    own.put(`/api/course-plans/${plan.id}/entries`, { revision: plan.revision, entries }),
  );
  return reply<CoursePlan>(own.post(`/api/course-plans/${plan.id}/submit`, {}));
}

async function step({ student, counselor }: Class, kind: string, text = ''): Promise<CoursePlan> {
  const path = `/api/class/${student.personId}/course-plan/steps`;
  return CoursePlan.parse(await reply((await apiAs(counselor)).post(path, { kind, text })));
}

/** Kentucky asks student and family to approve; Arizona asks the family to sign only. */
async function approvedIn(state: 'KY' | 'AZ' | 'SC' | 'NM'): Promise<Class & { plan: CoursePlan }> {
  const people = await buildClass();
  await publish(people.admin, choiceOf(state, 0));
  await submit(people);
  await step(people, 'approved');
  return { ...people, plan: await planOf(people.student) };
}

async function signOwn(student: Person, fingerprint: string | null, status = 200) {
  const own = await apiAs(student);
  const path = `/api/course-plans/${(await planOf(student)).id}/signature`;
  return reply<CoursePlan>(own.post(path, { fingerprint, name: 'Maya Lopez' }), status);
}

const answerOn = async (device: Phone, student: Person, fields: object, status = 303) => {
  const path = pageOf(student, 'courses');
  const fingerprint = fingerprintIn(await device.open(path)) ?? 'f'.repeat(64);
  return device.send(path, { fingerprint, name: 'Rosa Lopez', ...fields }, status);
};

describe('signatures on a plan of courses', function () {
  this.timeout(60_000);

  it('F13: student writes, counselor decides, student and family sign, and all see who is next', async () => {
    const people = await buildClass();
    const { student, counselor } = people;
    await publish(people.admin, choiceOf('KY', 0));
    const mother = await join(counselor, student);
    const next = async () => {
      const { hands } = await planOf(student);
      return `${hands.next} ${hands.act ?? ''}`.trim();
    };
    expect(await next()).to.equal('student write');
    await submit(people);
    expect(await next()).to.equal('counselor decide');
    const page = plain(await mother.open(pageOf(student, 'courses')));
    expect(page).to.include('The counselor looks at the plan').and.include('Drawing');
    await step(people, 'approved');
    expect(await next()).to.equal('student approve');
    await signOwn(student, (await planOf(student)).hands.fingerprint);
    expect(await next()).to.equal('guardian approve');
    await answerOn(mother, student, { answer: 'agreed', comment: 'Proud of you' });
    expect(await next()).to.equal('nobody');
    const { hands, steps, mayChange } = await planOf(student);
    expect(hands.signatures.map(({ name, signer, act }) => [name, signer, act])).to.deep.equal([
      ['Rosa Lopez', 'guardian', 'approve'],
      ['Maya Lopez', 'student', 'approve'],
    ]);
    expect([mayChange, steps[0]!.kind, steps[0]!.text]).to.deep.equal([
      false,
      'signed',
      'Proud of you',
    ]);
    const again = await mother.open(pageOf(student, 'courses'));
    expect(fingerprintIn(again)).to.equal(undefined);
    expect(plain(again)).to.include('Nobody: the plan is approved');
  });

  it('72: to have seen a plan and to approve it are two things, as the state’s rule says', async () => {
    const arizona = await approvedIn('AZ');
    const seen = await join(arizona.counselor, arizona.student);
    const text = plain(await seen.open(pageOf(arizona.student, 'courses')));
    expect(text).to.include('I have seen this course plan.').and.not.include('I approve');
    await answerOn(seen, arizona.student, { answer: 'declined', comment: 'No' }, 400);
    await answerOn(seen, arizona.student, { answer: 'agreed' });
    expect((await planOf(arizona.student)).hands.signatures[0]!.act).to.equal('sign');
    const kentucky = await approvedIn('KY');
    const mother = await join(kentucky.counselor, kentucky.student);
    const asked = plain(await mother.open(pageOf(kentucky.student, 'courses')));
    expect(asked).to.include('I approve this course plan.').and.include('I do not approve');
  });

  it('72: who does not approve says why, nothing typed is lost, and the counselor is next', async () => {
    const people = await approvedIn('KY');
    const { student } = people;
    const mother = await join(people.counselor, student);
    const page = await answerOn(mother, student, { answer: 'declined', name: 'Rosa L.' }, 400);
    expect(page).to.include('Please say why').and.include('value="Rosa L."');
    await answerOn(mother, student, { answer: 'declined', comment: 'No science in it' });
    const { hands } = await planOf(student);
    expect([hands.next, hands.act]).to.deep.equal(['counselor', 'talk']);
    expect(standing(await ownPlan(student), 'psign')).to.equal('missing');
  });

  it('72: what is signed is the version shown: another one is refused and shown', async () => {
    const people = await approvedIn('KY');
    const { student } = people;
    const mother = await join(people.counselor, student);
    const first = fingerprintIn(await mother.open(pageOf(student, 'courses')))!;
    await step(people, 'reopened', 'Add a course');
    const own = await apiAs(student);
    const plan = await planOf(student);
    await reply(
      own.put(`/api/course-plans/${plan.id}/entries`, {
        revision: plan.revision,
        entries: [{ id: randomUUID(), code: 'ART9', grade: 10, term: 'fall' }],
      }),
    );
    await reply(own.post(`/api/course-plans/${plan.id}/submit`, {}));
    await step(people, 'approved');
    const late = { fingerprint: first, answer: 'agreed', name: 'Rosa', comment: 'Fine' };
    const page = await mother.send(pageOf(student, 'courses'), late, 400);
    expect(plain(page)).to.include('The plan was changed or signed meanwhile');
    expect(page).to.include('>Fine</textarea>');
    expect(fingerprintIn(page)).not.to.equal(first);
    await signOwn(student, first, 409);
    expect((await planOf(student)).hands.signatures).to.deep.equal([]);
  });

  it('72: opening the plan again voids what was signed, with the reason, and shows it to all', async () => {
    const people = await approvedIn('AZ');
    const { student } = people;
    const mother = await join(people.counselor, student);
    await answerOn(mother, student, { answer: 'agreed' });
    expect(standing(await ownPlan(student), 'psign')).to.equal('met');
    await step(people, 'reopened', 'Choir is full');
    expect(standing(await ownPlan(student), 'psign')).to.equal('missing');
    expect(standing(await ownPlan(student), 'csign')).to.equal('missing');
    const [signature] = (await planOf(student)).hands.signatures;
    expect(signature).to.include({ voidedBecause: 'Choir is full', name: 'Rosa Lopez' });
    expect(plain(await mother.open(pageOf(student, 'courses')))).to.include('“Choir is full”');
  });

  it('72: a signature counts for the plan’s rule, also one from paper that staff put on record', async () => {
    const people = await approvedIn('AZ');
    const { student, counselor, plan } = people;
    const path = `/api/class/${student.personId}/course-plan`;
    const staff = await apiAs(counselor);
    const seen = CoursePlan.parse(await reply(staff.get(path)));
    expect(seen.hands.mayRecord).to.deep.equal(['guardian']);
    const { clock } = await testSystem();
    const paper = {
      ...{ signer: 'guardian', name: 'Hugo Lopez', fingerprint: plan.hands.fingerprint },
      signedOn: clock.now().toISOString().slice(0, 10),
    };
    await reply(staff.post(`${path}/signatures`, { ...paper, signedOn: '2001-01-01' }), 400);
    await reply(staff.post(`${path}/signatures`, { ...paper, signer: 'student' }), 409);
    const { hands } = await reply<CoursePlan>(staff.post(`${path}/signatures`, paper));
    expect(hands.signatures[0]).to.include({ way: 'paper', recordedBy: 'Dana Reed' });
    await reply(staff.post(`${path}/signatures`, paper), 409);
    const status = await ownPlan(student);
    expect([standing(status, 'psign'), standing(status, 'csign')]).to.deep.equal(['met', 'met']);
  });

  it('72: somebody the family names signs where the rule lets them, and nowhere else', async () => {
    for (const [state, may] of [
      ['SC', true],
      ['KY', false],
    ] as const) {
      const { student, counselor } = await approvedIn(state);
      const api = await apiAs(counselor);
      const path = `/api/class/${student.personId}/family/invitations`;
      const body = { locale: 'en', kind: 'designee' };
      const made = await reply<{ url: string; code: string }>(api.post(path, body), 201);
      const device = await join(counselor, student, 'Rosa');
      await device.send(new URL(made.url).pathname, { code: made.code, name: 'Aunt Bea' });
      await answerOn(device, student, { answer: 'agreed', name: 'Bea' }, may ? 303 : 400);
      const { signatures } = (await planOf(student)).hands;
      expect(signatures.map(({ signer }) => signer)).to.deep.equal(may ? ['designee'] : []);
    }
  });

  it('P16: with the rights, the student’s own signature stands in the family’s place', async () => {
    const { student, counselor } = await approvedIn('AZ');
    const api = await apiAs(counselor);
    const move = { movedOn: '2026-09-01', reason: 'eighteen' };
    await reply(api.put(`/api/class/${student.personId}/family/rights`, move));
    const { hands } = await planOf(student);
    expect([hands.next, hands.act, hands.ownAct]).to.deep.equal(['student', 'sign', 'sign']);
    await signOwn(student, hands.fingerprint);
    expect((await planOf(student)).hands.next).to.equal('nobody');
    expect(standing(await ownPlan(student), 'psign')).to.equal('met');
  });

  it('72: a student whose family did not approve still approves, and does not only see, their plan', async () => {
    const { student, counselor } = await approvedIn('KY');
    const mother = await join(counselor, student);
    await answerOn(mother, student, { answer: 'declined', comment: 'No science in it' });
    const { hands } = await planOf(student);
    expect([hands.next, hands.act, hands.ownAct]).to.deep.equal(['counselor', 'talk', 'approve']);
    await signOwn(student, hands.fingerprint);
    const [signature] = (await planOf(student)).hands.signatures;
    expect([signature!.signer, signature!.act]).to.deep.equal(['student', 'approve']);
  });

  it('P16: on paper too, the signature in the family’s place says what theirs would have said', async () => {
    const { student, counselor, plan } = await approvedIn('SC');
    const staff = await apiAs(counselor);
    const move = { movedOn: '2026-09-01', reason: 'eighteen' };
    await reply(staff.put(`/api/class/${student.personId}/family/rights`, move));
    const { hands } = await reply<CoursePlan>(
      staff.post(`/api/class/${student.personId}/course-plan/signatures`, {
        ...{ signer: 'student', name: 'Maya Lopez', fingerprint: plan.hands.fingerprint },
        signedOn: plan.hands.approvedOn,
      }),
    );
    expect(hands.signatures[0]).to.include({ signer: 'student', act: 'approve', way: 'paper' });
  });

  it('F58: what meets the rule names who approved and signed, and courses in the order of grades', async () => {
    const { student, counselor } = await approvedIn('KY');
    const api = await apiAs(counselor);
    const move = { movedOn: '2026-09-01', reason: 'eighteen' };
    await reply(api.put(`/api/class/${student.personId}/family/rights`, move));
    await signOwn(student, (await planOf(student)).hands.fingerprint);
    const { components } = await ownPlan(student);
    const metBy = (wanted: string) => components.find(({ code }) => code === wanted)!.metBy;
    expect(metBy('courseplan')).to.deep.equal(['Drawing, Choir']);
    expect(metBy('csign')).to.deep.equal(['Dana Reed']);
    expect(metBy('ssign')).to.deep.equal(['Maya Lopez']);
    expect(metBy('psign')).to.deep.equal(['Maya Lopez']);
    for (const code of ['psign', 'csign', 'parent', 'annual'])
      expect(components.find((one) => one.code === code)!.isSeen, code).to.equal(true);
  });

  it('72: a family writes on the plan, and student and counselor read it', async () => {
    const { student, counselor } = await approvedIn('KY');
    const mother = await join(counselor, student);
    await mother.send(`${pageOf(student, 'courses')}/comments`, { text: '<b>Why no science?</b>' });
    expect((await planOf(student)).steps[0]).to.deep.include({
      ...{ kind: 'commented', text: '<b>Why no science?</b>' },
      by: { isMe: false, name: 'Rosa Lopez', role: 'guardian' },
    });
    expect(await mother.open(pageOf(student, 'courses'))).to.include('&lt;b&gt;Why no science?');
  });
});
