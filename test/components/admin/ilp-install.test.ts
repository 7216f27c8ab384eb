import { expect, html, waitUntil } from '@open-wc/testing';
import type { ToolValues } from '#contracts/connections.js';
import type { Check, LatestSelfTest } from '#contracts/self-test.js';
import '#components/admin/ilp-guide-view.js';
import type { IlpGuideView } from '#components/admin/ilp-guide-view.js';
import '#components/admin/ilp-self-test-view.js';
import type { IlpSelfTestView } from '#components/admin/ilp-self-test-view.js';
import '#components/admin/ilp-setup-start.js';
import { GUIDES } from '#components/admin/guides.js';
import type { IlpPlatformForm } from '#components/admin/ilp-platform-form.js';
import { ProblemError } from '#components/api/problem-error.js';
import {
  type Answers,
  fakeApi,
  findAll,
  textOf,
  useMessages,
  viewFixture,
} from '../support/view.js';

const values: ToolValues = {
  ...{ loginUrl: 'https://plan.test/lti/login', launchUrl: 'https://plan.test/lti/launch' },
  ...{ keysUrl: 'https://plan.test/lti/keys', canvasJsonUrl: 'https://plan.test/lti/canvas.json' },
  ...{ domain: 'plan.test', canvasJson: '{}', customParameters: { ref: '$Context.id.history' } },
};
const ID = '019a0000-0000-7000-8000-0000000000c1';

const guide = (family: string, answers: Answers = {}) =>
  viewFixture<IlpGuideView>(
    html`<ilp-guide-view
      .params=${{ family }}
      .api=${fakeApi({ [`GET /connections/values/${GUIDES[family]!.family}`]: values, ...answers })}
    ></ilp-guide-view>`,
  );

const checks: Check[] = [
  { code: 'launch', state: 'pass', reason: 'ok', count: null },
  { code: 'clock', state: 'fail', reason: 'off', count: 95 },
  { code: 'access-roster', state: 'fail', reason: 'refused', count: null },
  { code: 'roster', state: 'skip', reason: 'no-course', count: null },
];
const latest = (finishedAt: string | null): LatestSelfTest => ({
  ...{ platformName: 'Our LMS', family: 'moodle' },
  test: {
    ...{ id: ID, deploymentId: ID, platformName: 'Our LMS', family: 'moodle', checks, total: 13 },
    ...{ startedAt: '2026-11-02T15:04:00Z', finishedAt },
  },
});
const selfTest = (answer: unknown) =>
  viewFixture<IlpSelfTestView>(
    html`<ilp-self-test-view
      .params=${{ id: ID }}
      .api=${fakeApi({ [`GET /connections/deployments/${ID}/self-test`]: answer })}
    ></ilp-self-test-view>`,
  );
const NEVER: LatestSelfTest = { platformName: 'Our LMS', family: 'moodle', test: null };

const setup = async (answer: unknown) => {
  const view = await viewFixture<IlpGuideView>(
    html`<ilp-setup-start
      token="setup_x"
      .api=${fakeApi({ 'POST /setup/look': answer })}
    ></ilp-setup-start>`,
  );
  return view;
};
const USED = new ProblemError('code-used', 401);

describe('installing', () => {
  for (const locale of ['en', 'es'] as const) {
    describe(`accessibility in ${locale}`, () => {
      before(() => useMessages(locale, 'admin', 'guides', 'selftest', 'setup'));
      after(() => useMessages('en', 'admin', 'guides', 'selftest', 'setup'));

      it('every guide passes axe', async () => {
        for (const family of Object.keys(GUIDES)) {
          const view = await guide(family);
          for (const details of findAll(view, 'details')) details.setAttribute('open', '');
          await expect(view, family).to.be.accessible();
          expect(textOf(view), family).not.to.contain('[guides.');
        }
      });

      it('the self-test and the set-up page pass axe in each state', async () => {
        for (const answer of [NEVER, latest(null), latest('2026-11-02T15:05:00Z')])
          await expect(await selfTest(answer)).to.be.accessible();
        for (const answer of [{ districtName: null }, { districtName: 'Cedar Valley' }, USED])
          await expect(await setup(answer)).to.be.accessible();
      });
    });
  }

  describe('words', () => {
    before(() => useMessages('en', 'admin', 'guides', 'selftest', 'setup'));

    it('LTI-C39: a guide shows the exact values, each with a copy button', async () => {
      const view = await guide('schoology');
      const rows = findAll(view, 'ilp-copy-row').map((row) => textOf(row));
      expect(rows.join(' ')).to.contain(values.launchUrl).and.contain('ref=$Context.id.history');
      expect(textOf(view)).to.contain('deployment id');
    });

    it('makes a registration address and shows it once', async () => {
      const view = await guide('moodle', {
        'POST /connections/invitations': {
          ...{ id: ID, createdAt: '2026-11-02T15:04:00Z', expiresAt: '2026-11-09T15:04:00Z' },
          address: 'https://plan.test/lti/register?invitation=abc',
        },
      });
      const invite = findAll(view, 'ilp-invite')[0]!;
      invite.shadowRoot!.querySelector('button')!.click();
      await waitUntil(() => textOf(invite).includes('invitation=abc'));
      expect(textOf(invite)).to.contain('It works once');
    });

    it('LTI-C39: says at its field what is wrong with a value typed in', async () => {
      const view = await guide('schoology', {
        'POST /connections/platforms': new ProblemError('invalid-request', 400, [
          { pointer: '/body/issuer', detail: 'trailing-slash' },
        ]),
      });
      const form = findAll(view, 'ilp-platform-form')[0] as IlpPlatformForm;
      form.renderRoot.querySelector('form')!.requestSubmit();
      await waitUntil(() => textOf(form).includes('Remove the slash at the end.'));
      await expect(form).to.be.accessible();
    });

    it('the self-test says what to do about each failure', async () => {
      const text = textOf(await selfTest(latest('2026-11-02T15:05:00Z')));
      expect(text).to.contain('2 things need your attention');
      expect(text).to.contain('95 seconds off').and.contain('by NTP');
      expect(text).to.contain('Turn on “Names and Role Provisioning Services”');
      expect(text).to.contain('Open Pathlight once from a course as a teacher');
    });

    it('a used set-up link says how to get another', async () => {
      const text = textOf(await setup(USED));
      expect(text).to.contain('used already').and.contain('lti -- setup-link');
    });
  });
});
