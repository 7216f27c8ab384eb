import { expect, html, waitUntil } from '@open-wc/testing';
import type { StudentFamily } from '#contracts/family.js';
import '#components/family/ilp-family-policy-view.js';
import '#components/family/ilp-own-family-view.js';
import '#components/family/ilp-student-family-view.js';
import type { IlpFamilyPolicyView } from '#components/family/ilp-family-policy-view.js';
import type { IlpOwnFamilyView } from '#components/family/ilp-own-family-view.js';
import type { IlpStudentFamilyView } from '#components/family/ilp-student-family-view.js';
import {
  fakeApi,
  find,
  findAll,
  studentSession,
  textOf,
  useMessages,
  viewFixture,
} from '../support/view.js';
import { family, made, STUDENT } from './samples.js';

const path = `/class/${STUDENT}/family`;

async function staffView(shown: StudentFamily = family) {
  const api = fakeApi({
    [`GET ${path}`]: shown,
    [`POST ${path}/invitations`]: made,
    [`POST ${path}/notices`]: shown,
    [`PUT ${path}/rights`]: {
      ...{ ...shown, mayInvite: false },
      rights: { movedOn: '2026-09-01', reason: 'eighteen', note: '', by: 'Dana Reed' },
    },
  });
  const view = await viewFixture<IlpStudentFamilyView>(
    html`<ilp-student-family-view
      .api=${api}
      .params=${{ personId: STUDENT }}
    ></ilp-student-family-view>`,
  );
  return { api, view };
}

const ownView = (shown: StudentFamily) =>
  viewFixture<IlpOwnFamilyView>(
    html`<ilp-own-family-view .api=${fakeApi({ 'GET /family': shown })}></ilp-own-family-view>`,
    studentSession,
  );

const policy = {
  ...{ number: 0, sections: ['goals'], inviteDays: 14, deviceDays: 180, leaveDays: 0 },
  ...{ changedBy: null, changedAt: null },
};
const policyView = () =>
  viewFixture<IlpFamilyPolicyView>(
    html`<ilp-family-policy-view
      .api=${fakeApi({ 'GET /family-policy': policy })}
    ></ilp-family-policy-view>`,
  );

const button = (view: Element, words: string): HTMLButtonElement =>
  findAll<HTMLButtonElement>(view, 'button').find((one) => textOf(one).includes(words))!;

describe('the pages about families', () => {
  before(() => useMessages('en', 'family'));
  afterEach(() => useMessages('en'));

  for (const locale of ['en', 'es'] as const) {
    it(`71: pass axe in ${locale}`, async () => {
      await useMessages(locale);
      await expect((await staffView()).view).to.be.accessible();
      const none = { ...family, members: [], invitations: [], mayInvite: false };
      await expect(await ownView(none)).to.be.accessible();
      await expect(await policyView()).to.be.accessible();
    });
  }

  it('71: a counselor sees who looks, makes an invitation, and sees link and code this once', async () => {
    const { view } = await staffView();
    expect(textOf(view)).to.contain('Rosa Lopez').and.contain('Court order 12');
    expect(textOf(view)).not.to.contain('482913');
    button(view, 'Make an invitation').click();
    await waitUntil(() => textOf(view).includes('482913'));
    expect(textOf(view)).to.contain('12-7F3A-9K2M-QQQQ-0001');
  });

  it('72: a counselor sees each try to reach the family, and puts one more on record', async () => {
    const { api, view } = await staffView();
    expect(textOf(view)).to.contain('1 try is on record').and.contain('Calls back on Friday');
    button(view, 'Put on record').click();
    await waitUntil(() => api.calls.includes(`POST ${path}/notices`));
    expect(api.bodies[api.calls.indexOf(`POST ${path}/notices`)]).to.include({
      about: 'plan',
      way: 'letter',
      locale: 'en',
      outcome: 'none',
    });
  });

  it('P16: a counselor says that the rights moved, and can invite nobody any more', async () => {
    const { view } = await staffView();
    button(view, 'The rights moved to the student').click();
    await waitUntil(() => findAll(view, 'ilp-field[name=movedOn]').length > 0);
    find(view, 'ilp-field[name=movedOn]').closest('form')!.requestSubmit();
    await waitUntil(() => textOf(view).includes('The student’s own since Sep 1, 2026'));
    expect(findAll(view, 'ilp-family-invite')).to.have.length(0);
  });

  it('P16: a student whose the rights are is told so, offered a copy, and may invite', async () => {
    const rights = { movedOn: '2026-09-01', reason: 'eighteen', note: '', by: null } as const;
    const view = await ownView({ ...family, rights });
    expect(textOf(view)).to.contain('Since Sep 1, 2026 the rights over your plan are yours');
    expect(find<HTMLAnchorElement>(view, '.notice a').href).to.match(/passport$/);
    expect(findAll(view, 'ilp-family-invite')).to.have.length(1);
  });

  it('71: before that, a student only reads who sees the plan', async () => {
    const view = await ownView({ ...family, mayInvite: false });
    expect(textOf(view)).to.contain('Rosa Lopez');
    expect(findAll(view, 'ilp-family-invite')).to.have.length(0);
    expect(button(view, 'End for')).to.equal(undefined);
  });
});
