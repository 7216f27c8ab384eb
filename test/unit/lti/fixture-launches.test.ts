import { expect } from 'chai';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import request from 'supertest';
import type { LaunchContext } from '#lti/types.js';
import { CLIENT, createStage, fixtureClaims, ISSUER, launch, TOOL } from './stage.js';

const FOLDER = join(import.meta.dirname, '..', '..', 'fixtures', 'lti');
const read = (file: string) =>
  JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as Record<string, unknown>;

type Expected = Pick<LaunchContext, 'courseRole'> & {
  administrator?: true;
  test?: true;
  message?: LaunchContext['messageType'];
  /** The LMS's id of the course; none: the launch has no course. */
  course?: string;
  link?: string;
  name?: string;
  forUser?: string;
  history?: string[];
};

const [CANVAS, MOODLE, SCHOOLOGY] = [
  '4b1f9e0c7d2a65e8f3b09c41d7a2e6f581903bcd',
  '118',
  '6612009871',
];
const student = { courseRole: 'student' } as const;
const teacher = { courseRole: 'teacher' } as const;
const deepLink = { ...teacher, message: 'deep-linking' } as const;
const moodle = { course: MOODLE, history: ['64', '12'] };
const site = { course: '2', link: '1' };

/** What each recorded message means. A name is left out where the platform keeps it back. */
const MESSAGES: Record<string, Expected> = {
  'canvas/admin-in-course': { courseRole: 'none', administrator: true, course: CANVAS },
  // An account is no course.
  'canvas/admin': { courseRole: 'none', administrator: true },
  'canvas/deep-linking-module-menu': { ...deepLink, course: CANVAS },
  'canvas/deep-linking': { ...deepLink, course: CANVAS },
  'canvas/observer-assignment': { courseRole: 'observer', course: CANVAS },
  'canvas/observer': { courseRole: 'observer', course: CANVAS },
  'canvas/student-anonymous': { ...student, course: CANVAS },
  'canvas/student-course-navigation': { ...student, course: CANVAS, name: 'Maya Okafor' },
  'canvas/student-view': { ...student, course: CANVAS, test: true },
  'canvas/student': { ...student, course: CANVAS, name: 'Maya Okafor' },
  // SpeedGrader's relaunch: an ordinary launch with the course's id for the link's.
  'canvas/submission-review': { ...teacher, course: CANVAS, link: CANVAS },
  'canvas/teacher-assignment': { ...teacher, course: CANVAS },
  'canvas/teacher-elsewhere-student-here': { ...student, course: CANVAS },
  'canvas/teacher': { ...teacher, course: CANVAS },
  'moodle/admin': { ...teacher, administrator: true, ...moodle, link: '562' },
  'moodle/deep-linking': { ...deepLink, ...moodle },
  'moodle/non-editing-teacher': { ...student, ...moodle },
  'moodle/observer': { ...student, ...moodle },
  'moodle/student-no-pii': { ...student, ...moodle },
  'moodle/student': { ...student, ...moodle, link: '562' },
  'moodle/submission-review': {
    ...teacher,
    message: 'submission-review',
    ...moodle,
    forUser: '41',
  },
  'moodle/teacher': { ...teacher, ...moodle },
  'schoology/admin': { ...teacher, administrator: true, course: SCHOOLOGY },
  'schoology/deep-linking': { ...deepLink, course: SCHOOLOGY },
  'schoology/observer': { courseRole: 'observer', course: SCHOOLOGY },
  'schoology/student-course-app': { ...student, course: SCHOOLOGY },
  'schoology/student': { ...student, course: SCHOOLOGY, link: '6990413377' },
  'schoology/submission-review': { ...teacher, course: SCHOOLOGY, link: '6990413377' },
  'schoology/teacher-privacy-no-context': { ...teacher },
  'schoology/teacher': { ...teacher, course: SCHOOLOGY },
  'moodle-site/id_token-dl-instructor-teacher1': { ...deepLink, course: '2', name: 'Tina Teacher' },
  'moodle-site/id_token-review-instructor-teacher1': {
    ...{ ...teacher, message: 'submission-review', course: '2', forUser: '6' },
  },
  'moodle-site/id_token-rl-copied-course': { ...student, course: '3', link: '8' },
  'moodle-site/id_token-rl-duplicated': { ...student, course: '2', link: '7' },
  'moodle-site/id_token-rl-instructor-admin': { ...teacher, administrator: true, ...site },
  'moodle-site/id_token-rl-instructor-manager1': { ...teacher, ...site },
  'moodle-site/id_token-rl-instructor-ta1': { ...teacher, ...site },
  'moodle-site/id_token-rl-instructor-teacher1': { ...teacher, ...site },
  'moodle-site/id_token-rl-learner-student1': { ...student, ...site, name: 'Stu One' },
  'moodle-site/id_token-rl-learner-student2': { ...student, course: '2', link: '5' },
  'moodle-site/id_token-rl-learner-student3': { ...student, ...site, name: 'Bēla Three' },
  'moodle-site/id_token-rl-learner-student4': { ...student, ...site, name: '李 Four' },
  'moodle-site/id_token-rl-learner-student5': { ...student, ...site },
  // The same person as the teacher above: what counts is the part they play now.
  'moodle-site/id_token-rl-learner-teacher1': { ...student, ...site, name: 'Tina Teacher' },
  'moodle-site/id_token-rl-odd-custom': { ...student, course: '2', link: '15' },
  'moodle-site/id_token-rl-switchedrole-teacher1': { ...student, ...site, name: 'Tina Teacher' },
};

