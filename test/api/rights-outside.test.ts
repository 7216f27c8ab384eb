import { expect } from 'chai';
import { readFileSync, writeFileSync } from 'node:fs';
import { join as pathTo } from 'node:path';
import request from 'supertest';
import { CoursePlan } from '#contracts/course-plans.js';
import type { MadeApiToken } from '#contracts/public-api.js';
import { FAMILY_PATH } from '#server/features/family/family-service.js';
import { API_PATH, publicApi } from '#server/features/public-api/api-routes.js';
import { createLogger } from '#server/logging.js';
import { familyPages } from '#server/pages/family-routes.js';
import { apiAs } from '../support/api.js';
import { buildPerson, type Person } from '../support/builders.js';
import { DryRun } from '../support/dry-run.js';
import { buildClass, familyOf, invite, join, type Phone, phone } from '../support/family.js';
import { choiceOf, publish, runPlanJobs } from '../support/plan-rules.js';
import { reply } from '../support/reply.js';
import { testSystem, type TestSystem } from '../support/system.js';
import { routesOf } from './isolation-routes.js';

/** Those who come without an LMS. `WRITE_RIGHTS=1 npx mocha test/api/rights-outside.test.ts` writes it anew. */
const FILE = pathTo(import.meta.dirname, '..', '..', 'server', 'rights-outside.txt');

/** What needs more than a child, and where it is tried. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  'POST /students/:id/times': 'needs a day with times: conference-days.test.ts',
  'POST /students/:id/times/back': 'needs a time that was taken: conference-days.test.ts',
};

type Class = Awaited<ReturnType<typeof buildClass>>;
/** Somebody of a family with their phone, and the child whose page they ask for. */
type Guardian = { device: Phone; child: Person; fingerprint: string };
type Letter = { path: string; code: string };

/** A plan of courses that is approved, so that there is something to sign. */
async function approved(student: Person, counselor: Person): Promise<string> {
  const [own, staff] = [await apiAs(student), await apiAs(counselor)];
  const plan = CoursePlan.parse(await reply(own.get('/api/course-plans/main')));
  await reply(own.post(`/api/course-plans/${plan.id}/submit`, {}));
  const path = `/api/class/${student.personId}/course-plan/steps`;
  const { hands } = CoursePlan.parse(await reply(staff.post(path, { kind: 'approved', text: '' })));
  return hands.fingerprint ?? '';
}

async function guardians({ course, student, counselor }: Class): Promise<Record<string, Guardian>> {
  const [sibling, grown] = [await buildPerson({ course }), await buildPerson({ course })];
  const elsewhere = await buildClass();
  const signed = async (child: Person, staff = counselor) => ({
    child,
    fingerprint: await approved(child, staff),
  });
  const [maya, other, lea] = [await signed(student), await signed(sibling), await signed(grown)];
  const foreign = await signed(elsewhere.student, elsewhere.counselor);
  const rosa = await join(counselor, student, 'Rosa', { on: await phone('en', false) });
  const ended = await join(counselor, student, 'Hugo', { on: await phone('en', false) });
  const left = await join(counselor, grown, 'Ana', { on: await phone('en', false) });
  const lost = await join(counselor, student, 'Bea', { on: await phone('en', false) });
  const staff = await apiAs(counselor);
  const members = `/api/class/${student.personId}/family/members`;
  for (const { id, name } of (await familyOf(counselor, student)).members) {
    if (name === 'Hugo') await reply(staff.post(`${members}/${id}/end`, { reason: 'Order 12' }));
    if (name === 'Bea') await reply(staff.post(`${members}/${id}/sign-out`));
  }
  const move = { movedOn: '2026-09-01', reason: 'eighteen' };
  await reply(staff.put(`/api/class/${grown.personId}/family/rights`, move));
  return {
    'own child': { device: rosa, ...maya },
    'other child': { device: rosa, ...other },
    'other district': { device: rosa, ...foreign },
    'ended link': { device: ended, ...maya },
    'rights moved': { device: left, ...lea },
    'signed out': { device: lost, ...maya },
    nobody: { device: await phone('en', false), ...maya },
  };
}

async function letters({ student, counselor }: Class): Promise<Record<string, Letter>> {
  const [open, locked, used, withdrawn] = [
    await invite(counselor, student),
    await invite(counselor, student),
    await invite(counselor, student),
    await invite(counselor, student),
  ];
  await (await phone()).send(used.path, { code: used.code, name: 'Ed' });
  const api = await apiAs(counselor);
  await reply(api.delete(`/api/class/${student.personId}/family/invitations/${withdrawn.id}`));
  const wrong = locked.code === '000000' ? '000001' : '000000';
  return { open, 'wrong code': { ...locked, code: wrong }, used, withdrawn };
}

/** Secrets of keys, by whose they are and what became of them. */
async function keys({ admin }: Class): Promise<Record<string, string | undefined>> {
  const elsewhere = await buildClass();
  const make = async (who: Person, scopes: string[]) =>
    reply<MadeApiToken>(
      (await apiAs(who)).post('/api/api-tokens', { name: 'Hub', scopes, days: 30 }),
      201,
    );
  const all = ['schools', 'completion', 'students'];
  const [own, revoked] = [await make(admin, all), await make(admin, all)];
  const foreign = await make(elsewhere.admin, all);
  const gone = revoked.tokens.find(({ id }) => !own.tokens.some((one) => one.id === id))!;
  await reply((await apiAs(admin)).delete(`/api/api-tokens/${gone.id}`));
  const { tenantId } = elsewhere.admin;
  return {
    'own district': own.secret,
    'other district': foreign.secret,
    revoked: revoked.secret,
    forged: own.secret.replace(`_${admin.tenantId}_`, `_${tenantId}_`),
    nobody: undefined,
  };
}

