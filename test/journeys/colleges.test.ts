import { expect } from 'chai';
import type { Frame } from 'playwright-core';
import { newVisit, type Visit } from './support/browser.js';
import { api, goTo, openTool, settled } from './support/pages.js';
import { type ProductHere, startHere } from './support/product-here.js';
import { wordsIn } from './support/words.js';

/** Each walk has a student of its own. */
const WALKS = [
  { locale: 'en', width: 1366, as: 'student' },
  { locale: 'es', width: 1366, as: 'Aaliyah Brooks' },
  { locale: 'en', width: 360, as: 'Priya Natarajan' },
  { locale: 'es', width: 360, as: 'Noah Lindgren' },
] as const;
/** Public colleges of four years near Boise where eight of ten finish: there is none. */
const NONE = 'control=public&level=four-year&completion=80&near=boise-id@50';
const [DUE, SCHOLARSHIP, OTHER] = ['2090-01-15', 'Rotary Club', '2090-02-01'];

describe('from a choice of colleges to money for one', function () {
  this.timeout(180_000);
  let product: ProductHere;

  before(async () => {
    product = await startHere();
    const { page, context } = await newVisit([product.lms, product.tool]);
    const desk = await openTool(page, product, 'counselor');
    await api(desk, 'POST', '/scholarships', {
      ...{ name: SCHOLARSHIP, dueOn: '2090-03-01', amount: '$500 to $1,000' },
      link: 'https://rotary.test/',
    });
    await context.close();
  });
  after(() => product.stop());

  for (const { locale, width, as } of WALKS)
    it(`F21, F49, F50: choose, keep, compare, apply, scholarship, aid (${locale}, ${width} px)`, async () => {
      const say = wordsIn(locale);
      const visit = await newVisit([product.lms, product.tool], { width, locale: `${locale}-US` });
      const { page, tool, foreign, errors, context } = visit;
      const button = (key: string, words: Record<string, string> = {}) =>
        tool.getByRole('button', { name: say(key, words), exact: true });
      const frame = await openTool(page, product, encodeURIComponent(as), locale);

      // Nothing fits: what to relax, one press each.
      await goTo(frame, `explore/colleges?${NONE}`);
      await tool.getByText(say('colleges.relax')).waitFor();
      await fits(visit, width);
      const relax = tool.locator('ilp-college-chosen .notice button');
      const offered = await relax.count();
      expect(offered).to.be.greaterThan(0);
      await relax.first().click();
      const rows = tool.locator('ilp-college-rows .rows > li');
      await rows.nth(1).waitFor();
      await rows.locator('.reasons').first().waitFor();
      expect(await tool.locator('ilp-college-chosen .badge:not(.good)').count()).to.equal(1);

      // The search is kept under a name, and is there after a reload.
      await tool.locator('ilp-college-searches summary').click();
      await tool.locator('ilp-college-searches ilp-field[name=name] input').fill('Near home');
      await button('colleges.search-keep').click();
      await tool.locator('ilp-college-searches').getByRole('link', { name: 'Near home' }).waitFor();

      // Two colleges, each looked at and saved; side by side.
      const names = (await rows.locator(':scope > a').allTextContents()).map((name) => name.trim());
      const links = await rows
        .locator(':scope > a')
        .evaluateAll((all) => all.map((one) => one.getAttribute('href')!));
      const codes = links.slice(0, 2).map((link) => link.split('/').at(-1)!);
      for (const [index, code] of codes.entries()) {
        await goTo(frame, `explore/colleges/${code}`);
        await tool.getByRole('heading', { level: 1, name: names[index]!, exact: true }).waitFor();
        await fits(visit, width);
        await button('colleges.save').click();
        await tool.getByText(say('colleges.saved-state'), { exact: true }).first().waitFor();
      }
      await goTo(frame, 'explore/colleges/saved');
      await tool.getByRole('link', { name: names[0]! }).first().waitFor();
      await goTo(frame, `explore/colleges/compare?codes=${codes.join(',')}`);
      for (const name of names.slice(0, 2))
        await tool.getByRole('link', { name, exact: true }).first().waitFor();
      await fits(visit, width);

      // A place with its last day. The same link again opens it: it is not added twice.
      await goTo(frame, `places?college=${codes[0]!}`);
      await tool.locator('ilp-place-form ilp-field[name=dueOn] input').fill(DUE);
      await button('places.save').click();
      const cards = tool.locator('ilp-place-card');
      await cards.first().waitFor();
      await api(frame, 'POST', '/places', { kind: 'employer', name: 'Bakery' });
      await goTo(frame, `places?college=${codes[0]!}`);
      await tool.locator('ilp-place-card details[open] h2', { hasText: names[0]! }).waitFor();
      const open = tool.locator('ilp-place-card details[open]');
      const counts = [cards, open, tool.locator('ilp-place-form form')];
      expect(await Promise.all(counts.map((one) => one.count()))).to.deep.equal([2, 1, 0]);

      // A scholarship of the district's list, and one found elsewhere.
      await goTo(frame, 'scholarships');
      await button('scholarships.keep-named', { name: SCHOLARSHIP }).click();
      const pick = tool.locator('ilp-pick-card', { hasText: SCHOLARSHIP });
      await pick.locator('ilp-field[name=status] select').selectOption('applying');
      await pick.locator('ilp-field[name=notes] textarea').fill('Ask Ana');
      await pick.locator('ilp-field[name=notes] textarea').blur();
      await pick.locator('.badge', { hasText: say('scholarships.status-applying') }).waitFor();
      await fits(visit, width);
      await button('scholarships.add-own').click();
      await tool.locator('ilp-pick-form ilp-field[name=name] input').fill('Lions Club');
      await tool.locator('ilp-pick-form ilp-field[name=dueOn] input').fill(OTHER);
      await tool.locator('ilp-pick-form button[type=submit]').click();
      await tool.locator('ilp-pick-card', { hasText: 'Lions Club' }).waitFor();

      // All days on one page, and in a file for a calendar.
      await goTo(frame, 'places');
      const days = tool.locator('section[aria-labelledby=days] li');
      await days.nth(2).waitFor();
      await fits(visit, width);
      const download = page.waitForEvent('download');
      await tool.locator('section[aria-labelledby=days] button').click();
      const file = (await (await (await download).createReadStream()).toArray()).join('');
      const ends = [...file.matchAll(/^DTSTART;VALUE=DATE:(\d+)/gm)].map(([, day]) => day);
      expect(ends).to.deep.equal(['20900115', '20900201', '20900301']);

      // Steps to money for college: a tick, and nothing about money.
      await goTo(frame, 'aid');
      const step = tool.locator('ilp-aid-step[step=fafsa]');
      await step.getByRole('checkbox').check();
      await step.locator('.badge.good').waitFor();
      await fits(visit, width);
      await goTo(frame, 'aid');
      expect(await step.getByRole('checkbox').isChecked()).to.equal(true);

      const searches = (await api(frame, 'GET', '/college-searches')) as { items: object[] };
      expect(searches.items).to.have.length(1);
      expect(foreign, 'P9: requests to other hosts').to.deep.equal([]);
      expect(errors, 'errors on the pages').to.deep.equal([]);
      await context.close();
    });

  /** Nothing reaches over the edge of the tool. */
  async function fits({ page }: Visit, width: number): Promise<void> {
    const frame: Frame = page.frame({ name: 'tool_content' })!;
    await settled(frame);
    const wide = await frame.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(wide, `at ${width} px, ${frame.url()}`).to.be.most(0);
  }
});
