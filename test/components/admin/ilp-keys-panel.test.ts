import { expect, html, waitUntil } from '@open-wc/testing';
import type { KeyOverview } from '#contracts/keys.js';
import '#components/admin/ilp-keys-panel.js';
import { ProblemError } from '#components/api/problem-error.js';
import {
  type Answers,
  fakeApi,
  findAll,
  textOf,
  useMessages,
  viewFixture,
} from '../support/view.js';

const ID = '019a0000-0000-7000-8000-0000000000c1';

const overview = (mayRotateAt: string): KeyOverview => ({
  keysUrl: 'https://plan.test/lti/keys',
  platforms: [
    {
      ...{ registrationId: ID, platformName: 'Cedar Canvas', issuer: 'https://c.test' },
      ...{ clientId: 'c1', mayRotateAt },
      keys: (['previous', 'current', 'next'] as const).map((state) => ({
        ...{ keyId: `key-${state}`, state, publishedAt: '2026-11-02T15:04:00Z' },
      })),
    },
  ],
});

const show = async (mayRotateAt: string, answers: Answers = {}) => {
  const api = fakeApi({ 'GET /admin/keys': overview(mayRotateAt), ...answers });
  const panel = await viewFixture(html`<ilp-keys-panel .api=${api}></ilp-keys-panel>`);
  return { api, panel };
};
const buttons = (panel: HTMLElement) =>
  findAll(panel, 'button').filter((button) => textOf(button).includes('Change to the next key'));

describe('<ilp-keys-panel>', () => {
  before(() => useMessages('en', 'admin'));

  it('LTI-C8: shows the previous, the current and the next key, and passes axe', async () => {
    const { panel } = await show('2026-11-03T00:00:00Z');
    const text = textOf(panel);
    for (const words of ['Previous', 'In use', 'Next', 'key-next', 'https://plan.test/lti/keys'])
      expect(text).to.contain(words);
    await expect(panel).to.be.accessible();
  });

  it('LTI-C8: offers no change before every LMS can know the next key, and says when', async () => {
    const { panel } = await show('2999-11-03T00:00:00Z');
    expect(buttons(panel)[0]).to.have.property('disabled', true);
    expect(textOf(panel)).to.contain('Possible from').and.contain('2999');
  });

  it('changes the key only after a confirmation', async () => {
    const { api, panel } = await show('2026-11-03T00:00:00Z', { 'POST /admin/keys/rotate': {} });
    (buttons(panel)[0] as HTMLButtonElement).click();
    await waitUntil(() => panel.shadowRoot?.querySelector('ilp-dialog')?.open === true);
    expect(textOf(panel)).to.contain('sign with the next key for Cedar Canvas');
    expect(api.calls).to.deep.equal(['GET /admin/keys']);
    (buttons(panel).at(-1) as HTMLButtonElement).click();
    await waitUntil(() => api.calls.length === 3);
    expect(api.calls).to.deep.equal([
      ...['GET /admin/keys', 'POST /admin/keys/rotate', 'GET /admin/keys'],
    ]);
    expect(api.bodies[1]).to.deep.equal({ registrationId: ID, isUrgent: false });
  });

  it('says why a change failed, in the dialog', async () => {
    const { panel } = await show('2026-11-03T00:00:00Z', {
      'POST /admin/keys/rotate': new ProblemError('conflict', 409),
    });
    (buttons(panel)[0] as HTMLButtonElement).click();
    await waitUntil(() => panel.shadowRoot?.querySelector('ilp-dialog')?.open === true);
    (buttons(panel).at(-1) as HTMLButtonElement).click();
    await waitUntil(() => panel.shadowRoot?.querySelector('ilp-dialog [role=alert]') !== null);
  });
});
