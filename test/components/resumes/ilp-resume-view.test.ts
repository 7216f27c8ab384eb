import { expect, html, waitUntil } from '@open-wc/testing';
import type { ResumeChanges, ResumePage } from '#contracts/resumes.js';
import { Drafts } from '#components/api/drafts.js';
import { ProblemError } from '#components/api/problem-error.js';
import '#components/resumes/ilp-resume-view.js';
import type { IlpResumeView } from '#components/resumes/ilp-resume-view.js';
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
import { line, lineId, offer, PATH, RESUME_ID, resumePage, source } from './samples.js';

const saved = (page: ResumePage, revision = 4) => ({
  ...{ revision, savedAt: '2026-11-20T15:00:00Z' },
  ...{ notes: page.notes, suggestions: page.suggestions, layout: page.layout },
});
const SOON = { timeout: 3_000 };

async function show(page: ResumePage | Error, answers: Answers = {}) {
  const api = fakeApi({
    [`GET ${PATH}`]: page,
    [`PUT ${PATH}`]: page instanceof Error ? page : saved(page),
    ...answers,
  });
  const view = await viewFixture<IlpResumeView>(
    html`<ilp-resume-view
      .api=${api}
      .session=${studentSession}
      .drafts=${new Drafts(studentSession.personId)}
      .params=${{ id: RESUME_ID }}
    ></ilp-resume-view>`,
  );
  return { api, view };
}

function type(field: HTMLInputElement | HTMLTextAreaElement, text: string): void {
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
}

const lineElement = (view: Node, number: number) =>
  find(view, `ilp-resume-line[data-line="${lineId(number)}"]`);
const lineNames = (view: Node) => findAll(view, '.line .name').map(textOf);
const lastSaved = (api: { bodies: unknown[] }) => api.bodies.at(-1) as ResumeChanges;
const serviceLines = (changes: ResumeChanges) =>
  changes.sections.find(({ kind }) => kind === 'service')!.lines;
const isSaved = (view: Node) => waitUntil(() => textOf(view).includes('Saved'), 'not saved', SOON);

