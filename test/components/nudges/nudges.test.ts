import { expect, html, waitUntil } from '@open-wc/testing';
import type { Caseload, CaseloadStudent } from '#contracts/caseload.js';
import { NUDGE_STUDENTS_MAX } from '#contracts/counsel-fields.js';
import type { Nudge, NudgePage } from '#contracts/nudges.js';
import type { Queue } from '#contracts/queue.js';
import { ProblemError } from '#components/api/problem-error.js';
import '#components/nudges/ilp-nudges-view.js';
import type { IlpNudgesView } from '#components/nudges/ilp-nudges-view.js';
import { onToast, type Toast } from '#components/shared/toast.js';
import {
  type Answers,
  buttonNamed,
  fakeApi,
  find,
  findAll,
  outsideCatalogue,
  studentSession,
  textOf,
  useMessages,
  viewFixture,
} from '../support/view.js';

const student = (number: number, missing: CaseloadStudent['missing'] = []): CaseloadStudent => ({
  ...{ personId: `p${number}`, name: `${number}`, school: null, lms: [], isComplete: false },
  ...{ isOutside: false, missing, dueOn: null, done: 0, required: 1 },
});
const caseload = (students: CaseloadStudent[]): Caseload => ({
  ...{ plan: null, parts: [], unnamed: 0 },
  grades: students.length > 0 ? [{ grade: 9, dueOn: null, incomplete: 0, students }] : [],
});
const queue: Queue = {
  items: [
    {
      ...{ reason: 'goal', fact: 'g', personId: 'p2', name: '2', grade: 9, since: '2026-09-01' },
      ...{ lms: [], codes: [], dueOn: null, about: '9' },
    },
  ],
  ...{ students: 3, away: 0 },
};
const nudge = (fields: Partial<Nudge>): Nudge => ({
  ...{ id: 'n1', text: '7', place: 'none', at: '2026-09-01T08:00:00Z', isRemoved: false },
  finishedAt: '2026-09-01T08:00:01Z',
  counts: { total: 3, waiting: 0, sent: 1, limit: 1, gone: 1, seen: 1 },
  ...fields,
});
const SENT = { items: [nudge({}), nudge({ id: 'n2', isRemoved: true })] };
const PAGE: NudgePage = {
  nudge: nudge({}),
  students: [
    { personId: 'p1', name: '1', lms: [], state: 'sent', isSeen: true },
    { personId: 'p2', name: '2', lms: [], state: 'limit', isSeen: false },
  ],
};
const THREE = caseload([student(1, ['resume']), student(2), student(3)]);

async function nudgesFor(found: Caseload | Error = THREE, answers: Answers = {}) {
  const api = fakeApi({
    ...{ 'GET /caseload': found, 'GET /queue': queue, 'GET /nudges': SENT },
    ...{ 'GET /nudges/n1': PAGE, ...answers },
  });
  const view = await viewFixture<IlpNudgesView>(
    html`<ilp-nudges-view .api=${api}></ilp-nudges-view>`,
    { ...studentSession, role: 'counselor', canTeach: true },
  );
  return { api, view };
}

const nextToast = () =>
  new Promise<Toast>((resolve) => {
    const stop = onToast((one) => {
      stop();
      resolve(one);
    });
  });
const names = (view: Node) => findAll(view, '.names label').map((one) => textOf(one));

async function filter(view: IlpNudgesView, index: number, value: string) {
  const select = findAll<HTMLSelectElement>(find(view, 'ilp-nudge-who'), 'select')[index]!;
  select.value = value;
  select.dispatchEvent(new Event('change', { bubbles: true }));
  await new Promise((resolve) => setTimeout(resolve));
}

