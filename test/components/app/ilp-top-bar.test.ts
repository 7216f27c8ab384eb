import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { linksFor } from '#components/app/places.js';
import '#components/app/ilp-top-bar.js';
import type { IlpTopBar } from '#components/app/ilp-top-bar.js';
import { setBasePath } from '#components/shared/navigation.js';
import { find, findAll, textOf, useMessages } from '../support/view.js';

const barOf = (role: 'student' | 'counselor', current: string) =>
  fixture<IlpTopBar>(
    html`<ilp-top-bar
      .links=${linksFor({ role, canTeach: false })}
      current=${current}
    ></ilp-top-bar>`,
  );
const details = (bar: IlpTopBar) => find<HTMLDetailsElement>(bar, 'details');

describe('<ilp-top-bar>', () => {
  before(async () => {
    setBasePath('/app/019a0000-0000-7000-8000-0000000000aa/');
    await useMessages('en');
  });

  it('shows a student all places at once', async () => {
    const bar = await barOf('student', '');
    expect(findAll(bar, 'nav a').length).to.be.at.most(7);
    expect(findAll(bar, 'details')).to.have.length(0);
  });

  it('keeps a counselor’s bar on one line: the others stand behind “More”', async () => {
    const bar = await barOf('counselor', 'queue');
    expect(textOf(find(bar, 'summary'))).to.equal('More');
    const shown = findAll(bar, 'nav a').map(textOf);
    expect(shown.slice(0, 3)).to.deep.equal(['Queue', 'Caseload', 'Tasks']);
    expect(shown).to.have.length(6);
    expect(findAll(find(bar, 'ilp-more-places'), 'a').map(textOf)).to.include('Catalog');
    await expect(bar).to.be.accessible();
  });

  it('says where we are when that place is among the others', async () => {
    const bar = await barOf('counselor', 'catalog');
    expect(textOf(find(bar, 'summary'))).to.equal('More: Catalog');
  });

  it('opens and closes by keyboard, and gives the focus back', async () => {
    const bar = await barOf('counselor', 'queue');
    find(bar, 'summary').focus();
    await sendKeys({ press: 'Enter' });
    expect(details(bar).open).to.equal(true);
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Escape' });
    expect(details(bar).open).to.equal(false);
    expect(find(bar, 'summary').matches(':focus')).to.equal(true);
  });

  it('closes when the focus goes elsewhere', async () => {
    const bar = await barOf('counselor', 'queue');
    details(bar).open = true;
    find(bar, 'summary').focus();
    find(bar, 'select').focus();
    expect(details(bar).open).to.equal(false);
  });
});
