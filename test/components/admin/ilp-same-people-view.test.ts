import { expect, html, waitUntil } from '@open-wc/testing';
import type { PersonPair, PersonRecord, SamePeople } from '#contracts/people.js';
import '#components/admin/ilp-same-people-view.js';
import type { IlpSamePeopleView } from '#components/admin/ilp-same-people-view.js';
import { ProblemError } from '#components/api/problem-error.js';
import { onToast, type Toast } from '#components/shared/toast.js';
import { fakeApi, find, findAll, textOf, useMessages, viewFixture } from '../support/view.js';

const older: PersonRecord = {
  personId: '019a0000-0000-7000-8000-0000000000b1',
  name: 'Maya Okafor',
  sisId: 'RB-204441',
  platforms: ['Canvas'],
  courses: [{ title: 'Career Explorations 8', isActive: false }],
  gradeLevel: 8,
  firstSeenAt: '2026-09-01T15:00:00Z',
  lastVisitAt: '2026-11-20T15:00:00Z',
  holds: { goals: 0, results: 0, savedCareers: 0, reflections: 0 },
};
const newer: PersonRecord = {
  ...older,
  personId: '019a0000-0000-7000-8000-0000000000b2',
  platforms: ['Moodle'],
  courses: [{ title: 'Summer school', isActive: true }],
  gradeLevel: null,
  lastVisitAt: null,
  holds: { goals: 2, results: 1, savedCareers: 3, reflections: 1 },
};
const calm = { focusGoals: false, savedCareers: 0, openQuestions: false, reflections: 0 };
const pair: PersonPair = { records: [older, newer], meetings: calm };
const crossing: PersonPair = {
  ...pair,
  meetings: { focusGoals: true, savedCareers: 2, openQuestions: true, reflections: 1 },
};
const none: SamePeople = { total: 0, pairs: [], crowded: [], distinct: [], merges: [] };
const merged: SamePeople = {
  ...none,
  merges: [
    {
      id: '019a0000-0000-7000-8000-0000000000c1',
      name: 'Maya Okafor',
      mergedAt: '2026-11-20T15:00:00Z',
      undoUntil: '2026-11-27T15:00:00Z',
    },
  ],
};
const parted: SamePeople = {
  ...none,
  distinct: [
    {
      id: '019a0000-0000-7000-8000-0000000000d1',
      names: ['Maya Okafor', 'Maya O.'],
      saidAt: '2026-11-20T15:00:00Z',
    },
  ],
};
const waiting = (one: PersonPair): SamePeople => ({ ...none, total: 1, pairs: [one] });
const all: SamePeople = {
  ...{ total: 30, pairs: [crossing], crowded: [{ sisId: 'SCHOOL-1', count: 37 }] },
  ...{ distinct: parted.distinct, merges: merged.merges },
};

async function show(answer: unknown) {
  const api = fakeApi({
    'GET /same-people': answer,
    'POST /same-people/merges': merged,
    'POST /same-people/distinct': parted,
    [`POST /same-people/merges/${merged.merges[0]!.id}/undo`]: waiting(pair),
    [`DELETE /same-people/distinct/${parted.distinct[0]!.id}`]: waiting(pair),
  });
  const view = await viewFixture<IlpSamePeopleView>(
    html`<ilp-same-people-view .api=${api}></ilp-same-people-view>`,
  );
  return { api, view };
}

const press = (view: Node, name: string) => find(view, `button[aria-label="${name}"]`).click();

async function openDialog(view: Node): Promise<HTMLElement> {
  press(view, 'Same student: Maya Okafor');
  await waitUntil(() => findAll(view, 'dialog[open]').length === 1, 'no dialog');
  return find(view, 'ilp-merge-dialog');
}

