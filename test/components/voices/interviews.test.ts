import { expect, html, waitUntil } from '@open-wc/testing';
import type { StaffVoices } from '#contracts/voices.js';
import { ProblemError } from '#components/api/problem-error.js';
import '#components/voices/ilp-interview-form-view.js';
import type { IlpInterviewFormView } from '#components/voices/ilp-interview-form-view.js';
import '#components/voices/ilp-interviews-view.js';
import type { IlpInterviewsView } from '#components/voices/ilp-interviews-view.js';
import type { IlpField } from '#components/shared/ilp-field.js';
import { profile } from '../careers/samples.js';
import {
  type Answers,
  fakeApi,
  find,
  findAll,
  studentSession,
  textOf,
  useMessages,
  viewFixture,
} from '../support/view.js';
import { CODE, shown, waiting } from './samples.js';

const staff = { ...studentSession, role: 'counselor', canTeach: true } as const;

async function listFor(items: StaffVoices['items'], answers: Answers = {}) {
  const api = fakeApi({ 'GET /voices': { items }, ...answers });
  const view = await viewFixture<IlpInterviewsView>(
    html`<ilp-interviews-view .api=${api}></ilp-interviews-view>`,
    staff,
  );
  return { api, view };
}

async function formFor(answers: Answers = {}) {
  const api = fakeApi({ [`GET /careers/${CODE}`]: profile, ...answers });
  const view = await viewFixture<IlpInterviewFormView>(
    html`<ilp-interview-form-view .api=${api} .params=${{ code: CODE }}></ilp-interview-form-view>`,
    staff,
  );
  return { api, view };
}

const button = (view: Node, words: string) =>
  findAll<HTMLButtonElement>(view, 'button').find((one) => textOf(one) === words)!;

describe('local interviews of staff', () => {
  before(() => useMessages('en', 'voices'));
  beforeEach(() => sessionStorage.clear());
  afterEach(() => useMessages('en'));

  for (const locale of ['en', 'es'] as const)
    it(`passes axe as a list, empty and as a form, in ${locale}`, async () => {
      await useMessages(locale);
      for (const { view } of [await listFor([shown, waiting]), await listFor([]), await formFor()])
        await expect(view).to.be.accessible();
    });

  it('B14: puts what waits first, with the release', async () => {
    const { view } = await listFor([shown, waiting]);
    expect(findAll(view, 'h2 + .badge').map(textOf)).to.deep.equal([
      'Waits for a counselor',
      'Shown to students',
    ]);
    expect(textOf(find(view, 'details'))).to.contain(
      'Soy mayor. Signed by Ana Rivera on October 12',
    );
  });

  it('B14: shows, takes down and says so when somebody else was faster', async () => {
    const { api, view } = await listFor([shown, waiting], {
      [`PUT /voices/${waiting.id}/state`]: { items: [shown] },
      [`PUT /voices/${shown.id}/state`]: new ProblemError('conflict', 409),
    });
    button(view, 'Show to students').click();
    await waitUntil(() => findAll(view, 'article').length === 1);
    expect(api.bodies.at(-1)).to.deep.equal({ from: 'waiting', to: 'shown' });
    button(view, 'Take down').click();
    await waitUntil(() => findAll(view, '[role=alert]').length === 1);
    expect(api.bodies.at(-1)).to.deep.equal({ from: 'shown', to: 'taken-down' });
    expect(textOf(find(view, '[role=alert]'))).to.contain('changed somewhere else');
  });

  it('B14: asks before it deletes one for good', async () => {
    const { api, view } = await listFor([shown], {
      [`DELETE /voices/${shown.id}`]: { items: [] },
    });
    button(view, 'Delete for good').click();
    await waitUntil(() => findAll(view, 'dialog[open]').length === 1);
    expect(api.calls).to.deep.equal(['GET /voices']);
    find(view, '.danger').click();
    await waitUntil(() => textOf(view).includes('No local interview yet'));
  });

  it('B14: sends what was told with the release, and nothing without it', async () => {
    const { api, view } = await formFor({
      [`POST /careers/${CODE}/voices`]: new ProblemError('offline', 0),
    });
    const fill = (name: string, value: string) => {
      const field = find<IlpField>(view, `ilp-field[name=${name}]`);
      field.value = value;
      field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    };
    for (const name of ['speaker', 'workday', 'likes', 'dislikes', 'advice', 'signer'])
      fill(name, `my ${name}`);
    fill('toldOn', '2026-10-12');
    fill('signedOn', '2026-10-13');
    await view.updateComplete;
    button(view, 'Add the interview').click();
    await waitUntil(() => textOf(view).includes("Without this the interview can't be added."));
    expect(api.calls).to.deep.equal([`GET /careers/${CODE}`]);
    find<HTMLInputElement>(view, '[name=isAgreed]').click();
    button(view, 'Add the interview').click();
    await waitUntil(() => api.calls.length === 2);
    expect(api.bodies.at(-1)).to.deep.equal({
      ...{ speaker: 'my speaker', toldOn: '2026-10-12', locale: 'en' },
      texts: {
        ...{ workday: 'my workday', likes: 'my likes' },
        ...{ dislikes: 'my dislikes', advice: 'my advice' },
      },
      release: { signer: 'my signer', signedOn: '2026-10-13', locale: 'en', isAgreed: true },
    });
    await waitUntil(() => findAll(view, '[role=alert]').length === 1);

    const { view: again } = await formFor();
    expect(find<IlpField>(again, 'ilp-field[name=advice]').value).to.equal('my advice');
    expect(find<HTMLInputElement>(again, '[name=isAgreed]').checked).to.equal(false);
  });
});
