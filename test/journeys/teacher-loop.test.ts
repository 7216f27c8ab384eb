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
});
