import { expect } from 'chai';
import type { RequestHandler } from 'express';
import { ClassList } from '#contracts/class.js';
import { LmsError } from '#lti/lms-error.js';
import type { LmsServices } from '#lti/types.js';
import { withTenant } from '#server/db/tenant.js';
import { queueRun } from '#server/features/roster/roster-runs.js';
import { syncRoster } from '#server/features/roster/roster-service.js';
import { createLogger } from '#server/logging.js';
import { apiAs } from '../support/api.js';
import { buildCourse, buildPerson, type Course } from '../support/builders.js';
import { reply } from '../support/reply.js';
import { failure, json, withTokens } from '../unit/lti/service-stage.js';
import { ISSUER } from '../unit/lti/stage.js';
import { connect } from './lti/tool.js';

const NRPS = 'application/vnd.ims.lti-nrps.v2.membershipcontainer+json';
const LEARNER = 'http://purl.imsglobal.org/vocab/lis/v2/membership#Learner';
const MEGABYTE = 'x'.repeat(1_000_000);

const member = (index: number) => ({
  ...{ user_id: `s${index}`, name: `Student ${index}`, roles: [LEARNER], status: 'Active' },
});
const list = (count: number, from = 1) => ({
  members: Array.from({ length: count }, (_, index) => member(from + index)),
});

/** A class whose list is read by the real services; the answer to each page is the test's. */
async function stage(course: Course, services: LmsServices) {
  const teacher = await buildPerson({ course, role: 'teacher' });
  const api = await apiAs(teacher);
  const subject = { tenantId: course.tenantId, subjectId: course.courseId };
  const sync = async () => {
    await withTenant(course.tenantId, () => queueRun(course.courseId));
    return failure(syncRoster(subject, services, () => new Date()));
  };
  const read = async () => ClassList.parse(await reply(api.get('/api/class')));
  const names = async () => (await read()).students.map(({ name }) => name);
  return { sync, names, status: async () => (await read()).roster };
}

/** What a failure leaves behind: what it says, and what the log keeps of it. */
function keptBytes(error: unknown): number {
  let written = '';
  const log = createLogger('info', { write: (line) => (written += line) });
  log.error({ err: error }, 'background work failed');
  return written.length + ((error as LmsError).answer ?? '').length;
}

describe('R7: a platform that answers nonsense to the class list', function () {
  this.timeout(60_000);

  const overHttp = async () => {
    const { system, lms, platform, tenantId, registrationId } = await connect('moodle');
    const { origin, pathname } = new URL(platform.registrationInfo().tokenEndpoint);
    const answer = { of: ((_request, response) => response.json(list(5))) as RequestHandler };
    lms.post(pathname, (_req, res) => void res.json({ access_token: 't', expires_in: 3_600 }));
    lms.get('/members', (request, response, next) => answer.of(request, response, next));
    const course = await buildCourse({
      district: { tenantId, registrationId, schoolId: null!, deploymentId: registrationId },
      rosterUrl: `${origin}/members`,
    });
    return { answer, ...(await stage(course, system.lti.services)) };
  };

  const NONSENSE: [string, RequestHandler][] = [
    [
      'a page for people, with status 200',
      (_request, response) => response.type('html').send('<!doctype html><title>Down</title>'),
    ],
    [
      'half a JSON',
      (_request, response) => response.type(NRPS).send(JSON.stringify(list(5)).slice(0, -40)),
    ],
    ['JSON of another kind', (_request, response) => response.json([{ message: 'Sign in' }])],
    [
      'an image',
      (_request, response) =>
        response.type('image/png').send(Buffer.from('89504e470d0a1a0a', 'hex')),
    ],
    ['nothing at all', (_request, response) => response.status(200).end()],
  ];
  for (const [title, nonsense] of NONSENSE)
    it(`R7: ${title}: the class stays, and the teacher is told`, async () => {
      const { answer, sync, names, status } = await overHttp();
      expect(await sync()).to.equal(undefined);
      const before = await names();
      expect(before).to.have.length(5);
      answer.of = nonsense;
      const error = await sync();
      expect(error).to.be.instanceOf(LmsError).and.to.include({ isTransient: false });
      expect(keptBytes(error)).to.be.below(10_000);
      expect(await names()).to.deep.equal(before);
      expect(await status()).to.include({ state: 'failed', error: 'unreadable', count: 5 });
      answer.of = (_request, response) => response.json(list(6));
      expect(await sync()).to.equal(undefined);
      expect(await names()).to.have.length(6);
    });

  it('R7: a page of 50 MB is cut off early, and nothing of it is kept', async () => {
    const { answer, sync, names, status } = await overHttp();
    await sync();
    let sent = 0;
    answer.of = (_request, response) => {
      response.type(NRPS).write('{"members":[');
      const more = () => {
        while (sent < 50 && !response.destroyed) {
          sent += 1;
          if (!response.write(MEGABYTE)) return;
        }
        response.end();
      };
      response.on('drain', more);
      more();
    };
    const error = await sync();
    expect(error).to.be.instanceOf(LmsError).and.to.include({ isTransient: false });
    // What lies in the sockets on both sides was sent, too.
    expect(sent).to.be.below(25);
    expect(keptBytes(error)).to.be.below(10_000);
    expect(await names()).to.have.length(5);
    expect(await status()).to.include({ state: 'failed', error: 'unreadable' });
  });

  it('R7: a right list under a wrong media type is still the list', async () => {
    const { answer, sync, names } = await overHttp();
    answer.of = (_request, response) => response.type('html').send(JSON.stringify(list(3)));
    expect(await sync()).to.equal(undefined);
    expect(await names()).to.have.length(3);
  });

  it('R7: a list that never ends is given up after 1,000 pages, and counts as unread', async () => {
    const { lti, answers, calls, registration } = await withTokens('moodle');
    const course = await buildCourse({ rosterUrl: `${ISSUER}/members` });
    const district = { ...course, registrationId: registration.id };
    const { sync, names, status } = await stage(district, {
      ...lti.services,
      fetchRoster: (_id, url) => lti.services.fetchRoster(registration.id, url),
    });
    answers.set(`${ISSUER}/members`, () => json(list(5)));
    await sync();
    const asked = () => calls.filter(({ address }) => address.includes('/members')).length;
    const before = asked();
    let page = 0;
    answers.set(`${ISSUER}/members`, () => {
      page += 1;
      return json(list(2, page * 2), { link: `<${ISSUER}/members?page=${page}>; rel="next"` });
    });
    const error = await sync();
    expect(asked() - before).to.equal(1_000);
    expect(error).to.be.instanceOf(LmsError).and.to.include({ isTransient: false });
    expect(await names()).to.have.length(5);
    expect(await status()).to.include({ state: 'failed', error: 'unreadable', read: null });
  });
});
