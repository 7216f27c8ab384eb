import { expect, html } from '@open-wc/testing';
import type {
  ConferenceBooking,
  ConferenceDay,
  ConferenceDayPage,
  ConferenceDays,
  MyMeeting,
} from '#contracts/conference-days.js';
import { ProblemError } from '#components/api/problem-error.js';
import '#components/meetings/ilp-conference-day-view.js';
import type { IlpConferenceDayView } from '#components/meetings/ilp-conference-day-view.js';
import '#components/meetings/ilp-conference-days-view.js';
import type { IlpConferenceDaysView } from '#components/meetings/ilp-conference-days-view.js';
import '#components/meetings/ilp-my-meetings-view.js';
import type { IlpMyMeetingsView } from '#components/meetings/ilp-my-meetings-view.js';
import { minuteOf } from '#components/meetings/minute-of.js';
import { onToast, type Toast } from '#components/shared/toast.js';
import {
  type Answers,
  buttonNamed,
  fakeApi,
  find,
  findAll,
  outsideCatalogue,
  studentSession,
  textOf,
  useMessages,
  viewFixture,
} from '../support/view.js';

const counselor = { ...studentSession, role: 'counselor', canTeach: true } as const;
const day = (fields: Partial<ConferenceDay>): ConferenceDay => ({
  ...{ id: 'd1', heldOn: '2020-05-01', place: '1', slotMinutes: 15, grades: null, slots: 3 },
  ...{ booked: 2, done: 1, isRemoved: false, hasCome: true, group: null },
  ...fields,
});
const booking: ConferenceBooking = {
  ...{ id: 'b1', personId: 'p1', name: '2', attendees: '3', bookedBy: 'guardian' },
  ...{ conversation: null, notices: 2, noticedOn: '2020-04-01' },
};
const PAGE: ConferenceDayPage = {
  day: day({}),
  slots: [
    { id: 's1', startsAt: 480, booking },
    { id: 's2', startsAt: 495, booking: null },
    {
      ...{ id: 's3', startsAt: 510 },
      booking: {
        ...booking,
        ...{ id: 'b2', personId: 'p3', notices: 0, noticedOn: null, attendees: '' },
        conversation: { id: 'c1', isAgreed: true },
      },
    },
  ],
  without: [{ personId: 'p2', name: '4', grade: 9 }],
};
const OFF = { ...PAGE, day: day({ isRemoved: true }) };
const FULL: ConferenceDays = {
  items: [
    day({}),
    day({ id: 'd2', grades: { from: 9, to: 9 }, done: 0, group: { id: 'g1', title: '5' } }),
    day({ isRemoved: true }),
  ],
};
const meeting = (fields: Partial<MyMeeting>): MyMeeting => ({
  ...{ dayId: 'd1', with: '1', heldOn: '2999-05-01', place: '2', slotMinutes: 15, mine: null },
  free: [{ slotId: 's1', startsAt: 480 }],
  ...fields,
});
const MINE = meeting({
  ...{ dayId: 'd2', with: null, mine: { slotId: 's2', startsAt: 495, attendees: '3' } },
});

async function dayFor(found: ConferenceDayPage | Error, answers: Answers = {}) {
  const api = fakeApi({ 'GET /conference-days/d1': found, ...answers });
  const view = await viewFixture<IlpConferenceDayView>(
    html`<ilp-conference-day-view .api=${api} .params=${{ id: 'd1' }}></ilp-conference-day-view>`,
    counselor,
  );
  return { api, view };
}

const GROUP = { id: 'g1', title: '5', isClosed: false };

async function daysFor(found: ConferenceDays | Error, answers: Answers = {}) {
  const api = fakeApi({ 'GET /conference-days': found, 'GET /groups': [GROUP], ...answers });
  const view = await viewFixture<IlpConferenceDaysView>(
    html`<ilp-conference-days-view .api=${api}></ilp-conference-days-view>`,
    counselor,
  );
  return { api, view };
}

async function mineFor(items: MyMeeting[] | Error, answers: Answers = {}) {
  const api = fakeApi({
    'GET /my-meetings': items instanceof Error ? items : { items },
    ...answers,
  });
  const view = await viewFixture<IlpMyMeetingsView>(
    html`<ilp-my-meetings-view .api=${api}></ilp-my-meetings-view>`,
  );
  return { api, view };
}

const nextToast = () =>
  new Promise<Toast>((resolve) => {
    const stop = onToast((one) => {
      stop();
      resolve(one);
    });
  });

