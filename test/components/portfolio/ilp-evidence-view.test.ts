import { expect, html, waitUntil } from '@open-wc/testing';
import { EVIDENCE_FILE_MAX } from '#contracts/limits.js';
import { ProblemError } from '#components/api/problem-error.js';
import { FilesChooseEvent } from '#components/portfolio/ilp-drop-zone.js';
import '#components/portfolio/ilp-evidence-view.js';
import type { IlpEvidenceView } from '#components/portfolio/ilp-evidence-view.js';
import { onToast, type Toast } from '#components/shared/toast.js';
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
import { choices, evidence, GOAL_ID, ITEM_ID, list } from './samples.js';

/** One grey pixel. */
const PIXEL = Uint8Array.from(
  atob('R0lGODlhAQABAIAAAICAgAAAACH5BAAAAAAALAAAAAABAAEAAAICRAEAOw=='),
  (letter) => letter.charCodeAt(0),
);
const pixel = new Blob([PIXEL], { type: 'image/gif' });

async function show(loaded: unknown, answers: Answers = {}) {
  const api = fakeApi({
    'GET /evidence': loaded,
    'GET /portfolio/choices': choices,
    [`BLOB /evidence/${ITEM_ID}/thumbnail`]: pixel,
    ...answers,
  });
  const view = await viewFixture<IlpEvidenceView>(
    html`<ilp-evidence-view .api=${api} .session=${studentSession}></ilp-evidence-view>`,
  );
  return { api, view };
}

const link = () =>
  evidence({ kind: 'link', title: 'My video', url: 'https://example.org/v', file: null });

function choose(view: IlpEvidenceView, ...files: File[]): void {
  find(view, 'ilp-drop-zone').dispatchEvent(new FilesChooseEvent(files));
}

function press(view: Node, label: string): void {
  const buttons = findAll<HTMLButtonElement>(view, 'button');
  const button = buttons.find(
    (one) => one.getAttribute('aria-label') === label || one.textContent.trim() === label,
  );
  if (!button) throw new Error(`No button ${label}.`);
  button.click();
}

