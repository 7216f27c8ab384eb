import { expect } from 'chai';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { newVisit, type Visit } from './support/browser.js';
import { type MovedProduct, startMovedProduct } from './support/moved-product.js';
import { api, goTo } from './support/pages.js';

const FILES = 'seeders/demo/oneroster';

/** The demo district's files, with everybody in grade 9. */
const ninthGraders = () =>
  readdirSync(FILES)
    .filter((name) => name !== 'demographics.csv')
    .map((name) => {
      const text = readFileSync(join(FILES, name), 'utf8');
      const grades = /,(?:0[6-9]|1[0-2]|eight),$/gm;
      const said = name === 'users.csv' ? text.replace(grades, ',09,') : text;
      return { name, mimeType: 'text/csv', buffer: Buffer.from(said) };
    });

/** October and June of the school year that begins next. */
function daysOfYear(): [Date, Date] {
  const today = new Date();
  const year = today.getUTCFullYear() + (today.getUTCMonth() < 7 ? 0 : 1);
  return [new Date(Date.UTC(year, 9, 15, 12)), new Date(Date.UTC(year + 1, 5, 10, 12))];
}
const [OCTOBER, JUNE] = daysOfYear();

describe('the end of a school year', function () {
  this.timeout(120_000);
  let product: MovedProduct;

  before(async () => {
    product = await startMovedProduct('year_close');
    product.clock.moveTo(OCTOBER);
  });
  after(() => product.stop());

  async function open(part: 'admin' | 'student'): Promise<Visit> {
    const visit = await newVisit([product.lms, product.tool]);
    await visit.page.goto(`${product.lms}/canvas/courses/1/tool?as=${part}&locale=en`);
    await visit.tool.getByRole('heading', { level: 1 }).waitFor();
    return visit;
  }

  async function adds(title: string): Promise<void> {
    const { page, context } = await open('student');
    const goal = { title, kind: 'career', horizon: 'graduation' };
    await api(page.frame({ name: 'tool_content' })!, 'POST', '/goals', goal);
    await context.close();
  }

  async function studentSees(grade: string): Promise<void> {
    const { tool, context } = await open('student');
    await tool.getByText(grade).first().waitFor();
    await context.close();
  }

  it('F15: an administrator closes the year, students go on a grade higher, and undoing keeps their work', async () => {
    const { page, tool, context } = await open('admin');
    await tool.getByRole('link', { name: 'Bring in grade levels' }).click();
    await tool.getByLabel('Choose files').setInputFiles(ninthGraders());
    await tool.getByRole('button', { name: 'Check the files' }).click();
    await tool.getByRole('button', { name: /^Take over/ }).click();
    await tool.getByText('Taken over on').waitFor();
    await studentSees('Grade 9');
    await adds('Visit the clinic');
    product.clock.moveTo(JUNE);
    await page.goto(`${product.lms}/canvas/courses/1/tool?as=admin&locale=en`);
    await tool.getByRole('heading', { level: 1 }).waitFor();
    await goTo(page.frame({ name: 'tool_content' })!, 'district/year');
    await tool.getByText(/students? moves? to the next grade/).waitFor();
    await tool.getByRole('button', { name: /^Close the year/ }).click();
    await tool
      .getByRole('dialog')
      .getByRole('button', { name: /^Close the year/ })
      .click();
    await tool.getByText('You can undo it until').waitFor();
    await studentSees('Grade 10');
    await adds('Ask a nurse about her day');
    await tool.getByRole('button', { name: 'Undo the close' }).click();
    await tool.getByText('Undone on').waitFor();
    await studentSees('Grade 9');
    const student = await open('student');
    const frame = student.page.frame({ name: 'tool_content' })!;
    const goals = (await api(frame, 'GET', '/goals')) as { title: string }[];
    expect(goals.map(({ title }) => title)).to.include.members([
      ...['Visit the clinic', 'Ask a nurse about her day'],
    ]);
    await Promise.all([context.close(), student.context.close()]);
  });
});
