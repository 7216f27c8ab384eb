import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Frame, Page } from 'playwright-core';
import type { CoursePlan } from '#contracts/course-plans.js';
import { newVisit } from './support/browser.js';
import { api, goTo, openTool } from './support/pages.js';
import { onStage } from './support/stage.js';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What is wrong with a page of the family's for people who need it clear, and whether it scrolls sideways. */
async function faults(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    interface Axe {
      run(context: object): Promise<{ violations: { id: string }[] }>;
    }
    const { axe } = globalThis as unknown as { axe: Axe };
    const { violations } = await axe.run(document);
    const { scrollWidth, clientWidth } = document.documentElement;
    return [...violations.map(({ id }) => id), ...(scrollWidth > clientWidth ? ['wide'] : [])];
  });
}

/** The counselor excepts whatever a plan of one course does not meet. */
async function waiveAll(counselor: Frame, personId: string): Promise<void> {
  const path = `/class/${personId}/course-plan`;
  const { audits, courses } = (await api(counselor, 'GET', path)) as CoursePlan;
  const missing = audits.flatMap(({ key, requirements }) =>
    requirements
      .filter((one) => one.missing > 0)
      .map(({ id }) => ({ kind: 'requirement', ref: `${key} ${id}` })),
  );
  const wrong = courses
    .filter(({ problems }) => problems.length > 0)
    .map(({ code }) => ({ kind: 'prerequisite', ref: code }));
  for (const one of [...missing, ...wrong])
    await api(counselor, 'PUT', `${path}/exceptions`, {
      ...one,
      reason: 'Planned with the family',
    });
}

/** From the counselor's invitation to the signature that the student sees. */
describe('a family and the plan of a student', function () {
  this.timeout(120_000);
  const stage = onStage();

  it('71, 72: a counselor invites, a mother opens the plan on her phone in Spanish, signs, and the student sees it', async () => {
    const { product, page } = stage;
    const student = await openTool(page, product, 'student');
    const { personId } = (await api(student, 'GET', '/session')) as { personId: string };
    const staff = await openTool(page, product, 'counselor');
    await api(staff, 'POST', '/catalog', {
      ...{ code: 'FAM9', title: 'Drawing', credits: 500, area: 'arts', terms: ['fall'] },
      grades: [9, 10],
    });

    const writer = await openTool(page, product, 'student');
    const plan = (await api(writer, 'GET', '/course-plans/main')) as {
      id: string;
      revision: number;
    };
    await api(writer, 'PUT', `/course-plans/${plan.id}/entries`, {
      revision: plan.revision,
      entries: [{ id: crypto.randomUUID(), code: 'FAM9', grade: 9, term: 'fall' }],
    });
    await api(writer, 'POST', `/course-plans/${plan.id}/submit`, {});

    const counselor = await openTool(page, product, 'counselor');
    await waiveAll(counselor, personId);
    await goTo(counselor, `class/${personId}/courses`);
    await counselor.getByRole('button', { name: 'Approve' }).click();
    await counselor.getByText('approved the plan').waitFor();
    await goTo(counselor, `class/${personId}/family`);
    await counselor.getByLabel('Their language').selectOption('es');
    await counselor.getByRole('button', { name: 'Make an invitation' }).click();
    await counselor.getByRole('heading', { name: 'The invitation' }).waitFor();
    const [url = '', code = ''] = await counselor.locator('ilp-copy-row code').allInnerTexts();

    const phone = await newVisit([product.lms, product.tool], { locale: 'es-US' });
    await phone.page.setViewportSize({ width: 360, height: 740 });
    await phone.page.goto(url);
    expect(await phone.page.content()).not.to.include('Maya');
    const found = await faults(phone.page);
    await phone.page.getByLabel('Código').fill(code);
    await phone.page.getByLabel('Su nombre').fill('Rosa Lopez');
    await phone.page.getByRole('button', { name: 'Abrir el plan' }).click();
    await phone.page.getByRole('heading', { name: /^El plan de/ }).waitFor();
    found.push(...(await faults(phone.page)));
    for (const part of ['Metas', 'Lo que necesita el plan', 'Actividades', 'Plan de materias']) {
      await phone.page.getByRole('link', { name: part, exact: true }).click();
      await phone.page.getByRole('heading', { level: 1, name: part }).waitFor();
      found.push(...(await faults(phone.page)).map((fault) => `${part}: ${fault}`));
      if (part !== 'Plan de materias') await phone.page.locator('nav a').click();
    }
    await phone.page.getByText('Drawing').waitFor();
    await phone.page.getByLabel('Comentario').fill('¡Qué bien!');
    await phone.page
      .getByRole('button', { name: 'Apruebo este plan de materias.', exact: true })
      .click();
    await phone.page.getByRole('heading', { name: 'Firmas' }).waitFor();
    found.push(...(await faults(phone.page)));
    expect(found).to.deep.equal([]);
    expect([...phone.errors, ...phone.foreign]).to.deep.equal([]);
    await phone.context.close();

    const reader = await openTool(page, product, 'student');
    await goTo(reader, 'courses');
    await reader.getByRole('button', { name: 'Sign', exact: true }).click();
    await reader.getByText('I approve this course plan.').waitFor();
    await reader.getByLabel('Your name, as your signature').fill('Maya Okafor');
    await reader.locator('ilp-dialog').getByRole('button', { name: 'Sign', exact: true }).click();
    await reader.getByText('Nobody: the plan is approved').waitFor();
    await reader.getByText('Rosa Lopez (parent or guardian) approved the plan').waitFor();
    await reader.getByText('¡Qué bien!').first().waitFor();
    await goTo(reader, 'sharing');
    await reader.getByText('Rosa Lopez: your plan').first().waitFor();
    await goTo(reader, 'sharing/family');
    await reader.getByText('Rosa Lopez').first().waitFor();
    expect(stage.visit.errors).to.deep.equal([]);
  });
});
