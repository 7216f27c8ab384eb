import { expect } from 'chai';
import type { DistrictMail, MailChoice } from '#contracts/mail.js';
import type { Notifications } from '#contracts/notifications.js';
import { sql, withTenant } from '#server/db/tenant.js';
import { planDigests } from '#server/features/mail/plan-digests.js';
import { switchDistrictMail } from '#server/features/mail/mail-service.js';
import { createHandlers } from '#server/jobs/handlers.js';
import { apiAs } from '../support/api.js';
import { buildGoal } from '../support/assignments.js';
import { buildCourse, buildPerson, type Course, type Person } from '../support/builders.js';
import { type MailServer, startMailServer } from '../support/mail-server.js';
import { waitingJobs } from '../support/plan-rules.js';
import { reply } from '../support/reply.js';
import { testSystem } from '../support/system.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const ORIGIN = 'http://pathlight.localhost:3000';

/** Seven o'clock UTC, the next time that it is: an hour after e-mails are due in a district without a clock. */
const nextSeven = (days = 0): Date => {
  const seven = Math.floor((Date.now() - 6 * HOUR_MS) / DAY_MS + 1) * DAY_MS + 7 * HOUR_MS;
  return new Date(seven + days * DAY_MS);
};

describe('e-mail that counts what is new', function () {
  this.timeout(60_000);
  let server: MailServer;
  let course: Course;
  let teacher: Person;
  let student: Person;
  let admin: Person;
  let goalId: string;

  before(async () => {
    server = await startMailServer();
  });
  after(() => server.close());
  beforeEach(async () => {
    Object.assign(server, { received: [], faults: [], lostAnswers: 0 });
    course = await buildCourse();
    teacher = await buildPerson({ course, role: 'teacher', name: 'Ms. Rivera' });
    student = await buildPerson({ course, name: 'Ann Able' });
    admin = await buildPerson({ course, role: 'admin' });
    await hasAddress(teacher, 'rivera@school.test');
    await switchOn();
    goalId = (await buildGoal(student, { title: 'Run a mile' })).id;
    await say(teacher, 'Well begun');
  });

  const hasAddress = ({ tenantId, personId }: Person, address: string | null) =>
    withTenant(tenantId, () =>
      sql('update people set email = $3 where tenant_id = $1 and id = $2', [
        ...[tenantId, personId, address],
      ]),
    );
  const switchOn = async (isOn = true) =>
    reply<DistrictMail>((await apiAs(admin)).put('/api/district-mail', { isOn }));
  const say = async (who: Person, text: string) =>
    reply((await apiAs(who)).post(`/api/goals/${goalId}/comments`, { text }), 201);
  /** Something that is said later than these tests run. */
  const sayOn = async (day: number, text: string) => {
    await say(student, text);
    await withTenant(course.tenantId, () =>
      sql('update notifications set happened_at = $2 where tenant_id = $1 and person_id = $3', [
        ...[course.tenantId, nextSeven(day).toISOString(), teacher.personId],
      ]),
    );
  };
  const choose = async (cadence: string, who = teacher) =>
    reply<MailChoice>((await apiAs(who)).put('/api/notifications/mail', { cadence }));
  const choice = async (who = teacher) =>
    reply<MailChoice>((await apiAs(who)).get('/api/notifications/mail'));
  /** What the hourly round does, and then the queue. @returns how many e-mails were due. */
  const goOn = async (now: Date): Promise<number> => {
    await planDigests(now, [course.tenantId]);
    return runQueue(await waitingJobs(teacher, 'send-digest'), now);
  };
  const runQueue = async (jobs: [string, string][], now: Date): Promise<number> => {
    const { lti } = await testSystem();
    const handlers = createHandlers({
      ...{ lms: lti.services, publicUrl: ORIGIN, now: () => now, mail: server.mailer },
      files: { current: 'database', byName: {} },
    });
    for (const [, subjectId] of jobs)
      await handlers['send-digest']({ tenantId: course.tenantId, subjectId });
    return jobs.length;
  };
  const stopUrl = () => /<(.+)>/.exec(server.received[0]!.headers['list-unsubscribe']!)![1]!;

  it('F78, P9: one a day to who chose it, with counts and no name, in two parts that fetch nothing', async () => {
    expect(await choice()).to.deep.equal({
      ...{ state: 'open', cadence: 'off', address: 'rivera@school.test', stopped: null },
    });
    await say(student, 'Thank you');
    expect(await goOn(nextSeven()), 'nobody chose it').to.equal(0);
    await choose('day');
    await say(student, 'I ran half a mile');
    expect(await goOn(nextSeven())).to.equal(1);
    expect(await goOn(nextSeven()), 'the same day once').to.equal(0);
    expect(server.received).to.have.length(1);
    const [mail] = server.received;
    expect(mail!.to).to.deep.equal(['rivera@school.test']);
    expect(mail!.headers).to.include({
      ...{ from: 'Pathlight <plans@pathlight.test>', to: 'rivera@school.test' },
      ...{ subject: 'Pathlight: 1 new line for you', 'auto-submitted': 'auto-generated' },
      'list-unsubscribe-post': 'List-Unsubscribe=One-Click',
    });
    for (const part of [mail!.text, mail!.html]) {
      expect(part).to.contain('1 answer about a goal');
      expect(part).to.contain('open Pathlight in your class');
      expect(part).to.contain(stopUrl());
      expect(part).not.to.match(/Ann|Able|Rivera|mile|Thank/);
    }
    expect(mail!.source).not.to.match(/<img|<link|src=|url\(/i);
    expect(mail!.html.match(/https?:/g), 'one address: the way out').to.have.length(1);
    expect(await goOn(nextSeven(1)), 'nothing new since').to.equal(0);
    await sayOn(1, 'And a whole one');
    expect(await goOn(nextSeven(2)), 'and then something').to.equal(1);
    expect(server.received).to.have.length(2);
    const board = await reply<DistrictMail>((await apiAs(admin)).get('/api/district-mail'));
    expect(board).to.deep.include({ isOn: true, people: { day: 1, week: 0 } });
    expect(board.lately).to.deep.equal({ sent: 2, waiting: 0, refused: 0, late: 0 });
  });

  it('F78: once a week goes out on Monday, in the reader’s language, without what they have read', async () => {
    await reply((await apiAs(teacher)).put('/api/session/locale', { locale: 'es' }));
    await choose('week');
    await say(student, 'Thank you');
    const days = Array.from({ length: 8 }, (_, day) => nextSeven(day));
    const counts: string[] = [];
    for (const day of days) if ((await goOn(day)) > 0) counts.push(String(day.getUTCDay()));
    expect(counts).to.deep.equal(['1']);
    expect(server.received[0]!.text).to.contain('1 respuesta sobre una meta');
    expect(server.received[0]!.headers['content-language']).to.equal('es');
    await choose('day');
    await reply(
      (await apiAs(teacher)).put('/api/notifications/read', { ids: 'all', isRead: true }),
    );
    expect(await goOn(nextSeven(9))).to.equal(0);
  });

  it('P9: no student gets one, whatever else they are, and nobody without an address', async () => {
    await (await apiAs(student)).get('/api/notifications/mail').expect(403);
    await (await apiAs(student)).put('/api/notifications/mail', { cadence: 'day' }).expect(403);
    await choose('day');
    await say(student, 'Thank you');
    const other = await buildCourse({ district: course });
    const beStudent = () =>
      sql(
        `insert into enrolments (tenant_id, id, course_id, person_id, role, is_active)
         values ($1, gen_random_uuid(), $2, $3, 'student', false)`,
        [course.tenantId, other.courseId, teacher.personId],
      );
    await planDigests(nextSeven(), [course.tenantId]);
    await withTenant(course.tenantId, beStudent);
    expect(await runQueue(await waitingJobs(teacher, 'send-digest'), nextSeven())).to.equal(1);
    expect(await goOn(nextSeven(1))).to.equal(0);
    expect(server.received, 'planned before, and not sent').to.deep.equal([]);
    expect(await choice()).to.include({ state: 'student', cadence: 'off' });
    await (await apiAs(teacher)).put('/api/notifications/mail', { cadence: 'week' }).expect(409);
    await hasAddress(admin, null);
    expect(await choice(admin)).to.include({ state: 'no-address', address: null });
    await (await apiAs(admin)).put('/api/notifications/mail', { cadence: 'week' }).expect(409);
  });

  it('F78: an administrator switches it for the district, and only where there is a mail server', async () => {
    for (const who of [teacher, student]) {
      await (await apiAs(who)).get('/api/district-mail').expect(403);
      await (await apiAs(who)).put('/api/district-mail', { isOn: true }).expect(403);
    }
    await choose('day');
    await say(student, 'Thank you');
    await planDigests(nextSeven(), [course.tenantId]);
    await switchOn(false);
    await runQueue(await waitingJobs(teacher, 'send-digest'), nextSeven());
    expect(await goOn(nextSeven(1))).to.equal(0);
    expect(server.received, 'switched off meanwhile').to.deep.equal([]);
    expect(await choice()).to.include({ state: 'off', address: null });
    const acts = await withTenant(course.tenantId, () =>
      sql<{ what: string }>('select what from admin_log where tenant_id = $1 order by at', [
        course.tenantId,
      ]),
    );
    expect(acts.map(({ what }) => what)).to.deep.equal(['mail-on', 'mail-off']);
    const actor = { ...admin, sessionId: '', locale: 'en', isTest: false, canTeach: false };
    const refused = await withTenant(course.tenantId, () =>
      switchDistrictMail(actor, { isOn: true }, {}, { now: new Date(), requestId: 'r' }),
    ).catch((error: unknown) => error);
    expect(refused).to.have.property('code', 'conflict');
  });

  it('F78: a server that is busy is asked again later, and what is a day old is given up', async () => {
    await choose('day');
    await say(student, 'Thank you');
    await planDigests(nextSeven(), [course.tenantId]);
    const jobs = await waitingJobs(teacher, 'send-digest');
    server.faults = [
      ...[{ at: 'rcpt', code: 451 } as const, { at: 'mail', code: 550 } as const],
      { at: 'data', code: 452 },
    ];
    for (const code of ['451', '550', '452']) {
      const error = await runQueue(jobs, nextSeven()).catch((thrown: unknown) => thrown as Error);
      expect(error).to.be.instanceOf(Error).with.property('name', 'MailError');
      expect(String(error)).to.contain(code).and.not.to.contain('@');
    }
    expect(await choice(), 'the installation’s fault is nobody’s mailbox').to.include({
      cadence: 'day',
    });
    await runQueue(jobs, nextSeven());
    expect(server.received).to.have.length(1);
    await sayOn(0, 'Again');
    await planDigests(nextSeven(1), [course.tenantId]);
    await runQueue(await waitingJobs(teacher, 'send-digest'), nextSeven(2));
    expect(server.received).to.have.length(1);
    const { lately } = await reply<DistrictMail>((await apiAs(admin)).get('/api/district-mail'));
    expect(lately).to.include({ sent: 1, late: 1 });
  });

  it('F78: when the answer is lost the same e-mail goes out once more, under the same id', async () => {
    await choose('day');
    await say(student, 'Thank you');
    await planDigests(nextSeven(), [course.tenantId]);
    const jobs = await waitingJobs(teacher, 'send-digest');
    server.lostAnswers = 1;
    const lost = await runQueue(jobs, nextSeven()).catch((thrown: unknown) => thrown as Error);
    expect(lost).to.have.property('name', 'MailError');
    await runQueue(jobs, nextSeven());
    await runQueue(jobs, nextSeven());
    expect(server.received).to.have.length(2);
    const [first, second] = server.received.map(({ headers }) => headers);
    expect(first!['message-id']).to.match(/^<[\da-f-]{36}@pathlight\.localhost>$/);
    expect(second!['message-id']).to.equal(first!['message-id']);
    expect(second!['list-unsubscribe']).to.equal(first!['list-unsubscribe']);
  });

  it('F78: a mailbox that takes none turns it off, and its owner is told inside Pathlight', async () => {
    for (const at of ['rcpt', 'data'] as const) {
      await choose('day');
      await say(student, `Thank you (${at})`);
      server.faults = [{ at, code: 550 }];
      expect(await goOn(nextSeven(at === 'rcpt' ? 0 : 1))).to.equal(1);
      expect(await choice()).to.include({ cadence: 'off', stopped: 'refused' });
    }
    const { items } = await reply<Notifications>((await apiAs(teacher)).get('/api/notifications'));
    const told = items.filter(({ kind }) => kind === 'mail-off');
    expect(told.map(({ count, isRead }) => ({ count, isRead }))).to.deep.equal([
      { count: 2, isRead: false },
    ]);
    expect(server.received).to.deep.equal([]);
    expect(await choose('day')).to.include({ cadence: 'day', stopped: null });
  });

  it('F78, P9: the link in it ends it without a sign-in; only its hash is kept, and looking ends nothing', async () => {
    await choose('day');
    await say(student, 'Thank you');
    await goOn(nextSeven());
    const path = stopUrl().slice(ORIGIN.length);
    expect(path).to.match(/^\/mail\/mail_\d+_[\w-]{43}$/);
    const anyone = await apiAs(null);
    const page = await anyone.get(path).set('accept-language', 'es').expect(200);
    expect(page.text).to.contain('¿No recibir más correos').and.contain('lang="es"');
    expect((await choice()).cadence).to.equal('day');
    const kept = await withTenant(course.tenantId, () =>
      sql('select to_jsonb(c)::text as all from mail_choices c where tenant_id = $1', [
        course.tenantId,
      ]),
    );
    // What is drawn may itself hold an underscore: it is the last 43 signs.
    expect(JSON.stringify(kept)).not.to.contain(path.slice(-43));
    const post = (to: string) =>
      anyone.post(to).type('form').send({ 'List-Unsubscribe': 'One-Click' });
    await post(path).expect(200);
    expect(await choice()).to.include({ cadence: 'off', stopped: 'link' });
    await post(path).expect(200);
    const made = path.replace(/.$/, (last) => (last === 'A' ? 'E' : 'A'));
    await post(made).expect(404);
    await anyone.get(made).expect(404);
    await anyone.get('/mail/x').expect(404);
    const { logLines } = await testSystem();
    expect(logLines.join('')).not.to.contain(path.slice(-43));
  });
});
