import { expect, html, waitUntil } from '@open-wc/testing';
import type { StaffPart, StaffParts } from '#contracts/staff-parts.js';
import '#components/parts/ilp-staff-parts-view.js';
import type { IlpStaffPartsView } from '#components/parts/ilp-staff-parts-view.js';
import { ProblemError } from '#components/api/problem-error.js';
import type { IlpField } from '#components/shared/ilp-field.js';
import { onToast, type Toast } from '#components/shared/toast.js';
import { fakeApi, find, findAll, textOf, useMessages, viewFixture } from '../support/view.js';

const id = (last: string) => `019a0000-0000-7000-8000-0000000000${last}`;
const part: StaffPart = {
  ...{ id: id('01'), kind: 'mentor', endsOn: '2027-06-30', isOver: false },
  person: { personId: id('11'), name: 'Hal Per' },
  students: [{ personId: id('21'), name: 'Maya Lund' }],
  school: null,
  ...{ givenBy: 'Ada Min', givenAt: '2026-11-20T15:00:00Z', endedAt: null },
};
const none: StaffParts = {
  ...{ parts: [], today: '2026-11-30' },
  schools: [{ id: id('31'), name: 'Oak High' }],
};
const reading: StaffPart = { ...part, kind: 'read-only', students: [], school: 'Oak High' };
const heading: StaffPart = { ...reading, kind: 'principal' };
const given: StaffParts = { ...none, parts: [part] };
const ended: StaffParts = {
  ...none,
  parts: [{ ...part, endedAt: '2026-11-30T15:00:00Z' }],
};
const SEARCH = 'POST /staff-part-searches';
const people = (body: unknown) => {
  const { who } = body as { who: string };
  const [personId, name] = who === 'staff' ? [id('11'), 'Hal Per'] : [id('21'), 'Maya Lund'];
  return { people: [{ personId, name, course: 'English 9', lms: ['Canvas'] }], hasMore: false };
};

async function show(answer: unknown, answers: Record<string, unknown> = {}) {
  const api = fakeApi({ 'GET /staff-parts': answer, [SEARCH]: people, ...answers });
  const view = await viewFixture<IlpStaffPartsView>(
    html`<ilp-staff-parts-view .api=${api}></ilp-staff-parts-view>`,
  );
  return { api, view };
}

function write(field: IlpField, value: string) {
  field.value = value;
  field.dispatchEvent(new Event('input'));
}

async function choose(view: IlpStaffPartsView, which: 'person' | 'students', text: string) {
  const finder = find(view, `#${which}`);
  write(find<IlpField>(finder, 'ilp-field'), text);
  find(finder, 'button[type=submit]').click();
  await waitUntil(() => findAll(finder, 'li button').length > 0);
  findAll(finder, 'li button')[0]!.click();
  await view.updateComplete;
}

async function set(view: IlpStaffPartsView, selector: string, value: string) {
  const field = find<IlpField>(find(view, 'ilp-part-form'), selector);
  field.value = value;
  field.dispatchEvent(new Event('change'));
  await view.updateComplete;
}

const give = (view: IlpStaffPartsView) => find(find(view, 'ilp-part-form'), '.button.primary');

