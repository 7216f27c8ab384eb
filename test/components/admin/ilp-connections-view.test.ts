import { expect, html, waitUntil } from '@open-wc/testing';
import type { Connections } from '#contracts/connections.js';
import '#components/admin/ilp-connections-view.js';
import type { IlpConnectionsView } from '#components/admin/ilp-connections-view.js';
import type { IlpBindForm } from '#components/admin/ilp-bind-form.js';
import { ProblemError } from '#components/api/problem-error.js';
import {
  type Answers,
  fakeApi,
  findAll,
  textOf,
  useMessages,
  viewFixture,
} from '../support/view.js';

const connections: Connections = {
  districtName: 'Cedar Valley',
  waiting: [
    {
      deploymentId: '019a0000-0000-7000-8000-0000000000c3',
      platformName: 'Cedar Sakai',
      issuer: 'https://sakai.example.org',
      clientId: 'c3',
      deployment: 'D-3',
      firstSeenAt: '2026-11-02T15:04:00Z',
    },
  ],
  platforms: [],
  replacements: [],
  invitations: [
    {
      id: '019a0000-0000-7000-8000-0000000000d1',
      createdAt: '2026-11-02T15:04:00Z',
      expiresAt: '2026-11-09T15:04:00Z',
    },
  ],
  schools: [{ id: '019a0000-0000-7000-8000-0000000000a1', name: 'North High' }],
  connections: [
    {
      deploymentId: '019a0000-0000-7000-8000-0000000000c1',
      platformName: 'Cedar Canvas',
      family: 'canvas',
      issuer: 'https://canvas.instructure.com',
      clientId: '10000000000001',
      deployment: '1:abc',
      schoolId: '019a0000-0000-7000-8000-0000000000a1',
      schoolName: 'North High',
      configUrl: null,
      troubles: [],
      lastLaunchAt: '2026-11-02T15:04:00Z',
      courses: 3,
      scoresWaiting: 0,
      scoresParked: 0,
    },
    {
      deploymentId: '019a0000-0000-7000-8000-0000000000c2',
      platformName: 'Cedar Moodle',
      family: 'moodle',
      issuer: 'https://moodle.example.org',
      clientId: 'XkYz',
      deployment: '2',
      schoolId: null,
      schoolName: null,
      configUrl: 'https://moodle.example.org/admin',
      troubles: ['roster-not-given', 'scores-parked'],
      lastLaunchAt: null,
      courses: 0,
      scoresWaiting: 2,
      scoresParked: 1,
    },
  ],
};

const show = (answer: unknown, answers: Answers = {}) =>
  viewFixture<IlpConnectionsView>(
    html`<ilp-connections-view
      .api=${fakeApi({ 'GET /connections': answer, ...answers })}
    ></ilp-connections-view>`,
  );

describe('<ilp-connections-view>', () => {
  for (const locale of ['en', 'es'] as const) {
    describe(`accessibility in ${locale}`, () => {
      before(() => useMessages(locale, 'admin', 'guides'));
      after(() => useMessages('en', 'admin', 'guides'));

      it('passes axe with connections, without and after a failure', async () => {
        await expect(await show(connections)).to.be.accessible();
        await expect(await show({ ...connections, connections: [] })).to.be.accessible();
        await expect(await show(new ProblemError('internal', 500))).to.be.accessible();
      });
    });
  }

  describe('words', () => {
    before(() => useMessages('en', 'admin', 'guides'));

    it('says of each connection whether it works', async () => {
      const rows = findAll(await show(connections), 'ilp-connection-row').map(textOf);
      expect(rows[0]).to.contain('Works').and.contain('North High').and.contain('3 courses');
      expect(rows[1]).to.contain('Needs a look').and.contain('Nobody has opened it yet');
      expect(rows[1]).to.contain('2 scores wait').and.contain('did not take 1 score');
    });

    it('tells a new district how to connect its LMS', async () => {
      const text = textOf(await show({ ...connections, connections: [] }));
      expect(text).to.contain('No course site is connected yet');
      expect(text).to.contain('Canvas').and.contain('Moodle').and.contain('Open edX');
    });

    it('LTI-C16: names the cause and the next step of each trouble', async () => {
      const [, row] = findAll(await show(connections), 'ilp-connection-row');
      expect(textOf(row!)).to.contain('did not give the class list');
      expect(textOf(row!)).to.contain('Turn on “Names and Role Provisioning”');
    });

    it('LTI-C37: binds what waits to a school, and asks for a missing name', async () => {
      let sent: unknown;
      const view = await show(connections, {
        'PUT /connections/deployments/019a0000-0000-7000-8000-0000000000c3': (body: unknown) => {
          sent = body;
          return {};
        },
      });
      const form = findAll(view, 'ilp-bind-form')[0] as IlpBindForm;
      expect(textOf(view)).to.contain('Waiting for you').and.contain('D-3');
      form.renderRoot.querySelector('form')!.requestSubmit();
      await waitUntil(() => sent !== undefined);
      expect(sent).to.deep.equal({ schoolId: null });
    });

    it('offers to try again after a failure', async () => {
      const view = await show(new ProblemError('internal', 500));
      expect(textOf(view)).to.contain('Try again');
    });
  });
});
