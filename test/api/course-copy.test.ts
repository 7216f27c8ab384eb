import { expect } from 'chai';
import { randomUUID } from 'node:crypto';
import type { LaunchContext } from '#lti/types.js';
import { refreshLineItems } from '#server/features/tags/line-item-refresh.js';
import { apiAs } from '../support/api.js';
import { buildAssignment, buildGoal, handIn } from '../support/assignments.js';
import { buildActivity, registeredCourse, viewOf } from '../support/attach.js';
import { buildPerson, type Course } from '../support/builders.js';
import {
  answerCopy,
  contentsOf,
  copyOf,
  type CopiedCourse,
  courseOf,
  otherRegistration,
  readCopy,
  type UsedCourse,
  usedCourse,
} from '../support/copies.js';
import { reply } from '../support/reply.js';

/** The copied course with its first teacher in it. */
async function openedCopy(used: UsedCourse, through: Course = used.course) {
  const copied = await copyOf(used.course, through);
  await viewOf(copied.launch({ courseRole: 'teacher' }));
  const course = await courseOf(through, copied.lmsId);
  return { ...copied, place: course, teacher: await buildPerson({ course, role: 'teacher' }) };
}

const linkTo = (title: string, more: object = {}) => ({
  resourceLink: { id: randomUUID(), title, ...more },
});

/** The view for a student who clicks this in the copied course. */
const clicked = (copied: CopiedCourse, fields: Partial<LaunchContext>) =>
  viewOf(copied.launch({ courseRole: 'student', user: { sub: randomUUID() }, ...fields }));

describe('a copied course', function () {
  this.timeout(60_000);
  let used: UsedCourse;
  before(async () => {
    used = await usedCourse();
  });

  it('LTI-C10: asks the teacher once, with all that would come', async () => {
    const { teacher } = await openedCopy(used);
    const asked = await readCopy(teacher);
    expect(asked).to.deep.equal({
      source: { title: 'Career Explorations 8' },
      answer: null,
      toCome: {
        assignments: ['Look back', 'Look ahead'],
        activities: ['Write a goal'],
        items: ['A video on welding', 'Essay one'],
      },
      copied: { unused: [], used: [] },
    });
    const answered = await answerCopy(teacher, 'copy');
    expect(answered.answer).to.include({ choice: 'copy' });
    expect(answered.answer!.by).to.match(/^Person/);
    expect(answered.toCome).to.deep.equal({ assignments: [], activities: [], items: [] });
    expect((await readCopy(teacher)).answer).to.deep.equal(answered.answer);
  });

  it('LTI-C10: nothing of any student comes along, and no address into the old course', async () => {
    const { teacher, place } = await openedCopy(used);
    const before_ = await contentsOf(used.course);
    expect(before_.counts).to.include({ submissions: 1, score_intents: 1, goal_tags: 3 });
    await answerCopy(teacher, 'copy');
    const { counts, text } = await contentsOf(place);
    expect(counts).to.deep.equal({
      ...{ assignments: 2, placements: 1, tagged_items: 2 },
      ...{ submissions: 0, score_intents: 0, goal_tags: 0, enrolments: 2 },
    });
    for (const theirs of ['Maya', 'comment', used.student.personId, 'lms.test/courses'])
      expect(text).not.to.contain(theirs);
    expect(text).to.contain('https://videos.example/welding');
    expect(await contentsOf(used.course)).to.deep.equal(before_);
  });

  it('LTI-C10: answering again, and links that name last year’s work, make no doubles', async () => {
    const copied = await openedCopy(used);
    const { teacher, place } = copied;
    const custom = { pathlight_ref: used.reflection };
    const early = await clicked(copied, { custom, resourceLink: { id: 'early' } });
    await Promise.all([1, 2, 3].map(() => answerCopy(teacher, 'copy')));
    await answerCopy(teacher, 'copy');
    expect(await clicked(copied, { custom, resourceLink: { id: 'late' } })).to.equal(early);
    const custom2 = { pathlight_ref: used.activity };
    expect(await clicked(copied, { custom: custom2 })).to.equal('goals?new=1');
    const { counts } = await contentsOf(place);
    expect(counts).to.include({ assignments: 2, placements: 1, tagged_items: 2 });
  });

  it('LTI-C10: a copy of a copy gets one of each, whichever course its links name', async () => {
    const first = await openedCopy(used);
    await answerCopy(first.teacher, 'copy');
    const custom = { pathlight_ref: used.reflection };
    const between = (await clicked(first, { custom })).replace('reflections/', '');
    const second = await copyOf(first.place);
    const course = second.course([first.lmsId, first.old]);
    await viewOf(second.launch({ course, courseRole: 'teacher' }));
    const place = await courseOf(used.course, second.lmsId);
    const teacher = await buildPerson({ course: place, role: 'teacher' });
    const view = await clicked(second, { course, custom: { pathlight_ref: between } });
    expect(await clicked(second, { course, custom })).to.equal(view);
    expect((await readCopy(teacher)).toCome.assignments).to.deep.equal(['Look ahead']);
    await answerCopy(teacher, 'copy');
    const { counts } = await contentsOf(place);
    expect(counts).to.include({ assignments: 2, placements: 1, tagged_items: 2 });
  });

  it('LTI-C10: a changed answer takes out what nobody uses, keeps the rest, and can be changed back', async () => {
    const copied = await openedCopy(used);
    const { teacher, place } = copied;
    await answerCopy(teacher, 'copy');
    const custom = { pathlight_ref: used.reflection };
    const view = await clicked(copied, { custom, resourceLink: { id: 'x' } });
    const student = await buildPerson({ course: place });
    await handIn(student, view.replace('reflections/', ''));
    expect((await readCopy(teacher)).copied).to.deep.equal({
      unused: ['Look ahead'],
      used: ['Look back'],
    });
    const fresh = await answerCopy(teacher, 'fresh');
    expect(fresh.answer!.choice).to.equal('fresh');
    const { counts } = await contentsOf(place);
    expect(counts).to.include({ assignments: 1, placements: 0, tagged_items: 0, submissions: 1 });
    expect(fresh.toCome.assignments).to.deep.equal(['Look ahead']);
    await answerCopy(teacher, 'copy');
    expect((await contentsOf(place)).counts).to.include({ assignments: 2, submissions: 1 });
  });

  it('LTI-C10: an item that was tagged to a goal in the new course stays when it starts fresh', async () => {
    const { teacher, place } = await openedCopy(used);
    await answerCopy(teacher, 'copy');
    const student = await buildPerson({ course: place });
    const goal = await buildGoal(student);
    const api = await apiAs(teacher);
    const board = await reply<{ items: { key: string; title: string }[] }>(api.get('/api/tags'));
    const { key } = board.items.find(({ title }) => title === 'A video on welding')!;
    await reply(api.put(`/api/tags/${key}/goals/${goal.id}`));
    await reply(api.delete(`/api/tags/${key}/goals/${goal.id}`));
    await answerCopy(teacher, 'fresh');
    expect((await contentsOf(place)).counts).to.include({ tagged_items: 1, goal_tags: 1 });
  });

  it('only the teachers of the course answer, and only where there is a question', async () => {
    const { place } = await openedCopy(used);
    const body = { choice: 'copy' };
    const ask = async (role: 'student' | 'counselor' | 'admin') =>
      apiAs(await buildPerson({ course: place, role }));
    await reply((await ask('student')).get('/api/course-copy'), 403);
    await reply((await ask('student')).put('/api/course-copy', body), 403);
    await reply((await ask('admin')).get('/api/course-copy'), 200);
    await reply((await ask('admin')).put('/api/course-copy', body), 403);
    await reply((await ask('counselor')).put('/api/course-copy', { choice: 'maybe' }), 400);
    await reply((await ask('counselor')).put('/api/course-copy', body), 200);
    await reply((await apiAs(used.teacher)).put('/api/course-copy', body), 404);
  });
});

