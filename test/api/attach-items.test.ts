import { expect } from 'chai';
import { randomUUID } from 'node:crypto';
import {
  AttachOptions,
  type FormPost,
  type NewActivity,
  type NewPlacement,
  PlacedActivity,
} from '#contracts/attach.js';
import type { LaunchContext } from '#lti/types.js';
import { apiAs } from '../support/api.js';
import {
  type Chooser,
  choice,
  choosingTeacher,
  claimsIn,
  itemsIn,
  launchInto,
  type LinkItem,
  lmsIdOf,
  place,
  REFLECTION,
  registeredCourse,
  viewOf,
} from '../support/attach.js';
import { buildPerson, type Course } from '../support/builders.js';
import { reply } from '../support/reply.js';

const CAREER = '29-1141.00';
const activity = (kind: NewActivity['kind'], changes: Partial<NewActivity> = {}) => ({
  type: 'activity' as const,
  activity: { kind, title: `My ${kind}`, ...changes },
});
const EVERY: NewPlacement[] = [
  activity('plan'),
  activity('goal'),
  activity('profiler'),
  activity('explore'),
  activity('career', { target: CAREER }),
  activity('class'),
];
const MANY = { acceptsMultiple: true };
const optionsOf = async (api: Chooser) => AttachOptions.parse(await reply(api.get('/api/attach')));

/** The view that this link opens for a new person of the course. */
async function opened(
  course: Course,
  item: LinkItem,
  courseRole: LaunchContext['courseRole'],
  by: 'custom' | 'address' = 'custom',
): Promise<string> {
  const url = new URL(item.url);
  return viewOf(
    launchInto(course, {
      courseRole,
      course: { lmsId: await lmsIdOf(course), history: [] },
      ...(by === 'custom' ? { custom: item.custom } : { target: url.pathname + url.search }),
    }),
  );
}

