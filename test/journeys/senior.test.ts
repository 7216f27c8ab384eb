import { expect } from 'chai';
import { unzipSync } from 'fflate';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { newVisit, type Visit } from './support/browser.js';
import { type MovedProduct, startMovedProduct } from './support/moved-product.js';
import { api, goTo } from './support/pages.js';
import { seesBoard, setsRules, takesAidSteps } from './support/senior-fall.js';
import { wordsIn } from './support/words.js';

const FILES = 'seeders/demo/oneroster';
/** Each language in an LMS of its own, so that each has a senior of its own. */
const COURSES = { en: 'canvas', es: 'moodle' } as const;
const GOALS = { en: 'Visit the clinic', es: 'Visitar la clínica' } as const;

const [WHY, PLACE, AGREED] = ['I learn best by doing.', 'Harbor Electric', 'I start in June.'];
const [JOB, WORK] = ['Clinic aide', 'My talk on first aid'];

/** The demo district's files, with everybody in grade 12. */
const seniors = () =>
  readdirSync(FILES)
    .filter((name) => name !== 'demographics.csv')
    .map((name) => {
      const text = readFileSync(join(FILES, name), 'utf8');
      const grades = /,(?:0[6-9]|1[0-2]|eight),$/gm;
      const said = name === 'users.csv' ? text.replace(grades, ',12,') : text;
      return { name, mimeType: 'text/csv', buffer: Buffer.from(said) };
    });

/** In the school year that begins next. */
function dayOf(month: number): Date {
  const today = new Date();
  const year = today.getUTCFullYear() + (today.getUTCMonth() < 7 ? 0 : 1);
  return new Date(Date.UTC(month < 7 ? year + 1 : year, month, 15, 12));
}
const [OCTOBER, APRIL] = [dayOf(9), dayOf(3)];

