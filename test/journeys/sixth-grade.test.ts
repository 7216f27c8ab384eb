import { expect } from 'chai';
import type { FrameLocator, Page } from 'playwright-core';
import { newVisit, type Visit } from './support/browser.js';
import { nextSeptember } from './support/moved-date.js';
import { type MovedProduct, startMovedProduct } from './support/moved-product.js';
import { goTo } from './support/pages.js';
import { wordsIn } from './support/words.js';

const DAY = 86_400_000;
/** Each language in an LMS of its own, so that each has a student who begins. */
const COURSES = { en: 'canvas', es: 'moodle' } as const;
const [BAND, SERVICE] = ['Played in the school band', 'Planted trees'];
const TALK = 'We talked about fractions and baking.';
const AGREED = 'One hour of fractions each week.';
const GOAL = {
  ...{ title: 'Be at home with fractions', why: 'I want to bake', measure: 'I pass the test' },
  ...{ step: 'Ask for extra problems', date: '', helpers: 'My aunt' },
};

for (const locale of ['en', 'es'] as const)
  describe(`a first year with a plan (${locale})`, function () {
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
    });
    after(async () => {
      await product.stop();
      expect(visit.foreign, 'P9: requests to other hosts').to.deep.equal([]);
    });

    const course = () => `${product.lms}/${COURSES[locale]}/courses/1`;
    const button = (key: string, values?: Record<string, string>) =>
      tool.getByRole('button', { name: say(key, values), exact: true });
    const link = (key: string) => tool.getByRole('link', { name: say(key), exact: true });

    /** School days go by; whoever comes back comes through the course. */
    function onDay(day: number): void {
      product.clock.moveTo(new Date(first.getTime() + (day - 1) * DAY));
    }
    async function openAs(part: string, where = 'tool'): Promise<void> {
      await page.goto(`${course()}/${where}?as=${part}&locale=${locale}`);
    }
    async function saved(): Promise<void> {
      await tool
        .getByText(new RegExp(`^${locale === 'en' ? 'Saved' : 'Guardado'}`))
        .first()
        .waitFor();
    }

    async function answer(from: number, to: number): Promise<void> {
      for (let number = from; number <= to; number += 1) {
        await tool
          .getByText(say('profiler.question', { number: `${number}`, total: '30' }))
          .waitFor();
        await page.keyboard.press(number % 6 === 4 ? '5' : '2');
      }
    }

    async function addActivity(kind: string, title: string, hours?: string): Promise<void> {
      await button('activities.add').first().click();
      await tool.getByLabel(say('activities.field-kind')).selectOption(kind);
      await tool.getByLabel(say('activities.field-title')).fill(title);
      if (hours) await tool.getByLabel(say('activities.field-hours')).fill(hours);
      await saved();
      await button('activities.done').click();
      await tool.locator('ilp-activity-entry', { hasText: title }).waitFor();
    }

    it('U28: day 1: the student reads who can see the plan, and starts without an account', async () => {
      onDay(1);
      await openAs('student');
      await tool.getByRole('heading', { name: say('home.greeting', { name: 'Maya' }) }).waitFor();
      await tool.getByText(say('home.welcome'), { exact: true }).waitFor();
      await link('home.sharing-link').waitFor();
    });

    it('F30: day 1: looks at six careers and saves two with a thought', async () => {
      await openAs('student');
      for (const index of [0, 1]) {
        await link('shell.explore').click();
        const six = tool.getByRole('region', { name: say('careers.varied') }).getByRole('link');
        await six.nth(index).click();
        await button('careers.save').click();
        await tool.getByLabel(say('opinions.thought')).fill(`Idea ${index}`);
        await saved();
      }
      // The first place of the bar, whatever the district calls a plan.
      await tool.getByRole('navigation').getByRole('link').first().click();
      await tool.locator('.strip a').nth(1).waitFor();
    });

    it('U1: day 5: writes the reflection that the teacher put into the course', async () => {
      onDay(5);
      await openAs('teacher', 'assignments');
      await page.getByRole('link', { name: 'Add assignment from Pathlight' }).click();
      await tool.getByText(say('assignments.template-back'), { exact: true }).click();
      await tool.getByRole('button', { name: say('assignments.add-to-course') }).click();
      await page.getByRole('button', { name: 'Save' }).click();
      await openAs('student', 'assignments');
      await page.getByRole('link', { name: say('assignments.template-back') }).click();
      const boxes = tool.getByRole('textbox');
      await boxes.first().waitFor();
      for (const box of await boxes.all()) await box.fill('I kept at it.');
      await saved();
      await button('assignments.hand-in').click();
      await button('assignments.hand-in-yes').click();
      await tool
        .getByText(/^(Handed in|Entregad)/)
        .first()
        .waitFor();
    });

    it('F12: day 12: answers thirty questions with a pause and names the result', async () => {
      onDay(12);
      await openAs('student');
      await link('shell.explore').click();
      await tool.getByRole('link', { name: say('careers.like-start'), exact: true }).click();
      await tool.getByRole('button', { name: /^30 / }).click();
      await answer(1, 12);
      onDay(13);
      await openAs('student');
      await link('shell.explore').click();
      await tool.getByRole('link', { name: say('careers.like-go-on'), exact: true }).click();
      await tool.getByRole('button', { name: say('profiler.resume') }).click();
      await answer(13, 30);
      await button('profiler.see-result').click();
      await tool.getByLabel(say('profiler.result-name')).fill('6th grade me');
      await saved();
    });

    it('F07: day 20: writes the first goal with the helper’s six questions', async () => {
      onDay(20);
      await openAs('student');
      await link('home.add-goal').click();
      await tool
        .locator('ilp-goal-editor')
        .getByRole('button', { name: say('goals.help-me') })
        .click();
      const answers = ['title', 'why', 'measure', 'step', 'date', 'helpers'] as const;
      for (const name of answers) {
        await tool.getByLabel(say(`goals.helper-${name}`)).fill(GOAL[name]);
        await tool.locator('ilp-goal-helper button[type=submit]').click();
      }
      await tool.getByRole('heading', { name: GOAL.title }).waitFor();
      await tool.getByText(GOAL.step).first().waitFor();
    });

    it('B1: day 45: class work that the teacher tagged stands at the goal', async () => {
      onDay(45);
      await openAs('teacher');
      await link('shell.tags').click();
      await tool.getByRole('button', { name: say('assignments.template-back') }).click();
      await tool.getByLabel(GOAL.title).check();
      await openAs('student');
      await link('home.all-goals').click();
      await link('assignments.template-back').waitFor();
      await tool.getByText(say('goals.step-handed-in')).waitFor();
    });

    it('B5: day 75: the talk with the teacher stands in the record of both', async () => {
      onDay(75);
      await openAs('teacher');
      await tool.getByRole('link', { name: /Maya Okafor/ }).click();
      await button('record.note-write').click();
      const form = tool.locator('ilp-note-form');
      await form.getByRole('textbox').first().fill(TALK);
      await form.getByLabel(say('record.note-who')).selectOption('student');
      await form.locator('button[type=submit]').click();
      await tool.getByText(TALK).waitFor();
      await openAs('student');
      await tool.getByRole('heading', { level: 1 }).waitFor();
      await goTo(page.frame({ name: 'tool_content' })!, 'record');
      await tool.getByText(TALK).waitFor();
    });

    it('F05: day 80: student and teacher agree to one text, each on their own screen', async () => {
      onDay(80);
      await openAs('teacher');
      await tool.getByRole('link', { name: /Maya Okafor/ }).click();
      await link('class.talks-link').click();
      await button('conversations.begin').click();
      const field = (name: string) => tool.locator(`ilp-talk-field[field=${name}]`);
      await field('agreed').locator('textarea').fill(AGREED);
      await tool.locator('[data-saved=true]').waitFor();
      await button('conversations.agree-staff', { name: 'Tomás Herrera' }).click();
      await tool.getByText(/Tomás Herrera (agreed on|dijo que sí)/).waitFor();
      await openAs('student');
      await link('home.talks-link').click();
      await tool.getByText(say('conversations.not-agreed')).waitFor();
      await tool.locator('.rows a').first().click();
      await field('agreed').locator('textarea').waitFor();
      await button('conversations.agree-student', { name: 'Maya Okafor' }).click();
      await tool.getByRole('main').getByText(say('conversations.is-agreed')).waitFor();
    });

    it('F19: day 110: two service hours and a band, confirmed by who led them', async () => {
      onDay(110);
      await openAs('student');
      await link('shell.activities').click();
      await addActivity('extracurricular', BAND);
      await addActivity('service', SERVICE, '2');
      const entry = tool.locator('ilp-activity-entry', { hasText: SERVICE });
      await entry.getByRole('button', { name: say('activities.ask') }).click();
      await button('activities.link-make').click();
      const made = tool.getByLabel(say('activities.link-label'), { exact: true });
      const address = `${product.tool}${new URL(await made.inputValue()).pathname}`;
      await tool
        .getByRole('button', { name: say('common.close') })
        .first()
        .click();
      const leader = await newVisit([product.tool], { locale: `${locale}-US` });
      await leader.page.goto(address);
      await leader.page.getByRole('textbox').first().fill('Coach Reyes');
      await leader.page.getByRole('button').first().click();
      await leader.page.getByRole('heading', { level: 1 }).waitFor();
      await leader.context.close();
      await openAs('student');
      await link('shell.activities').click();
      await entry
        .getByText(/Coach Reyes/)
        .first()
        .waitFor();
    });

    it('F33: day 111: the first résumé has these lines already', async () => {
      onDay(111);
      await openAs('student');
      await link('shell.resumes').click();
      await button('resumes.add').first().click();
      await tool.getByLabel(new RegExp(SERVICE)).first().waitFor();
      await tool.getByLabel(new RegExp(BAND)).first().waitFor();
    });

    it('F15: day 180: the year page keeps all of it for the next grade', async () => {
      onDay(180);
      await openAs('student');
      await link('home.years-link').click();
      await tool
        .getByRole('link', { name: say('years.print-year') })
        .first()
        .click();
      await tool.getByRole('heading', { name: say('years.page-title') }).waitFor();
      for (const kept of [GOAL.title, '6th grade me', say('assignments.template-back')])
        await tool.getByText(kept).first().waitFor();
    });

    it('B9, F15, F65: the next September: keeps a goal, says what has changed, and the teacher reads it', async () => {
      onDay(370);
      await openAs('student');
      await link('home.years-link').click();
      await link('look-back.link').click();
      for (const then of [GOAL.title, '6th grade me', say('assignments.template-back')])
        await tool.getByText(then).first().waitFor();
      const carried = tool.locator('ilp-carried-goal', { hasText: GOAL.title });
      await carried.getByLabel(say('look-back.choice-keep')).check();
      await carried.getByLabel(say('look-back.choice-why')).fill('I still bake.');
      await carried.getByRole('button', { name: say('look-back.choice-save') }).click();
      await carried.getByText(say('look-back.chose-keep'), { exact: true }).waitFor();
      await tool.locator('ilp-answer').getByRole('textbox').fill('Fractions are easy now.');
      await saved();
      await button('look-back.done').click();
      await tool.getByText(say('look-back.state-done'), { exact: true }).waitFor();
      await openAs('teacher');
      await tool.getByRole('link', { name: /Maya Okafor/ }).click();
      await tool.getByText('Fractions are easy now.').waitFor();
      await tool.getByText('I still bake.').waitFor();
    });
  });
