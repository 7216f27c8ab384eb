import { expect } from 'chai';
import type { Frame, FrameLocator, Locator, Page } from 'playwright-core';
import type { CoursePlan } from '#contracts/course-plans.js';
import { newVisit } from './browser.js';
import { gradebookSays } from './gradebook.js';
import { api, goTo } from './pages.js';
import type { wordsIn } from './words.js';

/** What the days of the first year of high school walk with. */
export interface Walk {
  locale: 'en' | 'es';
  say: ReturnType<typeof wordsIn>;
  /** The course in the LMS. */
  course: string;
  origins: string[];
  page: Page;
  tool: FrameLocator;
  goal: string;
  frame: () => Frame;
  /** Through the course, as somebody, to a place of the tool. */
  openAs: (part: string, path?: string) => Promise<void>;
  /** A picture at each width. */
  looksRight: (name: string) => Promise<void>;
}

const INTERVIEW = {
  en: 'Five open questions about work',
  es: 'Cinco preguntas abiertas sobre un trabajo',
} as const;
const CELLS = { en: 'Cells under the microscope', es: 'Células bajo el microscopio' } as const;
const MAYA = 'Maya Okafor';

const named = ({ tool, say }: Walk, key: string, within: Locator | FrameLocator = tool) =>
  within.getByRole('button', { name: say(key), exact: true });

/** The counselor waives what is missing, approves all plans together, takes it back, and approves again. */
export async function approvesTogether(walk: Walk): Promise<void> {
  const { say, tool, openAs, frame, looksRight } = walk;
  await openAs('counselor', 'course-plans');
  const href = await tool.getByRole('link', { name: /Maya/ }).getAttribute('href');
  const student = /class\/([^/]+)\/courses/.exec(href ?? '')?.[1] ?? '';
  const path = `/class/${student}/course-plan`;
  const except = (kind: string, ref: string) =>
    api(frame(), 'PUT', `${path}/exceptions`, { kind, ref, reason: 'Agreed with family' });
  const plan = (await api(frame(), 'GET', path)) as CoursePlan;
  for (const { key, requirements } of plan.audits)
    for (const { id, missing } of requirements)
      if (missing > 0) await except('requirement', `${key} ${id}`);
  for (const { code, problems, exception } of plan.courses)
    if (problems.length > 0 && !exception) await except('prerequisite', code);
  await goTo(frame(), 'course-plans');
  await tool.getByRole('heading', { name: say('courses.waiting-ready') }).waitFor();
  await looksRight('day-31-ready');
  const approve = tool.locator('ilp-waiting-plans-view .button.primary');
  await approve.click();
  await named(walk, 'common.undo').click();
  await approve.waitFor();
  await approve.click();
  await tool.getByText(say('courses.waiting-none')).waitFor();
}

/** A parent opens the plan of courses on a phone by the link that the counselor gave, and signs it. */
export async function guardianSigns(walk: Walk): Promise<void> {
  const { locale, say, tool, origins, openAs, frame, looksRight } = walk;
  await openAs('student');
  const { personId } = (await api(frame(), 'GET', '/session')) as { personId: string };
  await openAs('student', 'courses');
  await tool.getByText(say('signing.next-guardian-sign')).first().waitFor();
  await looksRight('day-32-waits-for-family');
  await openAs('counselor', `class/${personId}/family`);
  await tool.getByLabel(say('family.invite-locale')).selectOption(locale);
  await named(walk, 'family.invite-make').click();
  await tool.locator('ilp-copy-row code').nth(1).waitFor();
  const [url = '', code = ''] = await tool.locator('ilp-copy-row code').allInnerTexts();
  const phone = await newVisit(origins, { locale: `${locale}-US`, width: 360, height: 740 });
  await phone.page.goto(url);
  await phone.page.getByLabel(say('family-page.code')).fill(code);
  await phone.page.getByLabel(say('family-page.name')).fill('Rosa Lopez');
  await phone.page.getByRole('button', { name: say('family-page.join-open') }).click();
  await phone.page.getByRole('link', { name: say('family-page.s-courses'), exact: true }).click();
  await phone.page.getByRole('button', { name: say('signing.agreed-sign'), exact: true }).click();
  await phone.page.getByRole('heading', { name: say('signing.signatures') }).waitFor();
  expect([...phone.errors, ...phone.foreign]).to.deep.equal([]);
  await phone.context.close();
  await openAs('student', 'courses');
  await tool
    .getByText(/Rosa Lopez/)
    .first()
    .waitFor();
  await looksRight('day-32-signed');
}