describe('<ilp-resume-view>', () => {
  beforeEach(() => sessionStorage.clear());

  for (const locale of ['en', 'es'] as const) {
    describe(`accessibility in ${locale}`, () => {
      before(() => useMessages(locale, 'resumes'));
      after(() => useMessages('en', 'resumes'));

      const used = line(1, { source });
      const states: Record<string, ResumePage | Error> = {
        empty: resumePage(),
        'with lines and suggestions': resumePage([line(1), line(2, { on: false })], {
          suggestions: [offer],
          objectives: ['To learn.'],
        }),
        'with a changed entry': resumePage([used], {
          notes: [{ lineId: used.id, state: 'changed', offer }],
        }),
        'with a private entry': resumePage([used], {
          notes: [{ lineId: used.id, state: 'private', offer: null }],
        }),
        'without a preview': resumePage([], { layout: null }),
        missing: new ProblemError('not-found', 404),
      };
      for (const [name, page] of Object.entries(states)) {
        it(`passes axe when ${name}`, async () => {
          const { view } = await show(page);
          findAll(view, '#edit').forEach((button) => button.click());
          await view.updateComplete;
          await expect(view).to.be.accessible();
          expect(textOf(view)).not.to.contain('[');
        });
      }
    });
  }

  describe('lines', () => {
    before(() => useMessages('en', 'resumes'));

    it('F34: a suggested line is switched on without retyping', async () => {
      const { api, view } = await show(resumePage([], { suggestions: [offer] }));
      find<HTMLInputElement>(view, '.suggestion').click();
      await isSaved(view);
      const [added] = serviceLines(lastSaved(api));
      expect(added).to.include({ on: true, title: offer.title, text: offer.text });
      expect(added!.source).to.deep.equal(offer.source);
    });

    it('F14: lines move by buttons, which keep the focus and say where the line is', async () => {
      const { api, view } = await show(resumePage([line(1), line(2), line(3)]));
      find<HTMLButtonElement>(lineElement(view, 3), '#up').click();
      await waitUntil(() => lineNames(view).join() === 'Line 1,Line 3,Line 2');
      await waitUntil(
        () => lineElement(view, 3).shadowRoot!.activeElement?.id === 'up',
        'focus is lost',
      );
      await waitUntil(() =>
        [...document.querySelectorAll('.ilp-live')].some((region) =>
          region.textContent.includes('Line 3: 2 of 3 in Title of service'),
        ),
      );
      await isSaved(view);
      expect(serviceLines(lastSaved(api)).map(({ title }) => title)).to.deep.equal([
        ...['Line 1', 'Line 3', 'Line 2'],
      ]);
    });

    it('F14: “Move to…” names every place, other sections too', async () => {
      const { api, view } = await show(resumePage([line(1), line(2)]));
      find<HTMLButtonElement>(lineElement(view, 1), '#edit').click();
      await waitUntil(() => findAll(lineElement(view, 1), '#move').length === 1);
      const select = find<HTMLSelectElement>(lineElement(view, 1), '#move');
      const labels = [...select.options].map(({ label }) => label.trim());
      expect(labels).to.include.members(['After Line 2', 'To Title of work']);
      select.selectedIndex = labels.indexOf('To Title of work');
      select.dispatchEvent(new Event('change'));
      await isSaved(view);
      const work = lastSaved(api).sections.find(({ kind }) => kind === 'work')!;
      expect(work.lines.map(({ title }) => title)).to.deep.equal(['Line 1']);
    });

    it('F14: lines move by dragging', async () => {
      const { view } = await show(resumePage([line(1), line(2)]));
      const rows = findAll(view, '.rows > li');
      const dataTransfer = new DataTransfer();
      const options = { dataTransfer, bubbles: true, composed: true, cancelable: true };
      rows[1]!.dispatchEvent(new DragEvent('dragstart', options));
      rows[0]!.dispatchEvent(new DragEvent('dragover', options));
      rows[0]!.dispatchEvent(new DragEvent('drop', options));
      await waitUntil(() => lineNames(view).join() === 'Line 2,Line 1');
    });

    it('U2: a removed line comes back by the toast, a move by Ctrl+Z', async () => {
      const { view } = await show(resumePage([line(1), line(2)]));
      let toast: Toast | undefined;
      const stop = onToast((shown) => (toast = shown));
      find<HTMLButtonElement>(lineElement(view, 1), '#edit').click();
      await waitUntil(() => findAll(lineElement(view, 1), '.danger').length === 1);
      find<HTMLButtonElement>(lineElement(view, 1), '.danger').click();
      await waitUntil(() => lineNames(view).join() === 'Line 2');
      await toast?.undo?.();
      await waitUntil(() => lineNames(view).join() === 'Line 1,Line 2');
      find<HTMLButtonElement>(lineElement(view, 1), '#down').click();
      await waitUntil(() => lineNames(view).join() === 'Line 2,Line 1');
      window.dispatchEvent(new KeyboardEvent('keydown', { key: 'z', ctrlKey: true }));
      await waitUntil(() => lineNames(view).join() === 'Line 1,Line 2');
      stop();
    });

    it('F14: a changed entry offers its new words or keeping one’s own', async () => {
      for (const [button, text] of [
        ['#use-new', offer.text],
        ['#keep-mine', 'Fed 40 families'],
      ] as const) {
        sessionStorage.clear();
        const used = line(1, { source, text: 'Fed 40 families' });
        const notes = [{ lineId: used.id, state: 'changed' as const, offer }];
        const page = resumePage([used], { notes });
        const { api, view } = await show(page, {
          [`PUT ${PATH}`]: { ...saved(page), notes: [] },
        });
        expect(textOf(view)).to.contain('The entry changed');
        find<HTMLButtonElement>(view, button).click();
        await isSaved(view);
        expect(serviceLines(lastSaved(api))[0]).to.include({ text });
        expect(serviceLines(lastSaved(api))[0]!.source).to.deep.equal(offer.source);
        expect(textOf(view)).not.to.contain('The entry changed');
      }
    });

    it('F33: fields know the résumé’s language, and hints help with verbs and slips', async () => {
      const weak = line(1, { text: 'the the pantry was fun' });
      const { api, view } = await show(resumePage([weak], {}, { language: 'es' }));
      find<HTMLButtonElement>(lineElement(view, 1), '#edit').click();
      await waitUntil(() => findAll(view, '#text').length === 1);
      expect(find(view, '#text').lang).to.equal('es');
      expect(find<HTMLTextAreaElement>(view, '#text').spellcheck).to.equal(true);
      await waitUntil(() => findAll(lineElement(view, 1), 'li').length === 3);
      find<HTMLButtonElement>(lineElement(view, 1), 'li button').click();
      await isSaved(view);
      expect(serviceLines(lastSaved(api))[0]!.text).to.equal('Helped the the pantry was fun');
    });
  });

  describe('saving', () => {
    before(() => useMessages('en', 'resumes'));

    it('U1: saves within a second after a pause, and the preview follows', async () => {
      const page = resumePage();
      const after = structuredClone(page.layout)!;
      after.pages[0]!.runs[0]!.text = 'Maya L.';
      const { view } = await show(page, { [`PUT ${PATH}`]: { ...saved(page), layout: after } });
      type(find<HTMLInputElement>(view, '#contact-name'), 'Maya L.');
      await waitUntil(() => findAll(view, 'svg text').some((text) => textOf(text) === 'Maya L.'));
      expect(textOf(view)).to.contain('Saved');
    });

    it('U1/U12: keeps the words over a lost network and a reload', async () => {
      const first = await show(resumePage(), { [`PUT ${PATH}`]: new ProblemError('offline', 0) });
      type(find<HTMLTextAreaElement>(first.view, '#summary'), 'Written in a tunnel');
      await waitUntil(() => textOf(first.view).includes('Not saved'), 'says nothing', SOON);
      first.view.remove();
      const { api, view } = await show(resumePage());
      expect(find<HTMLTextAreaElement>(view, '#summary').value).to.equal('Written in a tunnel');
      await isSaved(view);
      expect(lastSaved(api).summary).to.equal('Written in a tunnel');
    });

    it('U11: an ended session keeps what was typed for the next visit', async () => {
      const first = await show(resumePage(), {
        [`PUT ${PATH}`]: new ProblemError('not-signed-in', 401),
      });
      type(find<HTMLTextAreaElement>(first.view, '#summary'), 'Half a sentence');
      await waitUntil(() => first.api.calls.includes(`PUT ${PATH}`), 'not tried', SOON);
      first.view.remove();
      const { view } = await show(resumePage());
      expect(find<HTMLTextAreaElement>(view, '#summary').value).to.equal('Half a sentence');
    });

    it('U4: shows both versions when another tab was faster, and saves the chosen one', async () => {
      let isRefused = true;
      const page = resumePage();
      const { api, view } = await show(page, {
        [`PUT ${PATH}`]: () => (isRefused ? new ProblemError('conflict', 409) : saved(page, 8)),
      });
      const newer = { summary: 'From my phone', revision: 7 };
      api.answers[`GET ${PATH}`] = resumePage([], {}, newer);
      type(find<HTMLTextAreaElement>(view, '#summary'), 'From my laptop');
      await waitUntil(() => textOf(view).includes('changed in another tab'), 'no conflict', SOON);
      expect(textOf(view)).to.contain('From my phone').and.contain('From my laptop');
      await expect(view).to.be.accessible();
      isRefused = false;
      find(find(view, 'ilp-resume-conflict'), 'section:first-of-type button').click();
      await waitUntil(() => api.calls.at(-1) === `PUT ${PATH}`, 'not saved', SOON);
      expect(lastSaved(api)).to.include({ summary: 'From my laptop', revision: 7 });
    });

    it('goes on saving when the newer version turns out to be its own', async () => {
      let tries = 0;
      const page = resumePage();
      const { api, view } = await show(page, {
        [`PUT ${PATH}`]: () =>
          (tries += 1) === 1 ? new ProblemError('conflict', 409) : saved(page),
      });
      api.answers[`GET ${PATH}`] = resumePage([], {}, { summary: 'Mine', revision: 7 });
      type(find<HTMLTextAreaElement>(view, '#summary'), 'Mine');
      await isSaved(view);
      expect(lastSaved(api).revision).to.equal(7);
      expect(findAll(view, 'ilp-resume-conflict')).to.have.length(0);
    });

    it('F33: changes the language after saving what is on the page', async () => {
      const { api, view } = await show(resumePage(), {
        [`PUT ${PATH}/language`]: resumePage([], {}, { language: 'es', revision: 5 }),
      });
      type(find<HTMLTextAreaElement>(view, '#summary'), 'Me');
      const select = find<HTMLSelectElement>(view, '#language');
      select.value = 'es';
      select.dispatchEvent(new Event('change'));
      await waitUntil(() => api.calls.includes(`PUT ${PATH}/language`), 'not changed', SOON);
      expect(api.calls.slice(-2)).to.deep.equal([`PUT ${PATH}`, `PUT ${PATH}/language`]);
      expect(api.bodies.at(-1)).to.deep.equal({ language: 'es', revision: 4 });
    });

    it('F34: an entry of another tab shows as a suggestion once the person is back', async () => {
      const { api, view } = await show(resumePage());
      api.answers[`GET ${PATH}`] = resumePage([], { suggestions: [offer] });
      window.dispatchEvent(new Event('focus'));
      await waitUntil(() => findAll(view, '.suggestion').length === 1);
    });
  });

  describe('preview and files', () => {
    before(() => useMessages('en', 'resumes'));

    it('F33: warns when the résumé is longer than a page', async () => {
      const page = resumePage();
      page.layout!.pages.push({ runs: [], rules: [] });
      const { view } = await show(page);
      expect(textOf(view)).to.contain('This is 2 pages long');
    });

    it('draws each line where the layout has it', async () => {
      const { view } = await show(resumePage());
      const run = find<SVGTextElement>(view, 'svg text');
      const place = ['x', 'y', 'textLength', 'font-size'].map((name) => run.getAttribute(name));
      expect(place).to.deep.equal(['60', '70', '120', '24']);
    });

    it('F14: saves first, then keeps the file; says why when that fails', async () => {
      const { api, view } = await show(resumePage(), {
        [`GET ${PATH}/file/pdf`]: new ProblemError('unavailable', 503),
      });
      type(find<HTMLTextAreaElement>(view, '#summary'), 'Last words');
      find<HTMLButtonElement>(view, '#pdf').click();
      await waitUntil(() => findAll(view, '[role=alert]').length === 1, 'no word of it', SOON);
      expect(api.calls.slice(-2)).to.deep.equal([`PUT ${PATH}`, `GET ${PATH}/file/pdf`]);
    });
  });
});
