import { expect } from 'chai';
import { join } from 'node:path';
import type { FrameLocator, Page } from 'playwright-core';
import type { ConferenceDayPage } from '#contracts/conference-days.js';
import type { MadeFamilyInvitation } from '#contracts/family.js';
import { forge, planOf } from '../support/forged-passports.js';
import { newVisit, type Visit } from './support/browser.js';
import { looksRight, SIZES } from './support/looks-right.js';
import { nextSeptember } from './support/moved-date.js';
import { type MovedProduct, startMovedProduct } from './support/moved-product.js';
import { failsMath, followsState } from './support/counselor-spring.js';
import { api, goTo, settled } from './support/pages.js';

const DAY = 86_400_000;
/** A counselor's year: whom they look after, what they ask, a conference day, and a reminder. */
describe('the year of a counselor', function () {
  this.timeout(150_000);
  const first = nextSeptember();
  let product: MovedProduct;
  let visit: Visit;
  let page: Page;
  let tool: FrameLocator;
  let maya = '';
  let day = '';

  before(async () => {
    product = await startMovedProduct();
    visit = await newVisit([product.lms, product.tool]);
    ({ page, tool } = visit);
    onDay(1);
    await openAs('student');
    maya = ((await api(frame(), 'GET', '/session')) as { personId: string }).personId;
  });
  after(async () => {
    await product.stop();
    expect(visit.foreign, 'P9: requests to other hosts').to.deep.equal([]);
  });

  const frame = () => page.frame({ name: 'tool_content' })!;
  const at = (number: number) => new Date(first.getTime() + (number - 1) * DAY);
  const onDay = (number: number) => product.clock.moveTo(at(number));
  const dateOf = (number: number) => at(number).toISOString().slice(0, 10);
  const button = (name: string | RegExp) => tool.getByRole('button', { name });

  /** Whoever comes back comes through the course. */
  async function openAs(part: string, path?: string, lms = 'canvas'): Promise<void> {
    await page.goto(`${product.lms}/${lms}/courses/1/tool?as=${part}&locale=en`);
    await tool.getByRole('heading', { level: 1 }).waitFor();
    if (path !== undefined) await goTo(frame(), path);
    await settled(frame());
  }

  it('§6.5, D1: a split by name, and every student with what is due', async () => {
    onDay(1);
    await openAs('counselor', 'class');
    await tool.getByText('Maya Okafor').first().waitFor();
    await goTo(frame(), 'caseload');
    await tool.getByText('Who is in it').click();
    await tool.getByText('Add by name, grade or school').click();
    await tool.getByLabel('From last name').fill('A');
    await tool.getByLabel('To last name').fill('Z');
    await button('Add').click();
    await tool
      .getByText(/\d\d students/)
      .first()
      .waitFor();
    await looksRight(page, 'd1-caseload');
  });

  it('§6.5, D2: a task for all, seen as the student will, and done by what the plan holds', async () => {
    onDay(2);
    await openAs('counselor', 'tasks');
    await tool.getByLabel('What to do').fill('Save a career you like');
    await tool.getByLabel('Due').fill(dateOf(30));
    await tool.getByLabel('What counts as done').selectOption('explore');
    await tool.getByText('How a student sees it').waitFor();
    await button('Give the task').click();
    await tool.getByText(/0 of \d+ have done it/).waitFor();
    await looksRight(page, 'd2-tasks');
    await openAs('student');
    await tool.getByText('Save a career you like').waitFor();
    await looksRight(page, 'd2-student');
    await api(frame(), 'PUT', '/saved-careers/29-1141.00', {});
    await openAs('student');
    await tool.getByText('1 task is done').waitFor();
  });

  it('§6.5, D10: who arrives later has the task at once, and the queue says who needs whom', async () => {
    onDay(10);
    await openAs('student', undefined, 'moodle');
    await tool.getByText('Save a career you like').waitFor();
    await openAs('counselor', 'tasks');
    await tool.getByText(/1 of \d+ have done it/).waitFor();
    await tool.getByRole('link', { name: /Who has done it/ }).click();
    await tool.getByText('Done', { exact: true }).waitFor();
    await looksRight(page, 'd10-who');
    await goTo(frame(), 'queue');
    await looksRight(page, 'd10-queue');
  });

  it('§6.5, D10: a plan from another school, looked at, brought in, and the student is told', async () => {
    const zip = await forge(
      planOf({
        strengths: [
          {
            ...{ id: '01900000-0000-7000-8000-000000000001', side: 'strength', text: 'Patient' },
            ...{ source: 'me', sourceNote: '', goalId: null, visibility: 'teachers' },
            createdAt: '2026-01-05T10:00:00.000Z',
          },
        ],
      }),
    );
    await goTo(frame(), `class/${maya}/passport`);
    await tool
      .locator('ilp-passport-for input[type=file]')
      .setInputFiles({ name: 'plan.zip', mimeType: 'application/zip', buffer: zip });
    await tool.getByText('This file is of Maya Ortiz.').waitFor();
    await looksRight(page, 'd10-passport');
    await tool.getByLabel('I checked: this is the file of Maya Okafor').check();
    await button('Bring it into this plan').click();
    await tool.getByText(/From Cedar Unified, .*: 1 entry/).waitFor();
    await looksRight(page, 'd10-passport-in');
    await openAs('student', 'passport');
    await tool.getByText(/brought this in for you/).waitFor();
    await looksRight(page, 'd10-passport-student');
  });

  it('§6.5, D55: a conference day; the family chooses on a phone in Spanish, others are given a time', async () => {
    onDay(55);
    await openAs('counselor', 'conference-days');
    await tool.locator('ilp-field[name=heldOn] input').fill(dateOf(60));
    await tool.locator('ilp-field[name=place] input').fill('Room 12');
    await button('Make the day').click();
    await tool.getByText(/0 of \d+ times taken/).waitFor();
    day = new URL(frame().url()).pathname.split('/').at(-1)!;
    const made = (await api(frame(), 'POST', `/class/${maya}/family/invitations`, {
      ...{ locale: 'es', kind: 'guardian' },
    })) as MadeFamilyInvitation;
    await familyChooses(made);
    const { slots, without } = (await api(
      frame(),
      'GET',
      `/conference-days/${day}`,
    )) as ConferenceDayPage;
    expect(slots.find(({ booking }) => booking?.personId === maya)?.booking).to.include({
      ...{ bookedBy: 'guardian', attendees: 'La abuela' },
    });
    const free = slots.filter(({ booking }) => booking === null);
    for (const [place, { personId }] of without.slice(0, 4).entries())
      await api(frame(), 'PUT', `/conference-days/${day}/slots/${free[place]!.id}/booking`, {
        ...{ personId, attendees: '' },
      });
    await goTo(frame(), `conference-days/${day}`);
    await tool.getByText('5 of').first().waitFor();
    await tool.locator('#way select').selectOption('letter');
    await button('Note it for all').click();
    await tool
      .getByText(/Family told once/)
      .first()
      .waitFor();
    await tool.locator('#way select').selectOption('phone');
    await button('Note it for all').click();
    await tool
      .getByText(/Family told 2 times/)
      .first()
      .waitFor();
    await looksRight(page, 'd55-day');
  });

  async function familyChooses({ url, code }: MadeFamilyInvitation): Promise<void> {
    const phone = await newVisit([product.lms, product.tool], { locale: 'es-US' });
    await phone.page.setViewportSize(SIZES[1]);
    await phone.page.goto(url);
    await phone.page.getByLabel('Código').fill(code);
    await phone.page.getByLabel('Su nombre').fill('Ngozi Okafor');
    await phone.page.getByRole('button', { name: 'Abrir el plan' }).click();
    await phone.page.getByRole('heading', { name: /^El plan de/ }).waitFor();
    await phone.page.getByRole('link', { name: 'Horas para reunirse con la escuela' }).click();
    await phone.page.getByLabel('¿Quién viene?').fill('La abuela');
    await phone.page.getByRole('button', { name: /^9:00/ }).click();
    await phone.page.getByText(/Su hora: 9:00/).waitFor();
    const folder = process.env.SHOTS;
    if (folder) await phone.page.screenshot({ path: join(folder, 'd55-family.png') });
    expect(phone.foreign).to.deep.equal([]);
    await phone.context.close();
  }

  it('§6.5, D60: from the slot into the talk, both say yes, and the day counts it', async () => {
    onDay(60);
    await openAs('student');
    await tool.getByText(/You meet on/).waitFor();
    await openAs('counselor', `conference-days/${day}`);
    await button('Begin the talk: Maya Okafor').click();
    await tool.locator('ilp-talk-field[field=agreed] textarea').fill('Maya visits the clinic.');
    await tool.locator('[data-saved=true]').waitFor();
    await looksRight(page, 'd60-talk');
    await button(/: I agree$/)
      .first()
      .click();
    await button(/: I agree$/)
      .first()
      .click();
    await tool.getByText('Both agree.').first().waitFor();
    await goTo(frame(), `conference-days/${day}`);
    await tool.getByText(/1 of 5 talks done/).waitFor();
    await looksRight(page, 'd60-day');
  });

  it('§6.5, D90: a reminder to everybody who has no career saved, with what became of it', async () => {
    onDay(90);
    await openAs('counselor', 'completion');
    await looksRight(page, 'd90-report');
    await goTo(frame(), 'nudges');
    await button(/^Choose these/).click();
    await tool.getByLabel('Your message').fill('Please save a career before winter.');
    await tool.getByLabel('Button under it').selectOption('explore');
    await button(/^Send to/).click();
    await tool.getByText(/\d\d got it/).waitFor();
    await looksRight(page, 'd90-nudge');
    await openAs('student');
    await tool.getByText('Please save a career before winter.').waitFor();
    await looksRight(page, 'd90-student');
    await button(/^Got it/).click();
    await openAs('counselor', 'nudges');
    await tool.getByText(/1 read it/).waitFor();
  });

  it('§6.5, D120: off track, a meeting with the family, and what was agreed comes back on its day', async () => {
    onDay(120);
    await openAs('student');
    await api(frame(), 'GET', '/course-plans/main');
    await openAs('counselor');
    await failsMath(frame(), maya, first.getUTCFullYear() - 1);
    await goTo(frame(), 'off-track');
    await tool.getByText('A failed course leaves a gap in Math').waitFor();
    await looksRight(page, 'd120-off-track');
    await tool.getByRole('link', { name: 'See what to do: Maya Okafor' }).click();
    await button('Begin a meeting now').click();
    await tool.locator('ilp-talk-field[field=agreed] textarea').fill('Algebra again in summer.');
    await tool.locator('[data-saved=true]').waitFor();
    await goTo(frame(), `class/${maya}/interventions`);
    await button('Write down what you agreed on').click();
    await tool.getByLabel('What', { exact: true }).selectOption('recovery');
    await tool.getByLabel('Look again on').fill(dateOf(130));
    await tool.getByLabel('What exactly').fill('Algebra in summer school');
    await tool.getByLabel('Who sees it').selectOption('student');
    await tool.getByLabel('Hand the course plan back').fill('Algebra has to be made up');
    await looksRight(page, 'd120-form');
    await button('Save').click();
    await tool.getByRole('link', { name: /^Agreed on/ }).waitFor();
    await looksRight(page, 'd120-agreed');
    await openAs('student', 'courses');
    await tool.getByText('Algebra has to be made up').first().waitFor();
    await goTo(frame(), 'record');
    await tool.getByText('Algebra in summer school').waitFor();
    await looksRight(page, 'd120-student');
    onDay(130);
    await openAs('counselor', 'queue');
    await tool.getByText(/^Make up a course: you wanted to look again/).waitFor();
    await looksRight(page, 'd130-queue');
  });

  it('§6.5, D160: a part is waived with its reason, and the student reads what is not asked', async () => {
    onDay(160);
    await openAs('counselor', `class/${maya}/requirements`);
    await tool.getByLabel('Change', { exact: true }).selectOption('waive');
    await tool.locator('ilp-change-form ilp-field[name=code] select').selectOption('careergoal');
    await button('Save the change').click();
    await tool.locator('ilp-change-form [role=alert], ilp-change-form .error').first().waitFor();
    await tool.getByLabel('Reason', { exact: true }).fill('Made one at the college fair');
    await button('Save the change').click();
    await tool.getByText('Made one at the college fair').waitFor();
    await looksRight(page, 'd160-requirements');
    await openAs('student', 'requirements');
    await tool.getByText('Not asked of you').waitFor();
    await looksRight(page, 'd160-student');
  });

  it('§6.5, D180: the file that the state wants is made', async () => {
    onDay(180);
    await openAs('admin');
    await followsState(frame(), 'OH');
    await openAs('counselor', 'reports');
    await tool.locator('ilp-report-form ilp-field[name=kind] select').selectOption('oh-letter');
    await button('Make it').click();
    await button(/^Look at it/).waitFor();
    await looksRight(page, 'd180-reports');
  });
});
