import { expect } from 'chai';
import type { FrameLocator, Page } from 'playwright-core';
import { globalSql, sql, withTenant } from '#server/db/tenant.js';
import { fillClass } from '../support/relevance.js';
import { newVisit, type Visit } from './support/browser.js';
import { gradebookSays } from './support/gradebook.js';
import { looksRight } from './support/looks-right.js';
import { nextSeptember } from './support/moved-date.js';
import { type MovedProduct, startMovedProduct } from './support/moved-product.js';
import { api, goTo, settled } from './support/pages.js';

const DAY = 86_400_000;
const MAYA = /Maya Okafor/;
const UNIT = 'Fractions in a recipe';
const PRIVATE = 'Sing where nobody hears it';
const GOAL = 'Double a recipe without help';
const SHOWN = 'Plan a meal for ten';

/** A teacher's year in one course: give, tag, look, answer, pass on, copy, count. */
describe('the year of a teacher', function () {
  this.timeout(150_000);
  const first = nextSeptember();
  let product: MovedProduct;
  let visit: Visit;
  let page: Page;
  let tool: FrameLocator;
  let maya = '';
  let given = '';

  before(async () => {
    product = await startMovedProduct();
    visit = await newVisit([product.lms, product.tool]);
    ({ page, tool } = visit);
  });
  after(async () => {
    await product.stop();
    expect(visit.foreign, 'P9: requests to other hosts').to.deep.equal([]);
  });
  afterEach(() => {
    expect(visit.errors, 'errors on the pages').to.deep.equal([]);
  });

  const frame = () => page.frame({ name: 'tool_content' })!;
  const onDay = (number: number) =>
    product.clock.moveTo(new Date(first.getTime() + (number - 1) * DAY));
  const button = (name: string | RegExp) => tool.getByRole('button', { name });
  const lineOfMaya = () => tool.locator('ilp-class-list a', { hasText: 'Maya Okafor' });
  const course = (part: string, rest: string, id = '1') =>
    page.goto(`${product.lms}/canvas/courses/${id}${rest}?as=${part}&locale=en`);

  /** Whoever comes back comes through the course. */
  async function openAs(part: string, path?: string): Promise<void> {
    await course(part, '/tool');
    await tool.getByRole('heading', { level: 1 }).waitFor();
    if (path !== undefined) await goTo(frame(), path);
    await settled(frame());
  }

  it('§6.4, D1: the class is there, with what can be done, and nothing to set up', async () => {
    onDay(1);
    await openAs('student');
    maya = ((await api(frame(), 'GET', '/session')) as { personId: string }).personId;
    await api(frame(), 'POST', '/goals', {
      ...{ title: GOAL, kind: 'academic', horizon: 'year' },
      visibility: 'teachers',
    });
    await api(frame(), 'POST', '/goals', {
      ...{ title: PRIVATE, kind: 'artistic', horizon: 'year', visibility: 'private' },
    });
    await openAs('teacher');
    await tool.getByText('62 students ·').waitFor();
    await tool.getByText('Maya Okafor').first().waitFor();
    await tool.getByRole('link', { name: 'Reflections' }).waitFor();
    await lineOfMaya().focus();
    await button(/^Note: write about Maya Okafor/).waitFor();
    await looksRight(page, 'd1-class');
  });

  it('§6.4, D3: an activity of the subject, seen as a student, is in the course', async () => {
    onDay(3);
    await course('teacher', '/assignments');
    await page.getByRole('link', { name: 'Add assignment from Pathlight' }).click();
    await tool.locator('ilp-ready-picker ilp-field[name=subject] select').selectOption('math');
    const tile = tool.locator('ilp-ready-picker li button').filter({ hasText: '· Math ·' }).first();
    given = (await tile.locator('.name').textContent())!.trim();
    await tile.click();
    await tool.getByLabel('Complete or not complete').check();
    await button('See it as a student').click();
    await tool.getByText('This is what your students will see.').waitFor();
    await looksRight(page, 'd3-preview');
    await button('Back to editing').click();
    await button('Add to course').click();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('link', { name: given }).waitFor();
  });

  it('§6.4, D4: two pieces of work are tied to goals, and say to how many', async () => {
    onDay(4);
    await showGoals(10);
    await openAs('teacher', 'tags');
    await tool.getByText('Add other work').click();
    await tool.getByLabel('Title of the work').fill(UNIT);
    await button('Add this work').click();
    for (const title of [UNIT, given]) {
      await tool.locator('ilp-item-list').getByRole('button', { name: title }).click();
      await tool.getByRole('heading', { name: `Goals that ${title} helps` }).waitFor();
      await tool.getByLabel(GOAL).check();
      await tool.getByText('Fewer than 10 students have a goal here.').waitFor();
      await tool
        .locator('ilp-item-list')
        .getByRole('button', { name: title })
        .filter({ hasText: '1 goal tagged' })
        .waitFor();
    }
    for (const box of await tool.getByLabel(SHOWN).all()) await box.check();
    await tool.getByText('11 students have a goal here.').waitFor();
    await looksRight(page, 'd4-tags');
  });

  /** So many more of the class show their teachers a goal. */
  async function showGoals(count: number): Promise<void> {
    const [district] = await globalSql<{ id: string }>('select id from tenants');
    await withTenant(district!.id, async () => {
      const key = [district!.id, maya, count];
      await sql(
        `insert into plans (tenant_id, id, student_id)
         select $1, gen_random_uuid(), p.id from people p
         join enrolments o on o.tenant_id = $1 and o.person_id = $2
         join enrolments e on e.tenant_id = $1 and e.course_id = o.course_id and e.person_id = p.id
                          and e.role = 'student' and e.person_id <> $2
         where p.tenant_id = $1 and p.name is not null
           and not exists (select 1 from plans n where n.tenant_id = $1 and n.student_id = p.id)
         order by p.name limit $3`,
        key,
      );
      await sql(
        `insert into goals (tenant_id, id, plan_id, title, kind, horizon, visibility)
         select $1, gen_random_uuid(), n.id, $4, 'academic', 'year', 'teachers' from plans n
         where n.tenant_id = $1 and n.student_id <> $2 order by n.id limit $3`,
        [...key, SHOWN],
      );
    });
  }

  it('§6.4, D15: what the class wants, in numbers that name nobody, and how to begin', async () => {
    onDay(15);
    await openAs('teacher', 'relevance');
    await tool.getByText('Fewer than ten, or not to be shown').waitFor();
    await fillsUp();
    await goTo(frame(), 'class');
    await goTo(frame(), 'relevance');
    await tool.getByText(/^To start tomorrow:/).waitFor();
    for (const words of await tool.locator('ilp-heat-map .want strong').allTextContents())
      expect(Number.parseInt(words, 10), words).to.be.at.least(10);
    await looksRight(page, 'd15-map');
    await button('See what you can do').first().waitFor();
    await tool.locator('ilp-heat-map .want').first().click();
    await tool.locator('ilp-want-dialog').getByText('Who shows it to you').waitFor();
    await tool.locator('ilp-want-dialog').getByLabel(UNIT).check();
    await page.keyboard.press('Escape');
    await tool.locator('ilp-heat-map td .mark').first().waitFor();
    await looksRight(page, 'd15-touched');
  });

  /** Forty more who want something: the class of the demo has saved nothing. */
  async function fillsUp(): Promise<void> {
    const [district] = await globalSql<{ id: string }>('select id from tenants');
    const tenantId = district!.id;
    const [own] = await withTenant(tenantId, () =>
      sql<{ id: string }>(
        `select course_id as id from enrolments where tenant_id = $1 and person_id = $2`,
        [tenantId, maya],
      ),
    );
    await fillClass({ tenantId, courseId: own!.id }, { size: 40, groups: 0, seed: 40 });
  }

  it('§6.4, D20: what is handed in is read, answered, and in the gradebook once', async () => {
    onDay(20);
    await course('student', '/assignments');
    await page.getByRole('link', { name: given }).click();
    await tool.getByRole('textbox').first().fill('I halve a recipe each Sunday.');
    await tool
      .getByText(/^Saved/)
      .first()
      .waitFor();
    await button('Hand in').click();
    await button('Yes, hand in').click();
    await tool
      .getByText(/^Handed in/)
      .first()
      .waitFor();
    await moreHandIn();
    await course('teacher', '/assignments');
    await page.getByRole('link', { name: given }).click();
    await tool.getByRole('link', { name: 'Read all in a row' }).click();
    const ofMaya = tool.locator('ilp-response-card', { hasText: 'Maya Okafor' });
    await ofMaya.getByText('I halve a recipe each Sunday.').waitFor();
    await ofMaya.getByRole('button', { name: 'Tell me more: why?' }).click();
    await looksRight(page, 'd20-answers');
    await button('Mark all 4 as complete').click();
    await tool.getByText('4 students are done.').first().waitFor();
    await button('Undo').click();
    await tool.getByText('4 students wait for you again. Nothing was sent.').last().waitFor();
    await button('Mark all 4 as complete').click();
    await ofMaya.getByText(/Read · Complete/).waitFor();
    await looksRight(page, 'd20-complete');
    await course('teacher', '/grades');
    expect(await page.getByRole('row', { name: MAYA }).textContent()).to.not.contain('why?');
  });

  /** Three more of the class hand in: the sandbox lets one student in. */
  async function moreHandIn(): Promise<void> {
    const [district] = await globalSql<{ id: string }>('select id from tenants');
    await withTenant(district!.id, async () => {
      await sql(
        `insert into submissions (tenant_id, id, assignment_id, student_id, status, answers, submitted_at)
         select $1, gen_random_uuid(), s.assignment_id, e.person_id, 'submitted', s.answers, s.submitted_at
         from submissions s join assignments a on a.tenant_id = $1 and a.id = s.assignment_id
         join enrolments e on e.tenant_id = $1 and e.course_id = a.course_id and e.role = 'student'
         join people p on p.tenant_id = $1 and p.id = e.person_id and p.name is not null
         where s.tenant_id = $1 and s.student_id = $2 and e.person_id <> $2
         order by p.name limit 3`,
        [district!.id, maya],
      );
      await sql(
        `insert into submission_versions (tenant_id, id, submission_id, number, answers, submitted_at)
         select tenant_id, gen_random_uuid(), id, 1, answers, submitted_at from submissions
         where tenant_id = $1 and student_id <> $2`,
        [district!.id, maya],
      );
    });
  }

  it('§6.4, D45: a word on a goal, a worry passed on, and a receipt without what comes of it', async () => {
    onDay(45);
    await openAs('teacher');
    await lineOfMaya().focus();
    await page.keyboard.press('w');
    await tool.locator('ilp-quick-note textarea:focus').waitFor();
    await page.keyboard.type('Very tired all week');
    await page.keyboard.press('Control+Enter');
    await tool.locator('ilp-quick-note').waitFor({ state: 'detached' });
    await tool.getByText('Passed to the counselor', { exact: true }).click();
    await tool.getByText(/^\s*Received .*nobody has looked yet/).waitFor();
    expect(await tool.locator('ilp-told-worries').textContent()).to.not.contain('tired');
    await looksRight(page, 'd45-loop');
  });

  it('§6.4, D90: what was handed in counts for its goal, and tells something for the next unit', async () => {
    onDay(90);
    await openAs('student', 'goals');
    await tool.getByRole('link', { name: given }).waitFor();
    await tool.getByText('Graded').waitFor();
    await openAs('teacher', `class/${maya}`);
    await tool.getByText(GOAL).first().waitFor();
    await tool.getByText(given).first().waitFor();
    await looksRight(page, 'd90-student');
    await goTo(frame(), 'class');
    await tool.getByRole('link', { name: 'Work that became evidence' }).click();
    await tool.getByText(/used “.*”\. Ask what made it worth keeping/).waitFor();
    const used = tool.locator('ilp-class-evidence-view li', { hasText: given });
    await used.locator('summary').click();
    await used.getByRole('link', { name: 'Maya Okafor' }).waitFor();
    await looksRight(page, 'd90-evidence');
  });

  it('§6.4, D120: the course is copied for the next term, asked once, and its work is there', async () => {
    onDay(120);
    await course('teacher', '');
    await page.getByRole('button', { name: 'Copy this course' }).click();
    await page.getByRole('heading', { name: /\(copy\)$/ }).waitFor();
    const id = /courses\/(\d+)/.exec(page.url())![1]!;
    await course('teacher', '/tool', id);
    await button('Copy into this course').click();
    await tool.getByText(/^Copied from/).waitFor();
    await tool.getByRole('link', { name: 'Reflections' }).click();
    await tool.getByRole('link', { name: given }).waitFor();
    await looksRight(page, 'd120-copy');
  });

  it('§6.4, D180: how far each plan is, and no word of what a student keeps private', async () => {
    onDay(180);
    await openAs('teacher', `class/${maya}`);
    await tool.getByText(GOAL).first().waitFor();
    expect(await tool.getByText(PRIVATE).count()).to.equal(0);
    await goTo(frame(), 'completion');
    const line = tool.locator('ilp-class-completion li').filter({ hasText: 'Maya Okafor' });
    await line.getByText(/\d+ of \d+ parts done/).waitFor();
    expect(await tool.locator('ilp-class-completion').textContent()).to.not.contain(PRIVATE);
    await goTo(frame(), 'class');
    await tool.getByRole('link', { name: 'Class report', exact: true }).click();
    await tool.getByRole('row', { name: 'Have a goal under way' }).waitFor();
    await tool.getByRole('heading', { name: 'Themes' }).waitFor();
    const report = await tool.locator('ilp-class-report-view').textContent();
    expect(report).to.not.contain(PRIVATE).and.to.not.contain('Okafor');
    await looksRight(page, 'd180-report');
    await arrivedOnce();
  });

  /** By the end of the year the scores of one act are in the gradebook, with the comment, once. */
  async function arrivedOnce(): Promise<void> {
    await openAs('teacher', 'assignments');
    await tool.getByRole('link', { name: given }).click();
    await button(MAYA).click();
    await gradebookSays(`${product.lms}/canvas/courses/1`, 'Maya Okafor', /why\?/);
    await tool.locator('ilp-student-work').getByText('In the gradebook').waitFor();
    await course('teacher', '/grades');
    expect(await page.getByRole('row', { name: MAYA }).count()).to.equal(1);
    expect(await page.getByRole('row', { name: MAYA }).textContent()).to.contain('why?');
  }
});
