import { expect, html, waitUntil } from '@open-wc/testing';
import type { JournalEntry } from '#contracts/journal.js';
import { Drafts } from '#components/api/drafts.js';
import { ProblemError } from '#components/api/problem-error.js';
import '#components/portfolio/ilp-journal-entry-view.js';
import type { IlpJournalEntryView } from '#components/portfolio/ilp-journal-entry-view.js';
import {
  type Answers,
  fakeApi,
  find,
  findAll,
  outsideCatalogue,
  studentSession,
  textOf,
  useMessages,
  viewFixture,
} from '../support/view.js';
import { blank, choices, entry, ENTRY_ID, GOAL_ID } from './samples.js';

const PATH = `/journal/${ENTRY_ID}`;
const saved = { revision: 4, savedAt: '2026-11-20T15:00:00Z' };
const soon = { timeout: 1_500 };

async function show(loaded: JournalEntry | Error, answers: Answers = {}, search = '') {
  history.replaceState(null, '', `${location.pathname}${search}`);
  const query = search ? `?on=${encodeURIComponent(search.slice('?on='.length))}` : '';
  const api = fakeApi({
    [`GET ${PATH}${query}`]: loaded,
    [`PUT ${PATH}`]: saved,
    'GET /portfolio/choices': choices,
    ...answers,
  });
  const view = await viewFixture<IlpJournalEntryView>(
    html`<ilp-journal-entry-view
      .api=${api}
      .session=${studentSession}
      .drafts=${new Drafts(studentSession.personId)}
      .params=${{ id: ENTRY_ID }}
    ></ilp-journal-entry-view>`,
  );
  return { api, view };
}

function write(view: IlpJournalEntryView, text: string): void {
  const editor = find<HTMLTextAreaElement>(view, 'textarea');
  editor.value = text;
  editor.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
}

