import { expect } from 'chai';
import { newVisit, type Visit } from './support/browser.js';
import { type CookieProxy, startCookieProxy } from './support/cookie-proxy.js';
import { type Product, startProduct } from './support/product.js';

/** A launch with every cookie of the frame refused, and the readable page when all else fails. */
describe('opening Pathlight without cookies', function () {
  this.timeout(60_000);
  let proxy: CookieProxy;
  let product: Product;

  before(async () => {
    proxy = await startCookieProxy();
    product = await startProduct({ PUBLIC_URL: `http://pathlight.localhost:${proxy.port}` });
    proxy.target = Number(new URL(product.tool).port);
  });

  after(async () => {
    proxy.close();
    await product.stop();
  });

  const visit = (): Promise<Visit> =>
    newVisit([product.lms, `http://pathlight.localhost:${proxy.port}`]);

  it('opens through the platform’s storage where the LMS has one (Canvas)', async () => {
    const { page, tool, context, foreign } = await visit();
    await page.goto(`${product.lms}/canvas/courses/1/tool?as=student`);
    await tool.getByRole('heading', { name: 'Hello, Maya' }).waitFor();
    expect(foreign).to.deep.equal([]);
    expect(
      (await context.cookies()).filter(({ domain }) => domain.includes('pathlight')),
    ).to.deep.equal([]);
    await context.close();
  });

  it('opens in a window of its own where it has none (Moodle)', async () => {
    const { page, tool, context, foreign } = await visit();
    await page.goto(`${product.lms}/moodle/courses/1/tool?as=student`);
    await tool.getByRole('heading', { name: 'Open Pathlight in a new window' }).waitFor();
    const [opened] = await Promise.all([
      context.waitForEvent('page'),
      tool.getByRole('button', { name: 'Open Pathlight' }).click(),
    ]);
    await opened.getByRole('heading', { name: 'Hello, Maya' }).waitFor();
    expect(foreign).to.deep.equal([]);
    await context.close();
  });
});
