import { expect } from 'chai';
import type { FrameLocator, Page } from 'playwright-core';
import type { Visit } from './support/browser.js';
import { onStage } from './support/stage.js';

/** Things of ours in a course, as teachers put them there and as people open them. */
describe('deep linking in a course', function () {
  this.timeout(90_000);
  const stage = onStage();
  let visit: Visit;
  let page: Page;
  let tool: FrameLocator;

  beforeEach(() => {
    ({ visit, page, tool } = stage);
  });

  const assignments = (shape: string, as: string) =>
    page.goto(`${stage.product.lms}/${shape}/courses/1/assignments?as=${as}`);

  async function open(shape: string, as: string, title: string): Promise<void> {
    await assignments(shape, as);
    await page.getByRole('link', { name: title }).click();
  }

  async function choose(shape: string): Promise<void> {
    await assignments(shape, 'teacher');
    await page.getByRole('link', { name: 'Add assignment from Pathlight' }).click();
    await tool.getByRole('heading', { name: 'Add to your course' }).waitFor();
  }

  it('F58: several things go into the course at once, and each link opens its own', async () => {
    await choose('moodle');
    await tool.getByRole('button', { name: /^Interest questions/ }).click();
    await tool.getByRole('button', { name: /^One career/ }).click();
    await tool.getByLabel('Find a career').fill('veterinarian');
    await tool.getByRole('button', { name: 'Veterinarians', exact: true }).click();
    await tool.getByText('Goal check-in', { exact: true }).click();
    await tool.getByRole('button', { name: 'Add to course' }).click();
    await page.getByText('Not graded').first().waitFor();
    expect(await page.getByText('Not graded').count()).to.equal(3);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('link', { name: 'Goal check-in' }).waitFor();

    await open('moodle', 'student', 'Veterinarians');
    await tool.getByRole('heading', { level: 1, name: 'Veterinarians' }).waitFor();
    await open('moodle', 'student', 'Interest questions');
    await tool.getByRole('heading', { name: 'What do you like to do?' }).waitFor();
    await open('moodle', 'teacher', 'Interest questions');
    await tool.getByText('Students who open this from the course see').waitFor();
    await open('moodle', 'teacher', 'Veterinarians');
    await tool.getByRole('heading', { level: 1, name: 'Veterinarians' }).waitFor();
    expect(visit.errors, 'errors on the pages').to.deep.equal([]);
  });

  it('an answer that never arrives is offered again, and arrives as the same thing', async () => {
    await choose('canvas');
    const isReturn = (url: URL) => url.pathname.endsWith('/deep_linking_response');
    await page.route(isReturn, (route) => route.abort('connectionrefused'));
    await tool.getByRole('button', { name: /^Write a goal/ }).click();
    await tool.getByLabel('Title').fill('My first goal');
    const refused = page.waitForEvent('requestfailed', (request) =>
      isReturn(new URL(request.url())),
    );
    await tool.getByRole('button', { name: 'Add to course' }).click();
    await refused;
    await page.unroute(isReturn);

    await choose('canvas');
    await tool.getByRole('heading', { name: 'Not opened in the course yet' }).waitFor();
    await tool.getByRole('button', { name: 'Try again My first goal' }).click();
    await page.getByRole('button', { name: 'Save' }).click();
    await open('canvas', 'student', 'My first goal');
    await tool.getByLabel('What do you want to reach?').waitFor();
    await choose('canvas');
    await tool.getByRole('button', { name: /^Write a goal/ }).waitFor();
    expect(await tool.getByText('Not opened in the course yet').count()).to.equal(0);
  });
});
