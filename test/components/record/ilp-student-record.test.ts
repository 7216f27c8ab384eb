import { expect, html, waitUntil } from '@open-wc/testing';
import type { StaffRecord } from '#contracts/advising.js';
import '#components/record/ilp-student-record.js';
import type { IlpStudentRecord } from '#components/record/ilp-student-record.js';
import type { IlpField } from '#components/shared/ilp-field.js';
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
import { ID, note, staffRecord } from './samples.js';

const mine = { ...note, isMine: true, visibility: 'staff' } as const;
const fresh = { ...mine, changeableUntil: '2126-11-03T08:00:00Z' };

function press(view: Element, name: string) {
  const button = findAll<HTMLButtonElement>(view, 'button').find(
    (one) => (one.getAttribute('aria-label') ?? textOf(one)).trim() === name,
  );
  if (!button) throw new Error(`There is no button "${name}".`);
  button.click();
}

async function write(view: Element, selector: string, value: string) {
  const field = find<IlpField>(view, selector);
  field.value = value;
  await field.updateComplete;
}

async function show(record: StaffRecord, answers: Answers = {}, canTeach = true) {
  const api = fakeApi({ [`GET /class/${ID}/record`]: record, ...answers });
  const view = await viewFixture<IlpStudentRecord>(
    html`<ilp-student-record person-id=${ID} .api=${api}></ilp-student-record>`,
    { ...studentSession, role: 'counselor', canTeach },
  );
  return { api, view };
}

describe('<ilp-student-record>', () => {
  before(() => useMessages('en', 'record'));
  afterEach(() => useMessages('en', 'record'));

  for (const locale of ['en', 'es'] as const)
    it(`passes axe empty and full, in ${locale}`, async () => {
      await useMessages(locale, 'record');
      const empty = { results: [], notes: [], known: [], schools: [] };
      for (const record of [empty, { ...staffRecord, notes: [fresh] }])
        await expect((await show(record)).view).to.be.accessible();
    });

  it('F22: scores that wrap on a phone stand apart from those above them', async () => {
    const [first] = staffRecord.results;
    const scores = ['Reading of charts', 'Number sense', 'Geometry', 'Algebra'].map((name) => ({
      ...{ name, value: '41', maximum: 50 },
    }));
    const { view } = await show({ ...staffRecord, results: [{ ...first!, scores }] });
    view.style.display = 'block';
    view.style.inlineSize = '12rem';
    const boxes = findAll(find(view, 'ilp-result-card'), 'dl > div').map((one) =>
      one.getBoundingClientRect(),
    );
    const below = boxes.findIndex(({ top }) => top > boxes[0]!.top);
    expect(below).to.be.greaterThan(0);
    expect(boxes[below]!.top - boxes[below - 1]!.bottom).to.be.at.least(8);
  });

  it('F23: a note says who sees it, and is for staff unless its author chooses', async () => {
    const { api, view } = await show(
      { ...staffRecord, notes: [] },
      { [`POST /class/${ID}/notes`]: { ...staffRecord, notes: [fresh] } },
    );
    press(view, 'Write a note');
    await waitUntil(() => findAll(view, 'ilp-note-form').length === 1);
    await expect(find(view, 'ilp-note-form')).to.be.accessible();
    press(view, 'Save');
    await waitUntil(() => textOf(view).includes('Write a few words.'));
    await write(view, 'ilp-field[name=text]', ' Wants to visit a hospital ');
    await write(view, 'ilp-field[name=contactOn]', '2026-11-02');
    press(view, 'Save');
    await waitUntil(() => textOf(view).includes('Counselors, administrators and me'));
    expect(api.bodies.at(-1)).to.deep.equal({
      ...{ text: 'Wants to visit a hospital', contact: 'talk', contactOn: '2026-11-02' },
      ...{ visibility: 'staff', followUpOn: null },
    });
  });

  it('F23: after a day the author can only add to it; nobody else’s can be touched', async () => {
    const path = `POST /class/${ID}/notes/${ID}/additions`;
    const { api, view } = await show({ ...staffRecord, notes: [mine] }, { [path]: staffRecord });
    expect(findAll(view, '[aria-label^="Change the note"]')).to.have.length(0);
    press(view, 'Add to it: note of Nov 2, 2026');
    await waitUntil(() => findAll(view, 'ilp-dialog').length === 1);
    await write(view, 'ilp-field', 'More');
    press(view, 'Save');
    await waitUntil(() => api.calls.includes(path));
    expect(api.bodies.at(-1)).to.deep.equal({ text: 'More' });
    await waitUntil(() => findAll(view, 'ilp-dialog').length === 0);
    expect(findAll(view, '[aria-label^="Add to it"]')).to.have.length(0);
    const young = await show({ ...staffRecord, notes: [fresh] });
    expect(findAll(young.view, '[aria-label^="Change the note"]')).to.have.length(1);
  });

  it('F22: staff read a result with the student’s comment', async () => {
    const { view } = await show(staffRecord);
    expect(textOf(view)).to.contain('Brought in by Ms. Ortiz');
    expect(textOf(view)).to.contain('The student says: I was ill');
  });

  it('F25: staff confirm what the student entered', async () => {
    const confirmed = { ...staffRecord.schools[0]!, isConfirmed: true, confirmedBy: 'Me' };
    const path = `PUT /class/${ID}/schools/${ID}/confirmation`;
    const { api, view } = await show(staffRecord, {
      [path]: { ...staffRecord, schools: [confirmed] },
    });
    expect(textOf(view)).to.contain('Not official');
    press(view, 'Confirm: Cedar Middle');
    await waitUntil(() => textOf(view).includes('Confirmed by Me'));
    expect(api.bodies.at(-1)).to.deep.equal({ isConfirmed: true });
  });

  it('F23: who only looks finds no button to write with', async () => {
    const { view } = await show({ ...staffRecord, notes: [fresh] }, {}, false);
    expect(textOf(view)).not.to.contain('Write a note');
    expect(findAll(view, '[aria-label^="Change the note"]')).to.have.length(0);
  });
});
