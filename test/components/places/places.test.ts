import { expect, html, waitUntil } from '@open-wc/testing';
import type { Place, StaffRequest } from '#contracts/places.js';
import type { Pick } from '#contracts/scholarships.js';
import type { IlpPlaceCard } from '#components/places/ilp-place-card.js';
import { ProblemError } from '#components/api/problem-error.js';
import '#components/places/ilp-place-queue-view.js';
import type { IlpPlaceQueueView } from '#components/places/ilp-place-queue-view.js';
import '#components/places/ilp-places-view.js';
import type { IlpPlacesView } from '#components/places/ilp-places-view.js';
import { onToast, type Toast } from '#components/shared/toast.js';
import { apiOnPage } from '../careers/api-on-page.js';
import {
  type Answers,
  find,
  findAll,
  outsideCatalogue,
  studentSession,
  textOf,
  useMessages,
  viewFixture,
} from '../support/view.js';

const bakery: Place = {
  ...{ id: 'p1', kind: 'employer', collegeCode: null, name: 'Bell’s Bakery', nameLocale: null },
  ...{ status: 'working', dueOn: '2030-03-01', notes: '', revision: 4, requests: [] },
  tasks: [
    { id: 't1', title: 'Finish my résumé', dueOn: '2030-01-10', doneAt: null },
    { id: 't2', title: 'Ask Ana', dueOn: null, doneAt: '2026-11-01T10:00:00.000Z' },
  ],
};
const college: Place = {
  ...{ ...bakery, id: 'p2', kind: 'college', collegeCode: '110635', status: 'sent', tasks: [] },
  ...{ name: 'University of California-Berkeley', nameLocale: 'en', dueOn: '2026-01-02' },
  requests: [
    {
      ...{ id: 'r1', kind: 'transcript', note: 'By the portal', state: 'in-work' },
      ...{ askedAt: '2026-11-02T10:00:00.000Z', decidedBy: 'Ms. Cole' },
      decidedAt: '2026-11-03T10:00:00.000Z',
    },
  ],
};
const asked: StaffRequest = {
  ...{ ...college.requests[0]!, state: 'requested', decidedBy: null, decidedAt: null },
  ...{ studentId: 's1', studentName: 'Maya Lopez', place: college.name, dueOn: '2030-01-02' },
  nextStates: ['in-work', 'sent', 'talk'],
};

async function pageFor(items: Place[] | ProblemError, answers: Answers = {}) {
  const api = apiOnPage({
    'GET /places': items instanceof Error ? items : { items },
    'GET /saved-colleges': { items: [] },
    'GET /my-scholarships': { items: [] },
    ...answers,
  });
  const view = await viewFixture<IlpPlacesView>(
    html`<ilp-places-view .api=${api}></ilp-places-view>`,
    studentSession,
  );
  for (const one of findAll<HTMLDetailsElement>(view, 'details')) one.open = true;
  return { api, view };
}

/** What a press hands to the browser to keep. */
async function keptFile(press: () => void): Promise<{ name: string; text: string }> {
  const made: { blob?: Blob; name?: string } = {};
  const make = URL.createObjectURL.bind(URL);
  URL.createObjectURL = (blob: Blob) => {
    made.blob = blob;
    return make(blob);
  };
  const value = function keep(this: HTMLAnchorElement) {
    made.name = this.download;
  };
  // Before that of all elements, which comes back once this one is gone.
  Object.defineProperty(HTMLAnchorElement.prototype, 'click', { configurable: true, value });
  try {
    press();
  } finally {
    URL.createObjectURL = make;
    Reflect.deleteProperty(HTMLAnchorElement.prototype, 'click');
  }
  return { name: made.name!, text: await made.blob!.text() };
}

async function queueFor(items: StaffRequest[], answers: Answers = {}) {
  const api = apiOnPage({ 'GET /place-requests': { items }, ...answers });
  const view = await viewFixture<IlpPlaceQueueView>(
    html`<ilp-place-queue-view .api=${api}></ilp-place-queue-view>`,
    { ...studentSession, role: 'counselor', canTeach: true },
  );
  return { api, view };
}

