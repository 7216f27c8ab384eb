import { expect } from 'chai';
import type { Frame, Page } from 'playwright-core';
import { newVisit } from './support/browser.js';
import { goTo, openTool } from './support/pages.js';
import { onStage } from './support/stage.js';
import { wordsIn } from './support/words.js';

/** Two students of one class reach something together, each in their own browser. */
describe('a goal of a group', function () {
  this.timeout(120_000);
  const stage = onStage();

  for (const [index, locale] of (['en', 'es'] as const).entries()) {
    it(`B18: one starts it and passes the code on, the other joins, and each sees the other’s step (${locale})`, async () => {
      const say = wordsIn(locale);
      const { page, tool, product } = stage;
      const title = `Robot for the fair ${locale}`;
      await goTo(await openTool(page, product, 'student', locale), 'goals');
      await tool.getByRole('link', { name: say('goals.groups-link') }).click();
      await tool
        .getByRole('button', { name: say('groups.make') })
        .first()
        .click();
      await tool.getByLabel(say('groups.field-title')).fill(title);
      await tool.getByRole('button', { name: say('common.save') }).click();
      const mine = tool.locator('ilp-group-card', { hasText: title });
      await mine.getByRole('button', { name: say('groups.add-step') }).click();
      await tool.getByLabel(say('groups.step-title')).fill('I build the arm');
      await tool.getByLabel(say('groups.shares-yes')).check();
      await tool.getByRole('button', { name: say('groups.join-save') }).click();
      await mine.getByRole('button', { name: say('groups.code-make') }).click();
      const code = await mine.locator('output').innerText();

      const friend = await newVisit([product.lms, product.tool], { width: 360, height: 740 });
      await friend.page.goto(`${product.lms}/canvas/courses/1/switch?as=student&locale=${locale}`);
      const name = ['Aaliyah Brooks', 'Priya Natarajan'][index] ?? '';
      await friend.page.getByRole('link', { name }).click();
      await friend.page.getByRole('link', { name: 'Open Pathlight', exact: true }).click();
      await friend.tool.locator('h1').first().waitFor();
      await goTo(frameOf(friend.page), 'goals');
      await friend.tool.getByRole('link', { name: say('goals.groups-link') }).click();
      await friend.tool.getByLabel(say('groups.code-field')).fill(code.toLowerCase());
      await friend.tool.getByRole('button', { name: say('groups.look') }).click();
      await friend.tool
        .getByRole('heading', { name: say('groups.join-title', { title }) })
        .waitFor();
      await friend.tool.getByText(say('groups.shares-hint')).waitFor();
      await friend.tool.getByLabel(say('groups.step-title')).fill('I write the program');
      await friend.tool
        .getByLabel(say('groups.step-visibility'))
        .selectOption({ label: say('common.sees-private') });
      await friend.tool.getByLabel(say('groups.shares-yes')).check();
      await friend.tool.getByRole('button', { name: say('groups.join-save') }).click();
      const theirs = friend.tool.locator('ilp-group-card', { hasText: title });
      await theirs.getByText('I build the arm').waitFor();
      await theirs.getByRole('button', { name: say('groups.reach') }).click();
      await theirs.getByText(say('common.count-of', { done: '1', total: '2' })).waitFor();

      await goTo(frameOf(page), 'groups');
      const seen = mine.locator('li', { hasText: name });
      await seen.getByText('I write the program').waitFor();
      await seen.getByText(say('groups.reached'), { exact: true }).waitFor();

      await theirs.getByRole('button', { name: say('groups.leave') }).click();
      await theirs.waitFor({ state: 'detached' });
      await friend.tool.getByRole('button', { name: say('common.undo') }).click();
      await theirs.getByText('I build the arm').waitFor();
      expect(friend.foreign).to.deep.equal([]);
      await friend.context.close();
    });
  }
});

function frameOf(page: Page): Frame {
  const frame = page.frame({ name: 'tool_content' });
  if (!frame) throw new Error('The tool is not in its frame.');
  return frame;
}