describe('<ilp-journal-entry-view>', () => {
  const address = location.href;
  beforeEach(() => sessionStorage.clear());
  afterEach(() => history.replaceState(null, '', address));

  for (const locale of ['en', 'es'] as const) {
    describe(`accessibility in ${locale}`, () => {
      before(() => useMessages(locale, 'portfolio', 'assignments'));
      after(() => useMessages('en', 'portfolio', 'assignments'));

      const states: Record<string, JournalEntry | Error> = {
        'being written': entry(),
        'of an earlier year': entry({ canWrite: false, schoolYear: 2024 }),
        removed: entry({ isRemoved: true }),
        missing: new ProblemError('not-found', 404),
      };
      for (const [name, loaded] of Object.entries(states)) {
        it(`passes axe when ${name}`, async () => {
          await expect((await show(loaded)).view).to.be.accessible();
        });
      }
      it('passes axe when new', async () => {
        await expect((await show(blank(), {}, '?on=free')).view).to.be.accessible();
      });
    });
  }

  it('takes every word from the catalogue', async () => {
    await useMessages('en-XA', 'portfolio', 'assignments');
    const { view } = await show(blank(), {}, '?on=free');
    // What remains is the student's own, and the date.
    expect(outsideCatalogue(textOf(view))).to.match(/^[\w\s,·]*2026[\w\s,·]*$/);
    await useMessages('en', 'portfolio', 'assignments');
  });

  describe('writing', () => {
    before(() => useMessages('en', 'portfolio', 'assignments'));

    for (const [band, question] of [
      ['low', 'What are you proud of today?'],
      ['middle', 'What did somebody say that made you think?'],
      ['high', 'What do you want people to know about you?'],
      ['any', 'What did you learn?'],
    ] as const) {
      it(`F16: offers three questions for the band “${band}”, and writes without one too`, async () => {
        const { view } = await show(blank({ gradeBand: band }), {}, '?on=free');
        const chips = findAll(find(view, 'ilp-prompt-chips'), 'button');
        expect(chips).to.have.length(3);
        expect(chips.map((chip) => chip.textContent.trim())).to.include(question);
        expect(textOf(view)).to.contain('Your words');
      });
    }

    it('F16: begins with the first words, private and about what was asked for', async () => {
      const on = `goal:${GOAL_ID}`;
      const about = { kind: 'goal', ref: GOAL_ID } as const;
      const loaded = blank({ entry: { ...about, title: 'Learn to weld' } });
      const { api, view } = await show(loaded, {}, `?on=${on}`);
      find(find(view, 'ilp-prompt-chips'), 'button').click();
      await view.updateComplete;
      write(view, '   ');
      expect(api.calls.filter((call) => call.startsWith('PUT'))).to.deep.equal([]);
      write(view, 'I tried a torch.');
      await waitUntil(() => textOf(view).includes('Saved'), 'not saved', soon);
      expect(api.bodies.at(-1)).to.deep.equal({
        ...{ text: 'I tried a torch.', prompt: 1, revision: 0 },
        ...{ entry: about, visibility: 'private' },
      });
    });

    it('U1: saves within a second after a pause and says so only then', async () => {
      const { api, view } = await show(entry());
      write(view, 'My seam held twice.');
      await view.updateComplete;
      expect(textOf(view)).not.to.contain('Saved');
      await waitUntil(() => textOf(view).includes('Saved'), 'not saved', soon);
      expect(api.bodies.at(-1)).to.deep.equal({
        ...{ text: 'My seam held twice.', prompt: 1, revision: 3 },
      });
    });

    for (const [id, error] of [
      ['U12', new ProblemError('offline', 0)],
      ['U11', new ProblemError('not-signed-in', 401)],
    ] as const) {
      it(`${id}: words that could not be saved (${error.code}) are there after coming in again`, async () => {
        const first = await show(entry(), { [`PUT ${PATH}`]: error });
        write(first.view, 'Written in a tunnel');
        await waitUntil(() => first.api.calls.includes(`PUT ${PATH}`), 'not tried', soon);
        first.view.remove();
        const { view } = await show(entry());
        expect(find<HTMLTextAreaElement>(view, 'textarea').value).to.equal('Written in a tunnel');
      });
    }

    it('U4: shows both versions when another tab was faster, and saves the chosen one', async () => {
      let isRefused = true;
      const { api, view } = await show(entry(), {
        [`PUT ${PATH}`]: () => (isRefused ? new ProblemError('conflict', 409) : saved),
      });
      api.answers[`GET ${PATH}`] = entry({ text: 'From my phone', revision: 7 });
      write(view, 'From my laptop');
      await waitUntil(() => textOf(view).includes('changed in another tab'), 'no conflict', soon);
      expect(textOf(view)).to.contain('From my phone').and.contain('From my laptop');
      await expect(view).to.be.accessible();
      isRefused = false;
      find(find(view, 'ilp-answer-conflict'), 'section:first-of-type button').click();
      await waitUntil(() => textOf(view).includes('Saved'), 'not saved', soon);
      expect(api.bodies.at(-1)).to.deep.include({ text: 'From my laptop', revision: 7 });
    });

    it('U28: says who may see it, and asks the server at once', async () => {
      const { api, view } = await show(entry(), {
        [`PATCH ${PATH}`]: entry({ visibility: 'teachers' }),
      });
      const select = findAll<HTMLSelectElement>(view, 'select').at(-1)!;
      expect(select.value).to.equal('private');
      select.value = 'teachers';
      select.dispatchEvent(new Event('change', { bubbles: true }));
      await waitUntil(() => api.calls.includes(`PATCH ${PATH}`), 'not asked', soon);
      expect(api.bodies.at(-1)).to.deep.equal({ visibility: 'teachers' });
    });

    it('F15: an earlier year is read-only, with its date and grade, and a new one stands beside', async () => {
      const { view } = await show(entry({ canWrite: false, schoolYear: 2024 }));
      expect(findAll(view, 'textarea')).to.have.length(0);
      const text = textOf(view);
      expect(text).to.contain('My seam held.').and.contain('Grade 8').and.contain('Nov 20, 2026');
      expect(text).to.contain('What did you try this week for this goal?');
      expect(text).not.to.contain('Remove this reflection');
      const beside = findAll<HTMLAnchorElement>(view, 'a.button')[0]!;
      expect(beside.href).to.contain(`portfolio/entries/new?on=goal:${GOAL_ID}`);
    });
  });
});
