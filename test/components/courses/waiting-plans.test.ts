import { expect, html, waitUntil } from '@open-wc/testing';
import type { WaitingPlans } from '#contracts/course-plans.js';
import '#components/courses/ilp-waiting-plans-view.js';
import type { IlpWaitingPlansView } from '#components/courses/ilp-waiting-plans-view.js';
import { onToast, type Toast } from '#components/shared/toast.js';
import { fakeApi, find, findAll, textOf, useMessages, viewFixture } from '../support/view.js';

const id = (last: string) => `019a0000-0000-7000-8000-0000000000${last}`;
const line = (last: string, name: string, open: WaitingPlans['plans'][number]['open']) => ({
  ...{ studentId: id(last), name, submittedAt: '2026-11-03T10:00:00Z', open },
});
const waiting: WaitingPlans = {
  plans: [
    line('01', 'Ann Able', []),
    line('02', 'Ben Best', []),
    line('03', 'Cy Core', [{ name: 'Science', nameEs: 'Ciencias' }]),
    line('04', 'Di Dole', null),
  ],
};

describe('plans of courses that wait', () => {
  const show = async (answers: Record<string, unknown>) => {
    const api = fakeApi(answers);
    const view = await viewFixture<IlpWaitingPlansView>(
      html`<ilp-waiting-plans-view .api=${api}></ilp-waiting-plans-view>`,
    );
    return { api, view };
  };

  for (const [locale, open] of [
    ['en', 'Open: Science'],
    ['es', 'Pendiente: Ciencias'],
  ] as const)
    it(`D30: what is ready stands apart from what needs a look, and why (${locale})`, async () => {
      await useMessages(locale, 'courses');
      const { view } = await show({ 'GET /waiting-course-plans': waiting });
      expect(findAll(view, 'section').map((one) => findAll(one, 'li').length)).to.deep.equal([
        2, 2,
      ]);
      expect(textOf(view)).to.include(open);
      await expect(view).to.be.accessible();
    });

  it('D30: approves those that are chosen, and takes it back', async () => {
    await useMessages('en', 'courses');
    const toasts: Toast[] = [];
    const off = onToast((toast) => toasts.push(toast));
    const { view, api } = await show({
      'GET /waiting-course-plans': waiting,
      'POST /course-plan-approvals': { plans: waiting.plans.slice(1), done: [id('01')] },
      'POST /course-plan-approvals/undo': { ...waiting, done: [id('01')] },
    });
    find<HTMLInputElement>(view, '[aria-label="Approve the plan of Ben Best"]').click();
    await view.updateComplete;
    const button = find<HTMLButtonElement>(view, '.button.primary');
    expect(textOf(button)).to.equal('Approve one plan');
    button.click();
    await waitUntil(() => toasts.length === 1);
    expect(api.bodies.at(-1)).to.deep.equal({ studentIds: [id('01')] });
    expect(toasts[0]!.text).to.equal('One plan is approved.');
    expect(textOf(view)).to.not.include('Ann Able');
    await toasts[0]!.undo?.();
    await view.updateComplete;
    expect(textOf(view)).to.include('Ann Able');
    off();
  });

  it('D30: with nothing waiting the page says so', async () => {
    await useMessages('en', 'courses');
    const { view } = await show({ 'GET /waiting-course-plans': { plans: [] } });
    expect(textOf(view)).to.include('No plan waits for an answer.');
  });
});