/** English gives a talk about a career as an assignment: its grade stands in the gradebook and here. */
export async function interviewsForEnglish(walk: Walk): Promise<void> {
  const { locale, say, course, page, tool, looksRight } = walk;
  const visit = (as: string, where: string) =>
    page.goto(`${course}/${where}?as=${as}&locale=${locale}`);
  await visit('teacher', 'assignments');
  await page.getByRole('link', { name: 'Add assignment from Pathlight' }).click();
  await tool.getByLabel(say('ready.search')).fill(INTERVIEW[locale]);
  await tool.locator('ilp-ready-picker button', { hasText: INTERVIEW[locale] }).click();
  await tool.getByLabel(say('assignments.grade-points'), { exact: true }).check();
  await tool.getByLabel(say('assignments.points-label')).fill('10');
  await looksRight('day-40-attach');
  await named(walk, 'assignments.add-to-course').click();
  await page.getByRole('button', { name: 'Save' }).click();
  await visit('student', 'assignments');
  await page.getByRole('link', { name: INTERVIEW[locale] }).click();
  const boxes = tool.getByRole('textbox');
  await boxes.first().waitFor();
  for (const box of await boxes.all()) await box.fill('A welder in our town.');
  await tool
    .getByText(locale === 'en' ? /^Saved/ : /^Guardado/)
    .first()
    .waitFor();
  await looksRight('day-40-writes');
  await named(walk, 'assignments.hand-in').click();
  await named(walk, 'assignments.hand-in-yes').click();
  await visit('teacher', 'assignments');
  await page.getByRole('link', { name: INTERVIEW[locale] }).click();
  await tool.getByRole('button', { name: new RegExp(MAYA) }).click();
  await tool.getByLabel(say('assignments.score'), { exact: true }).fill('9');
  await tool.getByLabel(say('assignments.comment', { name: MAYA })).fill('Ask about pay too.');
  await tool
    .getByRole('button', { name: new RegExp(`^${say('common.save')}`) })
    .first()
    .click();
  await tool.getByText(say('assignments.delivery-sent')).first().waitFor();
  await gradebookSays(course, MAYA, /9.*Ask about pay too\./s);
  await visit('student', 'assignments');
  await page.getByRole('link', { name: INTERVIEW[locale] }).click();
  await tool.getByText('Ask about pay too.').waitFor();
  await looksRight('day-40-feedback');
}

/** Biology’s work shows who uses it, and the student says how it helps. */
export async function seesWhyBiology(walk: Walk): Promise<void> {
  const { locale, say, tool, goal, openAs, looksRight } = walk;
  await openAs('teacher', 'tags');
  await tool.getByText(say('tags.add'), { exact: true }).click();
  const form = tool.locator('ilp-item-form');
  await form.getByRole('textbox').first().fill(CELLS[locale]);
  await form.locator('button[type=submit]').click();
  await tool.getByRole('button', { name: new RegExp(CELLS[locale]) }).click();
  await tool.getByLabel(new RegExp(goal)).check();
  const biology = tool.locator('ilp-theme-picker').getByRole('button', {
    ...{ name: say('careers-data.subject-biology-life-science'), exact: true },
  });
  await biology.click();
  await tool.locator('ilp-theme-picker button[aria-pressed=true]').waitFor();
  await openAs('student', 'goals');
  const step = tool.locator('ilp-goal-step', { hasText: CELLS[locale] });
  await step.getByRole('button', { name: say('why.title') }).click();
  await step.locator('ilp-why li a').first().waitFor();
  await looksRight('day-60-why');
  await step.getByRole('button', { name: new RegExp(`^${say('goals.helps-add')}`) }).click();
  await step.getByRole('textbox').fill('Metal and skin both burn.');
  await named(walk, 'common.save', step).click();
  await step.getByText('Metal and skin both burn.').first().waitFor();
}

