import { expect, html, waitUntil } from '@open-wc/testing';
import type { Look } from '#contracts/sharing.js';
import '#components/sharing/ilp-sharing-view.js';
import type { IlpSharingView } from '#components/sharing/ilp-sharing-view.js';
import { fakeApi, findAll, textOf, useMessages, viewFixture } from '../support/view.js';

const look: Look = {
  ...{ name: 'Ms. Rivera', role: 'teacher', what: 'plan', times: 2 },
  at: '2026-11-20T08:00:00Z',
};

const viewFor = (people: unknown, looks: Look[]) =>
  viewFixture<IlpSharingView>(
    html`<ilp-sharing-view
      .api=${fakeApi({
        'GET /sharing/people': people,
        'GET /sharing/looks': { looks, next: looks.length > 0 ? '1~a~plan' : null },
        'GET /sharing/looks?before=1~a~plan': {
          looks: [{ ...look, name: 'Mr. Cole', what: 'reflection' }],
          next: null,
        },
      })}
    ></ilp-sharing-view>`,
  );
const people = [{ name: 'Ms. Rivera', role: 'teacher', courses: ['Careers 8'] }];

describe('<ilp-sharing-view>', () => {
  before(() => useMessages('en', 'sharing'));
  afterEach(() => useMessages('en'));

  for (const locale of ['en', 'es'] as const) {
    it(`passes axe in ${locale}`, async () => {
      await useMessages(locale);
      await expect(await viewFor(people, [look])).to.be.accessible();
    });
    it(`passes axe when empty, in ${locale}`, async () => {
      await useMessages(locale);
      await expect(await viewFor([], [])).to.be.accessible();
    });
  }

  it('U28: names who can look and who did, and brings older looks', async () => {
    const view = await viewFor(people, [look]);
    expect(textOf(view)).to.contain('Ms. Rivera Teacher · Careers 8');
    expect(textOf(view)).to.contain('Ms. Rivera: your plan');
    findAll<HTMLButtonElement>(view, 'button')[0]!.click();
    await waitUntil(() => textOf(view).includes('Mr. Cole: your reflection'));
    expect(findAll(view, 'button')).to.have.length(0);
  });
});
