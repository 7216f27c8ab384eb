import { expect, html, waitUntil } from '@open-wc/testing';
import type { ResumeBrief } from '#contracts/resumes.js';
import type { IlpActivitiesView } from '#components/activities/ilp-activities-view.js';
import '#components/activities/ilp-activities-view.js';
import '#components/activities/ilp-activity-editor.js';
import type { IlpResumeOffer } from '#components/activities/ilp-resume-offer.js';
import { ProblemError } from '#components/api/problem-error.js';
import { getBasePath, setBasePath } from '#components/shared/navigation.js';
import { fakeApi, find, findAll, textOf, useMessages, viewFixture } from '../support/view.js';
import { hours, listOf, service } from './samples.js';

const base = getBasePath();
const start = location.href;
const UPDATE = 'POST /resumes/update';

const brief = (number: number, outdated: number): ResumeBrief => ({
  ...{ id: `019a0000-0000-7000-8000-0000000000d${number}`, name: `Job ${number}` },
  ...{ template: 'clear', language: 'en', updatedAt: '2026-11-20T15:00:00Z' },
  ...{ isRemoved: false, outdated, flagged: 0 },
});

/** The activities after the editor of one was closed. */
async function afterChange(resumes: unknown, updated: unknown = [], done = 'Done') {
  history.replaceState(null, '', `/app/1/activities?edit=${service.id}`);
  const api = fakeApi({
    'GET /my-activities': listOf(service),
    'GET /my-activities/hours': hours,
    'GET /resumes': resumes,
    [UPDATE]: updated,
  });
  const view = await viewFixture<IlpActivitiesView>(
    html`<ilp-activities-view .api=${api}></ilp-activities-view>`,
  );
  const press = (name: string) => {
    const button = findAll<HTMLButtonElement>(view, 'button').find((one) =>
      [one.getAttribute('aria-label'), textOf(one)].includes(name),
    );
    if (!button) throw new Error(`There is no button "${name}".`);
    button.click();
  };
  await waitUntil(() => findAll(view, 'ilp-activity-editor').length === 1);
  expect(api.calls).not.to.include('GET /resumes');
  press(done);
  await waitUntil(() => api.calls.includes('GET /resumes'));
  await waitUntil(() => findAll(view, 'ilp-activity-editor').length === 0);
  const offer = find<IlpResumeOffer>(view, 'ilp-resume-offer');
  return { api, view, offer, press };
}

describe('<ilp-resume-offer>', () => {
  before(async () => {
    setBasePath('/app/1/');
    await useMessages('en', 'activities', 'history');
  });
  afterEach(() => useMessages('en'));
  afterEach(() => sessionStorage.clear());
  after(() => {
    setBasePath(base);
    history.replaceState(null, '', start);
  });

  it('F14: after a change, the résumés with older words are offered to be updated, at once', async () => {
    const { api, view, offer, press } = await afterChange([brief(1, 2), brief(2, 1), brief(3, 0)]);
    await waitUntil(() => textOf(offer).includes('Update 2 résumés'));
    await expect(offer).to.be.accessible();
    press('Update 2 résumés');
    await waitUntil(() => textOf(offer) === '');
    expect(api.calls).to.include(UPDATE);
    expect(view.shadowRoot?.activeElement?.localName).to.equal('h1');
  });

  it('F14: the offer is made in Spanish too, and can be waved away', async () => {
    await useMessages('es');
    const { api, view, offer, press } = await afterChange([brief(1, 1)], [], 'Listo');
    await waitUntil(() => textOf(offer).includes('Actualizar 1 currículum'));
    await expect(offer).to.be.accessible();
    press('Ahora no');
    await waitUntil(() => textOf(offer) === '');
    expect(api.calls).not.to.include(UPDATE);
    expect(view.shadowRoot?.activeElement?.localName).to.equal('h1');
  });

  it('F14: an update that fails says why and can be tried again', async () => {
    const { offer, press } = await afterChange([brief(1, 1)], new ProblemError('unavailable', 503));
    await waitUntil(() => textOf(offer).includes('Update 1 résumé'));
    press('Update 1 résumé');
    await waitUntil(() => textOf(offer).includes('Try again in a minute.'));
    expect(textOf(offer)).to.include('Update 1 résumé');
  });

  it('F14: where no résumé is older, or nobody can say, nothing is offered', async () => {
    for (const answer of [[brief(1, 0)], new ProblemError('offline', 0)]) {
      const { api, view, offer } = await afterChange(answer);
      const calls = () => api.calls.filter((call) => call === 'GET /my-activities').length;
      await waitUntil(() => calls() === 2);
      await offer.updateComplete;
      expect(textOf(offer)).to.equal('');
      view.remove();
    }
  });
});
