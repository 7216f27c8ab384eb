import { expect, html, waitUntil } from '@open-wc/testing';
import type { NewAssignment } from '#contracts/assignments.js';
import type { AttachOptions, NewAttachment } from '#contracts/attach.js';
import type { ReadyActivity } from '#contracts/ready.js';
import { Drafts } from '#components/api/drafts.js';
import { ProblemError } from '#components/api/problem-error.js';
import '#components/assignments/ilp-attach-view.js';
import type { IlpAttachView } from '#components/assignments/ilp-attach-view.js';
import { onNavigate } from '#components/shared/navigation.js';
import {
  type Answers,
  fakeApi,
  find,
  findAll,
  textOf,
  useMessages,
  viewFixture,
} from '../support/view.js';
import { ASSIGNMENT_ID, assignment, teacherSession } from './samples.js';

const week: ReadyActivity = {
  ...{ id: 'math-graph-my-week', subject: 'math', band: '6-8', minutes: 10, feeds: 'goals' },
  ...{ title: 'A graph of my week', why: 'A goal needs time.' },
  instructions: 'A goal needs time.\n\n1. List five things.\n2. Draw.',
  prompts: ['Describe your graph.', 'Which goal could use an hour?'],
};
const line: ReadyActivity = { ...week, id: 'math-savings-line', title: 'My savings as a line' };

const options: AttachOptions = {
  ...{ isOpen: true, isAnswered: false, takesTools: true, takesSeveral: false, canGrade: true },
  ...{ isMadeAtOnce: false, datesTaken: 'all', reusable: [], notSeen: [] },
};

async function show(isOpen: boolean, answers: Answers = {}) {
  const api = fakeApi({
    'GET /attach': { ...options, isOpen },
    'POST /attach': { action: 'http://lms.localhost:4000/return', fields: { JWT: 'signed' } },
    'GET /ready-activities?limit=6': { total: 3, items: [week, line] },
    'GET /ready-activities?limit=100': { total: 3, items: [week, line, { ...week, id: 'third' }] },
    'GET /ready-activities?subject=math&limit=6': { total: 1, items: [line] },
    'POST /assignments': { ...assignment, id: ASSIGNMENT_ID, title: week.title },
    ...answers,
  });
  const sent: HTMLFormElement[] = [];
  const view = await viewFixture<IlpAttachView>(
    html`<ilp-attach-view
      .api=${api}
      .session=${teacherSession}
      .drafts=${new Drafts(teacherSession.personId)}
      .submit=${(form: HTMLFormElement) => sent.push(form)}
    ></ilp-attach-view>`,
    teacherSession,
  );
  await waitUntil(
    () => findAll(view, 'ilp-ready-picker button').length > 0 || tiles(view).length > 0,
  );
  return { api, view, sent };
}

const tiles = (view: IlpAttachView) => {
  const picker = findAll(view, 'ilp-ready-picker')[0];
  return picker ? findAll(picker, 'ul button') : [];
};

async function choose(view: IlpAttachView, index = 0): Promise<void> {
  tiles(view)[index]!.click();
  await waitUntil(() => findAll(view, 'ilp-draft-form textarea, textarea').length > 1, 'no form');
}

const submit = (view: IlpAttachView) => find(view, 'button[type=submit]').click();

describe('ready activities in <ilp-attach-view>', () => {
  beforeEach(() => sessionStorage.clear());
  afterEach(() => document.querySelectorAll('body > form').forEach((form) => form.remove()));

  for (const locale of ['en', 'es'] as const) {
    describe(`accessibility in ${locale}`, () => {
      before(() => useMessages(locale, 'assignments', 'ready'));
      after(() => useMessages('en', 'assignments', 'ready'));

      it('passes axe with activities to choose from, and with none', async () => {
        const { view } = await show(false);
        await choose(view);
        await expect(view).to.be.accessible();
      });
    });
  }

  describe('choosing', () => {
    before(() => useMessages('en', 'assignments', 'ready'));

    it('F54: two clicks put one into the course, with its words and questions', async () => {
      const { api, view, sent } = await show(true);
      expect(textOf(tiles(view)[0]!)).to.contain('10 minutes · Math · grades 6–8');
      await choose(view);
      expect(tiles(view)[0]!.getAttribute('aria-pressed')).to.equal('true');
      submit(view);
      await waitUntil(() => sent.length === 1, 'nothing sent');
      const [item] = (api.bodies.at(-1) as NewAttachment).items;
      expect(item?.type === 'reflection' && item.reflection).to.deep.include({
        title: week.title,
        instructions: week.instructions,
        blocks: week.prompts.map((prompt) => ({ prompt, hint: '' })),
      });
    });

    it('F54: is narrowed by subject, and shows more when asked', async () => {
      const { view } = await show(true);
      const picker = find(view, 'ilp-ready-picker');
      expect(textOf(picker)).to.contain('2 of 3 shown');
      find(picker, '.more button').click();
      await waitUntil(() => tiles(view).length === 3, 'no more');
      const subject = find<HTMLSelectElement>(find(picker, '[name=subject]'), 'select');
      subject.value = 'math';
      subject.dispatchEvent(new Event('change', { bubbles: true, composed: true }));
      await waitUntil(() => tiles(view).length === 1, 'not narrowed');
    });

    it('F54: without a waiting LMS it is given inside Pathlight, without a grade', async () => {
      const { api, view } = await show(false);
      await choose(view);
      let moves = 0;
      const stop = onNavigate(() => (moves += 1));
      submit(view);
      await waitUntil(() => moves === 1, 'still here');
      stop();
      const body = api.bodies.at(-1) as NewAssignment;
      expect(body).to.deep.include({ title: week.title, grading: 'none', dueAt: null });
    });

    it('keeps what was written when it can’t be given', async () => {
      const { view } = await show(false, {
        'POST /assignments': new ProblemError('forbidden', 403),
      });
      await choose(view);
      submit(view);
      await waitUntil(() => textOf(view).includes('Nothing you wrote is lost.'), 'no word of it');
      const again = await show(false);
      await waitUntil(() => textOf(again.view).includes('Instructions'), 'the draft is gone');
      await expect(again.view).to.be.accessible();
    });
  });
});
