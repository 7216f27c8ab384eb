import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { LitElement } from 'lit';
import { Drafts } from '#components/api/drafts.js';
import { ProblemError } from '#components/api/problem-error.js';
import { AutosaveController } from '#components/shared/autosave-controller.js';
import '#components/shared/ilp-save-state.js';
import type { IlpSaveState } from '#components/shared/ilp-save-state.js';
import { textOf, useMessages } from '../support/view.js';

class AutosaveHost extends LitElement {}
customElements.define('test-autosave-host', AutosaveHost);

const MAYA = '019a0000-0000-7000-8000-000000000001';
const LEO = '019a0000-0000-7000-8000-000000000002';

/** An element that autosaves to a server which answers as told. */
async function autosaveTo(answer: (text: string) => Promise<unknown>, personId = MAYA) {
  const host = await fixture<AutosaveHost>(html`<test-autosave-host></test-autosave-host>`);
  const sent: string[] = [];
  const drafts = new Drafts(personId);
  const autosave = new AutosaveController<string>(host, {
    save: (text) => {
      sent.push(text);
      return answer(text);
    },
    draft: { drafts, key: 'note' },
  });
  return { host, autosave, sent, drafts };
}

describe('AutosaveController', () => {
  before(() => useMessages('en'));
  afterEach(() => sessionStorage.clear());

  it('U1: saves within a second after the last key, once', async () => {
    const { autosave, sent } = await autosaveTo(() => Promise.resolve());
    const start = performance.now();
    for (const text of ['I', 'I l', 'I like']) autosave.change(text);
    await waitUntil(() => autosave.state === 'saved', 'saved', { timeout: 1_500 });
    expect(performance.now() - start).to.be.below(1_000);
    expect(sent).to.deep.equal(['I like']);
  });

  it('never says saved before the server did', async () => {
    let finish: () => void = () => undefined;
    const { autosave } = await autosaveTo(() => new Promise<void>((resolve) => (finish = resolve)));
    autosave.change('a');
    void autosave.flush();
    expect(autosave.state).to.equal('saving');
    finish();
    await waitUntil(() => autosave.state === 'saved');
  });

  it('tries again when the network is back, and keeps the words meanwhile', async () => {
    let isOffline = true;
    const { autosave, drafts } = await autosaveTo(() =>
      isOffline ? Promise.reject(new ProblemError('offline', 0)) : Promise.resolve(),
    );
    autosave.change('precious');
    expect(await autosave.flush()).to.equal(false);
    expect(autosave.state).to.equal('retrying');
    expect(drafts.get('note')).to.equal('precious');
    isOffline = false;
    window.dispatchEvent(new Event('online'));
    await waitUntil(() => autosave.state === 'saved');
    expect(drafts.get('note')).to.equal(undefined);
  });

  it('says when a try again is no use', async () => {
    const { autosave } = await autosaveTo(() => Promise.reject(new ProblemError('forbidden', 403)));
    autosave.change('x');
    await autosave.flush();
    expect(autosave.state).to.equal('failed');
  });

  it('U12: gives the draft to the same person after a reload, and to nobody else', async () => {
    const { autosave } = await autosaveTo(() => Promise.reject(new ProblemError('offline', 0)));
    autosave.change('mine');
    await autosave.flush();
    expect(new Drafts(MAYA).get('note')).to.equal('mine');
    expect(new Drafts(LEO).get('note')).to.equal(undefined);
    expect(sessionStorage).to.have.length(0);
  });
});

describe('<ilp-save-state>', () => {
  const at = new Date(2026, 10, 23, 10, 42);
  for (const [state, words] of [
    ['saving', 'Saving…'],
    ['saved', 'Saved 10:42'],
    ['retrying', 'Not saved. Trying again…'],
  ] as const) {
    it(`says "${words}"`, async () => {
      const element = await fixture<IlpSaveState>(
        html`<ilp-save-state state=${state} .savedAt=${at}></ilp-save-state>`,
      );
      expect(textOf(element)).to.contain(words);
      await expect(element).to.be.accessible();
    });
  }
});
