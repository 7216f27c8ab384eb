import { expect } from 'chai';
import type { FrameLocator, Page } from 'playwright-core';
import type { Visit } from './support/browser.js';
import { onStage } from './support/stage.js';

/** Maya of the sandbox is in Canvas and in Moodle, with one SIS id: what a newcomer can try. */
describe('one student in two LMSs', function () {
  this.timeout(90_000);
  const stage = onStage();
  let visit: Visit;
  let page: Page;
  let tool: FrameLocator;

  beforeEach(() => {
    ({ visit, page, tool } = stage);
  });
  afterEach(() => {
    expect(visit.foreign, 'P9: requests to other hosts').to.deep.equal([]);
    expect(visit.errors, 'errors on the pages').to.deep.equal([]);
  });

  it('B16: an administrator puts both records together, and either LMS opens the one plan', async () => {
    await addGoal('canvas', 'Visit the nursing college');
    await addGoal('moodle', 'Read a book on nursing');
    await openAs('canvas', 'admin');
    await tool.getByRole('link', { name: 'See records that may be one student' }).click();
    const pair = tool.locator('ilp-person-pair').filter({ hasText: 'RB-204441' });
    await pair.getByRole('row', { name: /LMS.*Canvas.*Moodle/ }).waitFor();
    await look('pair');
    await pair.getByRole('button', { name: 'Same student: Maya Okafor' }).click();
    await tool.getByText('Put both records together?').waitFor();
    await look('confirm');
    await tool.getByRole('button', { name: 'Put together' }).click();
    await tool.getByText('Put together lately').waitFor();
    await look('joined');
    for (const shape of ['canvas', 'moodle']) {
      await openAs(shape, 'student');
      await tool.getByText('Visit the nursing college').first().waitFor();
      await tool.getByText('Read a book on nursing').first().waitFor();
    }
  });

  async function openAs(shape: string, part: string): Promise<void> {
    await page.goto(`${stage.product.lms}/${shape}/courses/1/tool?as=${part}`);
    await tool.locator('h1').first().waitFor();
  }

  async function addGoal(shape: string, title: string): Promise<void> {
    await openAs(shape, 'student');
    await tool.getByRole('link', { name: /goal/i }).first().click();
    await tool.getByLabel('What do you want to reach?').fill(title);
    await tool.getByRole('button', { name: 'Save' }).click();
    await tool.getByText(title).first().waitFor();
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