describe('<ilp-staff-parts-view>', () => {
  for (const locale of ['en', 'es'] as const)
    describe(`accessibility in ${locale}`, () => {
      before(() => useMessages(locale, 'parts'));
      after(() => useMessages('en', 'parts'));

      it('passes axe with a part, with none, after an end and after a failure', async () => {
        const ofSchool = { ...none, parts: [reading, heading] };
        for (const answer of [given, ofSchool, none, ended, new ProblemError('internal', 500)])
          await expect((await show(answer)).view).to.be.accessible();
      });
    });

  describe('in English', () => {
    before(() => useMessages('en', 'parts'));

    it('F64: names what is missing, then gives a part to whom and for whom was found', async () => {
      const { api, view } = await show(none, { 'POST /staff-parts': given });
      give(view).click();
      await waitUntil(() => textOf(view).includes('Choose who gets the part.'));
      expect(textOf(view))
        .to.contain('Choose one student at least.')
        .and.to.contain('Write the last day');
      await choose(view, 'person', 'hal');
      await choose(view, 'students', 'maya');
      write(find<IlpField>(view, '#until'), '2027-06-30');
      await view.updateComplete;
      give(view).click();
      await waitUntil(() => textOf(view).includes('until Jun 30, 2027'));
      expect(api.bodies.at(-1)).to.deep.equal({
        ...{ personId: id('11'), kind: 'adviser', studentIds: [id('21')], endsOn: '2027-06-30' },
      });
      expect(textOf(find(view, 'section'))).to.contain('Mentor · 1 student Maya Lund');
    });

    it('F64: names a few, and many behind a line that says how many', async () => {
      const students = Array.from({ length: 42 }, (_, n) => ({
        personId: id(`${n + 30}`),
        name: `S${n}`,
      }));
      const { view } = await show({ ...none, parts: [part, { ...part, students }] });
      await waitUntil(() => textOf(view).includes('Show 42 names'));
      const [folded, ...others] = findAll(view, 'details');
      expect(others).to.deep.equal([]);
      expect(textOf(folded!)).to.contain('S0').and.to.contain('S41').and.not.to.contain('Maya');
      await expect(view).to.be.accessible();
    });

    it('F64: a read-only part is for a school or the whole district, and for no student', async () => {
      const { api, view } = await show(none, {
        'POST /staff-parts': { ...none, parts: [reading] },
      });
      const form = find(view, 'ilp-part-form');
      await set(view, 'ilp-field', 'read-only');
      await waitUntil(() => textOf(form).includes('Figures of'));
      expect(findAll(form, '#students')).to.deep.equal([]);
      await choose(view, 'person', 'hal');
      write(find<IlpField>(view, '#until'), '2027-06-30');
      await set(view, '#school', id('31'));
      give(view).click();
      await waitUntil(() => textOf(view).includes('Read-only staff · Oak High'));
      expect(api.bodies.at(-1)).to.deep.equal({
        ...{ personId: id('11'), kind: 'read-only', schoolId: id('31'), endsOn: '2027-06-30' },
      });
    });

    it('F64: a principal’s part is for one school that must be chosen, and for no student by name', async () => {
      const { api, view } = await show(none, {
        'POST /staff-parts': { ...none, parts: [heading] },
      });
      const form = find(view, 'ilp-part-form');
      await set(view, 'ilp-field', 'principal');
      await waitUntil(() => textOf(form).includes('Looks at all students of one school'));
      expect(textOf(form)).to.contain('Choose a school').and.not.to.contain('The whole district');
      expect(findAll(form, '#students')).to.deep.equal([]);
      await choose(view, 'person', 'hal');
      write(find<IlpField>(view, '#until'), '2027-06-30');
      give(view).click();
      await waitUntil(() => textOf(form).includes('Choose the school.'));
      expect(api.calls).not.to.include('POST /staff-parts');
      await set(view, '#school', id('31'));
      give(view).click();
      await waitUntil(() => textOf(view).includes('Principal or assistant principal · Oak High'));
      expect(api.bodies.at(-1)).to.deep.equal({
        ...{ personId: id('11'), kind: 'principal', schoolId: id('31'), endsOn: '2027-06-30' },
      });
    });

    it('F64: asks for two letters, and says when somebody who was chosen has left', async () => {
      const { api, view } = await show(none, {
        'POST /staff-parts': new ProblemError('not-found', 404),
      });
      write(find<IlpField>(find(view, '#person'), 'ilp-field'), 'h');
      find(find(view, '#person'), 'button[type=submit]').click();
      await waitUntil(() => textOf(view).includes('Write two letters at least.'));
      expect(api.calls).to.deep.equal(['GET /staff-parts']);
      await choose(view, 'person', 'hal');
      await choose(view, 'students', 'maya');
      write(find<IlpField>(view, '#until'), '2027-06-30');
      await view.updateComplete;
      give(view).click();
      await waitUntil(() => textOf(view).includes('Choose again.'));
    });

    it('F64: ends a part, and one click takes it back', async () => {
      const toasts: Toast[] = [];
      const stop = onToast((toast) => toasts.push(toast));
      const { api, view } = await show(given, {
        [`DELETE /staff-parts/${part.id}`]: ended,
        [`POST /staff-parts/${part.id}/restore`]: given,
      });
      find(view, '[aria-label="End: Mentor, Hal Per"]').click();
      await waitUntil(() => textOf(view).includes('Ended lately'));
      expect(textOf(view)).to.contain('Nobody has such a part yet');
      await toasts[0]!.undo!();
      await waitUntil(() => textOf(view).includes('until Jun 30, 2027'));
      expect(api.calls.at(-1)).to.equal(`POST /staff-parts/${part.id}/restore`);
      stop();
    });
  });
});
