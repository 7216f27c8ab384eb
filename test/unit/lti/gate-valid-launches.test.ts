import { expect } from 'chai';
import {
  beginLogin,
  claimsOf,
  createStage,
  fixtureClaims,
  launch,
  LTI,
  MEMBERSHIP,
  postLaunch,
  sign,
  type Stage,
  TOOL,
} from './stage.js';

const INSTITUTION = 'http://purl.imsglobal.org/vocab/lis/v2/institution/person#';

for (const role of ['Learner', 'Instructor'] as const) {
  const part = role === 'Learner' ? 'student' : 'teacher';

  describe(`valid launches of a ${part}`, () => {
    let stage: Stage;
    beforeEach(async () => {
      stage = await createStage();
    });
    const opens = async (changes: Record<string, unknown> = {}) => {
      const response = await launch(stage, claimsOf(stage, role, changes));
      expect(response.status, response.text).to.equal(303);
      expect(response.headers.location).to.equal('/app#code=1');
      return stage.launches[0]!;
    };
    const roles = (...values: string[]) => ({ [`${LTI}roles`]: values });

    it('LTI-V1: plain', async () => {
      expect((await opens()).courseRole).to.equal(part);
    });
    it('LTI-V2: several roles', async () => {
      const { courseRole } = await opens(roles(`${INSTITUTION}Mentor`, `${MEMBERSHIP}${role}`));
      expect(courseRole).to.equal(part);
    });
    it('LTI-V3: a short role name', async () => {
      expect((await opens(roles(role))).courseRole).to.equal(part);
    });
    it('LTI-V4: an unknown role beside the known one', async () => {
      const unknown = 'http://purl.imsglobal.org/vocab/lis/v2/uknownrole/unknown#Unknown';
      expect((await opens(roles(unknown, `${MEMBERSHIP}${role}`))).courseRole).to.equal(part);
    });
    it('LTI-V5: only unknown roles', async () => {
      expect((await opens(roles('http://example.org/roles#Wizard'))).courseRole).to.equal('none');
    });
    it('LTI-V6: no role', async () => {
      expect((await opens(roles(''))).courseRole).to.equal('none');
    });
    it('LTI-V7: only an email', async () => {
      const { user } = await opens({ name: undefined, email: 'maya@school.example' });
      expect(user).to.deep.equal({ sub: 'person-1', email: 'maya@school.example' });
    });
    it('LTI-V8: nothing about the person', async () => {
      expect((await opens({ name: undefined })).user).to.deep.equal({ sub: 'person-1' });
    });
    it('LTI-V9: an email and no course', async () => {
      const launched = await opens({ email: 'maya@school.example', [`${LTI}context`]: undefined });
      expect(launched.course).to.equal(undefined);
      expect(launched.rosterUrl).to.equal(undefined);
    });
  });
}

const HUNDRED = Array.from({ length: 100 }, (_, index) => String(index));