const buttonOrNone = (view: Node, words: string) =>
  findAll(view, 'button').find(
    (one) => textOf(one) === words || one.getAttribute('aria-label') === words,
  );
const button = (view: Node, words: string) => buttonOrNone(view, words)!;

async function type(view: Node, selector: string, words: string): Promise<void> {
  const field = find(view, selector);
  const control = find<HTMLInputElement>(field, '#control');
  control.value = words;
  control.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  control.dispatchEvent(new Event('change', { bubbles: true }));
  await (field as HTMLElement & { updateComplete: Promise<unknown> }).updateComplete;
}

describe('places a student applies to', () => {
  before(() => useMessages('en', 'places'));
  beforeEach(() => sessionStorage.clear());
  afterEach(() => useMessages('en'));

  for (const locale of ['en', 'es'] as const)
    it(`passes axe for students and staff, in ${locale}`, async () => {
      await useMessages(locale);
      for (const items of [[bakery, college], [], new ProblemError('unavailable', 503)])
        await expect((await pageFor(items)).view).to.be.accessible();
      for (const items of [[asked], []])
        await expect((await queueFor(items)).view).to.be.accessible();
    });

  it('shows no word from outside the catalogue', async () => {
    await useMessages('en-XA');
    const plain = { ...bakery, name: '1', tasks: [], notes: '' };
    expect(outsideCatalogue(textOf((await pageFor([plain])).view))).not.to.match(/\p{L}/u);
    const bare = { ...asked, studentName: '1', place: '2', note: '' };
    expect(outsideCatalogue(textOf((await queueFor([bare])).view))).not.to.match(/\p{L}/u);
  });

  it('F21: a picture of how far each place is, and the next days, the nearest first', async () => {
    const { view } = await pageFor([bakery, college]);
    const picture = findAll(find(view, '.picture'), 'li').map(textOf);
    expect(picture.filter((one) => one.endsWith('1 place'))).to.deep.equal([
      'Working on it 1 place',
      'Sent 1 place',
    ]);
    const days = findAll(find(view, 'section[aria-labelledby=days]'), 'li').map(textOf);
    expect(days).to.deep.equal([
      'Jan 10, 2030: Finish my résumé (Bell’s Bakery)',
      'Mar 1, 2030: Last day to apply (Bell’s Bakery)',
    ]);
    expect(textOf(view)).to.contain('the day has gone by (Jan 2, 2026)');
  });

  it('F21: days of scholarships stand beside those of places, and all of them go into a calendar file', async () => {
    const pick: Pick = {
      ...{ id: 'k1', scholarshipId: null, name: 'Lions; Club', giver: '', amount: '', link: '' },
      ...{ dueOn: '2030-02-01', isRetired: false, status: 'applying', notes: '', revision: 1 },
    };
    const { view } = await pageFor([bakery], {
      'GET /my-scholarships': { items: [pick, { ...pick, id: 'k2', status: 'sent' }] },
    });
    const days = findAll(find(view, 'section[aria-labelledby=days]'), 'li').map(textOf);
    expect(days).to.deep.equal([
      'Jan 10, 2030: Finish my résumé (Bell’s Bakery)',
      'Feb 1, 2030: Last day for this scholarship (Lions; Club)',
      'Mar 1, 2030: Last day to apply (Bell’s Bakery)',
    ]);
    const kept = await keptFile(() => button(view, 'Put 3 days into my calendar').click());
    expect(kept.name).to.equal('pathlight-days.ics');
    expect(kept.text).to.contain(
      'DTSTART;VALUE=DATE:20300201\r\nDTEND;VALUE=DATE:20300202\r\nSUMMARY:Last day for this scholarship (Lions\\; Club)\r\n',
    );
  });

  it('F21: a college that is listed is opened, not added twice; one that is not goes before an old draft', async () => {
    const saved = { code: '110635', name: college.name };
    const answers = { 'GET /saved-colleges': { items: [{ college: saved }] } };
    const before = location.href;
    const draft = await pageFor([], answers);
    button(draft.view, 'Add a place').click();
    await waitUntil(() => findAll(draft.view, 'form').length > 0, 'no form');
    await type(draft.view, 'ilp-field[name=name]', 'Old draft');
    history.replaceState(null, '', '?college=110635');
    try {
      const { view } = await pageFor([], answers);
      const chosen = find<HTMLSelectElement>(find(view, 'ilp-field[name=collegeCode]'), '#control');
      expect([chosen.value, textOf(view).includes('Old draft')]).to.deep.equal(['110635', false]);
      const listed = await pageFor([bakery, college], answers);
      expect(findAll(find(listed.view, 'ilp-place-form'), 'form')).to.have.length(0);
      const [other, own] = findAll<IlpPlaceCard>(listed.view, 'ilp-place-card');
      expect([other!.isOpen, own!.isOpen]).to.deep.equal([false, true]);
      await waitUntil(() => own!.matches(':focus-within'), 'focus is elsewhere');
    } finally {
      history.replaceState(null, '', before);
    }
  });

  it('F21: a place is added with our first tasks, and what is written stays when it fails', async () => {
    const { view } = await pageFor([], { 'POST /places': new ProblemError('unavailable', 503) });
    button(view, 'Add a place').click();
    await waitUntil(() => findAll(view, 'form').length > 0, 'no form');
    await type(view, 'ilp-field[name=kind]', 'branch');
    await type(view, 'ilp-field[name=name]', 'Coast Guard');
    await waitUntil(() => !(button(view, 'Add') as HTMLButtonElement).disabled, 'not ready');
    button(view, 'Add').click();
    await waitUntil(() => findAll(view, '[role=alert]').length === 1, 'no fault');
    const again = await pageFor([], { 'POST /places': { items: [bakery] } });
    await waitUntil(() => buttonOrNone(again.view, 'Add') !== undefined, 'no draft');
    button(again.view, 'Add').click();
    await waitUntil(() => findAll(again.view, 'ilp-place-card').length === 1, 'not added');
    const sent = again.api.bodies.at(-1) as { kind: string; name: string; tasks: string[] };
    expect(sent).to.include({ kind: 'branch', name: 'Coast Guard' });
    expect(sent.tasks).to.have.length(4);
  });

  it('F21: status and notes are kept at once, with what the place was; tasks are ticked and undone', async () => {
    const toasts: Toast[] = [];
    const stop = onToast((toast) => toasts.push(toast));
    const { api, view } = await pageFor([bakery], {
      'PATCH /places/p1': { items: [{ ...bakery, status: 'sent', revision: 5 }] },
      'PATCH /place-tasks/t1': { items: [bakery] },
      'DELETE /place-tasks/t2': { items: [{ ...bakery, tasks: [bakery.tasks[0]] }] },
      'POST /place-tasks/t2/restore': { items: [bakery] },
    });
    await type(view, 'ilp-field[name=status]', 'sent');
    await waitUntil(() => textOf(view).includes('Sent 1 place'), 'not kept');
    expect(api.bodies.at(-1)).to.deep.equal({ revision: 4, status: 'sent' });
    find<HTMLInputElement>(find(view, 'ilp-place-tasks'), 'input[type=checkbox]').click();
    await waitUntil(() => api.calls.includes('PATCH /place-tasks/t1'), 'not ticked');
    await waitUntil(() => !(button(view, 'Take out: Ask Ana') as HTMLButtonElement).disabled);
    button(view, 'Take out: Ask Ana').click();
    await waitUntil(() => toasts.length === 1, 'no toast');
    await toasts[0]!.undo!();
    await waitUntil(() => textOf(view).includes('Ask Ana'), 'not put back');
    stop();
  });

  it('F21: what another window changed is refused and shown, and the words here stay', async () => {
    const theirs = { ...bakery, status: 'accepted', revision: 9 } as const;
    const { api, view } = await pageFor([bakery], {
      'PATCH /places/p1': new ProblemError('conflict', 409),
    });
    api.answers['GET /places'] = { items: [theirs] };
    await type(view, 'ilp-field[name=notes]', 'Ask for Sam');
    await waitUntil(() => textOf(view).includes('They said yes 1 place'), 'not shown');
    expect(findAll(view, '[role=alert]')).to.have.length(1);
    expect(find<HTMLTextAreaElement>(view, 'textarea').value).to.equal('Ask for Sam');
  });

  it('F21: quick ticks and choices all arrive, one after the other; what failed shows as it was', async () => {
    const [first, second] = bakery.tasks.map(({ id }) => `PATCH /place-tasks/${id}`);
    let sent = 0;
    const { api, view } = await pageFor([bakery], {
      [first!]: new ProblemError('unavailable', 503),
      [second!]: { items: [bakery] },
      'PATCH /places/p1': async () => {
        await new Promise((resolve) => setTimeout(resolve, 20));
        sent += 1;
        if (sent > 2) return new ProblemError('unavailable', 503);
        return { items: [{ ...bakery, status: 'sent', revision: 4 + sent }] };
      },
    });
    const boxes = () =>
      findAll<HTMLInputElement>(find(view, 'ilp-place-tasks'), 'input[type=checkbox]');
    await type(view, 'ilp-field[name=status]', 'sent');
    await type(view, 'ilp-field[name=notes]', 'Ask for Sam');
    await type(view, 'ilp-field[name=status]', 'going');
    boxes()[0]!.click();
    boxes()[1]!.click();
    await waitUntil(() => api.calls.includes(second!), 'not sent');
    await waitUntil(() => findAll(view, '[role=alert]').length === 1, 'no fault');
    expect(api.bodies.slice(-5)).to.deep.equal([
      { revision: 4, status: 'sent' },
      { revision: 5, notes: 'Ask for Sam' },
      { revision: 6, status: 'going' },
      { isDone: true },
      { isDone: false },
    ]);
    await view.updateComplete;
    await waitUntil(() => !boxes()[0]!.checked, 'still ticked');
    const status = find<HTMLSelectElement>(find(view, 'ilp-field[name=status]'), 'select');
    await waitUntil(() => status.value === 'working', 'still chosen');
    expect(boxes().map(({ checked }) => checked)).to.deep.equal([false, true]);
  });

  it('F64: a request shows how far it is; a second transcript is not offered meanwhile', async () => {
    const { api, view } = await pageFor([college], {
      'POST /places/p2/requests': { items: [college] },
    });
    expect(textOf(find(view, 'ilp-place-requests'))).to.match(/Transcript.*In work.*Ms\. Cole/);
    expect(button(view, 'Ask for a transcript')).to.equal(undefined);
    button(view, 'Ask for a recommendation').click();
    await waitUntil(() => buttonOrNone(view, 'Send request') !== undefined, 'no form');
    button(view, 'Send request').click();
    await waitUntil(() => api.calls.includes('POST /places/p2/requests'), 'not sent');
    expect(api.bodies.at(-1)).to.deep.equal({ kind: 'recommendation', note: '' });
  });

  it('F64: staff bring a request on, and can take that back', async () => {
    const toasts: Toast[] = [];
    const stop = onToast((toast) => toasts.push(toast));
    const { api, view } = await queueFor([asked], {
      'PUT /place-requests/r1/state': ({ to }: { to: StaffRequest['state'] }) => ({
        items: [{ ...asked, state: to }],
      }),
    });
    button(view, `In work: Maya Lopez, ${college.name}`).click();
    await waitUntil(() => toasts.length === 1, 'no toast');
    expect(toasts[0]!.text).to.equal('Maya Lopez: In work');
    await toasts[0]!.undo!();
    expect(api.bodies.at(-1)).to.deep.equal({ from: 'in-work', to: 'requested' });
    stop();
  });
});
