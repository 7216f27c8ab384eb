import { expect } from 'chai';
import { onStage } from './support/stage.js';

/** A teacher goes through the goals of a class without leaving the keyboard. */
describe('a teacher’s loop through the class', function () {
  this.timeout(180_000);
  const stage = onStage();

  it('B11: 30 students by keyboard alone; a worry goes to the counselor', async () => {
    const { page, tool, product } = stage;
    const open = (part: string) => page.goto(`${product.lms}/canvas/courses/1/tool?as=${part}`);
    await open('teacher');
    await tool.getByText('62 students ·').waitFor();
    await tool.locator('ilp-class-list a').first().focus();
    const began = Date.now();
    let worries = 0;
    for (let number = 0; number < 30; number += 1) {
      const line = tool.locator('ilp-class-list a:focus');
      const before = (await line.textContent()) ?? '';
      const hasGoal = !before.includes('No focus goal yet');
      const isWorry = number === 20;
      await page.keyboard.press(isWorry ? 'w' : hasGoal ? 's' : 'n');
      if (isWorry || !hasGoal) {
        await tool.locator('ilp-quick-note textarea:focus').waitFor();
        await page.keyboard.type(isWorry ? 'Very tired all week' : 'Asked about a first goal');
        await page.keyboard.press('Control+Enter');
        await tool.locator('ilp-quick-note').waitFor({ state: 'detached' });
        if (isWorry) worries += 1;
      }
      await tool
        .locator('ilp-class-list a:focus')
        .filter({ hasNotText: before.trim().split('\n')[0]!.trim() })
        .waitFor();
    }
    expect(worries).to.equal(1);
    expect(Date.now() - began, 'milliseconds for 30').to.be.lessThan(600_000);

    await tool.getByText('Passed to the counselor', { exact: true }).click();
    await tool.getByText(/^\s*Received .*nobody has looked yet/).waitFor();
    expect(stage.visit.errors).to.deep.equal([]);
  });

  it('F55: a note from the hallway on a phone in ten seconds', async () => {
    const { page, tool, product } = stage;
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(`${product.lms}/canvas/courses/1/tool?as=teacher`);
    const note = tool.getByRole('button', { name: /^Note: write about / }).first();
    await note.waitFor();
    const began = Date.now();
    await note.click();
    const dialog = tool.locator('ilp-quick-note');
    await dialog.locator('textarea').waitFor();
    const box = await dialog.locator('dialog').boundingBox();
    expect(box!.width, 'as wide as the phone at most').to.be.at.most(360);
    await dialog.locator('.chips button').first().click();
    await page.keyboard.type('wants to see the shop');
    await dialog.locator('button[type=submit]').click();
    await dialog.waitFor({ state: 'detached' });
    expect(Date.now() - began, 'milliseconds').to.be.lessThan(10_000);
    expect(stage.visit.errors).to.deep.equal([]);
  });

  it('B4: from the class to what it wants, and by keyboard to who wants it', async () => {
    const { page, tool, product } = stage;
    await page.goto(`${product.lms}/canvas/courses/1/tool?as=teacher`);
    await tool.getByRole('link', { name: 'What this class wants' }).click();
    await tool.getByRole('heading', { name: 'What this class wants', level: 1 }).waitFor();
    await tool.getByText('Fewer than ten, or not to be shown').waitFor();
    const summary = tool.locator('details > summary').last();
    await summary.focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await tool.locator('ilp-want-dialog').getByText('Who shows it to you').waitFor();
    await page.keyboard.press('Escape');
    await tool.locator('ilp-want-dialog').waitFor({ state: 'detached' });
    expect(stage.visit.errors).to.deep.equal([]);
  });
});
