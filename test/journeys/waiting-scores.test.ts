import { expect } from 'chai';
import type { FrameLocator, Page } from 'playwright-core';
import type { Visit } from './support/browser.js';
import { gradebookSays } from './support/gradebook.js';
import { onStage } from './support/stage.js';

const TITLE = 'Goal check-in';

/** A gradebook that refuses, then one that is busy, as teacher and administrator see it. */
describe('scores that do not reach the gradebook', function () {
  this.timeout(90_000);
  const stage = onStage();
  let visit: Visit;
  let page: Page;
  let tool: FrameLocator;
  const course = () => `${stage.product.lms}/canvas/courses/1`;

  beforeEach(() => {
    ({ visit, page, tool } = stage);
  });
  afterEach(async () => {
    await visit.context.close();
    expect(visit.foreign, 'P9: requests to other hosts').to.deep.equal([]);
    expect(visit.errors, 'errors on the pages').to.deep.equal([]);
  });

  it('R6: the teacher reads why and what to do; the administrator sends all again and they arrive', async () => {
    await handedInReflection();
    await gradebookAnswers({ status: 429, headers: { 'retry-after': '8' }, times: 1 });
    await openWork();
    await giveScore('7');
    await tool.getByText('Waiting for Canvas. Pathlight tries again by itself at').waitFor();
    await look('teacher');
    await gradebookSays(course(), 'Maya Okafor', /7/);
    await tool.getByText('In the gradebook').first().waitFor();

    await gradebookAnswers({ status: 403, text: 'forbidden' });
    await giveScore('8');
    await tool.getByText('Could not be sent').first().waitFor();
    await tool.getByText('Canvas does not let Pathlight write to the gradebook.').waitFor();

    await page.goto(`${course()}/tool?as=admin`);
    await tool.getByRole('link', { name: 'See why and what to do' }).first().click();
    await tool.getByRole('heading', { level: 1, name: 'Scores that wait' }).waitFor();
    await tool.getByText('Canvas does not let Pathlight write to the gradebook.').waitFor();
    await look('admin');
    await gradebookAnswers({});
    await tool.getByRole('button', { name: 'Send all again' }).click();
    await tool.getByText('Every score is in the gradebook').waitFor();
    await gradebookSays(course(), 'Maya Okafor', /8/);
  });

  async function handedInReflection(): Promise<void> {
    await page.goto(`${course()}/assignments?as=teacher`);
    await page.getByRole('link', { name: 'Add assignment from Pathlight' }).click();
    await tool.getByText(TITLE, { exact: true }).click();
    await tool.getByLabel('Points', { exact: true }).check();
    await tool.getByLabel('Points for full credit').fill('10');
    await tool.getByRole('button', { name: 'Add to course' }).click();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.goto(`${course()}/assignments?as=student`);
    await page.getByRole('link', { name: TITLE }).click();
    await tool.getByRole('textbox').first().fill('I want to build a bird house.');
    await tool.getByRole('button', { name: 'Hand in' }).click();
    await tool.getByRole('button', { name: 'Yes, hand in' }).click();
    await tool
      .getByText(/^Handed in/)
      .first()
      .waitFor();
  }

  async function openWork(): Promise<void> {
    await page.goto(`${course()}/assignments?as=teacher`);
    await page.getByRole('link', { name: TITLE }).click();
    await tool.getByRole('button', { name: /Maya Okafor/ }).click();
    await tool.getByText('I want to build a bird house').waitFor();
  }

  async function giveScore(points: string): Promise<void> {
    await tool.getByLabel('Score', { exact: true }).fill(points);
    await tool.getByRole('button', { name: /^Save/ }).first().click();
  }

  /** The sandbox's own switch. */
  async function gradebookAnswers(fault: object): Promise<void> {
    const address = `${stage.product.lms.replace('lms.localhost', '127.0.0.1')}/canvas/faults/scores`;
    const answer = await fetch(address, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(fault),
    });
    expect(answer.status).to.equal(204);
  }

  /** Pictures for a person to look at, where a folder for them is named. */
  async function look(name: string): Promise<void> {
    const folder = process.env.PICTURES;
    if (!folder) return;
    for (const [width, height] of [
      [1366, 768],
      [360, 740],
    ] as const) {
      await page.setViewportSize({ width, height });
      await page.screenshot({ path: `${folder}/${name}-${width}.png`, fullPage: true });
    }
    await page.setViewportSize({ width: 1366, height: 768 });
  }
});
