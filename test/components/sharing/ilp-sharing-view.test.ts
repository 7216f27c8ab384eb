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
const teacher = {
  ...{ name: 'Ms. Rivera', role: 'teacher', courses: ['Careers 8'], looksAfter: false, waiting: 2 },
};
const people = [
  { ...teacher, name: null, role: 'counselor', courses: [], looksAfter: true, waiting: 1 },
  { ...teacher, name: 'Admin', role: 'admin', waiting: 0 },
  teacher,
  { ...teacher, name: 'Rosa Lopez', role: 'guardian', courses: [], waiting: 0 },
];

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

  it('F53: says of each on the team what they can see, and what waits for them', async () => {
    const text = textOf(await viewFor(people, []));
    expect(text).to.contain('My team');
    expect(text).to.contain('Counselor · looks after you Can see what you show to your counselor');
    expect(text).to.contain('One thing of yours waits for an answer from them.');
    expect(text).to.contain('2 things of yours wait for an answer from them.');
    expect(text).not.to.contain('0 things');
    expect(text).to.contain('Rosa Lopez Family Can see the parts of your plan that your district');
  });

  it('U28: names who can look and who did, and brings older looks', async () => {
    const view = await viewFor(people, [look]);
    expect(textOf(view)).to.contain('Ms. Rivera Teacher · Careers 8');
    expect(textOf(view)).to.contain('Ms. Rivera: your plan');
    findAll<HTMLButtonElement>(view, 'button')[0]!.click();
    await waitUntil(() => textOf(view).includes('Mr. Cole: your reflection'));
    expect(findAll(view, 'button')).to.have.length(0);
  });
});