describe('deep linking', function () {
  this.timeout(30_000);

  it('hands over several things of every kind at once, none with a column unless asked for', async () => {
    const { api } = await choosingTeacher(MANY);
    const items = await place(
      api,
      ...EVERY,
      { type: 'reflection', reflection: { ...REFLECTION, grading: 'none', maxPoints: null } },
      activity('explore', { title: 'Explore for points', grading: 'points', maxPoints: 15 }),
    );
    expect(items).to.have.length(8);
    const references = items.map(({ custom }) => custom.pathlight_ref);
    expect(new Set(references).size).to.equal(8);
    for (const item of items) {
      expect(new URL(item.url).searchParams.get('ref')).to.equal(item.custom.pathlight_ref);
      expect(item).to.deep.include({ iframe: { width: 900, height: 700 } });
    }
    expect(items.filter((item) => item.lineItem).map(({ title }) => title)).to.deep.equal([
      'Explore for points',
    ]);
    expect(items.at(-1)?.lineItem).to.deep.equal({
      label: 'Explore for points',
      scoreMaximum: 15,
      resourceId: references.at(-1),
      tag: 'pathlight.explore',
    });
  });

  it('each link opens exactly its thing, for students and for teachers', async () => {
    const { api, course } = await choosingTeacher(MANY);
    const items = await place(api, ...EVERY);
    const views = async (role: LaunchContext['courseRole'], by: 'custom' | 'address') =>
      Promise.all(items.map((item) => opened(course, item, role, by)));
    const asStudent = ['', 'goals?new=1', 'explore/profiler', 'explore', `careers/${CAREER}`, ''];
    expect(await views('student', 'custom')).to.deep.equal(asStudent);
    expect(await views('student', 'address')).to.deep.equal(asStudent);
    const page = (index: number) => `activities/${items[index]!.custom.pathlight_ref}`;
    expect(await views('teacher', 'custom')).to.deep.equal([
      ...[page(0), page(1), page(2), 'explore', `careers/${CAREER}`, 'class'],
    ]);
    expect(await views('observer', 'custom')).to.deep.equal(Array(6).fill(''));
  });

  it('LTI-C10: a course copy opens the same things, with a page of its own for its teachers', async () => {
    const { api, course } = await choosingTeacher(MANY);
    const [item] = await place(api, activity('goal', { title: 'Write a goal' }));
    const copy = { lmsId: randomUUID(), title: 'Next year', history: [] };
    const into = (courseRole: LaunchContext['courseRole']) =>
      viewOf(launchInto(course, { courseRole, course: copy, custom: item!.custom }));
    expect(await into('student')).to.equal('goals?new=1');
    const [first, second] = [await into('teacher'), await into('teacher')];
    expect(first).to.equal(second).and.not.to.contain(item!.custom.pathlight_ref);
  });

  it('staff read what a link is about; others, and staff of other courses, do not', async () => {
    const { api, course, teacher } = await choosingTeacher();
    const [item] = await place(api, activity('profiler', { title: 'What do you like?' }));
    const path = `/api/activities/${item!.custom.pathlight_ref}`;
    const read = PlacedActivity.parse(await reply((await apiAs(teacher)).get(path)));
    expect(read).to.include({ kind: 'profiler', title: 'What do you like?', maxPoints: null });
    const elsewhere = await choosingTeacher();
    await reply(elsewhere.api.get(path), 404);
    await reply((await apiAs(await buildPerson({ course }))).get(path), 403);
  });

  it('keeps to what the course takes, and says what to do', async () => {
    const codeOf = async (api: Chooser, ...items: object[]) =>
      (await reply<{ code: string }>(api.post('/api/attach', choice(...items)), 409)).code;
    const { api, again } = await choosingTeacher();
    expect(await codeOf(api, activity('plan'), activity('goal'))).to.equal('course-takes-one');
    expect((await optionsOf(api)).takesSeveral).to.equal(false);
    const files = await again({ acceptTypes: ['file', 'html'] });
    expect((await optionsOf(files)).takesTools).to.equal(false);
    expect(await codeOf(files, activity('plan'))).to.equal('course-takes-no-tools');
    const silent = await again({ acceptTypes: [], documentTargets: [], acceptsLineItem: false });
    const [item] = await place(silent, activity('plan', { grading: 'complete' }));
    expect(item).to.have.keys('type', 'title', 'url', 'custom');
    const windows = await again({ documentTargets: ['window'] });
    expect((await place(windows, activity('plan')))[0]).to.deep.include({
      window: { targetName: 'pathlight' },
    });
  });

  it('sends the dates that were given, and refuses an end before its start', async () => {
    const { api, again } = await choosingTeacher();
    const dates = {
      availableFrom: '2026-11-01T05:00:00.000Z',
      availableUntil: '2026-12-20T04:59:00.000Z',
      submitFrom: '2026-11-02T05:00:00.000Z',
      dueAt: '2026-12-02T04:59:00.000Z',
    };
    for (const [start, end] of [
      ['availableFrom', 'availableUntil'],
      ['submitFrom', 'dueAt'],
    ] as const) {
      const turned = { ...dates, [start]: dates[end], [end]: dates[start] };
      const refused = await reply<{ errors: { pointer: string }[] }>(
        api.post('/api/attach', choice(activity('plan', { dates: turned }))),
        400,
      );
      expect(refused.errors).to.deep.equal([
        {
          pointer: `/body/items/0/activity/dates/${end}`,
          detail: 'The end must be after the start.',
        },
      ]);
    }
    const [item] = await place(api, activity('plan', { dates }));
    expect(item?.available).to.deep.equal({
      startDateTime: dates.availableFrom,
      endDateTime: dates.availableUntil,
    });
    expect(item?.submission).to.deep.equal({
      startDateTime: dates.submitFrom,
      endDateTime: dates.dueAt,
    });
    const due = { dueAt: dates.dueAt };
    const [reflection] = await place(await again(), {
      type: 'reflection',
      reflection: REFLECTION,
      dates: due,
    });
    expect(reflection?.submission).to.deep.equal({ endDateTime: dates.dueAt });
    expect(reflection).not.to.have.property('available');
  });

  it('Schoology: its own variables go with each link, since it sends an app’s to none', async () => {
    const { api } = await choosingTeacher(MANY, await registeredCourse('schoology'));
    const [item] = await place(api, activity('plan'));
    expect(item?.custom).to.include({
      context_id_history: '$Context.id.history',
      user_sis_id: '$com.schoology.User.uniqueId',
    });
    expect((await optionsOf(api)).datesTaken).to.equal('due');
  });

  it('bad items are refused, each by name', async () => {
    const { api } = await choosingTeacher(MANY);
    for (const wrong of [
      activity('career'),
      activity('career', { target: '00-0000.00' }),
      activity('plan', { title: ' ' }),
      activity('plan', { grading: 'points' }),
      activity('plan', { grading: 'points', maxPoints: 101 }),
      activity('plan', { grading: 'points', maxPoints: 1.5 }),
      { type: 'activity', activity: { kind: 'college', title: 'A college' } },
      {},
    ])
      await reply(api.post('/api/attach', choice(wrong)), 400);
    await reply(api.post('/api/attach', choice()), 400);
    await reply(
      api.post('/api/attach', choice({ type: 'reuse', assignmentId: randomUUID() })),
      404,
    );
    await reply(
      api.post('/api/attach', choice({ type: 'placed', placementId: randomUUID() })),
      404,
    );
    expect(await optionsOf(api)).to.include({ isOpen: true });
  });
});

