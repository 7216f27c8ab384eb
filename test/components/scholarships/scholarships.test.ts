import { expect, html, waitUntil } from '@open-wc/testing';
import type { Pick, Scholarship } from '#contracts/scholarships.js';
import type { SessionDetails } from '#components/api/session.js';
import { ProblemError } from '#components/api/problem-error.js';
import '#components/scholarships/ilp-scholarships-view.js';
import type { IlpScholarshipsView } from '#components/scholarships/ilp-scholarships-view.js';
import { apiOnPage } from '../careers/api-on-page.js';
import {
  type Answers,
  buttonNamed,
  find,
  findAll,
  outsideCatalogue,
  studentSession,
  textOf,
  useMessages,
  viewFixture,
} from '../support/view.js';

const rotary: Scholarship = {
  ...{ id: 's1', name: 'Rotary Club', giver: 'Rotary of Riverbend', amount: '$500 to $1,000' },
  ...{ dueOn: '2090-03-01', grades: [11, 12], who: 'Seniors who volunteer', isRetired: false },
  ...{ link: 'https://www.rotary.test/apply', revision: 1 },
};
const lions: Scholarship = {
  ...{ ...rotary, id: 's2', name: 'Lions Club', giver: '', amount: '', who: '', link: '' },
  ...{ dueOn: null, grades: [9] },
};
const past: Scholarship = { ...lions, id: 's3', name: 'Elks', dueOn: '2020-01-01', grades: [] };
const kept: Pick = {
  ...{ id: 'k1', scholarshipId: 's1', name: rotary.name, giver: rotary.giver, link: rotary.link },
  ...{ dueOn: rotary.dueOn, amount: rotary.amount, isRetired: false, status: 'looking' },
  ...{ notes: '', revision: 3 },
};
const found: Pick = { ...kept, id: 'k2', scholarshipId: null, name: 'Found', amount: '', link: '' };
const counselor: SessionDetails = { ...studentSession, role: 'counselor' };
const teacher: SessionDetails = { ...studentSession, role: 'teacher' };

async function pageFor(
  items: Scholarship[] | ProblemError,
  {
    picks = [],
    grade = null,
    answers = {},
    session = studentSession,
  }: {
    picks?: Pick[];
    grade?: number | null;
    answers?: Answers;
    session?: SessionDetails;
  } = {},
) {
  const mayChange = session.role === 'counselor';
  const api = apiOnPage({
    'GET /scholarships': items instanceof Error ? items : { items, grade, mayChange },
    'GET /my-scholarships': { items: picks },
    ...answers,
  });
  const view = await viewFixture<IlpScholarshipsView>(
    html`<ilp-scholarships-view .api=${api}></ilp-scholarships-view>`,
    session,
  );
  await drawn(view);
  return { api, view };
}

/** The elements inside have drawn what they were given. */
async function drawn(view: Node): Promise<void> {
  const inside =
    'ilp-kept-list, ilp-scholarship-list, ilp-scholarship-card, ilp-pick-card, ilp-field';
  for (let round = 0; round < 4; round += 1)
    for (const one of findAll<HTMLElement & { updateComplete?: Promise<unknown> }>(view, inside))
      await one.updateComplete;
}

async function type(view: Node, selector: string, words: string): Promise<void> {
  const field = find(view, selector);
  const control = find<HTMLInputElement>(field, '#control');
  control.value = words;
  control.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  control.dispatchEvent(new Event('change', { bubbles: true }));
  await (field as HTMLElement & { updateComplete: Promise<unknown> }).updateComplete;
}

const listed = (view: Node) =>
  findAll(view, 'ilp-scholarship-card').map((one) => textOf(find(one, 'h3')));
const labelled = (view: Node, words: string) => find(view, `button[aria-label="${words}"]`);

