import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Frame } from 'playwright-core';
import { shippedOccupations } from '../support/occupations.js';
import { newVisit, type Visit } from './support/browser.js';
import { careerFaults } from './support/crawl.js';
import { api, follow, goTo, openTool, PAGES, type Part, settled } from './support/pages.js';
import { type Product, startProduct } from './support/product.js';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const ALL_RULES = { type: 'tag', values: TAGS };
/** What a colour scheme can change of a page that has passed all rules in the other one. */
const COLOUR_RULES = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] };
const WIDTHS = [320, 768, 1366];
const SCHEMES = ['light', 'dark'] as const;
/**
 * Rules are asked on a phone and a Chromebook; in between, only whether the page fits. Colours are the same in
 * every language.
 */
const schemesAt = (width: number, locale: string) =>
  SCHEMES.filter((scheme) => width !== 768 && (scheme === 'light' || locale === 'en'));

/** Every page as people meet it: in the frame, at three widths, light and dark, in both languages. */
describe('every page', function () {
  this.timeout(180_000);
  let product: Product;
  const known: Record<string, string> = {};

  before(async () => {
    product = await startProduct();
    await prepareContent();
  });

  after(async () => {
    await product.stop();
  });

  const visit = (): Promise<Visit> => newVisit([product.lms, product.tool]);

  it('B12: what is kept is on a page that everybody can read, and that asks nobody else', async () => {
    const { page, context, errors, foreign } = await visit();
    const found: string[] = [];
    for (const lang of ['en', 'es'])
      for (const width of WIDTHS)
        for (const colorScheme of SCHEMES) {
          await page.setViewportSize({ width, height: 768 });
          await page.emulateMedia({ colorScheme });
          await page.goto(`${product.tool}/privacy?lang=${lang}`);
          found.push(...(await violations(page.mainFrame(), colorScheme)));
          await page.locator('summary').first().click();
          const isWide = await page.evaluate(
            () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
          );
          if (isWide) found.push(`${lang} ${width}: scrolls sideways`);
        }
    expect([...found, ...errors, ...foreign]).to.deep.equal([]);
    await context.close();
  });

  it('F38: every 20th career has no empty section and no broken link (all: `test:long`)', async () => {
    const known = shippedOccupations().all.map(({ code }) => code);
    const some = known.filter((_, index) => index % 20 === 7);
    const { page, context } = await visit();
    const { profiles, programs, faults } = await careerFaults(page, product, some, known);
    expect(faults).to.deep.equal([]);
    expect(profiles).to.equal(51);
    expect(programs).to.be.above(100);
    await context.close();
  });

  for (const part of Object.keys(PAGES) as Part[]) {
    for (const locale of ['en', 'es']) {
      it(`U26: has no axe violation and no sideways scrolling (${part}, ${locale})`, async () => {
        const { page, context, errors } = await visit();
        const frame = await openTool(page, product, part, locale);
        const found: string[] = [];
        for (const path of PAGES[part]) {
          // Both ways to a view: by its address, and by a link inside the app.
          if (locale === 'en') await goTo(frame, filled(path));
          else await follow(frame, filled(path));
          for (const width of WIDTHS) {
            // The sandbox's own menu takes 220 px beside the frame; below 640 px it stands above.
            await page.setViewportSize({ width: width > 640 ? width + 220 : width, height: 768 });
            for (const colorScheme of schemesAt(width, locale)) {
              await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
              const where = `${path || 'home'} ${locale} ${width} ${colorScheme}`;
              found.push(
                ...(await violations(frame, colorScheme)).map((text) => `${where}: ${text}`),
              );
            }
            const isWide = await frame.evaluate(
              () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
            );
            if (isWide) found.push(`${path || 'home'} ${locale} ${width}: scrolls sideways`);
          }
        }
        expect(found).to.deep.equal([]);
        expect(errors.filter((error) => !error.includes('404'))).to.deep.equal([]);
        await context.close();
      });
    }
  }

  const filled = (path: string) =>
    path.replace(/:(\w+)/g, (_, name: string) => known[name] ?? 'missing');

  /** A student with a goal, a result and a handed-in reflection: pages with something on them. */
  async function prepareContent(): Promise<void> {
    const { page, tool, context } = await visit();
    const teacher = `${product.lms}/canvas/courses/1/assignments?as=teacher`;
    await page.goto(teacher);
    await page.getByRole('link', { name: 'Add assignment from Pathlight' }).click();
    await tool.getByText('Goal check-in', { exact: true }).click();
    await tool.getByRole('button', { name: 'Add to course' }).click();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('link', { name: 'Goal check-in' }).click();
    await tool.getByRole('heading', { name: 'Goal check-in' }).waitFor();
    known.assignment = await lastOfPath(page);
    const frame = await openTool(page, product, 'student');
    await api(frame, 'POST', '/goals', { title: 'Learn to weld', kind: 'career', horizon: 'year' });
    const service = { kind: 'service', title: 'Helped at the food bank', hours: 12 };
    await api(frame, 'POST', '/my-activities', { ...service, startedOn: '2026-09-05' });
    await answerProfiler(frame);
    known.result = await answerProfiler(frame);
    await api(frame, 'PUT', '/saved-careers/29-1141.00', { rating: 4, thought: 'Near my home.' });
    await api(frame, 'PUT', '/saved-careers/29-1131.00', {});
    const { id } = (await api(frame, 'POST', '/resumes', { name: 'Summer jobs' })) as {
      id: string;
    };
    known.resume = id;
    const { personId } = (await api(frame, 'GET', '/session')) as { personId: string };
    known.student = personId;
    known.deployment = new URL(frame.url()).pathname.split('/')[2] ?? '';
    known.conversation = await talkWith(page, personId);
    await counselWith(page, personId);
    await context.close();
  }

  /** A counselor with a caseload, a task that a student has, and a day with a slot that is taken. */
  async function counselWith(page: Visit['page'], studentId: string): Promise<void> {
    const frame = await openTool(page, product, 'counselor');
    const { personId } = (await api(frame, 'GET', '/session')) as { personId: string };
    await api(frame, 'POST', `/caseloads/${personId}/parts`, {
      ...{ kind: 'rule', letters: { from: 'A', to: 'Z' }, grades: null, schoolId: null },
    });
    const task = {
      ...{ title: 'Visit a workplace', details: 'Ask one question.', schoolId: null, grades: null },
      ...{ dueOn: '2999-05-01', proof: 'tick', amount: 1 },
    };
    const { tasks } = (await api(frame, 'POST', '/grade-tasks', task)) as {
      tasks: { id: string }[];
    };
    known.task = tasks[0]?.id ?? '';
    const day = {
      ...{ heldOn: '2999-05-01', place: 'Room 12', from: 480, to: 600, slotMinutes: 15 },
      ...{ pauses: [], grades: null },
    };
    const made = (await api(frame, 'POST', '/conference-days', day)) as {
      day: { id: string };
      slots: { id: string }[];
    };
    known.day = made.day.id;
    const slot = `/conference-days/${made.day.id}/slots/${made.slots[0]?.id ?? ''}/booking`;
    await api(frame, 'PUT', slot, { personId: studentId, attendees: 'Aunt and an interpreter' });
    const nudge = { text: 'Please choose a goal.', place: 'goals', studentIds: [studentId] };
    await api(frame, 'POST', '/nudges', nudge);
  }

  /** A conversation that the teacher began. */
  async function talkWith(page: Visit['page'], personId: string): Promise<string> {
    const frame = await openTool(page, product, 'teacher');
    const body = { kind: 'conference', heldOn: '2026-09-05' };
    const begun = await api(frame, 'POST', `/class/${personId}/conversations`, body);
    return (begun as { id: string }).id;
  }
});

