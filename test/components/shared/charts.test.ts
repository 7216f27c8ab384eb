import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { emulateMedia, sendKeys } from '@web/test-runner-commands';
import { AreaChooseEvent } from '#components/shared/charts/ilp-hexagon.js';
import type { IlpHexagon } from '#components/shared/charts/ilp-hexagon.js';
import type { IlpRangeBar } from '#components/shared/charts/ilp-range-bar.js';
import '#components/shared/charts/ilp-range-bar.js';
import { find, findAll, textOf, useMessages } from '../support/view.js';

const scores = { r: 12, i: 20, a: 31, s: 28, e: 5, c: 0 };
const pay = { p10: 40_000, p25: 52_000, p50: 70_000, p75: 90_000, p90: 239_200 };

const hexagon = () =>
  fixture<IlpHexagon>(html`<ilp-hexagon .scores=${scores} max="40"></ilp-hexagon>`);
const bar = (compact = false) =>
  fixture<IlpRangeBar>(
    html`<ilp-range-bar .pay=${pay} cap="239200" ?compact=${compact}></ilp-range-bar>`,
  );

describe('<ilp-hexagon>', () => {
  before(() => useMessages('en'));
  afterEach(() => useMessages('en'));

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`passes axe in ${colorScheme}`, async () => {
      await emulateMedia({ colorScheme });
      const element = await hexagon();
      findAll<HTMLDetailsElement>(element, 'details')[0]!.open = true;
      try {
        await expect(element).to.be.accessible();
      } finally {
        await emulateMedia({ colorScheme: 'light' });
      }
    });
  }

  it('names the true top three', async () => {
    expect(textOf(await hexagon())).to.contain(
      'Strongest: Artistic 31, Social 28, Investigative 20, each out of 40.',
    );
  });

  it('puts each corner at its share of the radius', async () => {
    const path = find(await hexagon(), '.shape').getAttribute('d') ?? '';
    const corners = path.match(/-?[\d.]+(?:e-?\d+)?/g)!.map(Number);
    const [x = NaN, y = NaN] = corners;
    expect(Math.hypot(x, y)).to.be.closeTo(30, 0.5);
    expect(y).to.be.lessThan(0);
  });

  it('has a table with the same numbers', async () => {
    const cells = findAll(await hexagon(), 'tbody td').map((cell) => textOf(cell));
    expect(cells).to.deep.equal(['12', '20', '31', '28', '5', '0']);
  });

  it('goes round by arrow keys and chooses by Enter', async () => {
    const element = await hexagon();
    find(element, '[tabindex="0"]').focus();
    await sendKeys({ press: 'ArrowRight' });
    await sendKeys({ press: 'ArrowRight' });
    setTimeout(() => void sendKeys({ press: 'Enter' }));
    const event: Event = await oneEvent(element, AreaChooseEvent.type);
    expect(event).to.have.property('area', 'a');
    expect(findAll(element, '[tabindex="0"]')).to.have.length(1);
  });
});

describe('<ilp-range-bar>', () => {
  before(() => useMessages('en'));
  afterEach(() => useMessages('en'));

  it('passes axe', async () => {
    await expect(await bar()).to.be.accessible();
    await expect(await bar(true)).to.be.accessible();
  });

  it('says the middle half in a sentence, and where the numbers stop', async () => {
    const words = textOf(await bar());
    expect(words).to.contain('between $52,000 and $90,000 a year. The middle is $70,000.');
    expect(words).to.contain('$239,200');
  });

  it('has a table with every point', async () => {
    const cells = findAll(await bar(), 'td').map((cell) => textOf(cell));
    expect(cells).to.deep.equal(['$40,000', '$52,000', '$70,000', '$90,000', '$239,200+']);
  });

  it('speaks Spanish', async () => {
    await useMessages('es');
    expect(textOf(await bar())).to.contain('La mitad de las personas');
  });

  it('says so when there are no numbers', async () => {
    const none = { p10: null, p25: null, p50: null, p75: null, p90: null };
    const element = await fixture<IlpRangeBar>(html`<ilp-range-bar .pay=${none}></ilp-range-bar>`);
    expect(textOf(element)).to.equal('There are no pay numbers for this job.');
  });
});
