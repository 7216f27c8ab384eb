import { expect } from 'chai';
import request from 'supertest';
import { copyCourse } from '#lti/sandbox/copy-course.js';
import { createAssignment } from '#lti/sandbox/deep-link-routes.js';
import { createSandbox, type Platform, type Shape } from '#lti/sandbox/sandbox.js';

const CLAIM = 'https://purl.imsglobal.org/spec/lti/claim/';
const TOOL = 'http://pathlight.localhost:3000';

async function sandboxWithWork() {
  const sandbox = await createSandbox({ origin: 'http://lms.localhost:4100', toolOrigin: TOOL });
  for (const platform of sandbox.platforms) {
    platform.registerManually({
      ...{ loginUrl: `${TOOL}/lti/login`, launchUrl: `${TOOL}/lti/launch`, redirectUris: [] },
      ...{ jwksUrl: `${TOOL}/lti/keys`, domain: 'pathlight.localhost:3000' },
    });
    createAssignment(platform, platform.course().id, {
      ...{ title: 'Look back', text: '', url: `${TOOL}/lti/launch?ref=abc`, dueAt: null },
      custom: {
        pathlight_ref: 'abc',
        ...(platform.shape === 'schoology' && {
          context_id_history: '$Context.id.history',
          resource_link_id_history: '$ResourceLink.id.history',
        }),
      },
      lineItem: { scoreMaximum: 10, resourceId: 'abc', tag: 't' },
    });
  }
  return sandbox;
}

const linksOf = ({ state }: Platform, courseId: string) =>
  [...state.links.values()].filter((link) => link.courseId === courseId);

describe('a course copied in the sandbox', () => {
  for (const shape of ['canvas', 'moodle', 'schoology'] as Shape[])
    it(`${shape}: new ids for links and columns, all else as the tool wrote it`, async () => {
      const platform = (await sandboxWithWork()).platform(shape);
      const source = platform.course();
      const first = copyCourse(platform, source);
      const copy = copyCourse(platform, first);
      const [old, now] = [linksOf(platform, source.id)[1]!, linksOf(platform, copy.id)[1]!];
      expect(now).to.include({ title: 'Look back', url: old.url });
      expect(now.custom).to.deep.equal(old.custom);
      expect(now.id).not.to.equal(old.id);
      const item = platform.state.lineItems.get(now.lineItemId!)!;
      expect(item).to.include({ resourceId: 'abc', tag: 't', courseId: copy.id });
      expect(item.id).not.to.equal(old.lineItemId);

      const claims = platform.claimsFor(platform.person('teacher'), copy, { resourceLink: now });
      const custom = claims[`${CLAIM}custom`] as Record<string, string>;
      expect(custom.context_id_history).to.equal(`${first.contextId},${source.contextId}`);
      const links = linksOf(platform, first.id)[1]!;
      expect(custom.resource_link_id_history).to.equal(
        shape === 'schoology' ? `${links.id},${old.id}` : undefined,
      );
      const menu = platform.courseLink(copy.id);
      expect(menu.id === copy.contextId).to.equal(shape !== 'moodle');
    });

  it('is what the button on the course page makes', async () => {
    const sandbox = await sandboxWithWork();
    const page = await request(sandbox.app).get('/canvas/courses/1?as=teacher');
    expect(page.text).to.contain('Copy this course');
    const students = await request(sandbox.app).get('/canvas/courses/1?as=student');
    expect(students.text).not.to.contain('Copy this course');
    const answer = await request(sandbox.app).post('/canvas/courses/1/copy?as=teacher');
    expect(answer.status).to.equal(303);
    const copied = await request(sandbox.app).get(answer.headers.location!);
    expect(copied.text).to.contain('(copy)');
  });
});
