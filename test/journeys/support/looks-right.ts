import { expect } from 'chai';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

export const SIZES = [
  { width: 1366, height: 768 },
  { width: 360, height: 740 },
] as const;

/** At two widths the page in the tool does not scroll sideways; with pictures of it where `SHOTS` says. */
export async function looksRight(page: Page, name: string): Promise<void> {
  const folder = process.env.SHOTS;
  if (folder) mkdirSync(folder, { recursive: true });
  for (const size of SIZES) {
    await page.setViewportSize(size);
    if (folder) await page.screenshot({ path: join(folder, `${name}-${size.width}.png`) });
    const wide = await page
      .frame({ name: 'tool_content' })!
      .evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(wide, `${name} at ${size.width}`).to.be.at.most(0);
  }
  await page.setViewportSize(SIZES[0]);
}
