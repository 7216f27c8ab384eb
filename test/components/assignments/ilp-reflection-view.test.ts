import { aTimeout, expect, html, waitUntil } from '@open-wc/testing';
import type { Reflection } from '#contracts/assignments.js';
import { Drafts } from '#components/api/drafts.js';
import { ProblemError } from '#components/api/problem-error.js';
import '#components/assignments/ilp-reflection-view.js';
import type { IlpReflectionView } from '#components/assignments/ilp-reflection-view.js';
import {
  type Answers,
  fakeApi,
  find,
  findAll,
  studentSession,
  textOf,
  useMessages,
  viewFixture,
} from '../support/view.js';
import { ASSIGNMENT_ID, reflection } from './samples.js';

const PATH = `/assignments/${ASSIGNMENT_ID}/submission`;
const saved = { revision: 4, savedAt: '2026-11-20T15:00:00Z' };

async function show(loaded: Reflection | Error, answers: Answers = {}) {
  const api = fakeApi({ [`GET ${PATH}`]: loaded, [`PUT ${PATH}`]: saved, ...answers });
  const view = await viewFixture<IlpReflectionView>(
    html`<ilp-reflection-view
      .api=${api}
      .session=${studentSession}
      .drafts=${new Drafts(studentSession.personId)}
      .params=${{ assignmentId: ASSIGNMENT_ID }}
    ></ilp-reflection-view>`,
  );
  return { api, view };
}

function write(view: IlpReflectionView, text: string): void {
  const editor = find<HTMLTextAreaElement>(view, 'textarea');
  editor.value = text;
  editor.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
}