describe('a message to many', () => {
  before(() => useMessages('en', 'nudges', 'queue'));
  afterEach(() => useMessages('en'));

  for (const locale of ['en', 'es'] as const)
    it(`passes axe in each state, in ${locale}`, async () => {
      await useMessages(locale);
      for (const found of [THREE, caseload([]), new ProblemError('offline', 0)])
        await expect((await nudgesFor(found)).view).to.be.accessible();
    });

  it('shows no word from outside the catalogue', async () => {
    await useMessages('en-XA');
    for (const found of [THREE, caseload([])])
      expect(outsideCatalogue(textOf((await nudgesFor(found)).view))).not.to.match(/\p{L}/u);
  });

  it('F64: filters by what is missing, by a reason of the queue and by grade', async () => {
    const { view } = await nudgesFor();
    expect(names(view)).to.have.length(3);
    await filter(view, 0, 'plan');
    expect(names(view).map((name) => name[0])).to.deep.equal(['1']);
    await filter(view, 0, 'goal');
    expect(names(view).map((name) => name[0])).to.deep.equal(['2']);
  });

  it('F64: two of one name say which LMS each is of, to choose from and among who was sent it', async () => {
    const [canvas, moodle] = ['Canvas', 'Moodle'].map((lms, number) => ({
      ...student(number),
      ...{ name: 'Maya', lms: [lms] },
    }));
    const { view } = await nudgesFor(caseload([canvas!, moodle!, student(3)]), {
      'GET /nudges/n1': {
        ...PAGE,
        students: PAGE.students.map((one, place) => ({
          ...{ ...one, name: 'Maya', lms: [['Canvas', 'Moodle'][place]!] },
        })),
      },
    });
    expect(names(view)).to.deep.equal([
      ...['Maya Canvas Grade 9', 'Maya Moodle Grade 9', '3 Grade 9'],
    ]);
    const sent = find(view, 'ilp-nudge-sent');
    find<HTMLDetailsElement>(sent, 'details').open = true;
    await waitUntil(() => findAll(sent, 'li').length === 2);
    expect(findAll(sent, 'li > span:first-child').map(textOf)).to.deep.equal([
      ...['Maya Canvas', 'Maya Moodle'],
    ]);
  });

  it('F64: out of the queue it begins with those whom the reader looked at', async () => {
    const address = location.href;
    history.replaceState(null, '', '?why=goal');
    const { view } = await nudgesFor();
    expect(names(view).map((name) => name[0])).to.deep.equal(['2']);
    await filter(view, 0, '');
    expect(names(view)).to.have.length(3);
    history.replaceState(null, '', address);
  });

  it('F64, U19: chooses all that fit, sends, and undo takes it back', async () => {
    const { api, view } = await nudgesFor(THREE, {
      'POST /nudges': nudge({}),
      'DELETE /nudges/n1': nudge({ isRemoved: true }),
    });
    find<HTMLFormElement>(view, 'form').requestSubmit();
    await view.updateComplete;
    expect(textOf(view)).to.contain('Choose at least one student.');
    buttonNamed(view, 'Choose these 3').click();
    await view.updateComplete;
    const text = find<HTMLElement & { value: string }>(view, '#text');
    text.value = 'Please look.';
    const toast = nextToast();
    find<HTMLFormElement>(view, 'form').requestSubmit();
    await (
      await toast
    ).undo!();
    expect(api.bodies).to.deep.include({
      ...{ text: 'Please look.', place: 'none', studentIds: ['p1', 'p2', 'p3'] },
    });
    expect(api.calls.at(-1)).to.equal('DELETE /nudges/n1');
  });

  it(`F64: at most ${NUDGE_STUDENTS_MAX} at a time, and says so`, async () => {
    const many = Array.from({ length: NUDGE_STUDENTS_MAX + 5 }, (_, number) => student(number));
    const { view } = await nudgesFor(caseload(many));
    buttonNamed(view, `Choose these ${many.length}`).click();
    await view.updateComplete;
    await new Promise((resolve) => setTimeout(resolve));
    expect(textOf(view)).to.contain('300 students are chosen').and.to.contain('At most 300');
  });

  it('U13: a message on its way shows how far it is, until it has arrived', async () => {
    const counts = { total: 3, waiting: 2, sent: 1, limit: 0, gone: 0, seen: 0 };
    const { api, view } = await nudgesFor(THREE, {
      'GET /nudges': { items: [nudge({ finishedAt: null, counts })] },
    });
    expect(findAll(view, 'ilp-progress')).to.have.length(1);
    const until = Date.now() + 5_000;
    while (findAll(view, 'ilp-progress').length > 0 && Date.now() < until)
      await new Promise((resolve) => setTimeout(resolve, 100));
    expect(api.calls).to.include('GET /nudges/n1');
    expect(textOf(view)).to.contain('1 got it').and.to.contain('1 had enough messages this week');
  });
});
