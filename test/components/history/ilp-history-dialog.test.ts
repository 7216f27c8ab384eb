import { expect, html, waitUntil } from '@open-wc/testing';
import type { RecordHistory, RecordVersion } from '#contracts/history.js';
import '#components/history/ilp-history-dialog.js';
import type { IlpHistoryDialog } from '#components/history/ilp-history-dialog.js';
import { fakeApi, find, findAll, textOf, useMessages, viewFixture } from '../support/view.js';

const version = (number: number, fields: Partial<RecordVersion> = {}): RecordVersion => ({
  number,
  at: '2026-11-01T08:00:00Z',
  by: { isMe: true, name: null },
  restoredFrom: null,
  changed: ['title'],
  snapshot: { title: `Wording ${number}`, why: 'I like it', removed: false },
  ...fields,
});
const ID = '019a0000-0000-7000-8000-000000000011';
const history: RecordHistory = {
  kind: 'goal',
  versions: [version(2, { by: { isMe: false, name: 'Ms. Rivera' } }), version(1)],
};

async function dialogFor(answers: Parameters<typeof fakeApi>[0]) {
  const api = fakeApi(answers);
  const view = await viewFixture<IlpHistoryDialog>(
    html`<ilp-history-dialog kind="goal" record-id=${ID} .api=${api}></ilp-history-dialog>`,
  );
  return { api, view };
}

describe('ilp-history-dialog', () => {
  before(() => useMessages('en', 'history'));

  it('U3: lists the versions in words and is accessible', async () => {
    const { view } = await dialogFor({ [`GET /history/goal/${ID}`]: () => history });
    await waitUntil(() => findAll(view, 'li').length === 2);
    const [newest, oldest] = findAll(view, 'li').map(textOf);
    expect(newest).to.contain('Wording 2').and.contain('As it is now').and.contain('Ms. Rivera');
    expect(oldest).to.contain('It began here').and.contain('by you');
    await expect(view).to.be.accessible();
  });

  it('U3: brings a version back and tells its owner', async () => {
    const after = {
      kind: 'goal',
      versions: [version(3, { restoredFrom: 1 }), ...history.versions],
    };
    const { view } = await dialogFor({
      [`GET /history/goal/${ID}`]: () => history,
      [`POST /history/goal/${ID}/restore`]: () => after,
    });
    await waitUntil(() => findAll(view, 'li').length === 2);
    let restored = '';
    view.addEventListener('ilp-version-restored', (event) => (restored = event.recordId));
    find<HTMLButtonElement>(view, 'li button').click();
    await waitUntil(() => findAll(view, 'li').length === 3);
    expect(restored).to.equal(ID);
    expect(textOf(findAll(view, 'li')[0]!)).to.contain('Version 1 brought back');
  });

  it('says why bringing back failed, and keeps the list', async () => {
    const { view } = await dialogFor({
      [`GET /history/goal/${ID}`]: () => history,
      [`POST /history/goal/${ID}/restore`]: () => {
        throw new Error('offline');
      },
    });
    await waitUntil(() => findAll(view, 'li').length === 2);
    find<HTMLButtonElement>(view, 'li button').click();
    await waitUntil(() => findAll(view, '[role="alert"]').length === 1);
    expect(findAll(view, 'li')).to.have.length(2);
  });
});