describe('<ilp-reflection-view>', () => {
  beforeEach(() => sessionStorage.clear());

  for (const locale of ['en', 'es'] as const) {
    describe(`accessibility in ${locale}`, () => {
      before(() => useMessages(locale, 'assignments'));
      after(() => useMessages('en', 'assignments'));

      const states: Record<string, Reflection | Error> = {
        writing: reflection(),
        returned: reflection({ status: 'returned', comment: 'Say more.' }),
        'handed in': reflection(
          { status: 'submitted', submittedAt: '2026-11-20T15:00:00Z' },
          false,
        ),
        scored: reflection(
          { status: 'scored', comment: 'Well said.', points: 9, teacherName: 'Ana Ortiz' },
          false,
        ),
        missing: new ProblemError('not-found', 404),
      };
      for (const [name, loaded] of Object.entries(states)) {
        it(`passes axe when ${name}`, async () => {
          await expect((await show(loaded)).view).to.be.accessible();
        });
      }
    });
  }

  describe('writing', () => {
    before(() => useMessages('en', 'assignments'));

    it('U1: saves within a second after a pause and says so only then', async () => {
      const { api, view } = await show(reflection());
      write(view, 'Become a welder');
      await view.updateComplete;
      expect(textOf(view)).not.to.contain('Saved');
      await waitUntil(() => textOf(view).includes('Saved'), 'not saved', { timeout: 1_500 });
      expect(api.bodies.at(-1)).to.deep.equal({
        answers: { q1: 'Become a welder' },
        revision: 3,
      });
    });

    it('U1: keeps the words over a lost network and a reload', async () => {
      const first = await show(reflection(), { [`PUT ${PATH}`]: new ProblemError('offline', 0) });
      write(first.view, 'Written in a tunnel');
      await waitUntil(() => textOf(first.view).includes('Not saved'), 'says nothing', {
        timeout: 1_500,
      });
      first.view.remove();

      const { view } = await show(reflection());
      expect(find<HTMLTextAreaElement>(view, 'textarea').value).to.equal('Written in a tunnel');
    });

    it('U4: shows both versions when another tab was faster, and saves the chosen one', async () => {
      let isRefused = true;
      const { api, view } = await show(reflection(), {
        [`PUT ${PATH}`]: () => (isRefused ? new ProblemError('conflict', 409) : saved),
      });
      api.answers[`GET ${PATH}`] = reflection({ answers: { q1: 'From my phone' }, revision: 7 });
      write(view, 'From my laptop');
      await waitUntil(() => textOf(view).includes('changed in another tab'), 'no conflict', {
        timeout: 1_500,
      });
      expect(textOf(view)).to.contain('From my phone').and.contain('From my laptop');
      await expect(view).to.be.accessible();

      isRefused = false;
      find(find(view, 'ilp-answer-conflict'), 'section:last-of-type button').click();
      await view.updateComplete;
      expect(find<HTMLTextAreaElement>(view, 'textarea').value).to.equal('From my phone');
      await waitUntil(() => textOf(view).includes('Saved'), 'not saved', { timeout: 1_500 });
      expect(api.bodies.at(-1)).to.deep.equal({ answers: { q1: 'From my phone' }, revision: 7 });
    });
  });

  describe('handing in', () => {
    before(() => useMessages('en', 'assignments'));

    const handedIn = reflection(
      { status: 'submitted', submittedAt: '2026-11-20T15:00:00Z', revision: 5 },
      false,
    );

    async function handIn(view: IlpReflectionView): Promise<void> {
      find(view, '#ask').click();
      await aTimeout(0);
      find(view, '#yes').click();
    }

    it('asks in place, naming what is empty, and then hands in what is on the page', async () => {
      const { api, view } = await show(reflection(), { [`POST ${PATH}/submit`]: handedIn });
      write(view, 'Become a welder');
      find(view, '#ask').click();
      await aTimeout(0);
      expect(textOf(view)).to.contain('One question has no answer yet');
      find(view, '#yes').click();
      await waitUntil(() => textOf(view).includes('Handed in'), 'not handed in');
      expect(api.calls.slice(-2)).to.deep.equal([`PUT ${PATH}`, `POST ${PATH}/submit`]);
      expect(findAll(view, 'textarea')).to.have.length(0);
    });

    it('asks for an answer first when there is none at all', async () => {
      const { api, view } = await show(reflection({ answers: {} }));
      find(view, '#ask').click();
      await waitUntil(() => textOf(view).includes('Write an answer first'), 'no word of it');
      expect(api.calls.filter((call) => !call.includes('/why/'))).to.deep.equal([`GET ${PATH}`]);
    });

    it('shows what another tab handed in instead of overwriting it', async () => {
      const { api, view } = await show(reflection(), {
        [`PUT ${PATH}`]: new ProblemError('conflict', 409),
      });
      api.answers[`GET ${PATH}`] = handedIn;
      write(view, 'Too late');
      await waitUntil(() => textOf(view).includes('Handed in'), 'no word of it', {
        timeout: 1_500,
      });
      expect(findAll(view, 'textarea')).to.have.length(0);
    });

    it('keeps the words and says why when handing in fails', async () => {
      const { view } = await show(reflection(), {
        [`POST ${PATH}/submit`]: new ProblemError('unavailable', 503),
      });
      await handIn(view);
      await waitUntil(() => textOf(view).includes('It was not handed in'), 'no word of it');
      expect(find<HTMLTextAreaElement>(view, 'textarea').value).to.equal('Become a nurse');
    });
  });

  describe('afterwards', () => {
    before(() => useMessages('en', 'assignments'));

    it('shows the comment and the score beside the answers', async () => {
      const { view } = await show(
        reflection(
          { status: 'scored', comment: 'Well said.', points: 9, teacherName: 'Ana Ortiz' },
          false,
        ),
      );
      const text = textOf(view);
      expect(text).to.contain('Well said.').and.contain('Comment from Ana Ortiz');
      expect(text).to.contain('9 of 10').and.contain('Become a nurse');
    });

    it('opens the editors again when the teacher asks for another try', async () => {
      const { view } = await show(reflection({ status: 'returned', comment: 'Say more.' }));
      expect(textOf(view)).to.contain('asks you to try again').and.contain('Say more.');
      expect(findAll(view, 'textarea')).to.have.length(2);
    });
  });
});