describe('launches as LMSs send them', () => {
  const launchOf = async (file: string) => {
    const stage = await createStage();
    await launch(stage, fixtureClaims(stage, file));
    return stage.launches[0]!;
  };

  it('LTI-C22: takes the part in this course, not what somebody is elsewhere', async () => {
    expect((await launchOf('canvas/teacher-elsewhere-student-here.json')).courseRole).to.equal(
      'student',
    );
    expect((await launchOf('canvas/observer.json')).courseRole).to.equal('observer');
    const admin = await launchOf('canvas/admin.json');
    expect([admin.courseRole, admin.isAdministrator]).to.deep.equal(['none', true]);
    expect((await launchOf('canvas/student-view.json')).isTestUser).to.equal(true);
  });

  it('reads the course, its services and its history', async () => {
    const student = await launchOf('moodle/student.json');
    expect(student.family).to.equal('moodle');
    expect(student.course).to.deep.equal({
      lmsId: '118',
      title: 'Year 8 Science (8B)',
      label: '8B-SCI',
      history: ['64', '12'],
    });
    expect(student.grades?.lineItemUrl).to.match(/\?type_id=7$/);
    expect(student.rosterUrl).to.match(/memberships$/);
    expect(student.user.sisId).to.equal('NF-77120');
  });

  it('LTI-C17: drops variables that nobody filled in', async () => {
    const admin = await launchOf('canvas/admin.json');
    expect(admin.custom).not.to.have.property('acting_as_user_id');
    const stage = await createStage();
    await launch(
      stage,
      claimsOf(stage, 'Learner', {
        [`${LTI}lis`]: { person_sourcedid: '$Person.sourcedId' },
        [`${LTI}custom`]: { Item_ID: 7, user_sis_id: '$Canvas.user.sisSourceId', gone: null },
      }),
    );
    expect(stage.launches[0]!.user).not.to.have.property('sisId');
    expect(stage.launches[0]!.custom).to.deep.equal({ item_id: '7' });
  });

  it('LTI-C11: a history that is cut off, late or not filled in names no course', async () => {
    for (const [told, history] of [
      ['64,12,truncated', ['64', '12']],
      ['timed out', []],
      ['$Context.id.history', []],
      [null, []],
      [7, ['7']],
      [` 64 ,,64,${'x'.repeat(256)},12`, ['64', '12']],
      [Array.from({ length: 3_000 }, (_, index) => index).join(), HUNDRED],
    ] as const) {
      const stage = await createStage();
      const both = { context_id_history: told, Resource_Link_Id_History: told };
      await launch(stage, claimsOf(stage, 'Learner', { [`${LTI}custom`]: both }));
      const { course, resourceLink } = stage.launches[0]!;
      expect(course?.history, String(told)).to.deep.equal(history);
      expect(resourceLink?.history ?? [], String(told)).to.deep.equal(history);
    }
  });

  it('asks for the page that the token names, with its query', async () => {
    const stage = await createStage();
    await launch(
      stage,
      claimsOf(stage, 'Learner', { [`${LTI}target_link_uri`]: `${TOOL}/lti/launch?ref=a&b=1` }),
    );
    expect(stage.launches[0]!.target).to.equal('/lti/launch?ref=a&b=1');
  });

  it('reads deep linking settings', async () => {
    const { deepLink, messageType } = await launchOf('schoology/deep-linking.json');
    expect(messageType).to.equal('deep-linking');
    expect(deepLink).to.include({ acceptsMultiple: true, data: 'c2Nob29sb2d5LW9wYXF1ZS1kYXRh' });
  });

  it('refuses deep linking and submission review to a student', async () => {
    for (const file of ['canvas/deep-linking.json', 'moodle/submission-review.json']) {
      const stage = await createStage();
      const claims = fixtureClaims(stage, file);
      const response = await launch(stage, {
        ...claims,
        [`${LTI}roles`]: [`${MEMBERSHIP}Learner`],
      });
      expect(response.status).to.equal(403);
      expect(response.text).to.contain('LTI-31');
      expect(stage.launches).to.have.length(0);
    }
  });

  it('LTI-C7: lets a Moodle token in that is just over its minute', async () => {
    const stage = await createStage();
    const login = await beginLogin(stage);
    const claims = { ...fixtureClaims(stage, 'moodle/student.json'), nonce: login.nonce };
    const token = await sign(claims);
    stage.clock.now = new Date(stage.clock.now.getTime() + 100_000);
    const response = await postLaunch(stage, { id_token: token, state: login.state }, login.cookie);
    expect(response.status).to.equal(303);
  });
});

describe('a deployment that nobody has bound', () => {
  it('is kept for the admin, and opens once it is bound', async () => {
    const stage = await createStage({ isPending: true });
    const refused = await launch(stage, claimsOf(stage, 'Instructor'));
    expect(refused.status).to.equal(403);
    expect(refused.text).to.contain('LTI-30').and.to.contain('deployment-1');
    const [pending] = await stage.store.listDeployments();
    expect(pending).to.include({ deployment: 'deployment-1', tenantId: null });

    await stage.store.bindDeployment(stage.registration.id, 'deployment-1', {
      tenantId: '9',
      schoolId: null,
    });
    expect((await launch(stage, claimsOf(stage, 'Instructor'))).status).to.equal(303);
    expect(stage.launches[0]).to.include({ tenantId: '9', deploymentId: pending!.id });
  });
});

describe('what a launch costs', () => {
  it('asks storage for nothing but its own transaction, once the platform is known', async () => {
    const stage = await createStage();
    for (let turn = 0; turn < 2; turn += 1) await launch(stage, claimsOf(stage, 'Learner'));
    stage.store.calls.clear();
    stage.calls.length = 0;
    await launch(stage, claimsOf(stage, 'Learner'));
    expect(Object.fromEntries(stage.store.calls)).to.deep.equal({});
    expect(stage.launches).to.have.length(3);
    expect(stage.calls).to.have.length(0);
  });

  it('learns which pages may frame the deployment, once', async () => {
    const stage = await createStage();
    await launch(stage, fixtureClaims(stage, 'canvas/student.json'));
    await launch(stage, fixtureClaims(stage, 'canvas/student.json'));
    const deployment = await stage.store.deploymentById(stage.launches[0]!.deploymentId);
    expect(deployment?.frameOrigins).to.deep.equal([
      'https://lms.school.example',
      'https://riverbend.instructure.com',
    ]);
    expect(stage.store.calls.get('addFrameOrigins')).to.equal(1);
  });
});
