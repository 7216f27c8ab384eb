import { expect, html, waitUntil } from '@open-wc/testing';
import '#components/class/ilp-student-activities.js';
import type { IlpStudentActivities } from '#components/class/ilp-student-activities.js';
import type { Activity } from '#contracts/activities.js';
import type { IlpField } from '#components/shared/ilp-field.js';
import { club, service } from '../activities/samples.js';
import { fakeApi, find, findAll, textOf, useMessages, viewFixture } from '../support/view.js';

async function shown(activities: readonly Activity[]) {
  const api = fakeApi({ 'GET /class/p1/activities': activities });
  const params = { personId: 'p1' };
  return viewFixture<IlpStudentActivities>(
    html`<ilp-student-activities .api=${api} .params=${params}></ilp-student-activities>`,
  );
}

describe('<ilp-student-activities>', () => {
  before(() => useMessages('en', 'class'));

  it('U28: staff read what the student shows, with hours and who confirmed them', async () => {
    const confirmed = { ...service, confirmation: club.confirmation };
    const view = await shown([confirmed, { ...service, id: 'x', title: 'Reading buddy' }]);
    const text = textOf(view);
    expect(text).to.include('Confirmed by Coach Reyes').and.include('Not confirmed');
    expect(text).to.include('Community service · Oct 10, 2026 · Harvest House · 12 hours');
    await expect(view).shadowDom.to.be.accessible();
  });

  it('U6: says so when there is nothing, or nothing shown', async () => {
    const view = await shown([]);
    expect(textOf(view)).to.include('Nothing here, or nothing the student shows you.');
  });

  it('F19: many activities can be narrowed to one kind', async () => {
    const many = Array.from({ length: 6 }, (_, index) => ({ ...service, id: String(index) }));
    const planning: Activity = { ...service, id: 'y', kind: 'planning', title: 'Career fair' };
    const view = await shown([...many, planning]);
    const choice = find<IlpField>(view, 'ilp-field');
    choice.value = 'planning';
    choice.dispatchEvent(new Event('change'));
    await waitUntil(() => findAll(view, 'li').length === 1);
    expect(textOf(find(view, 'li'))).to.include('Career fair');
  });
});