describe('<ilp-same-people-view>', () => {
  for (const locale of ['en', 'es'] as const)
    describe(`accessibility in ${locale}`, () => {
      before(() => useMessages(locale, 'people'));
      after(() => useMessages('en', 'people'));

      it('B16: passes axe with pairs, without, and after a failure', async () => {
        for (const answer of [all, none, new ProblemError('internal', 500)])
          await expect((await show(answer)).view).to.be.accessible();
      });
    });

  describe('in English', () => {
    before(() => useMessages('en', 'people'));

    it('B16: shows both records side by side with what helps to tell', async () => {
      const { view } = await show(all);
      const rows = findAll(find(view, 'ilp-person-pair'), 'tbody tr').map(textOf);
      expect(rows).to.include('LMS Canvas Moodle');
      expect(rows).to.include('Courses Career Explorations 8 (left) Summer school');
      expect(rows).to.include('Grade Grade 8 not known');
      expect(rows).to.include(
        'Holds nothing yet 2 goals 1 interest result 3 saved careers 1 reflection',
      );
      expect(textOf(view)).to.contain('30 pairs wait').and.contain('These are the first 1.');
      expect(textOf(view)).to.contain('37 records have the student id “SCHOOL-1”');
    });

    it('B16: says before it is done what will happen, and passes axe then too', async () => {
      const { view } = await show(waiting(crossing));
      const dialog = await openDialog(view);
      const text = textOf(dialog);
      expect(text).to.contain('2 careers are in both lists');
      expect(text).to.contain('1 reflection was begun in both');
      expect(text).to.contain('interest questions under way');
      expect(text).to.contain('take this back for 7 days');
      await expect(view).to.be.accessible();
    });

    it('B16: puts together once it was confirmed; the record with a plan goes on', async () => {
      const { api, view } = await show(waiting(pair));
      const dialog = await openDialog(view);
      expect(findAll(dialog, 'input[type=radio]')).to.deep.equal([]);
      find(dialog, '.button.primary').click();
      await waitUntil(() => textOf(view).includes('Put together lately'), 'not joined');
      expect(api.bodies.at(-1)).to.deep.equal({ keptId: newer.personId, goneId: older.personId });
      expect(findAll(view, 'dialog[open]')).to.deep.equal([]);
      press(view, 'Take back: Maya Okafor');
      await waitUntil(() => findAll(view, 'ilp-person-pair').length === 1, 'not taken back');
    });

    it('B16: where both have a goal in focus, asks whose stays', async () => {
      const both: PersonPair = {
        ...crossing,
        records: [{ ...older, holds: newer.holds }, newer],
      };
      const { api, view } = await show(waiting(both));
      const dialog = await openDialog(view);
      const [, second] = findAll<HTMLInputElement>(dialog, 'input[type=radio]');
      second!.click();
      find(dialog, '.button.primary').click();
      await waitUntil(() => api.calls.includes('POST /same-people/merges'), 'not sent');
      expect(api.bodies.at(-1)).to.deep.equal({ keptId: newer.personId, goneId: older.personId });
    });

    it('B16: “not the same” goes at once, and can be taken back from the toast', async () => {
      const { api, view } = await show(waiting(pair));
      const toasts: Toast[] = [];
      const stop = onToast((toast) => toasts.push(toast));
      press(view, 'Not the same: Maya Okafor');
      await waitUntil(() => toasts.length === 1, 'no toast');
      stop();
      expect(textOf(view)).to.contain('Maya Okafor and Maya O.');
      await toasts[0]!.undo!();
      await waitUntil(() => findAll(view, 'ilp-person-pair').length === 1, 'not asked again');
      expect(api.calls.at(-1)).to.equal(`DELETE /same-people/distinct/${parted.distinct[0]!.id}`);
    });

    it('keeps the question open when putting together fails, and says why', async () => {
      const { api, view } = await show(waiting(pair));
      api.answers['POST /same-people/merges'] = new ProblemError('internal', 500);
      const dialog = await openDialog(view);
      find(dialog, '.button.primary').click();
      await waitUntil(() => findAll(view, '[role=alert]').length === 1, 'no word of it');
      expect(findAll(view, 'dialog[open]')).to.have.length(1);
    });
  });
});