describe('recorded messages', () => {
  for (const [name, expected] of Object.entries(MESSAGES))
    it(`${name}: opens as what it is`, async () => {
      const stage = await createStage();
      const claims = fixtureClaims(stage, `${name}.json`);
      const response = await launch(stage, claims);
      expect(response.status, response.text).to.equal(303);
      const opened = stage.launches[0]!;
      expect(opened).to.include({
        courseRole: expected.courseRole,
        isAdministrator: expected.administrator ?? false,
        isTestUser: expected.test ?? false,
        messageType: expected.message ?? 'resource-link',
      });
      expect(opened.course?.lmsId).to.equal(expected.course);
      expect(opened.forUserSub).to.equal(expected.forUser);
      if (expected.link) expect(opened.resourceLink?.id).to.equal(expected.link);
      if (expected.name) expect(opened.user.name).to.equal(expected.name);
      if (expected.history) expect(opened.course?.history).to.deep.equal(expected.history);
      expect(opened.user.name).to.equal(claims.name ?? undefined);
      // LTI-C17: a variable that was not resolved is no value.
      expect(JSON.stringify(opened)).not.to.match(/"\$[A-Za-z]/);
    });
});

describe('recorded logins', () => {
  const logins = ['canvas/login', 'moodle/login', 'schoology/login'].concat(
    ['dl', 'review', 'rl'].map((kind) => `moodle-site/login-init-${kind}`),
  );
  for (const name of logins)
    it(`${name}: goes to the platform with its hints unchanged`, async () => {
      const stage = await createStage();
      const recorded = read(`${name}.json`);
      const parameters = (recorded.params ?? recorded) as Record<string, string>;
      const query: Record<string, string> = { ...parameters, iss: ISSUER, client_id: CLIENT };
      const target = new URL(parameters.target_link_uri!);
      query.target_link_uri = `${TOOL}${target.pathname}${target.search}`;
      const begun = await request(stage.app).post('/lti/login').type('form').send(query);
      const cookie = (begun.headers['set-cookie'] as unknown as string[])[0]!.split(';')[0]!;
      const next = await request(stage.app).get(begun.headers.location!).set('cookie', cookie);
      const { searchParams } = new URL(next.headers.location!);
      expect(searchParams.get('login_hint')).to.equal(parameters.login_hint);
      expect(searchParams.get('lti_message_hint')).to.equal(parameters.lti_message_hint);
    });
});

describe('every recorded file', () => {
  /** Files that the tests of services, registration and the developer key read. */
  const ELSEWHERE =
    /^(nrps|lineitem|results|score|login|ags-(lineitem(s|-get|-post|-put)|results|score|token)|openid-configuration|registration|dynamic-registration|developer-key|deep-linking-response|dl-response-(one|two|plain|none|nourl|odd)$|token-edge-cases)/;

  it('drives a test', () => {
    const idle = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.json'))
      .map((path) => path.replaceAll('\\', '/').replace('.json', ''))
      .filter((path) => !(path in MESSAGES) && !ELSEWHERE.test(path.split('/')[1]!));
    expect(idle).to.deep.equal([]);
  });
});
