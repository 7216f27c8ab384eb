import { expect, fixture, html } from '@open-wc/testing';
import type { CareerProfile } from '#contracts/careers.js';
import '#components/careers/ilp-career-states.js';
import type { IlpCareerStates } from '#components/careers/ilp-career-states.js';
import { find, findAll, textOf, useMessages } from '../support/view.js';
import { profile } from './samples.js';

async function statesOf(career: CareerProfile) {
  return fixture<IlpCareerStates>(html`<ilp-career-states .career=${career}></ilp-career-states>`);
}

const none: CareerProfile = {
  ...profile,
  states: { ...profile.states, data: null, noData: 'not-imported' },
};

describe('<ilp-career-states>', () => {
  before(() => useMessages('en', 'careers', 'careers-data'));
  afterEach(() => useMessages('en', 'careers', 'careers-data'));

  it('F42: map and table say the same of each state', async () => {
    const element = await statesOf(profile);
    const titles = findAll(element, 'svg g title').map(textOf);
    expect(titles).to.have.length(52);
    expect(titles).to.include('California: $140,330');
    expect(titles).to.include('NY: not published');
    find<HTMLDetailsElement>(element, 'details').open = true;
    const rows = findAll(element, 'tbody tr').map((row) =>
      [...row.children].map((cell) => textOf(cell).trim()),
    );
    expect(rows).to.deep.equal([
      ['California', '$140,330', '$87,500 – not published', '331,000', '0.80'],
      ['Texas', '$88,730', '$66,010 – $122,230', '251,840', 'not published'],
    ]);
  });

  it('F42: the map can show jobs or the location quotient, and the table follows', async () => {
    const element = await statesOf(profile);
    const choice = find<HTMLSelectElement>(element, 'select');
    choice.value = 'quotient';
    choice.dispatchEvent(new Event('change'));
    await element.updateComplete;
    expect(findAll(element, 'svg g title').map(textOf)).to.include('California: 0.80');
    expect(findAll(element, 'svg g title').map(textOf)).to.include('Texas: not published');
  });

  it('F42: without an imported file it says why there is nothing', async () => {
    const element = await statesOf(none);
    expect(textOf(element)).to.include('This official list is not loaded here yet.');
    expect(textOf(element)).to.include('by state');
  });

  for (const locale of ['en', 'es'] as const)
    it(`passes axe in ${locale}`, async () => {
      await useMessages(locale, 'careers', 'careers-data');
      for (const career of [profile, none]) await expect(await statesOf(career)).to.be.accessible();
    });
});
