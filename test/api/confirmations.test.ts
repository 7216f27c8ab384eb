import { expect } from 'chai';
import { randomBytes } from 'node:crypto';
import { ConfirmationLink } from '#contracts/activities.js';
import { HoursSummary } from '#contracts/activity-hours.js';
import { hashToken } from '#server/auth/tokens.js';
import { sql, withTenant } from '#server/db/tenant.js';
import {
  buildMyActivity,
  linkFor,
  myActivity,
  visitor,
  visitorOfItsOwn,
} from '../support/activities.js';
import { apiAs } from '../support/api.js';
import { buildGoal } from '../support/assignments.js';
import { buildPerson, type Person, signIn } from '../support/builders.js';
import { reply } from '../support/reply.js';
import { testSystem } from '../support/system.js';

const DAY = 86_400_000;
const yes = { name: 'Coach Reyes', mayBeNamed: 'yes', decision: 'verified' };
const no = { name: 'Coach Reyes', comment: 'It was 8 hours.', decision: 'returned' };

async function stateOf(student: Person, { id }: { id: string }) {
  return (await myActivity(student, id)).confirmation;
}

/** All that the page says, without its form. */
const factsOf = (html: string) => /<dl>.*<\/dl>/s.exec(html)?.[0].replaceAll(/<[^>]+>/g, ' ') ?? '';

