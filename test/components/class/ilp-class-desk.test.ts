import { expect, html, waitUntil } from '@open-wc/testing';
import type { ClassStudent } from '#contracts/class.js';
import type { WordsDone } from '#contracts/class-words.js';
import { ProblemError } from '#components/api/problem-error.js';
import type { SessionDetails } from '#components/api/session.js';
import '#components/class/ilp-class-desk.js';
import type { IlpClassDesk } from '#components/class/ilp-class-desk.js';
import type { SaidEvent } from '#components/class/class-events.js';
import { showStarters } from '#components/class/ilp-talk-starters.js';
import { onToast, type Toast } from '#components/shared/toast.js';
import {
  type Answers,
  type FakeApi,
  fakeApi,
  find,
  findAll,
  studentSession,
  textOf,
  useMessages,
  viewFixture,
} from '../support/view.js';

const teacher: SessionDetails = { ...studentSession, role: 'teacher', canTeach: true };
const idOf = (number: number) => `019a0000-0000-7000-8000-0000000000b${number}`;
const studentOf = (number: number, focusGoal: string | null): ClassStudent => ({
  ...{ personId: idOf(number), name: `Student ${number}`, focusGoal },
  focusGoalId: focusGoal === null ? null : `019a0000-0000-7000-8000-0000000000f${number}`,
  ...{ saidAt: null, lastMoveAt: null, state: 'fine', toRead: 0 },
});
const STUDENTS = [studentOf(1, 'Learn to weld'), studentOf(2, null), studentOf(3, 'Read more')];
const AT = '2026-11-24T15:00:00Z';
const COMMENT = '019a0000-0000-7000-8000-0000000000c1';

const answerTo = (body: unknown): WordsDone => ({
  at: AT,
  results: (body as { personIds: string[] }).personIds.map((personId) => {
    const isWithout = personId === idOf(2);
    return isWithout
      ? { personId, result: 'no-goal', commentId: null }
      : { personId, result: 'said', commentId: COMMENT };
  }),
});