describe('conference days', () => {
  before(() => useMessages('en', 'meetings'));
  afterEach(() => useMessages('en'));

  for (const locale of ['en', 'es'] as const)
    it(`passes axe in each state, in ${locale}`, async () => {
      await useMessages(locale);
      const offline = new ProblemError('offline', 0);
      for (const found of [FULL, { items: [] }, offline])
        await expect((await daysFor(found)).view).to.be.accessible();
      for (const found of [PAGE, OFF, offline])
        await expect((await dayFor(found)).view).to.be.accessible();
      for (const found of [[meeting({}), MINE, meeting({ dayId: 'd3', free: [] })], [], offline])
        await expect((await mineFor(found)).view).to.be.accessible();
    });

  it('shows no word from outside the catalogue', async () => {
    await useMessages('en-XA');
    for (const { view } of [await daysFor(FULL), await dayFor(PAGE), await mineFor([MINE])])
      expect(outsideCatalogue(textOf(view)).replaceAll(/May 1, \d+|[AP]M/g, '')).not.to.match(
        /\p{L}/u,
      );
  });

  it('B6: times read as people write them, and as nothing else', () => {
    expect(['8:30', '14.15', ' 0:00 ', '24:00', '8', '8:61', 'noon'].map(minuteOf)).to.deep.equal([
      ...[510, 855, 0, null, null, null, null],
    ]);
  });

  it('B6: a day is made with its times and pause; each time must be one', async () => {
    const { api, view } = await daysFor({ items: [] }, { 'POST /conference-days': PAGE });
    const form = find<HTMLElement & { updateComplete: Promise<unknown> }>(view, 'ilp-day-form');
    const fields = findAll<HTMLElement & { value: string; name: string }>(form, 'ilp-field');
    const put = (name: string, value: string) => {
      fields.find((one) => one.name === name)!.value = value;
    };
    put('from', 'early');
    find<HTMLFormElement>(form, 'form').requestSubmit();
    await form.updateComplete;
    expect(textOf(form)).to.contain('Write a time as 8:30').and.to.contain('Say where you meet.');
    for (const [name, value] of [
      ['from', '8:00'],
      ['heldOn', '2999-05-01'],
      ['place', 'Room 12'],
      ['group', 'g1'],
    ] as const)
      put(name, value);
    find<HTMLFormElement>(form, 'form').requestSubmit();
    await view.updateComplete;
    expect(api.bodies).to.deep.include({
      ...{ heldOn: '2999-05-01', place: 'Room 12', from: 480, to: 900, slotMinutes: 15 },
      ...{ pauses: [{ from: 720, to: 765 }], grades: null, groupId: 'g1' },
    });
  });

  it('B6: a time is freed and undo gives it back to the same student', async () => {
    const path = '/conference-days/d1/slots/s1/booking';
    const { api, view } = await dayFor(PAGE, { [`DELETE ${path}`]: PAGE, [`PUT ${path}`]: PAGE });
    const toast = nextToast();
    buttonNamed(view, 'Cancel').click();
    await (
      await toast
    ).undo!();
    expect(api.calls.slice(1)).to.deep.equal([`DELETE ${path}`, `PUT ${path}`]);
    expect(api.bodies.at(-1)).to.deep.equal({ personId: 'p1', attendees: '3' });
  });

  it('B6: a notice is noted for every family with a time', async () => {
    const path = 'POST /conference-days/d1/notices';
    const { api, view } = await dayFor(PAGE, { [path]: PAGE });
    const toast = nextToast();
    buttonNamed(view, 'Note it for all').click();
    await toast;
    expect(api.bodies.at(-1)).to.deep.equal({ way: 'letter', personIds: ['p1', 'p3'] });
    expect(textOf(view)).to.contain('Family told 2 times, last Apr 1, 2020');
  });

  it('B6: talks begin on the day, not before', async () => {
    const later = { ...PAGE, day: day({ heldOn: '2999-05-01', hasCome: false }) };
    expect(textOf((await dayFor(later)).view)).not.to.contain('Begin the talk');
    expect(textOf((await dayFor(PAGE)).view)).to.contain('Begin the talk');
  });

  it('B6: a time that somebody took meanwhile says so, and shows what is free now', async () => {
    const { api, view } = await mineFor([meeting({})], {
      'PUT /my-meetings/d1/slots/s1': new ProblemError('conflict', 409),
    });
    api.answers['GET /my-meetings'] = { items: [meeting({ free: [] })] };
    findAll<HTMLButtonElement>(view, '.times button')[0]!.click();
    const until = Date.now() + 3_000;
    while (findAll(view, '.times button').length > 0 && Date.now() < until)
      await new Promise((resolve) => setTimeout(resolve, 20));
    expect(findAll(view, '[role=alert]')).to.have.length(1);
    expect(textOf(view)).to.contain('No time is free on this day.');
  });

  it('B6: a student moves to another time and undo moves back', async () => {
    const { api, view } = await mineFor([MINE], {
      'PUT /my-meetings/d2/slots/s1': { items: [MINE] },
      'PUT /my-meetings/d2/slots/s2': { items: [MINE] },
    });
    const toast = nextToast();
    findAll<HTMLButtonElement>(view, '.times button')[0]!.click();
    await (
      await toast
    ).undo!();
    expect(api.calls.slice(1)).to.deep.equal([
      ...['PUT /my-meetings/d2/slots/s1', 'PUT /my-meetings/d2/slots/s2'],
    ]);
  });
});
