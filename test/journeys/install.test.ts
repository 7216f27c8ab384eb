import { expect } from 'chai';
import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newVisit } from './support/browser.js';
import { openTool } from './support/pages.js';
import { type Product, startProduct } from './support/product.js';

/** Where the pictures go; look at them after a change. */
const PICTURES = process.env.PICTURES ?? join(tmpdir(), 'pathlight-pictures');

/** An administrator connects an LMS by the guide and sees by the self-test that it works. */
describe('installing', function () {
  this.timeout(120_000);
  let product: Product;

  before(async () => {
    mkdirSync(PICTURES, { recursive: true });
    product = await startProduct();
  });
  after(async () => {
    await product.stop();
  });

  it('U26: the guide gives an address, and the self-test asks a real LMS', async () => {
    const { page, context, foreign, errors } = await newVisit([product.lms, product.tool]);
    // A teacher first: what needs a course is only tested once there is one.
    await openTool(page, product, 'teacher');
    const frame = await openTool(page, product, 'admin');
    const picture = (name: string) => page.screenshot({ path: join(PICTURES, `${name}.png`) });
    await frame.getByRole('link', { name: /^Check this connection: Sandbox canvas/ }).waitFor();
    await picture('connections');
    await frame.getByRole('link', { name: 'Moodle', exact: true }).click();
    await frame.getByRole('button', { name: 'Make the address' }).click();
    await frame.getByText('/lti/register?invitation=').waitFor();
    await picture('guide');
    await frame.getByRole('link', { name: 'Connections' }).first().click();
    await frame.getByText('Addresses not used yet').waitFor();
    await frame.getByRole('button', { name: /^Revoke/ }).click();
    await frame.getByText('Addresses not used yet').waitFor({ state: 'detached' });
    await frame.getByRole('link', { name: /^Check this connection: Sandbox canvas/ }).click();
    await frame.getByRole('button', { name: 'Start the check' }).click();
    await frame.getByText(/needs? your attention/).waitFor({ timeout: 30_000 });
    await picture('self-test');
    const results = await frame.locator('li').allTextContents();
    const works = results.filter((text) => text.includes('Works')).join(' ');
    for (const name of ['keys', 'clocks', 'sending scores', 'Reading a class list', 'gradebook'])
      expect(works, results.join('\n')).to.contain(name);
    for (const [width, scheme] of [
      [360, 'light'],
      [360, 'dark'],
    ] as const) {
      await page.setViewportSize({ width, height: 740 });
      await page.emulateMedia({ colorScheme: scheme });
      await picture(`self-test-${width}-${scheme}`);
    }
    expect(foreign).to.deep.equal([]);
    expect(errors).to.deep.equal([]);
    await context.close();
  });

  it('U26: the link of a first start opens the console without an LMS, once', async () => {
    const empty = await startProduct({ SANDBOX: 'off' });
    try {
      const link = /http\S+#setup=\S+/.exec(empty.printed)?.[0] ?? '';
      const { page, context, foreign } = await newVisit([empty.tool, new URL(link).origin]);
      await page.goto(link);
      await page.getByRole('textbox', { name: 'Name of your district' }).fill('Cedar Valley');
      await page.screenshot({ path: join(PICTURES, 'setup.png') });
      // By keyboard alone: the next field, and Enter sends.
      await page.keyboard.press('Tab');
      await page.keyboard.type('Rosa Admin');
      await page.keyboard.press('Enter');
      await page.getByText('The course sites that can open Pathlight for Cedar Valley.').waitFor();
      expect(page.url()).not.to.contain('setup_');
      await page.reload();
      await page.getByText('No course site is connected yet').waitFor();
      await page.screenshot({ path: join(PICTURES, 'console-empty.png') });
      const second = await context.newPage();
      await second.goto(link);
      await second.getByText('This link was used already').waitFor();
      expect(foreign).to.deep.equal([]);
      await context.close();
    } finally {
      await empty.stop();
    }
  });
});