describe('which course a copy came from', function () {
  this.timeout(60_000);

  it('LTI-C10: another registration of the same LMS counts, another LMS and another district do not', async () => {
    const used = await usedCourse();
    const again = await otherRegistration(used.course);
    const { teacher } = await openedCopy(used, again);
    expect((await readCopy(teacher)).toCome.assignments).to.have.length(2);

    const elsewhere = await otherRegistration(used.course, `https://lms.test/${randomUUID()}`);
    expect((await readCopy((await openedCopy(used, elsewhere)).teacher)).source).to.equal(null);

    const stranger = await registeredCourse();
    const theirs = await openedCopy(used, stranger);
    expect((await readCopy(theirs.teacher)).source).to.equal(null);
    const custom = { pathlight_ref: used.reflection };
    expect(await clicked(theirs, { custom })).to.equal('');
    const history = [`link-${used.reflection}`];
    expect(await clicked(theirs, linkTo('Look back', { history }))).to.equal('');
    expect((await contentsOf(theirs.place)).counts.assignments).to.equal(0);
  });

  it('LTI-C10: the nearest course with something in it, and one that links name without a history', async () => {
    const used = await usedCourse();
    const empty = await copyOf(used.course);
    await viewOf(empty.launch({ courseRole: 'teacher' }));
    const copied = await copyOf(used.course);
    const course = copied.course(['unknown', empty.lmsId, copied.old]);
    await viewOf(copied.launch({ course, courseRole: 'teacher' }));
    const place = await courseOf(used.course, copied.lmsId);
    const teacher = await buildPerson({ course: place, role: 'teacher' });
    expect((await readCopy(teacher)).toCome.assignments).to.have.length(2);

    const silent = await copyOf(used.course);
    const told = { course: silent.course([]), custom: { pathlight_ref: used.reflection } };
    await clicked(silent, told);
    const there = await courseOf(used.course, silent.lmsId);
    const other = await buildPerson({ course: there, role: 'teacher' });
    expect((await readCopy(other)).toCome.assignments).to.deep.equal(['Look ahead']);
  });

  it('LTI-C11: a history that comes late is taken up, and one that is missing later clears nothing', async () => {
    const used = await usedCourse();
    const copied = await copyOf(used.course);
    const late = { course: copied.course([]), courseRole: 'teacher' as const };
    await viewOf(copied.launch(late));
    const place = await courseOf(used.course, copied.lmsId);
    const teacher = await buildPerson({ course: place, role: 'teacher' });
    expect((await readCopy(teacher)).source).to.equal(null);
    await viewOf(copied.launch({ courseRole: 'teacher' }));
    await viewOf(copied.launch(late));
    expect((await readCopy(teacher)).source).not.to.equal(null);
  });
});

