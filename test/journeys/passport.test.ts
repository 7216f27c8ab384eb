import { expect } from 'chai';
import { unzipSync } from 'fflate';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { newVisit } from './support/browser.js';
import { api, goTo, openTool } from './support/pages.js';
import { type ProductHere, startHere } from './support/product-here.js';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface AxeWindow {
  axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
}

describe('taking the plan along', function () {
  this.timeout(180_000);
  let product: ProductHere;
  const folder = mkdtempSync(join(tmpdir(), 'pathlight-passport-'));

  before(async () => {
    product = await startHere();
  });
  after(async () => {
    await product.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('B7: the file is made in the course, opens on a laptop without any network, and comes back in', async () => {
    const { page, context, foreign } = await newVisit([product.lms, product.tool]);
    const frame = await openTool(page, product, 'student', 'en');
    await api(frame, 'POST', '/goals', {
      ...{ title: 'Visit the clinic', kind: 'career', horizon: 'year', why: 'To see the work' },
    });
    await goTo(frame, 'passport');
    const download = page.waitForEvent('download');
    await frame.getByRole('button', { name: 'Make my file' }).click();
    const zip = readFileSync(await (await download).path());
    await frame.getByText('Your file is in your downloads').waitFor();
    await frame.getByLabel('I opened my file and could read it').check();

    for (const [name, bytes] of Object.entries(unzipSync(new Uint8Array(zip)))) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), bytes);
    }
    await context.setOffline(true);
    const reader = await context.newPage();
    await reader.goto(pathToFileURL(join(folder, 'plan.html')).href);
    await reader.getByRole('heading', { name: 'Visit the clinic' }).waitFor();
    for (const colorScheme of ['light', 'dark'] as const) {
      await reader.emulateMedia({ colorScheme });
      await reader.setViewportSize({ width: 360, height: 740 });
      const violations = await axeOn(reader);
      expect(violations).to.deep.equal([]);
      const isWide = await reader.evaluate(
        () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
      );
      expect(isWide).to.equal(false);
    }
    await context.setOffline(false);
    await reader.close();

    const chooser = page.waitForEvent('filechooser');
    await frame.getByRole('button', { name: 'Choose a passport file' }).click();
    await (await chooser).setFiles({ name: 'plan.zip', mimeType: 'application/zip', buffer: zip });
    await frame.getByText('You have all of this already.').waitFor();
    expect(foreign).to.deep.equal([]);
    await context.close();
  });
});

/** Its policy lets no script of the page run; one that a test brings through the debugger may. */
async function axeOn(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const { violations } = await (window as unknown as AxeWindow).axe.run();
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
  });
}