describe('scholarships', () => {
  before(() => useMessages('en', 'scholarships'));
  beforeEach(() => sessionStorage.clear());
  afterEach(() => useMessages('en'));

  for (const locale of ['en', 'es'] as const)
    it(`U26: passes axe for students and staff, in ${locale}`, async () => {
      await useMessages(locale);
      const some = [rotary, lions, past];
      for (const items of [some, [], new ProblemError('unavailable', 503)])
        for (const session of [studentSession, counselor, teacher]) {
          const { view } = await pageFor(items, { session, picks: [kept, found] });
          await expect(view).to.be.accessible();
        }
      const { view } = await pageFor([rotary], { session: counselor });
      find(view, '#add').click();
      await waitUntil(() => findAll(view, 'ilp-scholarship-form').length === 1, 'no form');
      await expect(view).to.be.accessible();
    });

  it('shows no word from outside the catalogue', async () => {
    await useMessages('en-XA');
    const plain = { ...rotary, name: '1', giver: '2', amount: '3', who: '4', link: '' };
    const own = { ...kept, name: '1', giver: '2', amount: '3', link: '' };
    for (const session of [studentSession, counselor]) {
      const { view } = await pageFor([plain], { session, picks: [own] });
      expect(outsideCatalogue(textOf(view))).not.to.match(/\p{L}/u);
    }
  });

  it('F21: the list begins with the student’s grade; words narrow it, and days gone by can be shown', async () => {
    const { view } = await pageFor([rotary, lions, past], { grade: 12 });
    expect(listed(view)).to.deep.equal(['Rotary Club']);
    expect(textOf(view)).to.contain('(1 more whose day has gone by)');
    await type(view, 'ilp-field[name=grade]', '');
    await waitUntil(() => listed(view).length === 2, 'not all grades');
    await type(view, 'ilp-field[name=words]', 'riverbénd');
    await waitUntil(() => listed(view).length === 1, 'not found');
    await type(view, 'ilp-field[name=words]', 'elks');
    await waitUntil(() => textOf(view).includes('No scholarship fits'), 'nothing is said');
    find(
      view,
      'button',
      findAll(view, 'button').filter((one) => textOf(one).startsWith('Also those')),
    ).click();
    await waitUntil(() => listed(view).length === 1, 'not shown');
    expect(textOf(view)).to.contain('the day has gone by (Jan 1, 2020)');
  });

  it('F21: a link says where it leads, opens another window and tells no site where it came from', async () => {
    const { view } = await pageFor([rotary]);
    const link = find<HTMLAnchorElement>(find(view, 'ilp-scholarship-card'), 'a');
    expect(textOf(link)).to.equal('rotary.test (leaves Pathlight)');
    expect([link.target, link.rel]).to.deep.equal(['_blank', 'noopener noreferrer']);
  });

  it('F21: one is kept, how far and thoughts stay, and it is taken out and put back', async () => {
    const { api, view } = await pageFor([rotary], {
      answers: {
        'POST /my-scholarships': { items: [kept] },
        'PATCH /my-scholarships/k1': (body: object) => ({
          items: [{ ...kept, ...body, revision: 4 }],
        }),
        'DELETE /my-scholarships/k1': { items: [] },
      },
    });
    labelled(view, 'Keep Rotary Club').click();
    await waitUntil(() => findAll(view, 'ilp-pick-card').length === 1, 'not kept');
    expect(api.bodies.at(-1)).to.deep.equal({ scholarshipId: 's1' });
    expect(findAll(view, 'button[aria-label="Keep Rotary Club"]')).to.have.length(0);
    const card = find(view, 'ilp-pick-card');
    await type(card, 'ilp-field[name=notes]', 'Ask Ana');
    await waitUntil(
      () =>
        api.bodies.some((body) => (body as { notes?: string } | undefined)?.notes === 'Ask Ana'),
      'thoughts not kept',
    );
    expect(api.bodies.at(-1)).to.include({ notes: 'Ask Ana' });
    const out = () => buttonNamed(view, 'Take Rotary Club out') as HTMLButtonElement;
    await waitUntil(() => !out().disabled, 'still busy');
    out().click();
    await waitUntil(() => findAll(view, 'ilp-pick-card').length === 0, 'not taken out');
  });

  it('F21, U2: what another window changed is shown, and what was written here stays', async () => {
    const { api, view } = await pageFor([rotary], {
      picks: [kept],
      answers: { 'PATCH /my-scholarships/k1': new ProblemError('conflict', 409) },
    });
    api.answers['GET /my-scholarships'] = { items: [{ ...kept, status: 'sent', revision: 9 }] };
    await type(find(view, 'ilp-pick-card'), 'ilp-field[name=notes]', 'Mine');
    await waitUntil(() => textOf(view).includes('Handed in'), 'the other change is not shown');
    const notes = find(find(view, 'ilp-pick-card'), 'ilp-field[name=notes]');
    expect(find<HTMLTextAreaElement>(notes, '#control').value).to.equal('Mine');
    await waitUntil(() => findAll(view, '[role=alert]').length === 1, 'no fault');
  });

  it('F21: one that the student found is added, and an address that is not https is refused at its field', async () => {
    const { api, view } = await pageFor([], {
      answers: { 'POST /my-scholarships': { items: [found] } },
    });
    expect(textOf(view)).to.contain('No scholarships in the list yet');
    buttonNamed(view, 'Add one that I found').click();
    await waitUntil(() => findAll(view, 'form').length === 1, 'no form');
    const form = find(view, 'ilp-pick-form');
    await type(form, 'ilp-field[name=name]', 'Found');
    await type(form, 'ilp-field[name=link]', 'http://found.test');
    buttonNamed(form, 'Keep').click();
    await waitUntil(() => textOf(form).includes('begins with https://,'), 'no fault');
    expect(api.calls).not.to.include('POST /my-scholarships');
    await type(form, 'ilp-field[name=link]', 'https://found.test');
    buttonNamed(form, 'Keep').click();
    await waitUntil(() => findAll(view, 'ilp-pick-card').length === 1, 'not kept');
    expect(api.bodies.at(-1)).to.deep.equal({
      ...{ name: 'Found', giver: '', link: 'https://found.test', dueOn: null },
    });
  });

  it('F21: who keeps the list adds, changes, takes off and puts back; a teacher looks only', async () => {
    const off = { ...lions, id: 's4', name: 'Old one', isRetired: true };
    const { api, view } = await pageFor([rotary, off], {
      session: counselor,
      answers: {
        'POST /scholarships': new ProblemError('invalid-request', 400, [
          { pointer: '/body/name', detail: '' },
        ]),
        'PATCH /scholarships/s1': rotary,
        'DELETE /scholarships/s1': rotary,
        'POST /scholarships/s4/restore': off,
      },
    });
    expect(listed(view)).to.deep.equal(['Rotary Club']);
    find(view, '#add').click();
    await waitUntil(() => findAll(view, 'ilp-scholarship-form').length === 1, 'no form');
    const form = find(view, 'ilp-scholarship-form');
    await type(form, 'ilp-field[name=name]', 'Rotary Club');
    buttonNamed(form, 'Save').click();
    await waitUntil(() => textOf(form).includes('or had it'), 'no fault at the name');
    buttonNamed(form, 'Cancel').click();
    await waitUntil(() => findAll(view, 'ilp-scholarship-form').length === 0, 'still there');
    labelled(view, 'Change Rotary Club').click();
    await waitUntil(() => findAll(view, '[name=amount]').length === 1, 'no form');
    await type(find(view, 'ilp-scholarship-form'), 'ilp-field[name=amount]', '$900');
    buttonNamed(view, 'Save').click();
    await waitUntil(() => api.calls.includes('PATCH /scholarships/s1'), 'not changed');
    expect(api.bodies[api.calls.indexOf('PATCH /scholarships/s1')]).to.deep.include({
      ...{ amount: '$900', grades: [11, 12], revision: 1 },
    });
    await waitUntil(() => listed(view).length === 1, 'the list is not back');
    labelled(view, 'Take Rotary Club off the list').click();
    await waitUntil(() => api.calls.includes('DELETE /scholarships/s1'), 'not taken off');
    await waitUntil(() => findAll(view, 'ilp-kept-list').length === 1, 'the list is not back');
    buttonNamed(view, 'Off the list').click();
    await waitUntil(() => listed(view)[0] === 'Old one', 'not shown');
    buttonNamed(view, 'Put Old one back').click();
    await waitUntil(() => api.calls.includes('POST /scholarships/s4/restore'), 'not put back');

    const looking = await pageFor([rotary], { session: teacher });
    expect(findAll(find(looking.view, 'ilp-kept-list'), 'button')).to.have.length(0);
  });
});
