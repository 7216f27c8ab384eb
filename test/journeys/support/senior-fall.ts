import { expect } from 'chai';
import type { Frame } from 'playwright-core';
import type { DistrictTemplates } from '#contracts/district-template.js';
import type { PlanTemplate } from '#contracts/templates.js';
import type { Visit } from './browser.js';
import { api, goTo } from './pages.js';
import type { wordsIn } from './words.js';

type Say = ReturnType<typeof wordsIn>;

const [DIPLOMA, EVENING] = ['High school diploma', 'Library, 6 p.m.'];
const OF_ENGLISH = { areas: ['english'], codes: [], mark: null };

/** What the district asks for: a state's rule that names the FAFSA, a diploma, and an evening of help. */
export async function setsRules(frame: Frame, fall: Date): Promise<void> {
  const { versions } = (await api(frame, 'GET', '/district-template')) as DistrictTemplates;
  const rule = (await api(frame, 'GET', '/templates/IA')) as PlanTemplate;
  const { state, name, abbreviation, grades, components, signatures } = rule;
  await api(frame, 'POST', '/district-template', {
    ...{ state, name, abbreviation, grades, components, signatures },
    basedOn: versions[0]?.number ?? 0,
  });
  await api(frame, 'POST', '/diplomas', {
    ...{ key: 'diploma', follows: 0, kind: 'diploma', name: DIPLOMA, takesMiddleSchool: false },
    ...{ source: 'Board policy 6200', checkedOn: '2026-11-01' },
    requirements: [
      { ...{ id: 'english', name: 'English', nameEs: 'Inglés', credits: 4_000 }, ...OF_ENGLISH },
    ],
  });
  const heldOn = fall.toISOString().slice(0, 8) + '28';
  await api(frame, 'POST', '/aid/evenings', { heldOn, words: EVENING });
}

/** Day 1: credits, parts of the plan, signatures and days; what is missing says what to do, or who does it. */
export async function seesBoard({ page, tool }: Visit, say: Say): Promise<void> {
  const frame = page.frame({ name: 'tool_content' })!;
  await goTo(frame, 'requirements');
  const title = say('requirements.title', { plan: 'ICAP' });
  await tool.getByRole('heading', { level: 1, name: title }).waitFor();
  const parts = tool.locator('ilp-requirement-list .rows > li');
  for (const code of ['fafsa', 'gradcheck', 'psign'])
    await parts
      .getByText(say(`requirements.c-${code}`), { exact: true })
      .first()
      .waitFor();
  // A sentence a kind of signature or talk: `{code, select, psign {…} …}`.
  const byPeople = say('requirements.by-people').matchAll(/\{([^{}]+)\}/g);
  const isFor = [say('requirements.by-plan'), say('requirements.by-staff')];
  for (const [, words = ''] of byPeople) isFor.push(words);
  const missing = parts.filter({ has: tool.locator('.badge.warn, .badge.bad') });
  for (const part of await missing.all()) {
    const said = await part.textContent();
    expect(
      isFor.some((words) => said?.includes(words)),
      said ?? '',
    ).to.equal(true);
  }
  await goTo(frame, 'courses');
  const board = tool.locator('ilp-audit-bars', { hasText: DIPLOMA });
  await board
    .getByText(/0 \/ 4/)
    .first()
    .waitFor();
}

/** Day 35: steps and an evening of help. A tick says that, and when; there is nowhere to write an amount. */
export async function takesAidSteps({ page, tool }: Visit, say: Say, fall: Date): Promise<void> {
  await goTo(page.frame({ name: 'tool_content' })!, 'aid');
  await tool.getByText(EVENING).waitFor();
  await tool.getByText(say('aid.asked-by', { plan: 'ICAP' })).waitFor();
  const year = fall.getUTCFullYear() + 1;
  const words = say('aid.fafsa-opens', { year: `${year}–${String(year + 1).slice(-2)}` });
  await tool.getByText(words.split('{date}')[0]!).waitFor();
  const steps = tool.locator('ilp-aid-step');
  for (const id of ['account', 'fafsa']) {
    const step = tool.locator(`ilp-aid-step[step=${id}]`);
    await step.getByRole('checkbox').check();
    await step.locator('.badge.good').waitFor();
  }
  expect(await steps.locator('input:not([type=checkbox]), textarea, select').count()).to.equal(0);
}
