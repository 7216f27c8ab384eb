import { expect } from 'chai';
import type { FrameLocator, Page } from 'playwright-core';
import { gradebookSays } from './support/gradebook.js';
import { onStage } from './support/stage.js';

const SHAPES = ['canvas', 'moodle', 'schoology'] as const;
const TITLE = 'Goal check-in';

/** The whole main job, over two origins, with third-party cookies blocked. */
describe('from a student’s plan to the gradebook', function () {
  this.timeout(90_000);
  const stage = onStage();
  let page: Page;
  let tool: FrameLocator;

  beforeEach(() => {
    ({ page, tool } = stage);
  });
  afterEach(() => {
    expect(stage.visit.errors, 'errors on the pages').to.deep.equal([]);
  });

  for (const shape of SHAPES) {
    const course = () => `${stage.product.lms}/${shape}/courses/1`;

    describe(`in a course that behaves like ${shape}`, () => {
      it('F07: a student writes a first goal', async () => {
        await page.goto(`${course()}/tool?as=student`);
        await tool.getByRole('heading', { name: 'Hello, Maya' }).waitFor();
        await tool.getByRole('link', { name: /What do you want to get better at/ }).click();
        await tool.getByLabel('What do you want to reach?').fill('Build a bird house');
        await tool.getByRole('button', { name: 'Save', exact: true }).click();
        await tool.getByRole('heading', { name: 'Build a bird house' }).waitFor();
      });

      it('F12: answers thirty questions by number keys, names the result and saves a career', async () => {
        await page.goto(`${course()}/tool?as=student`);
        await tool.getByRole('link', { name: 'Explore' }).click();
        await tool.getByRole('link', { name: 'Start', exact: true }).click();
        await tool.getByRole('button', { name: /^30 questions/ }).click();
        for (let question = 1; question <= 30; question += 1) {
          await tool.getByText(`Question ${question} of 30`).waitFor();
          await page.keyboard.press(question % 6 === 4 ? '5' : '2');
        }
        await tool.getByRole('button', { name: 'See what I like' }).click();
        await tool.getByText(/^You like helping people/).waitFor();
        await tool.getByLabel('Name of this result').fill('8th grade me');
        await tool.getByText(/^Saved/).waitFor();
        const career = tool.locator('ilp-match-rows a').first();
        const title = (await career.textContent())?.trim() ?? '';
        await career.click();
        await tool.getByRole('heading', { level: 1, name: title }).waitFor();
        await tool.getByRole('button', { name: 'Save this career' }).click();
        const liking = tool.getByRole('group', { name: 'How much does it interest you?' });
        await liking.getByRole('radio', { name: '4 stars' }).check({ force: true });
        await tool.getByLabel('What do you think about it?').fill('I would like the people.');
        await tool.getByText(/^Saved \d/).waitFor();
        await tool.getByRole('link', { name: 'ILP', exact: true }).click();
        await tool.getByRole('link', { name: title }).waitFor();
      });

      it('B3: a teacher puts a plan reflection into the course', async () => {
        await page.goto(`${course()}/assignments?as=teacher`);
        await page.getByRole('link', { name: 'Add assignment from Pathlight' }).click();
        await tool.getByRole('heading', { name: 'Add to your course' }).waitFor();
        await tool.getByText(TITLE, { exact: true }).click();
        await tool.getByLabel('Points', { exact: true }).check();
        await tool.getByLabel('Points for full credit').fill('10');
        await tool.getByRole('button', { name: 'Add to course' }).click();
        if (shape !== 'schoology') await page.getByRole('button', { name: 'Save' }).click();
        await page.getByRole('link', { name: TITLE }).waitFor();
      });

      it('U1: a student writes it there, sees it saved, and hands it in', async () => {
        await page.goto(`${course()}/assignments?as=student`);
        await page.getByRole('link', { name: TITLE }).click();
        const answers = tool.getByRole('textbox');
        await answers.first().fill('I want to build a bird house, since I like wood.');
        await tool
          .getByText(/^Saved/)
          .first()
          .waitFor();
        await page.reload();
        await tool.getByText('I want to build a bird house').or(answers.first()).first().waitFor();
        expect(await answers.first().inputValue()).to.match(/bird house/);
        await tool.getByRole('button', { name: 'Hand in' }).click();
        await tool.getByRole('button', { name: 'Yes, hand in' }).click();
        await tool
          .getByText(/^Handed in/)
          .first()
          .waitFor();
      });

      it('B3: the teacher scores it and the score arrives in the gradebook, once', async () => {
        await page.goto(`${course()}/assignments?as=teacher`);
        await page.getByRole('link', { name: TITLE }).click();
        await tool.getByRole('button', { name: /Maya Okafor/ }).click();
        await tool.getByText('I want to build a bird house').waitFor();
        await scoreWith('8', 'Which wood will you use?');
        await gradebookSays(course(), 'Maya Okafor', /8.*Which wood will you use\?/s);
        await page.goto(`${course()}/assignments?as=teacher`);
        await page.getByRole('link', { name: TITLE }).click();
        await tool.getByRole('button', { name: /Maya Okafor/ }).click();
        await scoreWith('9', 'Which wood will you use?');
        await gradebookSays(course(), 'Maya Okafor', /9.*Which wood will you use\?/s);
      });

      it('B1: the teacher tags it to the goal, and the goal shows it as a step', async () => {
        await page.goto(`${course()}/tool?as=teacher`);
        await tool.getByRole('link', { name: 'Tags' }).click();
        await tool.getByRole('button', { name: new RegExp(TITLE) }).click();
        await tool.getByLabel(/Build a bird house/).check();
        await page.goto(`${course()}/tool?as=student`);
        await tool.getByText('Which wood will you use?').waitFor();
        await tool.getByRole('link', { name: 'All goals' }).click();
        await tool.getByRole('link', { name: TITLE }).waitFor();
        await tool.getByText('Graded').waitFor();
      });

      async function scoreWith(points: string, comment: string): Promise<void> {
        await tool.getByLabel('Score', { exact: true }).fill(points);
        await tool.getByLabel('Comment to Maya Okafor').fill(comment);
        await tool.getByRole('button', { name: /^Save/ }).first().click();
        await tool.getByText('In the gradebook').first().waitFor();
      }
    });
  }
});
