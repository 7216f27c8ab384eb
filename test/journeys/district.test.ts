import { expect } from 'chai';
import { join } from 'node:path';
import type { FrameLocator, Page } from 'playwright-core';
import { newVisit, type Visit } from './support/browser.js';
import { BAD_ROWS, catalogFile, ROSTER, rosterFiles } from './support/district-files.js';
import { looksRight, SIZES } from './support/looks-right.js';
import { nextSeptember } from './support/moved-date.js';
import { type MovedProduct, startMovedProduct } from './support/moved-product.js';
import { api, goTo, settled } from './support/pages.js';

const DAY = 86_400_000;

/** An administrator's year: from the page on trust to the close, with what a district has to show for it. */
describe('the year of a district', function () {
  this.timeout(150_000);
  const first = nextSeptember();
  let product: MovedProduct;
  let visit: Visit;
  let page: Page;
  let tool: FrameLocator;
  let maya = '';

  before(async () => {
    product = await startMovedProduct();
    visit = await newVisit([product.lms, product.tool]);
    ({ page, tool } = visit);
  });
  after(async () => {
    await product.stop();
    expect(visit.foreign, 'P9: requests to other hosts').to.deep.equal([]);
  });

  const frame = () => page.frame({ name: 'tool_content' })!;
  const at = (number: number) => new Date(first.getTime() + (number - 1) * DAY);
  const onDay = (number: number) => product.clock.moveTo(at(number));
  const button = (name: string | RegExp) => tool.getByRole('button', { name });

  /** Whoever comes back comes through the course. */
  async function openAs(part: string, path?: string): Promise<void> {
    await page.goto(`${product.lms}/canvas/courses/1/tool?as=${part}&locale=en`);
    await tool.getByRole('heading', { level: 1 }).waitFor();
    if (path !== undefined) await goTo(frame(), path);
    await settled(frame());
  }

  it('§6.6, D-20: the page on trust is open to everybody, and says what is kept and under which licence', async () => {
    onDay(-20);
    const stranger = await newVisit([product.tool]);
    await stranger.page.goto(`${product.tool}/privacy?lang=en`);
    for (const words of ['ask no other company', 'Apache License', 'WCAG 2.2', 'Birth date'])
      await stranger.page.getByText(words).first().waitFor();
    const folder = process.env.SHOTS;
    for (const size of SIZES) {
      await stranger.page.setViewportSize(size);
      if (folder)
        await stranger.page.screenshot({
          path: join(folder, `d-20-trust-${size.width}.png`),
        });
    }
    expect(stranger.foreign).to.deep.equal([]);
    await stranger.context.close();
  });

  it('§6.6, D-15: each LMS has its guide with values to copy, and the self-test says what works', async () => {
    onDay(-15);
    await openAs('teacher');
    await openAs('admin', 'connections/guides/schoology');
    await tool.getByText('/lti/launch').first().waitFor();
    expect(await button(/^Copy/).count()).to.be.greaterThan(3);
    await looksRight(page, 'd-15-schoology');
    await goTo(frame(), 'connections/guides/moodle');
    await button('Make the address').click();
    await tool.getByText('/lti/register?invitation=').waitFor();
    await goTo(frame(), 'connections');
    const moodle = tool.locator('ilp-connection-row', { hasText: 'Sandbox moodle' });
    await moodle.getByText('Change school or disconnect').click();
    await moodle.getByLabel('School', { exact: true }).selectOption({ label: 'A new school…' });
    await moodle.locator('ilp-field[name=newSchool] input').fill('Riverbend High School');
    await moodle.getByRole('button', { name: 'Save' }).click();
    await moodle.getByText('School: Riverbend High School').waitFor();
    await looksRight(page, 'd-15-connections');
    await tool.getByRole('link', { name: /^Check this connection: Sandbox canvas/ }).click();
    await button('Start the check').click();
    await tool.getByText(/your attention/).waitFor({ timeout: 30_000 });
    await looksRight(page, 'd-15-self-test');
    const works = (await tool.locator('li').allTextContents())
      .filter((text) => text.includes('Works'))
      .join(' ');
    for (const name of ['class list', 'gradebook', 'keys', 'clocks'])
      expect(works).to.contain(name);
  });

  it('§6.6, D-10: the state’s rule, changed for the district, says what differs before it counts', async () => {
    onDay(-10);
    await openAs('admin', 'template');
    await tool.getByLabel('State', { exact: true }).selectOption('AZ');
    await tool.getByText('By Apr 30 each year').waitFor();
    await tool.locator('ilp-field[name=abbreviation] input').fill('My Plan');
    await tool.locator('ilp-field[name=abbreviation] input').blur();
    await tool.getByLabel('From grade', { exact: true }).selectOption('8');
    await tool.locator('input[name=sign-guardian]').setChecked(false);
    await button('See what it changes').click();
    await tool.getByText('Short name: ECAP → My Plan').waitFor();
    await tool
      .getByText(/^Signature left out/)
      .first()
      .waitFor();
    await looksRight(page, 'd-10-template');
    await button('Publish').click();
    await tool.getByText(/^\s*Version 2: My Plan \(AZ\)/).waitFor();
  });

  it('§6.6, D-8: a catalog with 37 bad rows; each is named, one is mended here, and the file is safe to run again', async () => {
    onDay(-8);
    await openAs('admin', 'connections/courses/catalog');
    await bringIn(catalogFile());
    await tool.getByText(`${BAD_ROWS} rows have mistakes`).waitFor();
    expect(await tool.locator('ilp-bad-row').count()).to.equal(BAD_ROWS);
    await looksRight(page, 'd-8-catalog');
    const row = tool.locator('ilp-bad-row').first();
    await row.getByLabel('credits').fill('0.5');
    await row.getByRole('button', { name: 'Check again' }).click();
    await tool.getByText(`${BAD_ROWS - 1} rows have mistakes`).waitFor();
    await button('Bring in 24 courses').click();
    await tool.getByText('Taken over on').waitFor();
    await bringIn(catalogFile(BAD_ROWS));
    await button('Bring in 37 courses').click();
    await tool.getByText('Taken over on').waitFor();
    await bringIn(catalogFile(BAD_ROWS));
    await button('Nothing to change: mark as done').click();
    await goTo(frame(), 'connections/sis');
    await tool.getByLabel('Choose files').setInputFiles(rosterFiles());
    await button('Check the files').click();
    await button(/^Take over \d+ rows/).waitFor();
    await looksRight(page, 'd-8-roster');
    await button(/^Take over \d+ rows/).click();
    await tool.getByText('Taken over on').waitFor();
  });

  async function bringIn(file: ReturnType<typeof catalogFile>): Promise<void> {
    await tool.getByLabel('Choose a file').setInputFiles(file);
    await button('Check the file').click();
    await tool.getByRole('heading', { name: 'What would change' }).waitFor();
  }

  it('§6.6, D-5: who may do what, whose students, what families see, and a token that can be taken back', async () => {
    onDay(-5);
    await openAs('admin', 'district/rights');
    await looksRight(page, 'd-5-rights');
    await goTo(frame(), 'connections/caseloads');
    await tool.locator('ilp-caseload-parts').first().waitFor();
    await looksRight(page, 'd-5-caseloads');
    await goTo(frame(), 'families');
    await tool.getByLabel('Days families see the plan after a student left').fill('30');
    await button('Save').click();
    await tool.getByText(/^\s*Changed by/).waitFor();
    await looksRight(page, 'd-5-families');
    await goTo(frame(), 'connections/work');
    const canvas = tool.locator('section', { hasText: 'Sandbox canvas' });
    await canvas.getByLabel('Address of the LMS').fill(product.lms);
    await canvas.getByLabel('Access token').fill('not-the-token');
    await canvas.getByRole('button', { name: 'Let Pathlight read' }).click();
    await tool.getByText(/allowed this on/).waitFor();
    await looksRight(page, 'd-5-token');
    expect(await tool.getByText('not-the-token').count()).to.equal(0);
    await button(/^End reading/).click();
    await tool
      .getByText(/^\s*Reading has ended/)
      .first()
      .waitFor();
  });

  it('§6.6, D1: the board of the day counts visits by LMS and shows which school has not started', async () => {
    onDay(1);
    await openAs('student');
    ({ personId: maya } = (await api(frame(), 'GET', '/session')) as { personId: string });
    await openAs('admin', 'district');
    await tool
      .getByText(/^\s*Opened [1-9]\d* times today/)
      .first()
      .waitFor();
    await tool.getByText('1 school has not started yet.').waitFor();
    await looksRight(page, 'd1-board');
    await goTo(frame(), 'district/schools');
  });

  it('§6.6, D30: completion by school and grade, down to the missing part, and as a file', async () => {
    onDay(30);
    await openAs('admin', 'completion');
    await tool.getByLabel('Grade', { exact: true }).selectOption('8');
    await settled(frame());
    await looksRight(page, 'd30-completion');
    await button('Make a CSV file').click();
    await button('Look at it: Students and what their plans have').click();
    await tool.locator('ilp-report-look tbody tr').first().waitFor();
    await looksRight(page, 'd30-file');
  });

  it('§6.6, D90: the log of looks, and what a family asked for: the list, and a correction', async () => {
    onDay(90);
    await openAs('student');
    await api(frame(), 'POST', '/record/corrections', {
      subject: 'name',
      text: 'I am called May.',
    });
    await openAs('admin', `class/${maya}/held`);
    await tool.getByRole('heading', { name: 'What is held about Maya Okafor' }).waitFor();
    await looksRight(page, 'd90-held');
    await goTo(frame(), 'corrections');
    await tool.getByLabel('Your answer to the student').fill('The list of the school has it now.');
    await tool.getByRole('button', { name: 'Accept', exact: true }).click();
    await tool.getByText('Nothing waits.').waitFor();
    await looksRight(page, 'd90-corrections');
    await goTo(frame(), 'district/audit');
    const day = (number: number) => at(number).toISOString().slice(0, 10);
    await tool.locator('ilp-field[name=from] input').fill(day(80));
    await tool.locator('ilp-field[name=to] input').fill(day(91));
    await tool.getByLabel('Student (a part of the name').fill('Okafor');
    await button('Search').click();
    await tool.getByRole('heading', { name: /\d+ lines?$/ }).waitFor();
    await looksRight(page, 'd90-audit');
  });

  it('§6.6, D120: the state’s sample plan leaves out the name, and is looked at before it is taken', async () => {
    onDay(120);
    await openAs('admin', 'reports');
    await tool.getByLabel('What', { exact: true }).selectOption('az-sample');
    await button('Make it').click();
    await button(/^Look at it: Arizona/).click();
    await tool.locator('ilp-report-look').getByText(/line/).first().waitFor();
    const shown = await tool.locator('ilp-report-look').innerText();
    expect(shown).not.to.match(/Okafor|Maya/);
    await looksRight(page, 'd120-sample');
  });

  it('§6.6, D180: the year is closed after a look at what moves, and can be undone for seven days', async () => {
    product.clock.moveTo(new Date(Date.UTC(first.getUTCFullYear() + 1, 5, 5, 17)));
    await openAs('admin', 'district/year');
    await tool.getByText(`${ROSTER.moving} students move to the next grade`).waitFor();
    await tool
      .getByText(new RegExp(`^\\s*${ROSTER.graduating} students in grade 12 leave`))
      .waitFor();
    await looksRight(page, 'd180-preview');
    await closeYear();
    await looksRight(page, 'd180-closed');
    await button('Undo the close').click();
    await tool.getByText(/^\s*Undone on/).waitFor();
    await looksRight(page, 'd180-undone');
    await closeYear();
  });

  async function closeYear(): Promise<void> {
    await button(/^Close the year/).click();
    await tool
      .locator('ilp-dialog')
      .getByRole('button', { name: /^Close the year/ })
      .click();
    await button('Undo the close').waitFor();
  }

  it('§6.6: when the policy allows it, the plans of graduates go, and a certificate says what went', async () => {
    await tool.getByLabel('Keep plans of graduates after the year is closed').selectOption('60');
    await tool.getByText(/^\s*Kept until August 4, 2\d{3}/).waitFor();
    product.clock.moveTo(new Date(Date.UTC(first.getUTCFullYear() + 1, 7, 6, 17)));
    await openAs('admin', 'district/year');
    const dialog = tool.locator('ilp-purge-dialog');
    const words = `Delete ${ROSTER.graduating} plans for good`;
    await tool.locator('ilp-graduates').getByRole('button', { name: words }).first().click();
    await dialog.getByRole('button', { name: words }).click();
    await dialog.getByText('Check the box first.').waitFor();
    await looksRight(page, 'd240-ask');
    await dialog.getByLabel('I know that this can’t be undone').check();
    await dialog.getByRole('button', { name: words }).click();
    await tool.getByText(`${ROSTER.graduating} plans were deleted on`).waitFor();
    await looksRight(page, 'd240-deleted');
    const saved = page.waitForEvent('download');
    await button(/^Save the certificate/).click();
    const file = await saved;
    expect(file.suggestedFilename()).to.match(/^Certificate of deletion 20\d\d–\d\d\.pdf$/);
    const folder = process.env.SHOTS;
    if (folder) await file.saveAs(join(folder, 'certificate.pdf'));
  });

  it('§6.6, D180: an earlier version of the rule is laid beside the one in force', async () => {
    await openAs('admin', 'template');
    await button('Use version 1 again').click();
    await button('See what it changes').click();
    await tool.getByRole('heading', { name: 'Other than what is in force' }).waitFor();
    await tool.getByText('Short name: My Plan → ILP').waitFor();
    await looksRight(page, 'd180-versions');
    expect(visit.errors, 'errors on the pages').to.deep.equal([]);
  });
});
