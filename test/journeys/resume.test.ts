import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import type { Frame, FrameLocator, Page } from 'playwright-core';
import { type ReadPdf, readPdf } from '../support/read-documents.js';
import { api, goTo, openTool } from './support/pages.js';
import { onStage } from './support/stage.js';

const WORDS = {
  en: {
    ...{
      add: 'New résumé',
      saved: 'Saved',
      up: /^Move My own words up$/,
      download: 'Download PDF',
    },
    ...{ what: 'What and where', did: 'What you did', suggested: 'Reached a goal of my own: ' },
    ...{
      awards: 'Awards and achievements',
      language: 'en-US',
      change: /^Change the words of Reach/,
    },
  },
  es: {
    ...{ add: 'Nuevo currículum', saved: 'Guardado', up: /^Subir My own words$/ },
    ...{ download: 'Descargar PDF', what: 'Qué y dónde', did: 'Qué hiciste' },
    ...{ suggested: 'Alcancé una meta propia: ', awards: 'Premios y logros', language: 'es-US' },
    ...{ change: /^Cambiar las palabras de Alcanc/ },
  },
} as const;

/** From a record to a file: suggested, switched on, reworded, moved by keyboard, downloaded and read. */
describe('a résumé that fills itself', function () {
  this.timeout(120_000);
  const stage = onStage();
  let page: Page;
  let tool: FrameLocator;

  beforeEach(() => {
    ({ page, tool } = stage);
  });

  for (const locale of ['en', 'es'] as const)
    it(`F34/F33/F14: a goal reached goes into a PDF without retyping (${locale})`, async () => {
      const words = WORDS[locale];
      const frame = await openTool(page, stage.product, 'student', locale);
      await reachGoal(frame, `Learn to weld ${locale}`);
      await reachGoal(frame, `Swim a mile ${locale}`);
      await goTo(frame, 'resumes');
      await tool.getByRole('button', { name: words.add }).first().click();
      const suggestion = tool.getByLabel(`${words.suggested}Learn to weld ${locale}`);
      await suggestion.waitFor();
      await look(`${locale}-suggested`);
      await tool.getByLabel(`${words.suggested}Swim a mile ${locale}`).click();
      await suggestion.click();
      await tool.getByRole('button', { name: words.change }).last().click();
      await tool.getByLabel(words.what).fill('My own words');
      await tool.getByLabel(words.did).fill('Built a gate for the school garden');
      const up = tool.getByRole('button', { name: words.up });
      await up.focus();
      await page.keyboard.press('Enter');
      // The line is first now, so the focus went from its “up” to its “down”.
      await tool.locator('#down:focus').waitFor();
      await tool.getByText(words.saved).first().waitFor();
      await look(`${locale}-builder`);
      const pdf = await download(words.download);
      const lines = pdf.tagged.map((part) => part.replace(/^(?:H1|H2|H3|P|LBody) /, ''));
      const order = [words.awards, 'My own words', 'Built a gate for the school garden'];
      expect(lines.filter((part) => order.includes(part))).to.deep.equal(order);
      expect(pdf.tagged.findIndex((part) => part.includes(`Swim a mile ${locale}`))).to.be.above(
        pdf.tagged.indexOf('H3 My own words'),
      );
      expect(pdf.language).to.equal(words.language);
      const goals = (await api(frame, 'GET', '/goals')) as { title: string }[];
      expect(goals.map(({ title }) => title)).to.include(`Learn to weld ${locale}`);
      expect(stage.visit.errors, 'errors on the pages').to.deep.equal([]);
    });

  async function download(name: string): Promise<ReadPdf> {
    const waiting = page.waitForEvent('download');
    await tool.getByRole('button', { name }).click();
    const file = await waiting;
    expect(file.suggestedFilename()).to.match(/\.pdf$/);
    return readPdf(readFileSync(await file.path()));
  }

  /** Pictures for a person to look at, where a folder for them is named. */
  async function look(name: string): Promise<void> {
    const folder = process.env.PICTURES;
    if (!folder) return;
    for (const [width, height] of [
      [1366, 768],
      [360, 740],
    ] as const)
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height });
        // The picture waits for the frame to have its new size.
        await tool.locator('body').evaluate(() => new Promise(requestAnimationFrame));
        const path = `${folder}/${name}-${width}-${colorScheme}.png`;
        await page.screenshot({ path, fullPage: true });
      }
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize({ width: 1366, height: 768 });
  }
});

async function reachGoal(frame: Frame, title: string): Promise<void> {
  const goal = (await api(frame, 'POST', '/goals', {
    ...{ title, kind: 'career', horizon: 'year' },
  })) as { id: string };
  await api(frame, 'PATCH', `/goals/${goal.id}`, { status: 'done' });
}