describe('a deep-linking answer that gets lost', function () {
  this.timeout(30_000);

  it('a double click hands over one thing, with a fresh signature', async () => {
    const { api } = await choosingTeacher();
    const body = choice({ type: 'reflection', reflection: REFLECTION });
    const forms = await Promise.all(
      [1, 2, 3].map(() => reply<FormPost>(api.post('/api/attach', body), 201)),
    );
    const references = forms.map((form) => itemsIn(form)[0]?.custom.pathlight_ref);
    expect(new Set(references).size).to.equal(1);
    expect(new Set(forms.map((form) => claimsIn(form).nonce)).size).to.equal(3);
    expect((await optionsOf(api)).reusable).to.have.length(1);
  });

  it('can be handed over again in the same visit', async () => {
    const { api } = await choosingTeacher(MANY);
    await reply(api.post('/api/attach/again'), 409);
    const items = await place(api, activity('plan'), activity('goal'));
    const options = await optionsOf(api);
    expect(options).to.include({ isOpen: false, isAnswered: true });
    expect(options.notSeen.map(({ title }) => title)).to.deep.equal(['My plan', 'My goal']);
    const form = await reply<FormPost>(api.post('/api/attach/again'));
    expect(itemsIn(form)).to.deep.equal(items);
  });

  it('waits as “not opened in the course yet” for the next visit, as the same link', async () => {
    const { api, again, course } = await choosingTeacher();
    const [lost] = await place(api, activity('goal', { title: 'Write a goal' }));
    const next = await again();
    const { notSeen, isOpen } = await optionsOf(next);
    expect(isOpen).to.equal(true);
    expect(notSeen).to.have.length(1);
    const [sent] = await place(next, { type: 'placed', placementId: notSeen[0]!.id });
    expect(sent).to.deep.equal(lost);
    expect((await optionsOf(await again())).notSeen).to.have.length(1);
    await opened(course, sent!, 'student');
    expect((await optionsOf(await again())).notSeen).to.deep.equal([]);
  });

  it('keeps a new reflection too, until somebody opens it', async () => {
    const { api, again, course } = await choosingTeacher();
    const [lost] = await place(api, { type: 'reflection', reflection: REFLECTION });
    const next = await again();
    const { notSeen } = await optionsOf(next);
    expect(notSeen).to.have.length(1);
    expect(await place(next, { type: 'placed', placementId: notSeen[0]!.id })).to.deep.equal([
      lost,
    ]);
    expect(await opened(course, lost!, 'student')).to.match(/^reflections\//);
    expect((await optionsOf(await again())).notSeen).to.deep.equal([]);
  });

  it('is nobody else’s to see', async () => {
    const { api, course } = await choosingTeacher();
    await place(api, activity('goal'));
    const colleague = await choosingTeacher({}, course);
    expect((await optionsOf(colleague.api)).notSeen).to.deep.equal([]);
  });
});