describe('rights of those who come without an LMS', function () {
  this.timeout(200_000);
  let system: TestSystem;
  const seen: Record<string, string[]> = {};

  /** Allowed is what was done; all of it is taken back. */
  async function isDone(send: () => Promise<request.Response>): Promise<boolean> {
    const before = system.logLines.length;
    const { status } = await send();
    if (status !== 500) return status < 400;
    const told = system.logLines.slice(before).join('');
    if (!told.includes('23514') || !told.includes('dry_run')) throw new Error(told);
    return true;
  }

  const asked = (method: string, path: string, { device, fingerprint }: Partial<Guardian>) =>
    method === 'GET'
      ? request(system.app)
          .get(path)
          .set('cookie', device?.cookie ?? '')
      : request(system.app)
          .post(path)
          .type('form')
          .set('cookie', device?.cookie ?? '')
          .send({
            ...{ locale: 'es', where: 'here', text: 'Well done', fingerprint, name: 'Rosa' },
            ...{ answer: 'agreed', comment: '' },
          });

  async function whoReaches(route: string, families: Record<string, Guardian>): Promise<string[]> {
    const [method = '', path = ''] = route.split(' ');
    const found: string[] = [];
    for (const [where, guardian] of Object.entries(families)) {
      const filled = path.replace(':id', guardian.child.personId).replace(':section', 'goals');
      const send = () => asked(method, `${FAMILY_PATH}${filled}`, guardian);
      if (await isDone(send)) found.push(where);
    }
    return found;
  }

  async function whoJoins(route: string, links: Record<string, Letter>): Promise<string[]> {
    const found: string[] = [];
    for (const [which, { path, code }] of Object.entries(links)) {
      const { status } = await (route.startsWith('GET')
        ? request(system.app).get(path)
        : request(system.app).post(path).type('form').send({ code, name: 'Ed' }));
      if (status < 400) found.push(which);
    }
    return found;
  }

  /** A key of another district reads its own: what counts is whether this one's comes back. */
  async function whoReads(
    route: string,
    secrets: Record<string, string | undefined>,
    { course, student }: Class,
  ): Promise<string[]> {
    const marks = [course.schoolId, 'Okavango', student.personId];
    const isOpen = route.includes('openapi');
    const found: string[] = [];
    for (const [whose, secret] of Object.entries(secrets)) {
      const test = request(system.app).get(`${API_PATH}${route.split(' ')[1] ?? ''}`);
      const { status, text } = await (secret
        ? test.set('authorization', `Bearer ${secret}`)
        : test);
      const isReached = isOpen || marks.some((mark) => text.includes(mark));
      if (status === 200 && isReached) found.push(whose);
    }
    return found;
  }

  before(async () => {
    system = await testSystem();
    const people = await buildClass('Okavango student');
    await publish(people.admin, choiceOf('CO', 0, { name: 'Okavango plan' }));
    await runPlanJobs(people.admin);
    const [families, links, secrets] = [
      await guardians(people),
      await letters(people),
      await keys(people),
    ];
    const isJoin = (route: string) => route.includes('/join/');
    const dryRun = await DryRun.over(system);
    try {
      await dryRun.set(true);
      for (const route of familyRoutes().filter((one) => !isJoin(one) && !ELSEWHERE[one]))
        seen[`${FAMILY_PATH} ${route}`] = await whoReaches(route, families);
    } finally {
      await dryRun.set(false);
      await dryRun.end();
    }
    for (const route of apiRoutes())
      seen[`${API_PATH} ${route}`] = await whoReads(route, secrets, people);
    // In earnest and last: a wrong code is counted too. The page shows before its form is sent.
    for (const route of familyRoutes().filter(isJoin).toSorted())
      seen[`${FAMILY_PATH} ${route}`] = await whoJoins(route, links);
    if (process.env.WRITE_RIGHTS) writeFileSync(FILE, written());
  });

  const familyRoutes = () => {
    const log = createLogger('silent', { write: () => undefined });
    return routesOf([familyPages({ publicUrl: 'https://plan.test', log })]);
  };
  const apiRoutes = () => routesOf([publicApi({ publicUrl: 'https://plan.test' })]);
  const written = () =>
    `${[
      ...Object.entries(seen).map(([route, who]) => `${route}: ${who.join(', ')}`),
      ...Object.entries(ELSEWHERE).map(
        ([route, why]) => `${FAMILY_PATH} ${route}: not asked here: ${why}`,
      ),
    ]
      .toSorted()
      .join('\n')}\n`;

  it('P10: every page of families and every read of a district’s programs is as it is written down', () => {
    expect(written().split('\n')).to.deep.equal(readFileSync(FILE, 'utf8').split('\n'));
  });

  it('P10: each that is denied to somebody is allowed to somebody', () => {
    const dead = Object.entries(seen).filter(([, who]) => who.length === 0);
    expect(dead.map(([route]) => route)).to.deep.equal([]);
    expect(Object.keys(seen)).to.have.length.above(10);
  });

  it('P10: a guardian reaches their own child by an open link, and no other child', () => {
    const ofChild = Object.entries(seen).filter(([route]) => route.includes('/students/:id'));
    expect(ofChild).to.have.length.above(4);
    for (const [route, who] of ofChild) expect(who, route).to.deep.equal(['own child']);
  });

  it('P10: an invitation opens with its link and code, once, and a key reads its own district alone', () => {
    expect(seen[`${FAMILY_PATH} POST /join/:token`]).to.deep.equal(['open']);
    const reads = Object.entries(seen).filter(
      ([route]) => route.startsWith(API_PATH) && !route.includes('openapi'),
    );
    expect(reads).to.have.length.above(2);
    for (const [route, who] of reads) expect(who, route).to.deep.equal(['own district']);
  });
});