describe('links that lost our reference', function () {
  this.timeout(60_000);
  let used: UsedCourse;
  let copied: Awaited<ReturnType<typeof openedCopy>>;
  beforeEach(async () => {
    used = await usedCourse();
    copied = await openedCopy(used);
  });

  it('LTI-C10: are found by the links they were copied from, and known again afterwards', async () => {
    const history = ['gone', `link-${used.reflection}`];
    const link = linkTo('Renamed by the teacher', { history });
    const view = await clicked(copied, link);
    expect(view)
      .to.match(/^reflections\//)
      .and.not.to.contain(used.reflection);
    const { id } = link.resourceLink;
    expect(await clicked(copied, { resourceLink: { id, title: 'Anything' } })).to.equal(view);
    // An activity is known by the link that opened it.
    const custom = { pathlight_ref: used.activity };
    const course = { lmsId: copied.old, history: [] };
    await clicked(copied, { course, custom, resourceLink: { id: 'activity-link' } });
    const lost = linkTo('Anything', { history: ['activity-link'] });
    expect(await clicked(copied, lost)).to.equal('goals?new=1');
  });

  it('LTI-C10: are found by their title in the course they were copied from, if only one has it', async () => {
    expect(await clicked(copied, linkTo(' look BACK '))).to.match(/^reflections\//);
    expect(await clicked(copied, linkTo('Write a goal'))).to.equal('goals?new=1');
    await buildActivity(used.course, 'Look ahead');
    expect(await clicked(copied, linkTo('Look ahead'))).to.equal('');
    expect(await clicked(copied, linkTo('Pathlight'))).to.equal('');
    await answerCopy(copied.teacher, 'fresh');
    expect(await clicked(copied, linkTo('Write a goal'))).to.equal('');
  });

  it('LTI-C10: are found by the gradebook column that was copied with them', async () => {
    const service = { lineItemsUrl: 'https://lms.test/items', scopes: [] };
    await viewOf(copied.launch({ courseRole: 'teacher', grades: service }));
    await answerCopy(copied.teacher, 'copy');
    const url = `https://lms.test/items/${randomUUID()}`;
    const item = { url, label: 'x', scoreMaximum: 10, resourceId: used.reflection };
    await withLineItems(copied.place, [item]);
    const grades = { lineItemUrl: url, scopes: [] };
    const view = await clicked(copied, { ...linkTo('Renamed'), grades });
    expect(view)
      .to.match(/^reflections\//)
      .and.not.to.contain(used.reflection);
    // And the column is no foreign course work.
    expect((await contentsOf(copied.place)).counts.tagged_items).to.equal(2);
  });

  it('LTI-C10: before the answer a student sees the work that is named, else a page that says to wait', async () => {
    const grades = { lineItemUrl: 'https://lms.test/items/lost', scopes: [] };
    expect(await clicked(copied, { ...linkTo('Renamed'), grades })).to.equal('not-ready');
    const custom = { pathlight_ref: randomUUID() };
    expect(await clicked(copied, { ...linkTo('Renamed'), custom })).to.equal('not-ready');
    const named = { ...linkTo('Any'), custom: { pathlight_ref: used.unused } };
    expect(await clicked(copied, named)).to.match(/^reflections\//);
    expect(await clicked(copied, {})).to.equal('');
    const teacher = { ...linkTo('Renamed'), grades, courseRole: 'teacher' } as const;
    expect(await viewOf(copied.launch(teacher))).to.equal('class');
    await answerCopy(copied.teacher, 'fresh');
    expect(await clicked(copied, { ...linkTo('Renamed'), grades })).to.equal('');
  });

  it('a link of a course that is no copy is looked up by nothing but itself', async () => {
    const course = await registeredCourse();
    await buildAssignment(course, { title: 'Look back' });
    const copy = await copyOf(course);
    const fields = { course: copy.course([]), ...linkTo('Look back') };
    expect(await clicked(copy, fields)).to.equal('');
  });
});

/** Lets the job read these columns from the LMS. */
async function withLineItems(course: Course, items: object[]): Promise<void> {
  const subject = { tenantId: course.tenantId, subjectId: course.courseId };
  const lms = { listLineItems: () => Promise.resolve(items) };
  await refreshLineItems(subject, lms as never);
}
