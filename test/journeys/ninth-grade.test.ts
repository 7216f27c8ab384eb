import { expect } from 'chai';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { FrameLocator, Page } from 'playwright-core';
import type { DistrictTemplates } from '#contracts/district-template.js';
import type { ProfilerAttempt, ProfilerItems } from '#contracts/profiler.js';
import type { PlanTemplate } from '#contracts/templates.js';
import { newVisit, type Visit } from './support/browser.js';
import { nextSeptember } from './support/moved-date.js';
import {
  approvesTogether,
  checksFocus,
  guardianSigns,
  interviewsForEnglish,
  looksBackAndAgrees,
  seesWhyBiology,
  type Walk,
} from './support/ninth-grade-days.js';
import { type MovedProduct, startMovedProduct } from './support/moved-product.js';
import { api, goTo, settled } from './support/pages.js';
import { wordsIn } from './support/words.js';

const DAY = 86_400_000;
const COURSES = { en: 'canvas', es: 'moodle' } as const;
const GOAL = { en: 'Get into the welding program', es: 'Entrar al programa de soldadura' } as const;
const SIZES = [
  { width: 1366, height: 768 },
  { width: 800, height: 900 },
  { width: 360, height: 740 },
] as const;

for (const locale of ['en', 'es'] as const)
  describe(`the first year of high school (${locale})`, function () {
    this.timeout(120_000);
    const say = wordsIn(locale);
    const first = nextSeptember();
    let product: MovedProduct;
    let visit: Visit;
    let page: Page;
    let tool: FrameLocator;

    before(async () => {
      product = await startMovedProduct();
      visit = await newVisit([product.lms, product.tool], { locale: `${locale}-US` });
      ({ page, tool } = visit);
      await inMiddleSchool();
    });
    after(async () => {
      await product.stop();
      expect(visit.foreign, 'P9: requests to other hosts').to.deep.equal([]);
    });

    const frame = () => page.frame({ name: 'tool_content' })!;
    const button = (key: string) => tool.getByRole('button', { name: say(key), exact: true });

    const walk = (): Walk => ({
      ...{ locale, say, page, tool, frame, openAs, looksRight, goal: GOAL[locale] },
      course: `${product.lms}/${COURSES[locale]}/courses/1`,
      origins: [product.lms, product.tool],
    });

    /** School days go by; whoever comes back comes through the course. */
    const onDay = (day: number) =>
      product.clock.moveTo(new Date(first.getTime() + (day - 1) * DAY));

    async function openAs(part: string, path?: string): Promise<void> {
      const course = `${product.lms}/${COURSES[locale]}/courses/1`;
      await page.goto(`${course}/tool?as=${part}&locale=${locale}`);
      await tool.getByRole('heading', { level: 1 }).waitFor();
      if (path !== undefined) await goTo(frame(), path);
      await settled(frame());
    }

    /** At none of three widths does the page scroll sideways; with pictures where `SHOTS` says. */
    async function looksRight(name: string): Promise<void> {
      const folder = process.env.SHOTS;
      if (folder) mkdirSync(folder, { recursive: true });
      for (const size of SIZES) {
        await page.setViewportSize(size);
        if (folder)
          await page.screenshot({ path: join(folder, `${name}-${locale}-${size.width}.png`) });
        const wide = await frame().evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(wide, `${name} at ${size.width}`).to.be.at.most(0);
      }
      await page.setViewportSize(SIZES[0]);
    }

    /** Answers all questions, five where the area fits and two elsewhere. */
    async function profile(area: string, name: string): Promise<void> {
      const { items } = (await api(frame(), 'GET', '/profiler/items')) as ProfilerItems;
      const begun = (await api(frame(), 'POST', '/profiler/attempts', {
        form: 'short',
      })) as ProfilerAttempt;
      const answers = Object.fromEntries(
        items.map((item) => [item.id, item.area === area ? 5 : 2]),
      );
      await api(frame(), 'PATCH', `/profiler/attempts/${begun.id}`, { answers });
      await api(frame(), 'POST', `/profiler/attempts/${begun.id}/finish`, { name });
    }

    /** In spring of grade 8 there is a goal and a result already, and the district chooses its rule. */
    async function inMiddleSchool(): Promise<void> {
      onDay(-120);
      await openAs('student');
      await api(frame(), 'POST', '/goals', {
        ...{ title: GOAL[locale], kind: 'career', horizon: 'graduation' },
      });
      await profile('S', 'Grade 8');
      await openAs('admin');
      const { versions } = (await api(frame(), 'GET', '/district-template')) as DistrictTemplates;
      const rule = (await api(frame(), 'GET', '/templates/AZ')) as PlanTemplate;
      const { state, name, abbreviation, grades, components, signatures } = rule;
      await api(frame(), 'POST', '/district-template', {
        ...{ state, name, abbreviation, grades, components, signatures },
        basedOn: versions[0]?.number ?? 0,
      });
    }

    it('§6.2, F10: day 1: what was there is there, and the rule says how far the plan is and by when', async () => {
      onDay(1);
      await openAs('student');
      await tool.getByText(GOAL[locale]).first().waitFor();
      const line = say('home.plan-progress', { plan: 'ECAP', done: '\\d+', required: '19' });
      await tool.getByText(new RegExp(line)).waitFor();
      await tool.getByRole('navigation').getByRole('link', { name: 'ECAP' }).waitFor();
      await looksRight('day-1-home');
      await tool.getByRole('link', { name: say('home.plan-link') }).click();
      await tool.getByText(new RegExp(locale === 'en' ? 'Apr 30' : '30 abr')).waitFor();
      await looksRight('day-1-rule');
    });

    it('§6.2, F31: day 8: the questions again, and what moved since grade 8', async () => {
      onDay(8);
      await openAs('student');
      await profile('R', 'Grade 9');
      await goTo(frame(), 'explore/compare-results');
      for (const name of ['Grade 8', 'Grade 9'])
        await tool.locator('option', { hasText: name }).first().waitFor({ state: 'attached' });
      await looksRight('day-8-compare');
    });

    it('§6.2, F13, U23: day 20: a course plan against the diploma, and a copy to try welding in', async () => {
      onDay(20);
      await openAs('student', 'courses');
      const ask = tool.getByLabel(say('courses.plan-grade-ask'));
      if ((await ask.count()) > 0) await ask.selectOption('9');
      await tool.locator('ilp-audit-bars').first().waitFor();
      await tool
        .getByRole('button', { name: say('courses.plan-add-to', { grade: '10', term: '' }) })
        .first()
        .click();
      const choices = tool.locator('ilp-plan-choices');
      const add = choices.getByRole('button', {
        name: new RegExp(`^${say('courses.plan-add')}: `),
      });
      await add.first().click();
      await choices.waitFor({ state: 'detached' });
      await looksRight('day-20-plan');
      await button('courses.plan-copy').first().click();
      await tool.getByLabel(say('courses.plan-copy-name')).fill('Welding');
      await tool
        .locator('ilp-dialog')
        .getByRole('button', { name: say('courses.plan-copy') })
        .click();
      await tool.getByText(say('courses.plan-copy-badge')).waitFor();
      await looksRight('day-20-what-if');
    });

    it('§6.2, F13: day 30: hands it in; the counselor comments, and it is with whom the page says', async () => {
      onDay(30);
      await openAs('student', 'courses');
      await button('courses.plan-submit').first().click();
      await tool
        .locator('ilp-dialog')
        .getByRole('button', { name: say('courses.plan-submit') })
        .click();
      await tool.getByText(say('courses.plan-state-submitted'), { exact: true }).waitFor();
      await looksRight('day-30-handed-in');
      await openAs('counselor', 'course-plans');
      await tool.getByRole('heading', { name: say('courses.waiting-open') }).waitFor();
      await tool
        .getByText(new RegExp(`^\\s*${say('courses.waiting-open-points', { points: '' })}`))
        .first()
        .waitFor();
      await looksRight('day-30-waiting');
      await tool.getByRole('link', { name: /Maya/ }).click();
      await tool.getByLabel(say('courses.staff-text')).fill('Talk with me about math');
      await button('courses.staff-comment').click();
      await tool.getByText('Talk with me about math').last().waitFor();
    });

    it('§6.5, D30: the counselor waives what is missing with a reason, approves together, and takes it back', async () => {
      onDay(31);
      await approvesTogether(walk());
    });

    it('§6.2, R72: day 32: a parent signs on a phone, and the student sees it', async () => {
      onDay(32);
      await guardianSigns(walk());
    });

    it('§6.2, B3: day 40: a talk about a career for English; grade and feedback stand in both places', async () => {
      onDay(40);
      await interviewsForEnglish(walk());
    });

    it('§6.2, B2, F59: day 60: biology shows careers that use it, and the student says how it helps', async () => {
      onDay(60);
      await seesWhyBiology(walk());
    });

    it('§6.2: day 75: a résumé for a first job', async () => {
      onDay(75);
      await openAs('student', 'resumes');
      await button('resumes.add').first().click();
      await tool.locator('ilp-resume-preview').first().waitFor();
      await looksRight('day-75-resume');
    });

    it('§6.2, F57: day 90: a teacher says a word on the goal in focus, and a step follows', async () => {
      onDay(90);
      await checksFocus(walk());
    });

    it('§6.2, R36: day 120: the course asked for in grade 10 is in the file for scheduling', async () => {
      onDay(120);
      await openAs('counselor', 'reports');
      const kind = tool.getByLabel(say('reports.field-kind'), { exact: true });
      await kind.selectOption('course-requests');
      await button('reports.start').click();
      await tool
        .getByRole('button', { name: say('reports.look'), exact: false })
        .first()
        .click();
      await tool.locator('ilp-report-look td', { hasText: 'Maya' }).first().waitFor();
      await looksRight('day-120-requests');
    });

    it('§6.2, B9, F05: day 160: looks back, and agrees with the counselor to one text', async () => {
      onDay(160);
      await looksBackAndAgrees(walk());
    });

    it('§6.2, F13: day 180: the plan is a locked copy with its history, and the year has its page', async () => {
      onDay(180);
      await openAs('student', 'courses');
      await tool.getByText(say('courses.plan-state-approved'), { exact: true }).waitFor();
      expect(await button('courses.plan-submit').count()).to.equal(0);
      await tool.getByRole('link', { name: say('courses.history-link') }).click();
      await tool.getByText(say('courses.history-locked')).waitFor();
      await looksRight('day-180-history');
      await goTo(frame(), `years/${first.getUTCFullYear()}`);
      await looksRight('day-180-year');
      expect(visit.errors, 'errors on the pages').to.deep.equal([]);
    });
  });