describe('ilp-class-desk', () => {
  before(() => useMessages('en', 'class', 'record'));
  beforeEach(() => sessionStorage.clear());

  async function deskWith(answers: Answers = {}) {
    const api = fakeApi({ 'POST /class/words': answerTo, ...answers });
    const desk = await viewFixture<IlpClassDesk>(
      html`<ilp-class-desk .api=${api} .students=${STUDENTS}></ilp-class-desk>`,
      teacher,
    );
    return { api, desk };
  }
  const line = (desk: IlpClassDesk, number: number) =>
    findAll(desk, 'ul.rows > li > a')[number - 1]!;
  const press = (target: HTMLElement, key: string, options: KeyboardEventInit = {}) =>
    target.dispatchEvent(
      new KeyboardEvent('keydown', {
        ...{ key, bubbles: true, composed: true, cancelable: true },
        ...options,
      }),
    );
  const focused = (desk: IlpClassDesk) => {
    const active = find(desk, 'ilp-class-list').shadowRoot?.activeElement;
    return active ? textOf(active).split('  ')[0] : null;
  };
  const opened = (desk: IlpClassDesk, tag: string) =>
    waitUntil(
      () => findAll(desk, tag).some((dialog) => findAll(dialog, 'textarea').length === 1),
      tag,
      {
        timeout: 5_000,
      },
    );
  const asked = (api: FakeApi) => api.calls.filter((call) => !call.startsWith('GET'));

  it('B11: S says that the goal was seen and goes on to the next line', async () => {
    const { api, desk } = await deskWith();
    let said: SaidEvent | undefined;
    desk.addEventListener('ilp-said', (event) => (said = event));
    line(desk, 1).focus();
    press(line(desk, 1), 's');
    await waitUntil(() => said !== undefined);
    expect(asked(api)).to.deep.equal(['POST /class/words']);
    expect(api.bodies.at(-1)).to.deep.equal({
      ...{ personIds: [idOf(1)], text: 'I have seen your goal. Keep going!' },
    });
    expect(said).to.deep.include({ personIds: [idOf(1)], at: AT });
    await waitUntil(() => focused(desk)?.startsWith('Student 2'));
  });

  it('B11: C opens a comment with ready words, and Ctrl+Enter sends it', async () => {
    const { api, desk } = await deskWith();
    line(desk, 3).focus();
    press(line(desk, 3), 'c');
    await opened(desk, 'ilp-say-dialog');
    const dialog = find(desk, 'ilp-say-dialog');
    expect(textOf(dialog)).to.include('Goal: Read more');
    find<HTMLButtonElement>(dialog, '.chips button').click();
    await waitUntil(() => find<HTMLTextAreaElement>(dialog, 'textarea').value !== '');
    press(find(dialog, 'textarea'), 'Enter', { ctrlKey: true });
    await waitUntil(() => findAll(desk, 'ilp-say-dialog').length === 0);
    expect((api.bodies.at(-1) as { text: string }).text).to.match(/^Try this: make the next step/);
    await waitUntil(() => focused(desk)?.startsWith('Student 3'));
  });

  it('F55: N takes a note in one sentence, for staff unless said otherwise', async () => {
    const path = `POST /class/${idOf(2)}/notes`;
    const { api, desk } = await deskWith({ [path]: {} });
    press(line(desk, 1), 'ArrowDown');
    await waitUntil(() => focused(desk)?.startsWith('Student 2'));
    press(line(desk, 2), 'n');
    await opened(desk, 'ilp-quick-note');
    const dialog = find(desk, 'ilp-quick-note');
    await expect(dialog).to.be.accessible();
    const area = find<HTMLTextAreaElement>(dialog, 'textarea');
    press(area, 'Enter', { ctrlKey: true });
    await waitUntil(() => findAll(dialog, '.error').length > 0);
    area.value = 'Wants to see the shop';
    area.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    press(area, 'Enter', { ctrlKey: true });
    await waitUntil(() => findAll(desk, 'ilp-quick-note').length === 0);
    expect(api.bodies.at(-1)).to.deep.include({
      ...{ text: 'Wants to see the shop', visibility: 'staff', contact: 'talk' },
      tellsCounselor: false,
    });
  });

  it('B11: W tells the counselor, and what is for the teacher alone can’t be told', async () => {
    const path = `POST /class/${idOf(1)}/notes`;
    const { api, desk } = await deskWith({ [path]: {}, 'GET /worries/told': { items: [] } });
    press(line(desk, 1), 'w');
    await opened(desk, 'ilp-quick-note');
    const dialog = find(desk, 'ilp-quick-note');
    const values = findAll<HTMLOptionElement>(dialog, 'option').map(({ value }) => value);
    expect(values).to.deep.equal(['student', 'staff']);
    const area = find<HTMLTextAreaElement>(dialog, 'textarea');
    area.value = 'Very tired this week';
    area.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    find<HTMLButtonElement>(dialog, 'button[type=submit]').click();
    await waitUntil(() => findAll(desk, 'ilp-quick-note').length === 0);
    expect(api.bodies.at(-1)).to.deep.include({ tellsCounselor: true, visibility: 'staff' });
  });

  it('F56: lines to begin a talk come from what the student shows, and can be put away', async () => {
    const career = { code: '29-1141.00', title: 'Registered Nurses', titleLocale: 'en' };
    const said = { rating: null, confidence: null, reasons: [], pros: [], cons: [], thought: '' };
    const { desk } = await deskWith({
      [`GET /class/${idOf(1)}/saved-careers`]: {
        items: [
          { career, ...said, stillInterested: true },
          { career: { ...career, title: 'Welders' }, ...said, stillInterested: false },
        ],
      },
    });
    press(line(desk, 1), 'n');
    await opened(desk, 'ilp-quick-note');
    await waitUntil(() => textOf(desk).includes('Registered Nurses'));
    const lines = findAll(desk, 'ul.small li').map(textOf);
    expect(lines).to.deep.equal([
      'Their goal is “Learn to weld”. Ask: what is the next small step?',
      'They saved Registered Nurses. Ask: what do you like about it?',
    ]);
    await expect(find(desk, 'ilp-quick-note')).to.be.accessible();
    find<HTMLButtonElement>(
      desk,
      'button',
      findAll<HTMLButtonElement>(desk, 'button').filter((one) => textOf(one) === 'Hide these'),
    ).click();
    await desk.updateComplete;
    await waitUntil(() => findAll(desk, 'ul.small li').length === 0);
    showStarters();
  });

  it('U19: many get one comment after a look at who does and who doesn’t; one click takes it back', async () => {
    const { api, desk } = await deskWith({ 'PUT /class/words/removal': { changed: 2 } });
    const toasts: Toast[] = [];
    const stop = onToast((toast) => toasts.push(toast));
    const button = (words: string) =>
      find<HTMLButtonElement>(
        desk,
        'button',
        findAll<HTMLButtonElement>(desk, 'button').filter((one) => textOf(one) === words),
      );
    button('Choose several').click();
    await desk.updateComplete;
    button('Choose all').click();
    await desk.updateComplete;
    expect(textOf(desk)).to.include('3 chosen');
    await expect(desk).to.be.accessible();
    button('Try this').click();
    await opened(desk, 'ilp-say-dialog');
    const dialog = find(desk, 'ilp-say-dialog');
    expect(textOf(dialog)).to.include('It goes to Student 1 and Student 3.');
    expect(textOf(dialog)).to.include('Without a goal in focus that you can see: Student 2.');
    find<HTMLButtonElement>(dialog, '.chips button').click();
    press(find(dialog, 'textarea'), 'Enter', { ctrlKey: true });
    await waitUntil(() => findAll(desk, 'ilp-say-dialog').length === 0);
    expect(textOf(desk)).to.match(/Student 2 ?: no goal in focus that you can see/);
    await toasts[0]!.undo!();
    expect(api.bodies.at(-1)).to.deep.equal({ commentIds: [COMMENT, COMMENT], isRemoved: true });
    stop();
  });

  it('U19: an undo that fails says so, loses nothing and can be tried again', async () => {
    const answers: Answers = { 'PUT /class/words/removal': new ProblemError('unavailable', 503) };
    const { api, desk } = await deskWith(answers);
    const toasts: Toast[] = [];
    const said: SaidEvent[] = [];
    desk.addEventListener('ilp-said', (event) => said.push(event));
    const stop = onToast((toast) => toasts.push(toast));
    press(line(desk, 1), 's');
    await waitUntil(() => toasts.length === 1);
    await toasts[0]!.undo!();
    await desk.updateComplete;
    expect(findAll(desk, '[role=alert]')).to.have.length(1);
    expect(
      said.map(({ at }) => at),
      'the line still says so',
    ).to.deep.equal([AT]);
    expect(toasts[1]!.text).to.equal('It was not taken back. The comments are still there.');
    answers['PUT /class/words/removal'] = { changed: 1 };
    const again = await deskWith(answers);
    expect(api.calls.filter((call) => call.startsWith('PUT'))).to.have.length(1);
    press(line(again.desk, 1), 's');
    await waitUntil(() => toasts.length === 3);
    await toasts[2]!.undo!();
    expect(findAll(again.desk, '[role=alert]')).to.deep.equal([]);
    stop();
  });

  it('U19: what can’t be taken back any more is counted', async () => {
    const { desk } = await deskWith({ 'PUT /class/words/removal': { changed: 0 } });
    const toasts: Toast[] = [];
    const stop = onToast((toast) => toasts.push(toast));
    press(line(desk, 1), 's');
    await waitUntil(() => toasts.length === 1);
    await toasts[0]!.undo!();
    await desk.updateComplete;
    expect(textOf(desk)).to.include('1 comment is still there: its student has left the class');
    stop();
  });

  it('B11: a failure is told beside the list and the line stays', async () => {
    const { desk } = await deskWith({
      'POST /class/words': new ProblemError('unavailable', 503),
    });
    line(desk, 1).focus();
    press(line(desk, 1), 's');
    await waitUntil(() => findAll(desk, '[role=alert]').length === 1);
    expect(focused(desk)).to.match(/^Student 1/);
  });

  it('B11: who only looks can do nothing from a line', async () => {
    const api = fakeApi();
    const desk = await viewFixture<IlpClassDesk>(
      html`<ilp-class-desk .api=${api} .students=${STUDENTS}></ilp-class-desk>`,
      { ...teacher, role: 'admin', canTeach: false },
    );
    press(line(desk, 1), 's');
    await desk.updateComplete;
    expect(api.calls).to.deep.equal([]);
    expect(findAll(desk, 'button')).to.deep.equal([]);
  });
});
