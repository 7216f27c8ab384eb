import { expect } from 'chai';
import { randomUUID } from 'node:crypto';
import { AttachOptions, FormPost } from '#contracts/attach.js';
import { sql, withTenant } from '#server/db/tenant.js';
import { apiAs } from '../support/api.js';
import { buildAssignment } from '../support/assignments.js';
import {
  choice,
  choosingTeacher,
  claimsIn,
  DEEP_LINK,
  itemsIn,
  launchInto,
  lmsIdOf,
  place,
  REFLECTION,
  registeredCourse,
  SETTINGS,
  viewOf,
} from '../support/attach.js';
import { buildPerson } from '../support/builders.js';
import { reply } from '../support/reply.js';

describe('putting a plan reflection into the course', function () {
  this.timeout(30_000);

  it('F54: answers the LMS with a link, a column and its own data', async () => {
    const { api, course } = await choosingTeacher();
    const form = FormPost.parse(
      await reply(
        api.post('/api/attach', choice({ type: 'reflection', reflection: REFLECTION })),
        201,
      ),
    );
    expect(form.action).to.equal(SETTINGS.returnUrl);
    expect(claimsIn(form)).to.include({ [`${DEEP_LINK}/data`]: 'opaque-1' });
    const [row] = await withTenant(course.tenantId, () =>
      sql<{ id: string }>('select id from assignments where tenant_id = $1 and course_id = $2', [
        course.tenantId,
        course.courseId,
      ]),
    );
    const [item] = itemsIn(form);
    expect(item).to.deep.include({ type: 'ltiResourceLink', title: 'Look back' });
    expect(item?.url).to.match(new RegExp(`/lti/launch\\?ref=${row!.id}$`));
    expect(item?.custom).to.deep.equal({ pathlight_ref: row!.id });
    expect(item?.lineItem).to.deep.include({
      ...{ scoreMaximum: 20, resourceId: row!.id },
      submissionReview: { url: item?.url, custom: { pathlight_ref: row!.id } },
    });
  });

  it('“complete” asks for a column of one point, ungraded work for none', async () => {
    const { api, again } = await choosingTeacher();
    const complete = { ...REFLECTION, grading: 'complete', maxPoints: null } as const;
    expect(
      (await place(api, { type: 'reflection', reflection: complete }))[0]?.lineItem,
    ).to.include({
      scoreMaximum: 1,
    });
    const none = { ...REFLECTION, grading: 'none', maxPoints: null } as const;
    const [ungraded] = await place(await again(), { type: 'reflection', reflection: none });
    expect(ungraded).not.to.have.property('lineItem');
  });

  it('another choice in the same visit is refused; what was made can be used again', async () => {
    const { api, again } = await choosingTeacher();
    await place(api, { type: 'reflection', reflection: REFLECTION });
    const refused = await reply<{ code: string }>(
      api.post('/api/attach', choice({ type: 'reflection', reflection: REFLECTION })),
      409,
    );
    expect(refused.code).to.equal('course-not-waiting');
    const next = await again();
    const options = AttachOptions.parse(await reply(next.get('/api/attach')));
    expect(options).to.include({ isOpen: true, canGrade: true });
    const [made] = options.reusable;
    const [item] = await place(next, { type: 'reuse', assignmentId: made!.id });
    expect(item?.custom).to.deep.equal({ pathlight_ref: made!.id });
  });

  it('LTI-C41: cancelling answers with nothing chosen, and a word for the LMS to show', async () => {
    const { api } = await choosingTeacher();
    const form = await reply<FormPost>(api.post('/api/attach/cancel'));
    expect(itemsIn(form)).to.deep.equal([]);
    expect(claimsIn(form)[`${DEEP_LINK}/msg`]).to.equal('Nothing was added.');
    expect(claimsIn(form)).to.have.property('nonce');
  });

  it('bad input, students, and visits without a waiting LMS are refused', async () => {
    const { api, course, teacher } = await choosingTeacher();
    for (const wrong of [
      { maxPoints: 101 },
      { maxPoints: 12.5 },
      { maxPoints: 0 },
      { maxPoints: null },
      { blocks: [] },
      { title: ' ' },
    ])
      await reply(
        api.post(
          '/api/attach',
          choice({ type: 'reflection', reflection: { ...REFLECTION, ...wrong } }),
        ),
        400,
      );
    const good = choice({ type: 'reflection', reflection: REFLECTION });
    await reply((await apiAs(teacher)).post('/api/attach', good), 409);
    const student = await apiAs(await buildPerson({ course }));
    await reply(student.post('/api/attach', good), 403);
  });
});

describe('what a launch opens', function () {
  this.timeout(30_000);

  it('the home of the person’s role when no reflection was clicked', async () => {
    const course = await registeredCourse();
    expect(await viewOf(launchInto(course, {}))).to.equal('');
    expect(await viewOf(launchInto(course, { courseRole: 'teacher' }))).to.equal('class');
    const choosing = { messageType: 'deep-linking', deepLink: SETTINGS } as const;
    expect(await viewOf(launchInto(course, { ...choosing, courseRole: 'teacher' }))).to.equal(
      'attach',
    );
    expect(await viewOf(launchInto(course, choosing))).to.equal('');
  });

  it('an unknown or malformed reference opens the home', async () => {
    const course = await registeredCourse();
    for (const pathlight_ref of [randomUUID(), '../../class', "' or 1=1 --"])
      expect(await viewOf(launchInto(course, { custom: { pathlight_ref } }))).to.equal('');
  });

  it('F54, LTI-C10: a copied course gets its own copy of the reflection, once, without student data', async () => {
    const old = await registeredCourse();
    const id = await buildAssignment(old, { title: 'Look back' });
    const next = { lmsId: randomUUID(), title: 'Careers 8, next year', history: [] };
    const target = `/lti/launch?ref=${id}`;
    const lineItemUrl = 'https://lms.test/items/77';
    const views = await Promise.all(
      ['a', 'b', 'c'].map((sub) =>
        viewOf(
          launchInto(old, {
            ...{ course: next, target, user: { sub } },
            grades: { lineItemUrl, scopes: [] },
          }),
        ),
      ),
    );
    expect(new Set(views).size).to.equal(1);
    const copy = views[0]!.replace('reflections/', '');
    expect(copy).not.to.equal(id);
    // A later launch that tells no column keeps the one we know.
    const teacher = { course: next, target, courseRole: 'teacher' } as const;
    expect(await viewOf(launchInto(old, teacher))).to.equal(`assignments/${copy}`);
    const links = await withTenant(old.tenantId, () =>
      sql(
        'select line_item_url from assignment_links where tenant_id = $1 and assignment_id = $2',
        [old.tenantId, copy],
      ),
    );
    expect(links).to.deep.equal([{ line_item_url: lineItemUrl }]);
  });

  it('a submission review opens the student’s work', async () => {
    const course = await registeredCourse();
    const id = await buildAssignment(course);
    const student = await buildPerson({ course });
    const view = await viewOf(
      launchInto(course, {
        ...{ messageType: 'submission-review', courseRole: 'teacher', forUserSub: student.sub },
        course: { lmsId: await lmsIdOf(course), history: [] },
        custom: { pathlight_ref: id },
      }),
    );
    expect(view).to.equal(`assignments/${id}?student=${student.personId}`);
  });
});
