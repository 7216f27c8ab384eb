import { aTimeout, expect, fixture, html, waitUntil } from '@open-wc/testing';
import type { MailChoice } from '#contracts/mail.js';
import '#components/notifications/ilp-mail-choice.js';
import type { IlpMailChoice } from '#components/notifications/ilp-mail-choice.js';
import { ProblemError } from '#components/api/problem-error.js';
import { onToast, type Toast } from '#components/shared/toast.js';
import { fakeApi, find, findAll, textOf, useMessages } from '../support/view.js';

const open: MailChoice = {
  ...{ state: 'open', cadence: 'off', address: 'rivera@school.test', stopped: null },
};

async function show(choice: unknown, answers: Record<string, unknown> = {}) {
  const api = fakeApi({ 'GET /notifications/mail': choice, ...answers });
  const element = await fixture<IlpMailChoice>(
    html`<main><ilp-mail-choice .api=${api}></ilp-mail-choice></main>`,
  ).then((main) => main.querySelector('ilp-mail-choice')!);
  await waitUntil(() => api.calls.length > 0 && findAll(element, '[aria-busy=true]').length === 0);
  await aTimeout(0);
  await element.updateComplete;
  return { api, element };
}

const chosen = (element: IlpMailChoice) =>
  findAll<HTMLInputElement>(element, 'input').find(({ checked }) => checked)?.value;

describe('<ilp-mail-choice>', () => {
  for (const locale of ['en', 'es'] as const)
    describe(`accessibility in ${locale}`, () => {
      before(() => useMessages(locale, 'notifications'));
      after(() => useMessages('en', 'notifications'));

      it('passes axe with a choice, without an address, and after a failure', async () => {
        const states = [open, { ...open, state: 'no-address', address: null }];
        for (const choice of [...states, new ProblemError('internal', 500)])
          await expect((await show(choice)).element).to.be.accessible();
      });
    });

  describe('in English', () => {
    before(() => useMessages('en', 'notifications'));

    it('F78: no e-mail by default; a choice is kept, told and taken back', async () => {
      const toasts: Toast[] = [];
      const stop = onToast((toast) => toasts.push(toast));
      const { api, element } = await show(open, {
        'PUT /notifications/mail': ({ cadence }: MailChoice) => ({ ...open, cadence }),
      });
      expect(chosen(element)).to.equal('off');
      expect(textOf(element)).to.contain('rivera@school.test').and.contain('names no student');
      find(element, 'input[value=week]').click();
      await waitUntil(() => toasts.length === 1);
      expect(api.bodies.at(-1)).to.deep.equal({ cadence: 'week' });
      expect(find(element, 'input[value=week]').matches(':focus')).to.equal(true);
      await toasts[0]!.undo?.();
      expect(api.bodies.at(-1)).to.deep.equal({ cadence: 'off' });
      expect(chosen(element)).to.equal('off');
      stop();
    });

    it('F78: what could not be kept does not stand there as chosen', async () => {
      const { element } = await show(open, {
        'PUT /notifications/mail': new ProblemError('internal', 500),
      });
      find(element, 'input[value=day]').click();
      await waitUntil(() => findAll(element, '[role=alert]').length > 0);
      expect(chosen(element)).to.equal('off');
    });

    it('F78, P9: says why it is off, and nothing where the district sends none', async () => {
      for (const [change, words] of [
        [{ stopped: 'refused' }, 'your mailbox did not take an e-mail'],
        [{ stopped: 'link' }, 'with the link in an e-mail'],
        [{ state: 'student' }, 'students get no e-mail'],
        [{ state: 'no-address', address: null }, 'gives us no e-mail address'],
      ] as const)
        expect(textOf((await show({ ...open, ...change })).element)).to.contain(words);
      expect(textOf((await show({ ...open, state: 'off' })).element).trim()).to.equal('');
    });
  });
});
