import { expect } from 'chai';
import type { FrameLocator, Page } from 'playwright-core';
import { onStage } from './support/stage.js';

/** Who is in a class, where an LMS says less or other than the teacher knows. */
describe('who is who in a class', function () {
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

  const open = (shape: string, part: string) =>
    page.goto(`${stage.product.lms}/${shape}/courses/1/tool?as=${part}`);

  it('LTI-C18: a teacher looks at one section of a Canvas course, here and on the next page', async () => {
    await open('canvas', 'teacher');
    await tool.getByText('62 students ·').waitFor();
    await tool.getByLabel('Section').selectOption('Period 5');
    await tool.getByText('31 students ·').waitFor();
    expect(await tool.locator('ilp-class-list a').count()).to.equal(31);
    await tool.getByRole('link', { name: 'Tags' }).click();
    await tool.getByRole('heading', { level: 1 }).waitFor();
    await tool.getByRole('link', { name: 'Class', exact: true }).click();
    await tool.getByText('31 students ·').waitFor();
    await tool.getByLabel('Section').selectOption('The whole class');
    await tool.getByText('62 students ·').waitFor();
  });

  it('LTI-C18: a course without sections has one list', async () => {
    await open('schoology', 'teacher');
    await tool.getByText('34 students ·').waitFor();
    expect(await tool.getByLabel('Section').count()).to.equal(0);
  });

  it('LTI-C25: a parent whom Moodle calls a student is taken off the class, told why, and put back', async () => {
    await open('moodle', 'observer');
    await tool.getByRole('heading', { name: 'Hello, Ngozi' }).waitFor();
    await open('moodle', 'teacher');
    await tool.getByText('33 students ·').waitFor();
    await tool.getByRole('link', { name: /^Ngozi Okafor/ }).click();
    await tool.getByRole('button', { name: 'Not a student?' }).click();
    await tool.getByRole('radio', { name: 'Family' }).check();
    await tool.getByRole('button', { name: 'Take off the class' }).click();
    await tool.getByText('32 students ·').waitFor();

    await open('moodle', 'observer');
    await tool.getByRole('heading', { name: 'You are here as family' }).waitFor();
    await tool.getByText('ask the school for a guardian invitation').waitFor();

    await open('moodle', 'teacher');
    await tool.getByText('1 person who is not a student').click();
    await tool.getByRole('button', { name: 'Put back Ngozi Okafor' }).click();
    await tool.getByText('33 students ·').waitFor();
    await open('moodle', 'observer');
    await tool.getByRole('heading', { name: 'Hello, Ngozi' }).waitFor();
  });
});
