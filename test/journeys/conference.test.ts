import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import type { Frame, Locator } from 'playwright-core';
import { newVisit } from './support/browser.js';
import { api, goTo, openTool } from './support/pages.js';
import { onStage } from './support/stage.js';

const EDITS = 12;

/** Two browsers, one conversation: the adult's and the student's own. */
describe('a conference in two browsers', function () {
  this.timeout(180_000);
  const stage = onStage();

  const field = (frame: Frame, name: string): Locator =>
    frame.locator(`ilp-talk-field[field=${name}]`);
  const box = (frame: Frame, name: string): Locator =>
    field(frame, name).locator('textarea, input').first();
  const saved = (frame: Frame) => frame.locator('[data-saved=true]').waitFor();
  const says = (frame: Frame, name: string, text: string) =>
    expectSoon(async () => (await box(frame, name).inputValue()) === text, `${name}: ${text}`);

  it('B6, U4, U12: a cut connection loses nothing, both agree and sign, and the record proves itself', async () => {
    const { product, page, visit } = stage;
    const other = await newVisit([product.lms, product.tool]);
    const student = await openTool(other.page, product, 'student');
    const { personId } = (await api(student, 'GET', '/session')) as { personId: string };
    const adult = await openTool(page, product, 'counselor');
    await goTo(adult, `class/${personId}/conversations`);
    await adult.getByLabel('What kind of meeting').selectOption('conference');
    await adult.getByRole('button', { name: 'Begin a talk' }).click();
    await field(adult, 'talk').waitFor();
    const id = new URL(adult.url()).pathname.split('/').at(-1)!;
    await goTo(student, `conversations/${id}`);

    // Each sees what the other writes, in fields of their own at the same time.
    await box(adult, 'talk').fill('We looked at last year.');
    await box(student, 'next').fill('I ask my aunt.');
    await says(student, 'talk', 'We looked at last year.');
    await says(adult, 'next', 'I ask my aunt.');

    // The student's connection goes. Both go on, one of them in the same field.
    await other.context.setOffline(true);
    for (let number = 1; number <= EDITS; number += 1)
      await box(student, number % 2 ? 'agreed' : 'next').fill(`Offline ${number}`);
    await box(student, 'talk').fill('Offline: I liked the clinic.');
    await student.locator('ilp-waiting-changes p').waitFor();
    await box(adult, 'talk').fill('We looked at last year and laughed.');
    await saved(adult);
    expect(await box(adult, 'agreed').inputValue(), 'nothing arrives').to.equal('');

    await other.context.setOffline(false);
    await says(adult, 'agreed', `Offline ${EDITS - 1}`);
    await says(adult, 'next', `Offline ${EDITS}`);
    // What both wrote stands in two versions until somebody chooses.
    await field(student, 'talk').getByText('We looked at last year and laughed.').waitFor();
    expect(await box(student, 'talk').inputValue()).to.equal('Offline: I liked the clinic.');
    await field(student, 'talk').getByRole('button', { name: 'Keep both' }).click();
    await says(
      adult,
      'talk',
      'We looked at last year and laughed.\n\nOffline: I liked the clinic.',
    );

    // Saying yes and signing go without a network too, and arrive in their order.
    await student
      .getByRole('button', { name: /: I agree$/ })
      .first()
      .click();
    await adult.getByText(/agreed on/).waitFor();
    await visit.context.setOffline(true);
    await adult.getByRole('button', { name: /: I agree$/ }).click();
    const signing = adult.locator('ilp-signatures');
    const sign = async (role: string, name: string) => {
      await signing.locator('select').selectOption(role);
      await signing.locator('#name input').fill(name);
      await signing.getByRole('button', { name: 'Sign', exact: true }).click();
    };
    await sign('student', 'Maya Okafor');
    await sign('guardian', 'Ngozi Okafor');
    await sign('staff', 'R. Chen');
    await visit.context.setOffline(false);
    await adult.getByText('Both agree.').waitFor({ timeout: 40_000 });
    for (const name of ['Maya Okafor', 'Ngozi Okafor', 'R. Chen'])
      await student.locator('ilp-signatures').getByText(name).first().waitFor();

    await adult.getByRole('button', { name: 'Close and make the signed record' }).click();
    const download = page.waitForEvent('download');
    await adult.getByRole('button', { name: 'Download the signed record' }).click();
    const path = await (await download).path();
    const check = await signing.getByRole('link', { name: 'Check a record' }).getAttribute('href');
    const checker = await visit.context.newPage();
    const verdictOn = async (bytes: Buffer) => {
      await checker.goto(`${product.tool}${check ?? ''}`);
      const file = { name: 'record.pdf', mimeType: 'application/pdf', buffer: bytes };
      await checker.getByLabel('The PDF file').setInputFiles(file);
      await checker.getByRole('button', { name: 'Check it' }).click();
      return checker.getByRole('status').innerText();
    };
    const record = readFileSync(path);
    expect(await verdictOn(record)).to.match(/^Unchanged/);
    record[1000] = (record[1000] ?? 0) ^ 1;
    expect(await verdictOn(record)).to.match(/^Changed/);
    await student.getByText('Signed and closed on').waitFor();
    expect([...visit.foreign, ...other.foreign]).to.deep.equal([]);
    await other.context.close();
  });
});

/** Polled: what the other browser wrote comes within a few seconds. */
async function expectSoon(check: () => Promise<boolean>, what: string): Promise<void> {
  const until = Date.now() + 40_000;
  while (Date.now() < until) {
    if (await check()) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`It never came: ${what}`);
}