describe('links to confirm an activity', function () {
  this.timeout(60_000);
  afterEach(async () => (await testSystem()).clock.reset());

  it('B10: a student makes a link, somebody without an account confirms, and the student sees it', async () => {
    const student = await buildPerson({ name: 'Maya Lopez' });
    const activity = await buildMyActivity(student);
    const link = await linkFor(student, activity);
    expect(await stateOf(student, activity)).to.include({ state: 'sent', byName: null });
    const browser = await visitor();
    const page = await browser.open(link).expect(200);
    expect(page.text).to.include('Can you confirm this for Maya?');
    const thanks = await browser.answer(link, yes).expect(200);
    expect(thanks.text).to.include('You confirmed this for Maya.');
    expect(await stateOf(student, activity)).to.deep.include({
      ...{ state: 'verified', byName: 'Coach Reyes', mayBeNamed: true, comment: null },
      claim: {
        ...{ kind: 'service', title: 'Helped at the food bank', organisation: 'Harvest House' },
        ...{ startedOn: '2026-09-05', endedOn: '2026-10-10', hours: 12 },
      },
    });
  });

  it('B10: whoever disagrees sends it back with a reason, and need not be named', async () => {
    const student = await buildPerson();
    const activity = await buildMyActivity(student);
    const browser = await visitor();
    const link = await linkFor(student, activity);
    await browser.answer(link, no).expect(200);
    expect(await stateOf(student, activity)).to.include({
      ...{
        state: 'returned',
        byName: 'Coach Reyes',
        mayBeNamed: false,
        comment: 'It was 8 hours.',
      },
    });
    await linkFor(student, activity);
    expect((await stateOf(student, activity)).state).to.equal('sent');
  });

  it('B10: a name is needed, and a reason to send it back; what was typed stays', async () => {
    const student = await buildPerson();
    const activity = await buildMyActivity(student);
    const browser = await visitor();
    const link = await linkFor(student, activity);
    const nameless = await browser.answer(link, { ...yes, name: '  ' }).expect(400);
    expect(nameless.text).to.include('Please write your name.').and.include(' checked');
    const silent = await browser.answer(link, { ...no, comment: '' }).expect(400);
    expect(silent.text)
      .to.include('Please say what is not right.')
      .and.include('value="Coach Reyes"');
    await browser.answer(link, { name: 'x', decision: 'delete' }).expect(400);
    await browser.answer(link, { ...yes, name: 'x'.repeat(121) }).expect(400);
    expect((await stateOf(student, activity)).state).to.equal('sent');
  });

  it('B10: the page shows the first name and this entry, and nothing else of the student', async () => {
    const student = await buildPerson({ name: 'Maya Lopez-Whitfield' });
    await buildGoal(student, { title: 'A secret goal' });
    await buildMyActivity(student, { title: 'Another entry' });
    const activity = await buildMyActivity(student, {
      ...{ description: 'My diary', supervisor: 'Mr. Hidden', role: 'Carrier', tags: ['tagged'] },
      ...{ skills: ['skilled'], grades: [9] },
    });
    const link = await linkFor(student, activity);
    const { text } = await (await visitor()).open(link).expect(200);
    expect(factsOf(text).replaceAll(/\s+/g, ' ').trim()).to.equal(
      'What Helped at the food bank Where Harvest House When September 5, 2026 to October 10, 2026 Hours 12',
    );
    const secrets = [
      'Whitfield',
      'Lopez',
      'secret goal',
      'Another entry',
      'My diary',
      'Mr. Hidden',
    ];
    for (const secret of [
      ...secrets,
      'Carrier',
      'tagged',
      'skilled',
      'Career Explorations',
      student.personId,
      activity.id,
    ])
      expect(text, secret).not.to.include(secret);
  });

  it('B10: a student without a name in the LMS is shown by their code', async () => {
    const student = await buildPerson({ name: null });
    const link = await linkFor(student, await buildMyActivity(student));
    const { text } = await (await visitor()).open(link).expect(200);
    expect(text).to.include(`Learner ${student.personId.slice(-4).toUpperCase()}`);
  });

  it('B10: the page speaks Spanish to who reads Spanish', async () => {
    const student = await buildPerson({ name: 'Maya Lopez' });
    const activity = await buildMyActivity(student);
    const browser = await visitor('es-MX,es;q=0.9,en;q=0.5');
    const link = await linkFor(student, activity);
    const { text } = await browser.open(link).expect(200);
    expect(text).to.include('<html lang="es">').and.include('¿Puede confirmar esto de Maya?');
    expect(text).to.include('Del 5 de septiembre de 2026 al 10 de octubre de 2026');
    expect((await browser.answer(link, yes).expect(200)).text).to.include('Gracias');
  });

  it('B10: what a student wrote can do nothing on the page, and the page runs and loads nothing', async () => {
    const student = await buildPerson();
    const activity = await buildMyActivity(student, { title: '<script>alert(1)</script>"\'' });
    const browser = await visitor();
    const link = await linkFor(student, activity);
    const page = await browser.open(link).expect(200);
    expect(page.text).not.to.include('<script');
    expect(page.text).to.include('&lt;script&gt;');
    expect(page.headers['content-security-policy']).to.match(
      /^default-src 'none'; img-src data:; style-src 'nonce-[^']+'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/,
    );
    expect(page.headers).to.include({
      ...{ 'cache-control': 'no-store', 'x-robots-tag': 'noindex, nofollow' },
      'referrer-policy': 'no-referrer',
    });
    expect(page.headers).not.to.have.property('set-cookie');
    const again = await browser.answer(link, { ...yes, name: '', comment: '"><b>x' }).expect(400);
    expect(again.text).not.to.include('<b>x');
  });

  it('B10: a used, withdrawn, old, foreign or made-up link looks the same as any other', async () => {
    const { clock } = await testSystem();
    const student = await buildPerson();
    const api = await apiAs(student);
    const used = await linkFor(student, await buildMyActivity(student));
    await (await visitor()).answer(used, yes).expect(200);
    const mine = await buildMyActivity(student);
    const withdrawn = await linkFor(student, mine);
    await reply(api.delete(`/api/my-activities/${mine.id}/confirmation`));
    const replacedFor = await buildMyActivity(student);
    const replaced = await linkFor(student, replacedFor);
    await linkFor(student, replacedFor);
    const gone = await buildMyActivity(student);
    const removed = await linkFor(student, gone);
    await reply(api.delete(`/api/my-activities/${gone.id}`));
    const other = await buildPerson();
    const foreign = (await linkFor(student, await buildMyActivity(student))).replace(
      `confirm_${student.tenantId}_`,
      `confirm_${other.tenantId}_`,
    );
    const old = await linkFor(student, await buildMyActivity(student));
    clock.advance(30 * DAY + 1_000);
    const made = (secret: string) => `/confirm/confirm_${student.tenantId}_${secret}`;
    const paths = [
      used,
      withdrawn,
      replaced,
      removed,
      foreign,
      old,
      made(randomBytes(32).toString('base64url')),
    ];
    const odd = [
      made('short'),
      '/confirm/x',
      '/confirm',
      '/confirm/%E0%A4%A',
      `/confirm/${student.token}`,
    ];
    const answers = new Set<string>();
    for (const path of [...paths, ...odd]) {
      const browser = await visitor();
      for (const asked of [browser.open(path), browser.answer(path, yes)]) {
        const { status, text } = await asked;
        if (path.includes('%')) expect(status).to.be.oneOf([400, 404]);
        else answers.add(`${status} ${text.replaceAll(/nonce="[^"]+"/g, '')}`);
      }
    }
    expect([...answers]).to.have.length(1);
    expect([...answers][0])
      .to.match(/^404 /)
      .and.include('This link does not work');
  });

  it('B10: one link takes one answer, also of two that come together', async () => {
    const student = await buildPerson();
    const activity = await buildMyActivity(student);
    const link = await linkFor(student, activity);
    const browser = await visitor();
    const both = await Promise.all([browser.answer(link, yes), browser.answer(link, no)]);
    expect(both.map(({ status }) => status).sort()).to.deep.equal([200, 404]);
    const { state } = await stateOf(student, activity);
    await browser.answer(link, state === 'verified' ? no : yes).expect(404);
    expect((await stateOf(student, activity)).state).to.equal(state);
  });

  it('B10: a link is 256 random bits, kept only as a hash, and gone once it is answered', async () => {
    const student = await buildPerson();
    const activity = await buildMyActivity(student);
    const link = await linkFor(student, activity);
    const token = link.split('/').at(-1) ?? '';
    expect(token).to.match(new RegExp(`^confirm_${student.tenantId}_[\\w-]{43}$`));
    const stored = () =>
      withTenant(student.tenantId, () =>
        sql<{ token_hash: Buffer | null; row: string }>(
          `select token_hash, to_jsonb(c)::text as row from activity_confirmations c
           where tenant_id = $1 and activity_id = $2`,
          [student.tenantId, activity.id],
        ),
      );
    const [sent] = await stored();
    expect(sent!.token_hash).to.deep.equal(hashToken(token));
    expect(sent!.row).not.to.include(token.slice(-43));
    await (await visitor()).answer(link, yes).expect(200);
    expect((await stored())[0]!.token_hash).to.equal(null);
    const { logLines } = await testSystem();
    expect(logLines.join('')).not.to.include(token.slice(-43));
  });

  it('B10: a link does not sign anybody in, and a session is no link', async () => {
    const student = await buildPerson();
    const link = await linkFor(student, await buildMyActivity(student));
    const token = link.split('/').at(-1) ?? '';
    await (await apiAs({ token })).get('/api/my-activities').expect(401);
    await (await visitor()).open(`/confirm/${student.token}`).expect(404);
  });

  for (const [field, change] of Object.entries({
    hours: { hours: 40 },
    dates: { endedOn: '2026-11-01' },
    organization: { organisation: 'Another place' },
    title: { title: 'Led the food bank' },
  })) {
    it(`B10: changing the ${field} withdraws a link that is out, and says so`, async () => {
      const student = await buildPerson();
      const activity = await buildMyActivity(student);
      const link = await linkFor(student, activity);
      const api = await apiAs(student);
      await reply(api.patch(`/api/my-activities/${activity.id}`, { revision: 1, ...change }));
      expect(await stateOf(student, activity)).to.include({
        state: 'withdrawn',
        because: 'changed',
      });
      await (await visitor()).answer(link, yes).expect(404);
    });

    it(`B10: a confirmed entry whose ${field} the student changes says so, until it is as before`, async () => {
      const student = await buildPerson();
      const activity = await buildMyActivity(student);
      await (await visitor()).answer(await linkFor(student, activity), yes).expect(200);
      const api = await apiAs(student);
      await reply(api.patch(`/api/my-activities/${activity.id}`, { revision: 1, ...change }));
      const changed = await stateOf(student, activity);
      expect(changed).to.include({ state: 'changed', byName: 'Coach Reyes' });
      expect(changed.claim).to.include({ hours: 12, organisation: 'Harvest House' });
      await reply(api.post(`/api/history/activity/${activity.id}/restore`, { number: 1 }));
      expect((await stateOf(student, activity)).state).to.equal('verified');
    });
  }

  it('B10: bringing back an earlier version withdraws a link that asks about the newer one', async () => {
    const student = await buildPerson();
    const activity = await buildMyActivity(student);
    const api = await apiAs(student);
    await reply(api.patch(`/api/my-activities/${activity.id}`, { revision: 1, hours: 20 }));
    const link = await linkFor(student, activity);
    await reply(api.post(`/api/history/activity/${activity.id}/restore`, { number: 1 }));
    expect(await stateOf(student, activity)).to.include({ state: 'withdrawn', because: 'changed' });
    await (await visitor()).open(link).expect(404);
  });

  it('B10: other words of a confirmed entry may change, and a confirmed one needs no new link', async () => {
    const student = await buildPerson();
    const activity = await buildMyActivity(student);
    await (await visitor()).answer(await linkFor(student, activity), yes).expect(200);
    const api = await apiAs(student);
    const path = `/api/my-activities/${activity.id}`;
    await reply(api.patch(path, { revision: 1, description: 'I learned a lot', hours: 12.0 }));
    expect((await stateOf(student, activity)).state).to.equal('verified');
    await api.post(`${path}/confirmation`).expect(409);
  });

  it('B10: a link ends after thirty days and says so; a day before it is good', async () => {
    const { clock } = await testSystem();
    const student = await buildPerson();
    const activity = await buildMyActivity(student);
    const link = await linkFor(student, activity);
    clock.advance(29 * DAY);
    await (await visitor()).open(link).expect(200);
    clock.advance(DAY + 1_000);
    await (await visitor()).answer(link, yes).expect(404);
    // The session is over by then too; another visit of the same student.
    const later = { ...student, token: await signIn(student) };
    expect((await stateOf(later, activity)).state).to.equal('expired');
    await linkFor(later, activity);
    expect((await stateOf(later, activity)).state).to.equal('sent');
  });

  it('B10: what Pathlight noted by itself needs no confirmation', async () => {
    const student = await buildPerson();
    const api = await apiAs(student);
    await reply(api.put('/api/saved-careers/29-1141.00', { thought: 'First' }));
    const [logged] = (await reply<{ activities: { id: string }[] }>(api.get('/api/my-activities')))
      .activities;
    await api.post(`/api/my-activities/${logged!.id}/confirmation`).expect(400);
  });

  it('B10: confirmed hours count as confirmed, and no longer once they are changed', async () => {
    const student = await buildPerson();
    const activity = await buildMyActivity(student);
    await (await visitor()).answer(await linkFor(student, activity), yes).expect(200);
    const api = await apiAs(student);
    const hours = async () =>
      HoursSummary.parse(await reply(api.get('/api/my-activities/hours'))).years;
    expect(await hours()).to.deep.equal([
      { kind: 'service', schoolYear: 2026, verified: 12, claimed: 0 },
    ]);
    await reply(api.patch(`/api/my-activities/${activity.id}`, { revision: 1, hours: 30 }));
    expect(await hours()).to.deep.equal([
      { kind: 'service', schoolYear: 2026, verified: 0, claimed: 30 },
    ]);
  });

  it('B10: the link in the reply leads to the public address of this installation', async () => {
    const student = await buildPerson();
    const { id } = await buildMyActivity(student);
    const made = await reply(
      (await apiAs(student)).post(`/api/my-activities/${id}/confirmation`),
      201,
    );
    expect(ConfirmationLink.parse(made).url).to.match(
      /^http:\/\/pathlight\.localhost:3000\/confirm\/confirm_/,
    );
  });
});

/** The last of this file: it uses up what one address may ask. */
describe('links to confirm an activity, tried out', function () {
  this.timeout(60_000);

  it('B10: one link is asked ten times a minute, one address a hundred and twenty times', async () => {
    const student = await buildPerson();
    const link = await linkFor(student, await buildMyActivity(student));
    const browser = await visitorOfItsOwn();
    const asked = async (path: string, times: number) => {
      const statuses: number[] = [];
      for (let turn = 0; turn < times; turn += 1) statuses.push((await browser.open(path)).status);
      return statuses;
    };
    const one = await asked(link, 12);
    expect(one.filter((status) => status === 200).length).to.be.at.most(10);
    expect(one.at(-1)).to.equal(429);
    const busy = await browser.open(link);
    expect(busy.text).to.include('Please wait a moment');
    const statuses: number[] = [];
    for (let turn = 0; turn < 121; turn += 1)
      statuses.push(...(await asked(`/confirm/confirm_${student.tenantId}_${turn}`, 1)));
    expect(statuses.at(-1)).to.equal(429);
  });
});
