import { expect } from 'chai';
import type { FrameLocator, Page } from 'playwright-core';
import { newVisit, type Visit } from './browser.js';
import { type ProductHere, startHere } from './product-here.js';

export interface Stage {
  product: ProductHere;
  /** A fresh browser for each test; third-party cookies are blocked. */
  visit: Visit;
  page: Page;
  /** The tool in the frame of the LMS's page. */
  tool: FrameLocator;
}

/** The product for a whole journey, and a visit for each of its tests, which must ask nobody else. */
export function onStage(): Stage {
  const stage = {} as Stage;

  before(async () => {
    stage.product = await startHere();
  });
  after(async () => {
    await stage.product.stop();
  });
  beforeEach(async () => {
    stage.visit = await newVisit([stage.product.lms, stage.product.tool]);
    ({ page: stage.page, tool: stage.tool } = stage.visit);
  });
  afterEach(async () => {
    await stage.visit.context.close();
    expect(stage.visit.foreign, 'P9: requests to other hosts').to.deep.equal([]);
  });
  return stage;
}