describe('the last year with a plan', function () {
  this.timeout(120_000);
  const folder = mkdtempSync(join(tmpdir(), 'pathlight-senior-'));
  let product: MovedProduct;
  /** What each senior does in fall. Time goes forward only: what waits for a moment in spring would wait. */
  const inFall: (() => Promise<void>)[] = [];

  before(async () => {
    product = await startMovedProduct();
    product.clock.moveTo(OCTOBER);
    const { page, tool, context } = await newVisit([product.lms, product.tool]);
    await page.goto(`${product.lms}/canvas/courses/1/tool?as=admin&locale=en`);
    await tool.getByRole('link', { name: 'Bring in grade levels' }).click();
    await tool.getByLabel('Choose files').setInputFiles(seniors());
    await tool.getByRole('button', { name: 'Check the files' }).click();
    await tool.getByRole('button', { name: /^Take over/ }).click();
    await tool.getByText('Taken over on').waitFor();
    await setsRules(page.frame({ name: 'tool_content' })!, OCTOBER);
    await context.close();
    for (const visitInFall of inFall) await visitInFall();
    product.clock.moveTo(APRIL);
  });
  after(async () => {
    await product.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  for (const locale of ['en', 'es'] as const) {
    const say = wordsIn(locale);

    async function open({ page, tool }: Visit): Promise<void> {
      const course = `${product.lms}/${COURSES[locale]}/courses/1`;
      await page.goto(`${course}/tool?as=student&locale=${locale}`);
      await tool.getByRole('heading', { level: 1 }).waitFor();
    }

    const nextIs = ({ tool }: Visit, key: string) =>
      tool.locator('section.next').getByText(say(key));

    inFall.push(async () => {
      const visit = await newVisit([product.lms, product.tool], { locale: `${locale}-US` });
      const { page, tool, context } = visit;
      await open(visit);
      await tool.getByText(say('home.grade-level-now', { grade: '12' })).waitFor();
      await api(page.frame({ name: 'tool_content' })!, 'POST', '/goals', {
        ...{ title: GOALS[locale], kind: 'career', horizon: 'graduation' },
      });
      expect(await nextIs(visit, 'home.next-take-out').count(), `in fall, ${locale}`).to.equal(0);
      await seesBoard(visit, say);
      await choosesWay(visit);
      await listsPlace(visit);
      await takesAidSteps(visit, say, OCTOBER);
      await makesTwoResumes(visit);
      await choosesEvidence(visit);
      await context.close();
    });

    it(`B15: a senior goes in spring from the first page to a file that opens without us (${locale})`, async () => {
      const visit = await newVisit([product.lms, product.tool], { locale: `${locale}-US` });
      const { page, tool, context } = visit;
      await open(visit);
      await hasExitTalk(visit);
      await open(visit);
      await nextIs(visit, 'home.next-take-out').waitFor();
      await tool.getByRole('link', { name: say('home.start'), exact: true }).click();
      await tool.getByRole('heading', { name: say('passport.senior-title') }).waitFor();
      const download = page.waitForEvent('download');
      await tool.getByRole('button', { name: say('passport.make'), exact: true }).click();
      const zip = readFileSync(await (await download).path());
      await tool.getByLabel(say('passport.opened')).waitFor();
      await open(visit);
      await nextIs(visit, 'home.next-open-take-out').waitFor();
      await readsAlone(visit, unpacked(zip, locale));
      await tool.getByRole('link', { name: say('home.start'), exact: true }).click();
      await tool.getByLabel(say('passport.opened')).check();
      const done = tool.locator('ilp-passport-maker .badge.good');
      await done.nth(1).waitFor();
      expect(await done.allTextContents()).to.have.length(2);

      await open(visit);
      await tool.getByRole('heading', { name: say('home.next-step') }).waitFor();
      for (const key of ['home.next-take-out', 'home.next-open-take-out'])
        expect(await nextIs(visit, key).count(), key).to.equal(0);
      await looksBackAtAll(visit);
      expect(visit.foreign, 'P9: requests to other hosts').to.deep.equal([]);
      expect(visit.errors, 'errors on the pages').to.deep.equal([]);
      await context.close();
    });

    const named = ({ tool }: Visit, key: string, words: Record<string, string> = {}) =>
      tool.getByRole('button', { name: say(key, words), exact: true });

    /** Day 10: one of seven ways, as equal cards, and why. */
    async function choosesWay(visit: Visit): Promise<void> {
      const { page, tool } = visit;
      await goTo(page.frame({ name: 'tool_content' })!, 'next-step');
      expect(await tool.locator('ilp-way-card').count()).to.equal(7);
      const card = tool.locator('ilp-way-card').nth(1);
      await card.locator('button.button').first().click();
      await card.locator('textarea').fill(WHY);
      await named(visit, 'ways.save').click();
      await tool.locator('ilp-way-choices').getByText(WHY).waitFor();
    }

    /** Day 20: a place with our first tasks, and a letter asked for: only that it was. */
    async function listsPlace(visit: Visit): Promise<void> {
      const { page, tool } = visit;
      await goTo(page.frame({ name: 'tool_content' })!, 'places');
      await named(visit, 'places.add').first().click();
      await tool.locator('ilp-field[name=kind] select').selectOption('apprenticeship');
      await tool.locator('ilp-field[name=name] input').fill(PLACE);
      await named(visit, 'places.save').click();
      const card = tool.locator('ilp-place-card', { hasText: PLACE });
      await card.getByRole('button', { name: say('places.ask-recommendation') }).click();
      await card.getByRole('button', { name: say('places.ask-send') }).click();
      await card.getByText(say('places.request-requested')).first().waitFor();
    }

    /** Day 130: the last talk. Both agree; at 18 nobody signs but the student and the counselor. */
    async function hasExitTalk(visit: Visit): Promise<void> {
      const { tool } = visit;
      const student = visit.page.frame({ name: 'tool_content' })!;
      const { personId } = (await api(student, 'GET', '/session')) as { personId: string };
      const desk = await newVisit([product.lms, product.tool], { locale: `${locale}-US` });
      await desk.page.goto(
        `${product.lms}/${COURSES[locale]}/courses/1/tool?as=counselor&locale=${locale}`,
      );
      await desk.tool.getByRole('heading', { level: 1 }).waitFor();
      const adult = desk.page.frame({ name: 'tool_content' })!;
      await goTo(adult, `class/${personId}/conversations`);
      await adult.getByLabel(say('conversations.begin-kind')).selectOption('conference');
      await named(desk, 'conversations.begin').click();
      await adult.locator('ilp-talk-field[field=agreed] textarea').fill(AGREED);
      await adult.locator('[data-saved=true]').waitFor();
      await named(desk, 'conversations.agree-staff', { name: 'Ruth Delgado' }).click();
      await goTo(student, `conversations/${new URL(adult.url()).pathname.split('/').at(-1)!}`);
      await named(visit, 'conversations.agree-student', { name: 'Maya Okafor' }).click();
      await tool.getByRole('main').getByText(say('conversations.is-agreed')).waitFor();
      for (const [role, name] of [
        ['student', 'Maya Okafor'],
        ['staff', 'Ruth Delgado'],
      ] as const) {
        await adult.locator('ilp-signatures select').selectOption(role);
        await adult.locator('ilp-signatures #name input').fill(name);
        await named(desk, 'conversations.sign-do').click();
        await adult.locator('ilp-signatures').getByText(name).first().waitFor();
      }
      await named(desk, 'conversations.close').click();
      await named(desk, 'conversations.record').waitFor();
      expect(desk.errors, 'errors at the desk').to.deep.equal([]);
      await desk.context.close();
    }

    /** Day 60: one for work and one for college, each with what is kept already. */
    async function makesTwoResumes({ page, tool }: Visit): Promise<void> {
      const frame = page.frame({ name: 'tool_content' })!;
      await api(frame, 'POST', '/my-activities', { kind: 'work', title: JOB });
      for (let made = 0; made < 2; made += 1) {
        await goTo(frame, 'resumes');
        await tool
          .getByRole('button', { name: say('resumes.add'), exact: true })
          .first()
          .click();
        await tool.getByLabel(new RegExp(JOB)).first().waitFor();
      }
    }

    /** Day 90: a piece of work for the end of school, and why this one. */
    async function choosesEvidence({ page, tool }: Visit): Promise<void> {
      await goTo(page.frame({ name: 'tool_content' })!, 'portfolio/evidence');
      await tool.getByRole('button', { name: say('portfolio.add-link') }).click();
      await tool.getByLabel(say('portfolio.field-url')).fill('https://plan.test/clinic');
      await tool.getByLabel(say('portfolio.field-title')).fill(WORK);
      await tool.getByLabel(say('portfolio.field-why')).fill('I can explain it to anybody.');
      await tool.getByRole('button', { name: say('common.save'), exact: true }).click();
      await tool.locator('ilp-evidence-card', { hasText: WORK }).waitFor();
    }

    /** The last day: what stays here and for how long, and all years on one line. */
    async function looksBackAtAll({ page, tool }: Visit): Promise<void> {
      const frame = page.frame({ name: 'tool_content' })!;
      await goTo(frame, 'held');
      await tool.getByText(say('held.keep-note')).waitFor();
      await tool.getByText(say('held.kind-resumes'), { exact: true }).first().waitFor();
      await goTo(frame, 'timeline');
      await tool.getByText(GOALS[locale]).first().waitFor();
    }

    /** A laptop without any network, years later. */
    async function readsAlone({ context }: Visit, file: string): Promise<void> {
      await context.setOffline(true);
      const reader = await context.newPage();
      await reader.goto(pathToFileURL(file).href);
      for (const title of [GOALS[locale], JOB, WORK])
        await reader.getByRole('heading', { name: title }).first().waitFor();
      expect(await reader.locator('html').getAttribute('lang')).to.equal(locale);
      await reader.close();
      await context.setOffline(false);
    }
  }

  /** @returns where the page of the plan lies. */
  function unpacked(zip: Buffer, name: string): string {
    const parts = unzipSync(new Uint8Array(zip));
    for (const [path, bytes] of Object.entries(parts)) {
      const target = join(folder, name, path);
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, bytes);
    }
    return join(folder, name, 'plan.html');
  }
});
