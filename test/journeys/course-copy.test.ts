import { expect } from 'chai';
import type { FrameLocator, Page } from 'playwright-core';
import { onStage } from './support/stage.js';

/** A teacher copies last term's course in the LMS and opens Pathlight there. */
describe('a copied course', function () {
  this.timeout(90_000);
  const stage = onStage();
  let page: Page;
  let tool: FrameLocator;

  beforeEach(() => {
    ({ page, tool } = stage);
  });

  const course = (shape: string, as: string, path = '', id = '1') =>
    page.goto(`${stage.product.lms}/${shape}/courses/${id}${path}?as=${as}`);

  /** Puts a reflection into the course and opens it there, so that Pathlight has seen its link. */
  async function addReflection(shape: string): Promise<void> {
    await course(shape, 'teacher', '/assignments');
    await page.getByRole('link', { name: 'Add assignment from Pathlight' }).click();
    await tool.getByText('Goal check-in', { exact: true }).click();
    await tool.getByRole('button', { name: 'Add to course' }).click();
    if (shape !== 'schoology') await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('link', { name: 'Goal check-in' }).click();
    await tool.getByRole('heading', { name: 'Goal check-in' }).waitFor();
  }

  /** @returns the id of the copy. */
  async function copyCourse(shape: string): Promise<string> {
    await course(shape, 'teacher');
    await page.getByRole('button', { name: 'Copy this course' }).click();
    await page.getByRole('heading', { name: /\(copy\)$/ }).waitFor();
    return /courses\/(\d+)/.exec(page.url())![1]!;
  }

  it('LTI-C10: the first teacher is asked once, and the work is there for the new students', async () => {
    await addReflection('canvas');
    const id = await copyCourse('canvas');
    await page.getByRole('link', { name: 'Open Pathlight', exact: true }).click();
    await tool.getByRole('heading', { name: /^This course looks like a copy of/ }).waitFor();
    await tool.getByText('Goal check-in', { exact: true }).waitFor();
    await tool.getByRole('button', { name: 'Copy into this course' }).click();
    await tool.getByText(/^Copied from/).waitFor();
    await tool.getByRole('link', { name: 'Reflections' }).click();
    await tool.getByRole('link', { name: 'Goal check-in' }).waitFor();
    expect(await tool.getByRole('heading', { name: /looks like a copy/ }).count()).to.equal(0);

    await course('canvas', 'student', '/assignments', id);
    await page.getByRole('link', { name: 'Goal check-in' }).click();
    await tool.getByRole('heading', { name: 'Goal check-in' }).waitFor();
    await course('canvas', 'teacher', '/tool', id);
    await tool.getByRole('link', { name: 'Reflections' }).click();
    await tool.getByRole('link', { name: 'Goal check-in' }).waitFor();
    expect(await tool.getByRole('link', { name: 'Goal check-in' }).count()).to.equal(1);
    expect(stage.visit.errors).to.deep.equal([]);
  });

  it('LTI-C10: a fresh start is chosen, changed and changed back', async () => {
    await addReflection('schoology');
    const id = await copyCourse('schoology');
    await course('schoology', 'teacher', '/tool', id);
    await tool.getByRole('button', { name: 'Start fresh' }).click();
    // The question goes when the answer is kept.
    await tool.getByRole('button', { name: 'Start fresh' }).waitFor({ state: 'detached' });
    await tool.getByRole('link', { name: 'Reflections' }).click();
    await tool.getByText(/to start fresh, without the work of/).waitFor();
    await tool.getByRole('button', { name: 'Change' }).click();
    await tool.getByRole('button', { name: 'Copy into this course' }).click();
    await tool.getByRole('link', { name: 'Goal check-in' }).waitFor();
    await tool.getByRole('button', { name: 'Undo' }).click();
    await tool.getByText(/to start fresh, without the work of/).waitFor();
    await tool.getByText('No reflections in this course yet').waitFor();
    expect(stage.visit.errors).to.deep.equal([]);
  });
});
