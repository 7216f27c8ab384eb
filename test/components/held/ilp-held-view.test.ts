import { expect, html } from '@open-wc/testing';
import type { HeldLine, HeldListing } from '#contracts/held.js';
import '#components/held/ilp-held-view.js';
import type { IlpHeldView } from '#components/held/ilp-held-view.js';
import { fakeApi, findAll, textOf, useMessages, viewFixture } from '../support/view.js';

const line: HeldLine = {
  ...{ kind: 'goals', count: 3, removed: 1, seenBy: 'choice', keptFor: ['plan'] },
  origins: [
    { origin: 'you', count: 2 },
    { origin: 'passport', count: 1 },
  ],
  chosen: { private: 1, adviser: 0, teachers: 2 },
};
const none: HeldLine = {
  ...{ kind: 'notes', count: 0, removed: 0, seenBy: 'staff', keptFor: ['plan'] },
  ...{ origins: [], chosen: null },
};
const listing: HeldListing = {
  ...{ name: 'Maya Ortiz', asOf: '2026-11-29T10:00:00Z', lines: [line, none] },
};

const viewFor = (held: HeldListing, params: Record<string, string> = {}) =>
  viewFixture<IlpHeldView>(
    html`<ilp-held-view
      .params=${params}
      .api=${fakeApi({ 'GET /held': held, 'GET /class/p1/held': held })}
    ></ilp-held-view>`,
  );

describe('<ilp-held-view>', () => {
  before(() => useMessages('en', 'held'));
  afterEach(() => useMessages('en'));

  for (const locale of ['en', 'es'] as const) {
    it(`passes axe in ${locale}`, async () => {
      await useMessages(locale);
      await expect(await viewFor(listing)).to.be.accessible();
    });
    it(`passes axe when empty, in ${locale}`, async () => {
      await useMessages(locale);
      await expect(await viewFor({ ...listing, name: null, lines: [] })).to.be.accessible();
    });
  }

  it('P6, U28: says how many there are, from where, who sees them and for how long', async () => {
    const text = textOf(await viewFor(listing));
    expect(text).to.contain('Maya Ortiz').and.contain('Goals 3 records');
    expect(text).to.contain('1 more that you removed, and can put back');
    expect(text).to.contain('you (2) and a plan file from elsewhere (1)');
    expect(text).to.contain('Only you: 1 · you and your counselor: 0 · your teachers too: 2');
    expect(text).to.contain('As long as the plan');
    expect(text).to.contain('What there is none of Notes of talks with staff');
  });

  it('P6: speaks to staff of the student', async () => {
    const view = await viewFor(
      { ...listing, lines: [{ ...line, removed: 0 }] },
      { personId: 'p1' },
    );
    const text = textOf(view);
    expect(text).to.contain('What is held about Maya Ortiz');
    expect(text).to.contain('As the student chooses for each one');
    expect(text).to.contain('the student (2)').and.not.contain('Only you');
    expect(findAll(view, 'a')).to.have.length(1);
  });
});
