import { expect } from 'chai';
import { newVisit } from './support/browser.js';
import { api, openTool } from './support/pages.js';
import { type ProductHere, startHere } from './support/product-here.js';
import { wordsIn } from './support/words.js';

/** Each language has a student of its own. */
const COURSES = { en: 'canvas', es: 'moodle' } as const;

describe('from what I like to careers side by side', function () {
  this.timeout(120_000);
  let product: ProductHere;

  before(async () => {
    product = await startHere();
  });
  after(() => product.stop());

  for (const locale of ['en', 'es'] as const)
    it(`F36: questions, result, profile, save, compare (${locale})`, async () => {
      const say = wordsIn(locale);
      const { page, tool, context, foreign } = await newVisit([product.lms, product.tool]);
      const link = (key: string) => tool.getByRole('link', { name: say(key), exact: true });
      const button = (key: string) => tool.getByRole('button', { name: say(key), exact: true });
      const frame = await openTool(page, product, 'student', locale, COURSES[locale]);

      await link('shell.explore').click();
      await link('careers.like-start').click();
      await button('profiler.short').click();
      for (let number = 1; number <= 30; number += 1) {
        const place = { number: `${number}`, total: '30' };
        await tool.getByText(say('profiler.question', place), { exact: true }).waitFor();
        await page.keyboard.press(number % 6 === 4 ? '5' : '2');
      }
      await button('profiler.see-result').click();
      const careers = tool.locator('ilp-match-rows li > .line a');
      await careers.first().waitFor();
      const titles = (await careers.allTextContents()).slice(0, 2).map((title) => title.trim());
      expect(titles).to.have.length(2);

      for (const title of titles) {
        await careers.filter({ hasText: title }).first().click();
        await tool.getByRole('heading', { level: 1, name: title, exact: true }).waitFor();
        await button('careers.save').click();
        await tool.locator('ilp-save-career #rating').waitFor();
        await frame.evaluate(() => history.back());
        await careers.first().waitFor();
      }

      await link('shell.explore').click();
      await link('careers.saved-see').click();
      await link('careers.saved-compare').click();
      const compared = tool.locator('.side-by-side h2');
      await compared.nth(1).waitFor();
      expect((await compared.allTextContents()).map((text) => text.trim()).sort()).to.deep.equal(
        titles.toSorted(),
      );

      // The same questions once more, answered otherwise.
      const { id } = (await api(frame, 'POST', '/profiler/attempts', { form: 'short' })) as {
        id: string;
      };
      const { items } = (await api(frame, 'GET', '/profiler/items?form=short')) as {
        items: { id: string; area: string }[];
      };
      const answers = Object.fromEntries(items.map((one) => [one.id, one.area === 'r' ? 5 : 1]));
      await api(frame, 'PATCH', `/profiler/attempts/${id}`, { answers });
      await api(frame, 'POST', `/profiler/attempts/${id}/finish`, {});
      await link('shell.explore').click();
      await link('profiler.compare-results').click();
      await tool.getByRole('heading', { name: say('changes.careers') }).waitFor();
      expect(await tool.locator('ilp-change-dots tbody tr').count()).to.equal(6);
      expect(foreign).to.deep.equal([]);
      await context.close();
    });
});
