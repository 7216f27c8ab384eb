import { expect } from 'chai';
import { readdirSync } from 'node:fs';
import type { FrameLocator, Page } from 'playwright-core';
import type { Visit } from './support/browser.js';
import { onStage } from './support/stage.js';

const FOLDER = 'seeders/demo/oneroster';

/** An administrator brings in the demo district's files; a student sees their year. */
describe('OneRoster files in the browser', function () {
  this.timeout(90_000);
  const stage = onStage();
  let visit: Visit;
  let page: Page;
  let tool: FrameLocator;
  const course = () => `${stage.product.lms}/canvas/courses/1`;

  beforeEach(() => {
    ({ visit, page, tool } = stage);
  });

  it('U14: one bad row is mended in place, the rest taken over, and the student’s years appear', async () => {
    const sent: string[] = [];
    page.on('request', (request) => sent.push(request.postData() ?? ''));
    await page.goto(`${course()}/tool?as=admin`);
    await tool.getByRole('link', { name: 'Bring in grade levels' }).click();
    await look('choose');
    await tool
      .getByLabel('Choose files')
      .setInputFiles(readdirSync(FOLDER).map((name) => `${FOLDER}/${name}`));
    await tool.getByRole('button', { name: 'Check the files' }).click();
    await tool.getByText('1 row has a mistake').waitFor();
    await tool.getByText('We did not open demographics.csv.').waitFor();
    await tool.getByText(/users\.csv: we did not read .*givenName, familyName/).waitFor();
    await look('preview');
    await tool.getByLabel('grades').fill('08');
    await tool.getByRole('button', { name: 'Check again' }).click();
    await tool.getByRole('button', { name: 'Take over 35 rows' }).click();
    await tool.getByText('Taken over on').waitFor();
    await look('applied');
    expect(sent.join(''), 'P15: what left the browser').not.to.match(/2013-01|Okafor|Guardian/);

    await page.goto(`${course()}/tool?as=student`);
    await tool.getByText('Grade 8, now').waitFor();
    await look('student');
    expect(visit.foreign, 'P9: requests to other hosts').to.deep.equal([]);
    expect(visit.errors, 'errors on the pages').to.deep.equal([]);
  });

  /** Pictures for a person to look at, where a folder for them is named. */
  async function look(name: string): Promise<void> {
    const folder = process.env.PICTURES;
    if (!folder) return;
    for (const [width, height] of [
      [1366, 768],
      [360, 740],
    ] as const)
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height });
        await page.screenshot({
          ...{ path: `${folder}/${name}-${width}-${colorScheme}.png`, fullPage: true },
        });
      }
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize({ width: 1366, height: 768 });
  }
});
