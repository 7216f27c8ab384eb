import { expect, html, waitUntil } from '@open-wc/testing';
import type { Notification } from '#contracts/notifications.js';
import { NOTIFICATION_KINDS } from '#contracts/notification-kinds.js';
import '#components/app/ilp-unread-link.js';
import type { IlpUnreadLink } from '#components/app/ilp-unread-link.js';
import '#components/notifications/ilp-notifications-view.js';
import type { IlpNotificationsView } from '#components/notifications/ilp-notifications-view.js';
import { sentenceOf } from '#components/notifications/notification-words.js';
import { ProblemError } from '#components/api/problem-error.js';
import { onToast, type Toast } from '#components/shared/toast.js';
import { setBasePath } from '#components/shared/navigation.js';
import {
  fakeApi,
  find,
  findAll,
  settled,
  studentSession,
  textOf,
  useMessages,
  viewFixture,
} from '../support/view.js';

const id = (last: number) => `019a0000-0000-7000-8000-0000000000${10 + last}`;
const comment: Notification = {
  ...{ id: id(1), kind: 'comment', subjectId: id(9), ref: '', title: 'Run a mile' },
  ...{ by: 'Ms. Rivera', about: null, count: 2, at: '2026-11-20T15:00:00Z', isRead: false },
};
const near: Notification = {
  ...{ ...comment, id: id(2), kind: 'deadline', title: 'New shoes', ref: '2026-12-04 goal' },
  ...{ by: null, count: 1, isRead: true },
};
const reply: Notification = {
  ...{ ...comment, id: id(3), kind: 'reply', title: null },
  about: { personId: id(8), name: 'Ann Able' },
};

async function show(items: unknown, { role = 'student' as const, ...answers } = {}) {
  const listed = { items, unread: Array.isArray(items) ? items.length : 0 };
  const api = fakeApi({
    'GET /notifications': items instanceof Error ? items : listed,
    'GET /notifications/settings': { off: ['nudges'] },
    'GET /notifications/mail': { state: 'off', cadence: 'off', address: null, stopped: null },
    ...answers,
  });
  const view = await viewFixture<IlpNotificationsView>(
    html`<ilp-notifications-view .api=${api}></ilp-notifications-view>`,
    { ...studentSession, role },
  );
  await waitUntil(() => findAll(view, 'input').length > 0);
  return { api, view };
}

