import { expect } from 'chai';
import { createHash } from 'node:crypto';
import { compactVerify, decodeProtectedHeader, importJWK, type JWK, jwtVerify } from 'jose';
import request from 'supertest';
import type { PassportOverview } from '#contracts/passport.js';
import { PART_NAMES } from '#contracts/passport-file.js';
import { PassportManifest } from '#contracts/passport-manifest.js';
import { sql, withTenant } from '#server/db/tenant.js';
import { apiAs } from '../support/api.js';
import { buildCourse, buildPerson, type Person } from '../support/builders.js';
import { giveGrade } from '../support/journal.js';
import { fillPlan, type Passport, planIn, takeOut, textOf, unpack } from '../support/passports.js';
import { readPdf } from '../support/read-documents.js';
import { reply } from '../support/reply.js';
import { testSystem } from '../support/system.js';

const jsonIn = (passport: Passport, name: string): unknown => JSON.parse(textOf(passport, name));
const keyIn = (passport: Passport) => jsonIn(passport, 'issuer-key.json') as JWK;
const overviewOf = async (student: Person) =>
  reply<PassportOverview>((await apiAs(student)).get('/api/passport'));

describe('plan passport', function () {
  this.timeout(60_000);
  let student: Person;
  let entries: Awaited<ReturnType<typeof fillPlan>>;
  let passport: Passport;
  before(async () => {
    const course = await buildCourse();
    student = await buildPerson({ course, name: 'Maya Ortiz' });
    entries = await fillPlan(student, course);
    passport = unpack(await takeOut(student));
  });

  it('B7: holds every kind of entry of the plan, with its files', () => {
    const { parts, student: owner, isWhole } = planIn(passport);
    for (const part of PART_NAMES) expect(parts[part], part).to.not.have.length(0);
    expect(owner.name).to.equal('Maya Ortiz');
    expect(isWhole).to.equal(true);
    const goal = parts.goals.find(({ id }) => id === entries.goal.id)!;
    expect(goal).to.deep.include({ parentId: entries.life.id, status: 'done' });
    expect(goal.milestones.map(({ title, dueDate }) => [title, dueDate])).to.deep.equal([
      ['Call them', '2026-12-01'],
      ['Go', null],
    ]);
    expect(parts.activities.find(({ id }) => id === entries.activity.id)!.verified).to.include({
      ...{ by: 'Coach Lee', comment: 'Great help' },
    });
    expect(parts.kept[0]!.texts[0]).to.deep.equal({
      ...{ prompt: 'What went well?', text: 'I kept my goal in sight.' },
    });
    const essay = parts.evidence.find(({ file }) => file?.type === 'txt')!;
    expect(textOf(passport, essay.file!.path)).to.equal('My essay about care');
    expect(essay.for).to.deep.equal([{ kind: 'goal', ref: entries.goal.id }]);
    expect(parts.interests.map(({ kind }) => kind)).to.deep.equal(['interests', 'values']);
  });

  it('B7: the list of files names all of them with their hashes, and its signature is by the key inside', async () => {
    const manifest = PassportManifest.parse(jsonIn(passport, 'manifest.json'));
    const others = Object.keys(passport).filter((name) => !name.startsWith('manifest.'));
    expect(Object.keys(manifest.files)).to.deep.equal(others.sort());
    for (const [name, hash] of Object.entries(manifest.files))
      expect(createHash('sha256').update(passport[name]!).digest('hex'), name).to.equal(hash);
    const [header, , signature] = textOf(passport, 'manifest.jws').split('.');
    const body = Buffer.from(passport['manifest.json']!).toString('base64url');
    const key = await importJWK(keyIn(passport), 'RS256');
    await compactVerify(`${header}.${body}.${signature}`, key, { algorithms: ['RS256'] });
    const changed = Buffer.from(`${textOf(passport, 'manifest.json')} `).toString('base64url');
    await compactVerify(`${header}.${changed}.${signature}`, key).then(
      () => expect.fail('a changed list passed'),
      () => undefined,
    );
  });

  it('B7: the key is published at the issuer, and a district without passports has none', async () => {
    const { app } = await testSystem();
    const { issuer, keyId } = PassportManifest.parse(jsonIn(passport, 'manifest.json'));
    const path = new URL(issuer).pathname;
    const { keys } = await reply<{ keys: JWK[] }>(request(app).get(`${path}/keys`));
    expect(keys.map(({ kid }) => kid)).to.deep.equal([keyId]);
    expect(keys[0]).to.deep.equal(jsonIn(passport, 'issuer-key.json'));
    expect(keys[0]).to.not.have.any.keys('d', 'p', 'q');
    await request(app).get(path).expect(200);
    const other = await buildPerson();
    for (const wrong of [other.tenantId, '999999999', 'x', '1;2', '0'])
      await request(app).get(`/passport/${wrong}/keys`).expect(404);
  });

  it('B7: goals reached, what was confirmed and certificates are badges (Open Badges 3.0) in one record (CLR 2.0)', async () => {
    const key = await importJWK(keyIn(passport), 'RS256');
    const names = Object.keys(passport).filter((name) => name.startsWith('badges/'));
    const badges = await Promise.all(
      names.map(async (name) => {
        const token = textOf(passport, name);
        const { payload, protectedHeader } = await jwtVerify<Credential>(token, key);
        expect(protectedHeader).to.include({ alg: 'RS256', typ: 'JWT' });
        expect(decodeProtectedHeader(token).jwk).to.include({ kty: 'RSA' });
        expect(payload.type).to.deep.equal(['VerifiableCredential', 'AchievementCredential']);
        expect(payload.iss).to.equal(payload.issuer.id);
        expect(payload.jti).to.equal(payload.id);
        expect(payload.nbf).to.equal(Math.floor(Date.parse(payload.validFrom) / 1000));
        return payload.credentialSubject.achievement;
      }),
    );
    const said = badges.map(({ name, achievementType }) => `${achievementType}: ${name}`).sort();
    expect(said).to.deep.equal([
      'Achievement: Volunteer at the clinic',
      'Certificate: CPR',
      'CommunityService: Helped at the food bank',
    ]);
    const confirmed = badges.find(({ name }) => name.startsWith('Helped'))!;
    expect(confirmed.criteria.narrative).to.contain('Confirmed by Coach Lee');
    const { payload } = await jwtVerify<Credential>(textOf(passport, 'record.jwt'), key);
    expect(payload.type).to.deep.equal(['VerifiableCredential', 'ClrCredential']);
    expect(payload.credentialSubject.verifiableCredential).to.have.length(3);
  });

  it('B7: the page and the PDF say the same for people, with no script and nothing from the network', async () => {
    const page = textOf(passport, 'plan.html');
    expect(page).to.contain('I like to help &lt;people&gt; &amp; animals.');
    expect(page).to.not.match(/<script|src=|@import|url\(/i);
    const { words, isMarked, language } = await readPdf(passport['plan.pdf']!);
    expect(isMarked).to.equal(true);
    expect(language).to.equal('en-US');
    expect(words.join(' ')).to.contain('Volunteer at the clinic').and.contain('I learned a lot.');
  });

  it('B7: what only the student may see can stay behind, and nothing that stays names it', async () => {
    const shared = planIn(unpack(await takeOut(student, 'shared')));
    expect(shared.isWhole).to.equal(false);
    expect(shared.parts.goals.map(({ title }) => title)).to.not.include('Just mine');
    expect(JSON.stringify(shared))
      .to.not.contain('Only for me.')
      .and.not.contain(entries.hidden.id);
    expect(planIn(passport).parts.goals.map(({ title }) => title)).to.include('Just mine');
  });

  it('B7: is in the language of the student', async () => {
    const luz = await buildPerson({ locale: 'es' });
    const spanish = unpack(await takeOut(luz));
    expect(textOf(spanish, 'plan.html')).to.contain('<html lang="es">').and.contain('Mi plan');
    expect(planIn(spanish).language).to.equal('es');
  });

  it('B7: is the student’s alone: staff can neither see nor make one', async () => {
    for (const role of ['teacher', 'counselor', 'admin'] as const) {
      const staff = await apiAs(await buildPerson({ role }));
      await staff.get('/api/passport').expect(403);
      await staff.get('/api/passport/file/whole').expect(403);
      await staff.put('/api/passport/opened', { isOpened: true }).expect(403);
    }
    await (await apiAs(null)).get('/api/passport/file/whole').expect(401);
  });

  it('B15: a senior is told to take it along, and opening it once is a step that can be ticked', async () => {
    const senior = await buildPerson();
    await giveGrade(senior, 12);
    const api = await apiAs(senior);
    await api.put('/api/passport/opened', { isOpened: true }).expect(404);
    expect(await overviewOf(senior)).to.deep.include({
      ...{ senior: { isMade: false, isOpened: false }, last: null },
    });
    await takeOut(senior);
    expect((await overviewOf(senior)).last).to.include({ openedAt: null });
    const ticked = await reply<PassportOverview>(
      api.put('/api/passport/opened', { isOpened: true }),
    );
    expect(ticked.last!.openedAt).to.be.a('string');
    await reply(api.put('/api/passport/opened', { isOpened: false }));
    expect((await overviewOf(senior)).last!.openedAt).to.equal(null);
    expect((await overviewOf(student)).senior).to.equal(null);
    await reply(api.put('/api/passport/opened', { isOpened: true }));
    expect((await overviewOf(senior)).senior).to.deep.equal({ isMade: true, isOpened: true });
    await withTenant(senior.tenantId, () =>
      sql(
        `update passport_takeouts set made_at = made_at - interval '400 days' where tenant_id = $1`,
        [senior.tenantId],
      ),
    );
    const old = await overviewOf(senior);
    expect(old.senior, 'of a file of an earlier year').to.deep.equal({
      ...{ isMade: false, isOpened: false },
    });
    expect(old.last).to.not.equal(null);
  });
});

interface Credential {
  id: string;
  type: string[];
  validFrom: string;
  issuer: { id: string };
  credentialSubject: {
    achievement: { name: string; achievementType: string; criteria: { narrative: string } };
    verifiableCredential?: unknown[];
  };
  [claim: string]: unknown;
}
