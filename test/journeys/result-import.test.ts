import { expect } from 'chai';
import type { FrameLocator, Page } from 'playwright-core';
import type { Visit } from './support/browser.js';
import { onStage } from './support/stage.js';

/** An administrator brings in results; the teacher reads what they mean; the administrator takes them back. */
describe('assessment results in the browser', function () {
  this.timeout(90_000);
  const stage = onStage();
  let visit: Visit;
  let page: Page;
  let tool: FrameLocator;
  const course = () => `${stage.product.lms}/canvas/courses/1`;

  beforeEach(() => {
    ({ visit, page, tool } = stage);
  });

  it('F22: from the file to what the teacher sees in the student’s record, and back', async () => {
    const sent: string[] = [];
    page.on('request', (request) => sent.push(request.postData() ?? ''));
    await page.goto(`${course()}/tool?as=student`);
    await tool.getByRole('heading', { level: 1 }).first().waitFor();
    await page.goto(`${course()}/tool?as=admin`);
    await tool.getByRole('link', { name: 'Bring in test results' }).click();
    await look('results-choose');
    await tool.getByText('Columns of the file').click();
    await look('results-columns');
    await tool.getByLabel('Choose a file').setInputFiles('seeders/demo/results/map-growth.csv');
    await tool.getByRole('button', { name: 'Check the file' }).click();
    await tool.getByText('1 row has a mistake').waitFor();
    await tool.getByText('map-growth.csv: we did not read Birth Date.').waitFor();
    await look('results-preview');
    await tool.getByLabel('student').fill('RB-204441');
    await tool.getByRole('button', { name: 'Check again' }).click();
    await tool.getByRole('button', { name: 'Bring in 2 results' }).click();
    await tool.getByText('Taken over on').waitFor();
    await look('results-applied');
    expect(sent.join(''), 'P15: what left the browser').not.to.contain('2013-01');

    await page.goto(`${course()}/tool?as=teacher`);
    await tool
      .getByRole('link', { name: /Maya Okafor/ })
      .first()
      .click();
    await tool.getByText('You are on grade level in math').waitFor();
    await tool.getByText('Brought in by Sam Whitfield').first().waitFor();
    await look('results-record');

    await page.goto(`${course()}/tool?as=admin`);
    await tool.getByRole('link', { name: 'Bring in test results' }).click();
    await tool.getByRole('button', { name: 'Take this import back' }).click();
    await tool.getByText('Taken back: 2 removed').waitFor();
    await look('results-undone');
    expect(visit.errors, 'errors on the pages').to.deep.equal([]);
  });

  it('B10: a teacher opens a student’s years from their plan', async () => {
    await page.goto(`${course()}/tool?as=teacher`);
    await tool
      .getByRole('link', { name: /Maya Okafor/ })
      .first()
      .click();
    await tool.getByRole('link', { name: 'See all school years' }).click();
    await tool.getByRole('heading', { name: 'Maya Okafor: school years' }).waitFor();
    await tool.getByText('The student can see that you looked.').waitFor();
    await look('staff-timeline');
    expect(visit.errors, 'errors on the pages').to.deep.equal([]);
  });

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