async function lastOfPath(page: Visit['page']): Promise<string> {
  const frame = page.frame({ name: 'tool_content' });
  return frame ? (new URL(frame.url()).pathname.split('/').at(-1) ?? '') : '';
}

async function answerProfiler(frame: Frame): Promise<string> {
  const { items } = (await api(frame, 'GET', '/profiler/items?form=short')) as {
    items: { id: string; area: string }[];
  };
  const { id } = (await api(frame, 'POST', '/profiler/attempts', { form: 'short' })) as {
    id: string;
  };
  const answers = Object.fromEntries(items.map((item) => [item.id, item.area === 's' ? 5 : 2]));
  await api(frame, 'PATCH', `/profiler/attempts/${id}`, { answers });
  const result = (await api(frame, 'POST', `/profiler/attempts/${id}/finish`, {})) as {
    id: string;
  };
  return result.id;
}

async function violations(frame: Frame, colorScheme: (typeof SCHEMES)[number]): Promise<string[]> {
  await settled(frame);
  if (!(await frame.evaluate(() => 'axe' in globalThis))) await frame.evaluate(AXE);
  return frame.evaluate(
    async (runOnly) => {
      interface Axe {
        run(
          context: object,
          options: object,
        ): Promise<{ violations: { id: string; nodes: { target: unknown[] }[] }[] }>;
      }
      const { axe } = globalThis as unknown as { axe: Axe };
      const { violations: found } = await axe.run(document, {
        runOnly,
        resultTypes: ['violations'],
      });
      return found.map(
        ({ id, nodes }) => `${id} at ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`,
      );
    },
    colorScheme === 'light' ? ALL_RULES : COLOUR_RULES,
  );
}
