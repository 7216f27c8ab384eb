import { expect } from 'chai';
import { shippedOccupations } from '../support/occupations.js';
import { newVisit } from './support/browser.js';
import { careerFaults } from './support/crawl.js';
import { startProduct } from './support/product.js';

describe('all career profiles', function () {
  this.timeout(600_000);

  it('F38: 0 empty sections in all 1,016, 0 broken links between careers and programs', async () => {
    const product = await startProduct();
    try {
      const { page } = await newVisit([product.lms, product.tool]);
      const codes = shippedOccupations().all.map(({ code }) => code);
      const { profiles, programs, faults } = await careerFaults(page, product, codes, codes);
      expect(faults).to.deep.equal([]);
      expect(profiles).to.equal(1016);
      expect(programs).to.be.above(1000);
    } finally {
      await product.stop();
    }
  });
});