describe('<ilp-notifications-view>', () => {
  before(() => {
    setBasePath('/app/1/');
  });

  for (const locale of ['en', 'es'] as const)
    describe(`accessibility in ${locale}`, () => {
      before(() => useMessages(locale, 'notifications'));
      after(() => useMessages('en', 'notifications'));

      it('passes axe with news, with none, and after a failure', async () => {
        for (const items of [[comment, near, reply], [], new ProblemError('internal', 500)])
          await expect((await show(items)).view).to.be.accessible();
      });

      it('F78: has a sentence for every kind', () => {
        for (const kind of NOTIFICATION_KINDS)
          for (const about of [reply.about, null])
            expect(sentenceOf({ ...near, kind, about }), kind).to.match(/\p{L}{3}/u);
      });
    });

  describe('in English', () => {
    before(() => useMessages('en', 'notifications'));

    it('F78: says what happened, and leads there', async () => {
      const { view } = await show([comment, near, reply]);
      const links = findAll(view, 'li a');
      expect(links.map(textOf)).to.deep.equal([
        'Ms. Rivera wrote about “Run a mile”.',
        '“New shoes”: Dec 4, 2026',
        'Ann Able answered about a goal.',
      ]);
      expect(links.map((link) => link.getAttribute('href'))).to.deep.equal([
        ...['/app/1/goals', '/app/1/goals', `/app/1/class/${id(8)}`],
      ]);
      expect(textOf(view)).to.contain('2 times');
      expect(findAll(view, 'li .badge')).to.have.length(2);
    });

    it('F78, U19: marks all as read, keeps the focus, and takes it back', async () => {
      const toasts: Toast[] = [];
      const stop = onToast((toast) => toasts.push(toast));
      const isRead = ({ isRead }: { isRead: boolean }) => ({
        ...{ items: [{ ...comment, isRead }], unread: isRead ? 0 : 1, changed: [comment.id] },
      });
      const { api, view } = await show([comment], { 'PUT /notifications/read': isRead } as object);
      find(view, '.spread .button').click();
      await waitUntil(() => toasts.length === 1);
      expect(api.bodies.at(-1)).to.deep.equal({ ids: 'all', isRead: true });
      expect(textOf(view)).to.contain('You have read everything.');
      expect(find(view, '#state').matches(':focus')).to.equal(true);
      await toasts[0]!.undo?.();
      expect(api.bodies.at(-1)).to.deep.equal({ ids: [comment.id], isRead: false });
      expect(textOf(view)).to.contain('1 new line');
      stop();
    });

    it('F78: a line can be new again, and who opens a thing has read its line', async () => {
      const answer = { items: [{ ...near, isRead: false }], unread: 1, changed: [near.id] };
      const { api, view } = await show([near], { 'PUT /notifications/read': answer } as object);
      find(view, 'li button').click();
      await waitUntil(() => findAll(view, 'li .badge').length === 1);
      expect(api.bodies.at(-1)).to.deep.equal({ ids: [near.id], isRead: false });
      const link = find(view, 'li a');
      link.addEventListener('click', (event) => event.preventDefault());
      link.click();
      await settled(view);
      expect(api.bodies.at(-1)).to.deep.equal({ ids: [near.id], isRead: true });
    });

    it('F78: a topic is switched, and one that could not be stays as it was', async () => {
      const answers = {
        'PUT /notifications/settings': ({ topic }: { topic: string }) =>
          topic === 'comments'
            ? { off: ['nudges', 'comments'] }
            : new ProblemError('internal', 500),
      };
      const { api, view } = await show([], answers as object);
      const box = (name: string) => find<HTMLInputElement>(view, `input[name=${name}]`);
      expect([box('comments').checked, box('nudges').checked]).to.deep.equal([true, false]);
      box('comments').click();
      await waitUntil(() => api.bodies.at(-1) !== undefined);
      expect(api.bodies.at(-1)).to.deep.equal({ topic: 'comments', isOn: false });
      box('deadlines').click();
      await waitUntil(() => findAll(view, '[role=alert]').length === 1);
      expect(box('deadlines').checked).to.equal(true);
    });
  });
});

describe('<ilp-unread-link>', () => {
  before(() => useMessages('en'));

  const linkWith = async (answer: unknown, session = studentSession) => {
    const api = fakeApi({ 'GET /notifications/count': answer });
    const box = await viewFixture<IlpNotificationsView>(
      html`<div><ilp-unread-link .api=${api}></ilp-unread-link></div>`,
      session,
    );
    const link = box.querySelector<IlpUnreadLink>('ilp-unread-link')!;
    await link.updateComplete;
    return { api, link };
  };

  it('F78: says how much is unread, to the ear as well', async () => {
    const { link } = await linkWith({ unread: 120 });
    await waitUntil(() => findAll(link, '.count').length === 1);
    expect(textOf(find(link, '.count'))).to.equal('99+');
    expect(find(link, 'a').getAttribute('aria-label')).to.equal('What is new: 99+ unread');
    await expect(link).to.be.accessible();
  });

  it('F78: shows no number where nothing is new, or asking fails', async () => {
    for (const answer of [{ unread: 0 }, new ProblemError('internal', 500)]) {
      const { link } = await linkWith(answer);
      expect(findAll(link, '.count')).to.deep.equal([]);
    }
  });

  it('P11: asks nothing while support looks', async () => {
    const supportUntil = '2026-11-20T17:00:00Z';
    const { api } = await linkWith({ unread: 1 }, { ...studentSession, supportUntil });
    expect(api.calls).to.deep.equal([]);
  });
});
