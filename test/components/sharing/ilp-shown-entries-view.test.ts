import { expect, html, waitUntil } from '@open-wc/testing';
import type { ShownDone, ShownEntry } from '#contracts/shown-entries.js';
import '#components/sharing/ilp-shown-entries-view.js';
import type { IlpShownEntriesView } from '#components/sharing/ilp-shown-entries-view.js';
import { onToast, type Toast } from '#components/shared/toast.js';
import {
  type Answers,
  fakeApi,
  findAll,
  textOf,
  useMessages,
  viewFixture,
} from '../support/view.js';

const uuid = (number: number) => `019a0000-0000-7000-8000-${String(number).padStart(12, '0')}`;
const entry = (number: number, fields: Partial<ShownEntry> = {}): ShownEntry => ({
  ...{ kind: 'goal', id: uuid(number), title: `Entry ${number}`, visibility: 'teachers' },
  ...{ at: '2026-11-20T10:00:00Z', isFixed: false },
  ...fields,
});
const few = [
  entry(1),
  entry(2, { kind: 'reflection', title: '', visibility: 'private' }),
  entry(3, { kind: 'result', title: 'State test', isFixed: true }),
];

async function viewFor(entries: ShownEntry[], answers: Answers = {}) {
  const api = fakeApi({ 'GET /sharing/entries': { entries }, ...answers });
  const view = await viewFixture<IlpShownEntriesView>(
    html`<ilp-shown-entries-view .api=${api}></ilp-shown-entries-view>`,
  );
  return { view, api };
}

const boxes = (view: IlpShownEntriesView) =>
  [...view.renderRoot.querySelectorAll('input')].filter(({ type }) => type === 'checkbox');
const setButton = (view: IlpShownEntriesView) =>
  view.renderRoot.querySelector<HTMLButtonElement>('.button.primary')!;

describe('<ilp-shown-entries-view>', () => {
  before(() => useMessages('en', 'sharing'));
  afterEach(() => useMessages('en'));

  for (const locale of ['en', 'es'] as const) {
    it(`passes axe in ${locale}`, async () => {
      await useMessages(locale);
      await expect((await viewFor(few)).view).to.be.accessible();
    });
    it(`passes axe when empty, in ${locale}`, async () => {
      await useMessages(locale);
      await expect((await viewFor([])).view).to.be.accessible();
    });
  }

  it('U28: ticks all shown, sets who sees them in one act, and takes it back', async () => {
    const change = {
      kind: 'goal',
      ids: [uuid(1)],
      was: 'teachers',
      visibility: 'private',
    } as const;
    const reply: ShownDone = {
      entries: [entry(1, { visibility: 'private' }), ...few.slice(1)],
      ...{ done: [{ ...change, ids: [...change.ids] }], skipped: 0 },
    };
    const { view, api } = await viewFor(few, { 'PUT /sharing/entries': reply });
    expect(setButton(view).disabled).to.equal(true);
    const toasts: Toast[] = [];
    const stop = onToast((toast) => toasts.push(toast));
    boxes(view)[0]!.click();
    await waitUntil(() => textOf(view).includes('2 ticked'));
    setButton(view).click();
    await waitUntil(() => toasts.length > 0);
    stop();
    expect(toasts[0]!.text).to.equal('1 entry changed');
    expect(api.bodies.at(-1), 'what is private already is not sent').to.deep.equal({
      changes: [change],
    });
    expect(textOf(view)).to.contain('Nothing ticked');
    await toasts[0]!.undo!();
    expect(api.bodies.at(-1)).to.deep.equal({
      changes: [{ ...change, was: 'private', visibility: 'teachers' }],
    });
  });

  it('U28: says what cannot be hidden, and why', async () => {
    const { view } = await viewFor(few);
    expect(textOf(view)).to.contain('Entered by your school: you cannot hide it');
    expect(textOf(view)).to.contain('What you cannot hide, and why');
    expect(boxes(view).at(-1)!.disabled).to.equal(true);
  });

  it('U28: narrows the list by kind, by who sees it and by its words', async () => {
    const { view } = await viewFor(few);
    const [kind, seenBy, text] = findAll<HTMLElement & { value: string }>(view, 'ilp-field');
    const choose = async (field: HTMLElement & { value: string }, value: string, event: string) => {
      field.value = value;
      field.dispatchEvent(new Event(event));
      await view.updateComplete;
    };
    await choose(kind!, 'reflection', 'change');
    expect(textOf(view)).to.contain('Without words').and.not.contain('Entry 1');
    await choose(seenBy!, 'teachers', 'change');
    expect(textOf(view)).to.contain('Nothing fits.');
    await choose(kind!, '', 'change');
    await choose(text!, 'STÁTE', 'input');
    expect(textOf(view)).to.contain('State test').and.not.contain('Entry 1');
  });

  it('U28: a long list comes in parts, and says what another window changed', async () => {
    const many = Array.from({ length: 120 }, (_, number) => entry(number));
    const { view } = await viewFor(many, {
      'PUT /sharing/entries': { entries: many, done: [], skipped: 3 },
    });
    expect(view.renderRoot.querySelectorAll('.entry')).to.have.length(50);
    const more = [...view.renderRoot.querySelectorAll('button')].at(-1)!;
    expect(more.textContent.trim()).to.equal('Show 50 more');
    more.click();
    await view.updateComplete;
    expect(view.renderRoot.querySelectorAll('.entry')).to.have.length(100);
    boxes(view)[1]!.click();
    await view.updateComplete;
    setButton(view).click();
    await waitUntil(() => textOf(view).includes('3 stayed as they are'));
  });
});