/** A goal in focus, a word of a teacher on it, and a step that follows. */
export async function checksFocus(walk: Walk): Promise<void> {
  const { say, tool, goal, openAs, looksRight } = walk;
  await openAs('student', 'goals');
  const card = () => tool.locator('ilp-goal-card', { hasText: goal });
  const makeFocus = named(walk, 'goals.make-focus', card());
  await card().waitFor();
  if ((await makeFocus.count()) > 0) await makeFocus.click();
  await card().getByText(say('goals.focus'), { exact: true }).waitFor();
  await openAs('teacher');
  await tool.getByRole('link', { name: new RegExp(MAYA) }).click();
  await tool
    .locator('ilp-student-goal', { hasText: goal })
    .getByRole('button', { name: new RegExp(goal) })
    .click();
  await tool.getByLabel(say('goal-talk.write')).fill('Visit the shop on Friday.');
  await named(walk, 'goal-talk.send').click();
  await tool.getByText('Visit the shop on Friday.').last().waitFor();
  await openAs('student', 'goals');
  await card()
    .getByRole('button', { name: /^1 com/ })
    .click();
  await tool.getByText('Visit the shop on Friday.').first().waitFor();
  await tool
    .getByRole('button', { name: say('common.close') })
    .first()
    .click();
  await card()
    .getByRole('button', { name: say('goals.edit-goal', { title: goal }) })
    .click();
  const form = tool.locator('ilp-goal-form');
  await form.locator('ilp-milestone-editor .add').click();
  await form.locator('.title input').last().fill('Visit the shop');
  await form.locator('button[type=submit]').click();
  await form.waitFor({ state: 'detached' });
  await card().getByLabel('Visit the shop').waitFor();
  await looksRight('day-90-focus');
}

/** What was thought a year ago, what has changed, and one text that both agree to. */
export async function looksBackAndAgrees(walk: Walk): Promise<void> {
  const { locale, say, tool, goal, origins, course, openAs, frame, looksRight } = walk;
  await openAs('student', 'look-back');
  await tool.getByText(goal).first().waitFor();
  await tool.locator('ilp-answer').getByRole('textbox').fill('I know now that I like metal.');
  await tool
    .getByText(locale === 'en' ? /^Saved/ : /^Guardado/)
    .first()
    .waitFor();
  await looksRight('day-160-look-back');
  await named(walk, 'look-back.done').click();
  await tool.getByText(say('look-back.state-done'), { exact: true }).waitFor();
  const { personId } = (await api(frame(), 'GET', '/session')) as { personId: string };
  const desk = await newVisit(origins, { locale: `${locale}-US` });
  await desk.page.goto(`${course}/tool?as=counselor&locale=${locale}`);
  await desk.tool.getByRole('heading', { level: 1 }).waitFor();
  const adult = desk.page.frame({ name: 'tool_content' })!;
  await goTo(adult, `class/${personId}/conversations`);
  await adult.getByRole('button', { name: say('conversations.begin'), exact: true }).click();
  await adult
    .locator('ilp-talk-field[field=agreed] textarea')
    .fill('Welding next year, and biology for health.');
  await adult.locator('[data-saved=true]').waitFor();
  const yes = (who: string, name: string) => ({
    name: say(`conversations.agree-${who}`, { name }),
    exact: true,
  });
  await adult.getByRole('button', yes('staff', 'Ruth Delgado')).click();
  await goTo(frame(), `conversations/${new URL(adult.url()).pathname.split('/').at(-1)!}`);
  await tool.getByRole('button', yes('student', MAYA)).click();
  await tool.getByRole('main').getByText(say('conversations.is-agreed')).waitFor();
  await looksRight('day-160-agreed');
  expect([...desk.errors, ...desk.foreign]).to.deep.equal([]);
  await desk.context.close();
}