describe('<ilp-evidence-view>', () => {
  for (const locale of ['en', 'es'] as const) {
    describe(`accessibility in ${locale}`, () => {
      before(() => useMessages(locale, 'portfolio'));
      after(() => useMessages('en', 'portfolio'));

      for (const [name, loaded] of Object.entries({
        filled: list(evidence(), link()),
        empty: list(),
        failing: new ProblemError('unavailable', 503),
      })) {
        it(`passes axe when ${name}`, async () => {
          await expect((await show(loaded)).view).to.be.accessible();
        });
      }

      it('passes axe with the form open', async () => {
        const { view } = await show(list(link()));
        findAll<HTMLButtonElement>(find(view, 'ilp-evidence-card'), 'button')[0]!.click();
        await waitUntil(() => findAll(view, 'form').length > 0, 'no form');
        await expect(view).to.be.accessible();
      });
    });
  }

  describe('using it', () => {
    before(() => useMessages('en', 'portfolio'));

    it('shows what it is, why it matters, what it shows and who sees it', async () => {
      const { view } = await show(list(evidence()));
      const text = textOf(view);
      expect(text).to.contain('gate').and.contain('My first seam').and.contain('Learn to weld');
      expect(text).to.contain('Picture · 121 KB').and.contain('Only me');
      await waitUntil(() => findAll(view, 'img').length === 1, 'no picture');
    });

    it('sends files one after the other, shows how far, and puts each on the page', async () => {
      const { api, view } = await show(list(), {
        'UPLOAD /evidence/files?name=gate.jpeg': evidence(),
        'UPLOAD /evidence/files?name=essay.txt': evidence({
          id: '019a0000-0000-7000-8000-0000000000b2',
          ...{ title: 'essay', file: null },
        }),
      });
      choose(view, new File(['a'], 'gate.jpeg'), new File(['b'], 'essay.txt'));
      await view.updateComplete;
      expect(findAll(view, 'progress')).to.have.length(2);
      await waitUntil(() => findAll(view, 'ilp-evidence-card').length === 2, 'not added');
      expect(findAll(view, 'progress')).to.have.length(0);
      expect(api.calls.filter((call) => call.startsWith('UPLOAD'))).to.have.length(2);
    });

    it('says by name why a file was not taken, and tries it again', async () => {
      let isBroken = true;
      const { view } = await show(list(), {
        'UPLOAD /evidence/files?name=a.txt': () =>
          isBroken ? new ProblemError('file-not-taken', 415) : evidence(),
      });
      choose(view, new File(['x'], 'a.txt'));
      await waitUntil(() => textOf(view).includes('a.txt was not added.'), 'no word of it');
      expect(textOf(view)).to.contain('This kind of file can');
      await expect(view).to.be.accessible();
      isBroken = false;
      press(view, 'Try again: a.txt');
      await waitUntil(() => findAll(view, 'ilp-evidence-card').length === 1, 'not added');
    });

    it('does not even send a file above ten megabytes', async () => {
      const { api, view } = await show(list());
      choose(view, new File([new Uint8Array(EVIDENCE_FILE_MAX + 1)], 'film.mp4'));
      await waitUntil(() => textOf(view).includes('It is larger than 10 MB.'), 'no word of it');
      expect(api.calls.some((call) => call.startsWith('UPLOAD'))).to.equal(false);
      press(view, 'Dismiss film.mp4');
      await view.updateComplete;
      expect(textOf(view)).not.to.contain('film.mp4');
    });

    it('stops a file under way', async () => {
      const { api, view } = await show(list(), {
        'UPLOAD /evidence/files?name=a.txt': (body: unknown) =>
          new Promise((resolve) => {
            const { signal } = (body as { options: { signal: AbortSignal } }).options;
            signal.addEventListener('abort', () =>
              resolve(new DOMException('Stopped', 'AbortError')),
            );
          }),
      });
      choose(view, new File(['x'], 'a.txt'));
      await waitUntil(() => api.calls.at(-1)?.startsWith('UPLOAD'), 'not sent');
      press(view, 'Cancel: a.txt');
      await view.updateComplete;
      expect(textOf(view)).not.to.contain('a.txt');
    });

    it('adds a link for a goal, after asking for what is missing', async () => {
      const { api, view } = await show(list(), { 'POST /evidence': link() });
      press(view, 'Add a link');
      await waitUntil(() => findAll(view, 'form').length > 0, 'no form');
      const form = find<HTMLFormElement>(view, 'form');
      form.requestSubmit();
      await waitUntil(() => textOf(view).includes('Fill this in.'), 'does not ask');
      for (const [name, value] of [
        ['url', 'https://example.org/v'],
        ['title', 'My video'],
      ] as const)
        find<HTMLElement & { value: string }>(form, `ilp-field[name=${name}]`).value = value;
      find<HTMLInputElement>(form, 'input[type=checkbox]').checked = true;
      await view.updateComplete;
      await new Promise((resolve) => setTimeout(resolve));
      form.requestSubmit();
      await waitUntil(() => findAll(view, 'ilp-evidence-card').length === 1, 'not added');
      expect(api.bodies.at(-1)).to.deep.equal({
        ...{ kind: 'link', title: 'My video', url: 'https://example.org/v', why: '' },
        ...{ visibility: 'private', entries: [{ kind: 'goal', ref: GOAL_ID }] },
      });
    });

    it('U2: removes with undo', async () => {
      const toasts: Toast[] = [];
      const stop = onToast((toast) => toasts.push(toast));
      const { view } = await show(list(evidence()), {
        [`DELETE /evidence/${ITEM_ID}`]: evidence(),
        [`POST /evidence/${ITEM_ID}/restore`]: evidence(),
      });
      press(view, 'Remove gate');
      await waitUntil(() => toasts.length === 1, 'no toast');
      expect(findAll(view, 'ilp-evidence-card')).to.have.length(0);
      await toasts[0]!.undo?.();
      await view.updateComplete;
      expect(findAll(view, 'ilp-evidence-card')).to.have.length(1);
      stop();
    });
  });
});
