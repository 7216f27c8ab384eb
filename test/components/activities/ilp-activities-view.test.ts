import { expect, html, waitUntil } from '@open-wc/testing';
import type { Activity, NewActivity } from '#contracts/activities.js';
import { ProblemError } from '#components/api/problem-error.js';
import type { IlpActivitiesView } from '#components/activities/ilp-activities-view.js';
import '#components/activities/ilp-activities-view.js';
import '#components/activities/ilp-activity-editor.js';
import '#components/activities/ilp-link-dialog.js';
import { Drafts } from '#components/api/drafts.js';
import type { IlpField } from '#components/shared/ilp-field.js';
import { getBasePath, setBasePath } from '#components/shared/navigation.js';
import { onToast, type Toast } from '#components/shared/toast.js';
import {
  type Answers,
  fakeApi,
  find,
  findAll,
  outsideCatalogue,
  studentSession,
  textOf,
  useMessages,
  viewFixture,
} from '../support/view.js';
import { club, hours, listOf, nobodyAsked, service } from './samples.js';

const LIST = 'GET /my-activities';
const HOURS = 'GET /my-activities/hours';
const OWN = `/my-activities/${service.id}`;
const base = getBasePath();
const start = location.href;

/** The view at this address, as the shell would show it. */
async function activitiesAt(search: string, answers: Answers) {
  history.replaceState(null, '', `/app/1/activities${search}`);
  const api = fakeApi({ [HOURS]: hours, ...answers });
  const view = await viewFixture<IlpActivitiesView>(
    html`<ilp-activities-view .api=${api}></ilp-activities-view>`,
  );
  const press = (name: string) => {
    const button = findAll<HTMLButtonElement>(view, 'button').find((one) =>
      [one.getAttribute('aria-label') ?? '', textOf(one).trim()].includes(name),
    );
    if (!button) throw new Error(`There is no button "${name}".`);
    button.click();
  };
  const type = async (name: string, value: string) => {
    await waitUntil(() => findAll(view, `ilp-field[name=${name}]`).length > 0, name);
    const field = find<IlpField>(view, `ilp-field[name=${name}]`);
    field.value = value;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.dispatchEvent(new Event('change', { bubbles: true }));
  };
  const called = (call: string) => waitUntil(() => api.calls.includes(call), call);
  return { api, view, press, type, called };
}

/** What the server stores of fields that were not sent. */
const nothingYet = {
  ...{ organisation: '', description: '', supervisor: '', skills: [], tags: [] },
  ...{ startedOn: null, endedOn: null, schoolYear: null, grades: [] },
};

const drafts = () => new Drafts(studentSession.personId);

function nextToast(): Promise<Toast> {
  return new Promise((resolve) => {
    const stop = onToast((toast) => {
      stop();
      resolve(toast);
    });
  });
}

describe('<ilp-activities-view>', () => {
  before(async () => {
    setBasePath('/app/1/');
    await useMessages('en', 'activities', 'history');
  });
  afterEach(() => sessionStorage.clear());
  after(() => {
    setBasePath(base);
    history.replaceState(null, '', start);
  });

  it('U6: an empty record has one thing to do, which opens the form', async () => {
    const { view, press } = await activitiesAt('', { [LIST]: listOf() });
    expect(findAll(view, 'button.primary').map((button) => textOf(button).trim())).to.deep.equal([
      'Add an activity',
    ]);
    press('Add an activity');
    await waitUntil(() => findAll(view, 'ilp-activity-editor').length === 1);
    expect(location.search).to.equal('?edit=new');
    history.back();
    await waitUntil(() => findAll(view, 'ilp-activity-editor').length === 0);
  });

  it('F29: shows activities by kind or school year, with their confirmation and who sees them', async () => {
    const { view } = await activitiesAt('', { [LIST]: listOf(service, club) });
    expect(findAll(view, 'h2').map((heading) => textOf(heading))).to.include.members([
      'Community service',
      'Clubs, sports and arts',
    ]);
    const text = textOf(view);
    expect(text).to.include('Harvest House · Sep 5, 2026');
    expect(text).to.include('Confirmed by Coach Reyes on').and.include('Only me');
    await expect(view).shadowDom.to.be.accessible();
    const byYear = await activitiesAt('?by=year', { [LIST]: listOf(service, club) });
    expect(findAll(byYear.view, 'h2').map((heading) => textOf(heading))).to.include.members([
      '2026–2027',
      'No date yet',
    ]);
  });

  it('F29: filters stand in the address, and an address brings them back', async () => {
    const found = { ...listOf(service), total: 2, tags: ['proud'] };
    const asked = `${LIST}?kind=service&grade=9`;
    const answers = { [asked]: found, [`${asked}&words=food`]: found, [`${LIST}?grade=9`]: found };
    const { view, called, type, press } = await activitiesAt(
      '?kind=service&grade=9&by=year',
      answers,
    );
    expect(find(view, '[aria-pressed=true]').textContent.trim()).to.equal('Community service');
    await type('words', 'food ');
    await called(`${asked}&words=food`);
    expect(location.search).to.equal('?kind=service&grade=9&words=food&by=year');
    expect(find<IlpField>(view, 'ilp-field[name=words]').value).to.equal('food ');
    await type('words', '');
    press('Community service');
    await called(`${LIST}?grade=9`);
  });

  it('U1: writing a new activity saves it by itself, once it has a name', async () => {
    const sent: NewActivity[] = [];
    const { view, type, called, api } = await activitiesAt('?edit=new', {
      [LIST]: listOf(),
      'POST /my-activities': (body: NewActivity) => {
        sent.push(body);
        return { ...service, ...nothingYet, ...body, id: body.id ?? '', revision: 1 };
      },
    });
    await type('hours', '3.5');
    expect(textOf(view)).to.include('Give it a name. Then it saves by itself.');
    expect(drafts().get('activity.new')).to.have.nested.property('values.hours', 3.5);
    await type('title', 'Walked dogs');
    await called('POST /my-activities');
    expect(sent[0]).to.include({ title: 'Walked dogs', hours: 3.5, kind: 'service' });
    await waitUntil(() => textOf(view).includes('Saved '), 'says that it is saved');
    expect(drafts().get('activity.new')).to.equal(undefined);
    await expect(view).shadowDom.to.be.accessible();
    expect(api.calls.filter((call) => call.startsWith('POST'))).to.have.length(1);
  });

  it('U12: what could not be saved stays on the device and is offered again', async () => {
    const { view, type, called, press } = await activitiesAt(`?edit=${service.id}`, {
      [LIST]: listOf(service),
      [`PATCH ${OWN}`]: new ProblemError('offline', 0),
    });
    await type('description', 'Written on the bus');
    await called(`PATCH ${OWN}`);
    await waitUntil(() => textOf(view).includes('Not saved. Trying again'));
    press('Done');
    await waitUntil(() => textOf(view).includes('You wrote something here that is not saved yet.'));
    view.remove();
    const bodies: Record<string, unknown>[] = [];
    const again = await activitiesAt('', {
      [LIST]: listOf(service),
      [`PATCH ${OWN}`]: (body: Record<string, unknown>) => {
        bodies.push(body);
        return { ...service, ...body, revision: 4 };
      },
    });
    again.press('Go on writing');
    await again.called(`PATCH ${OWN}`);
    expect(bodies[0]).to.deep.equal({ description: 'Written on the bus', revision: 3 });
  });

  it('U11: a session that ends while typing loses no letter', async () => {
    const { view, type, called } = await activitiesAt(`?edit=${service.id}`, {
      [LIST]: listOf(service),
      [`PATCH ${OWN}`]: new ProblemError('not-signed-in', 401),
    });
    await type('description', 'Every letter');
    await called(`PATCH ${OWN}`);
    await waitUntil(() => textOf(view).includes('Your time here has ended'));
    expect(drafts().get(`activity.${service.id}`)).to.have.nested.property(
      'values.description',
      'Every letter',
    );
  });

  it('U4: another window’s change of another field comes together with mine', async () => {
    const theirs: Activity = { ...service, role: 'Driver', revision: 4 };
    const bodies: Record<string, unknown>[] = [];
    const { type } = await activitiesAt(`?edit=${service.id}`, {
      [LIST]: listOf(service),
      [`GET ${OWN}`]: theirs,
      [`PATCH ${OWN}`]: (body: Record<string, unknown>) => {
        bodies.push(body);
        if (body.revision !== 4) throw new ProblemError('conflict', 409);
        return { ...theirs, ...body, revision: 5 };
      },
    });
    await type('description', 'Mine');
    await waitUntil(() => bodies.length === 2, 'sends again');
    expect(bodies[1]).to.deep.equal({ description: 'Mine', revision: 4 });
  });

  it('U4: two changes of one field stand side by side until one is chosen', async () => {
    const theirs: Activity = { ...service, description: 'Theirs', revision: 4 };
    const bodies: Record<string, unknown>[] = [];
    const { view, type, press } = await activitiesAt(`?edit=${service.id}`, {
      [LIST]: listOf(service),
      [`GET ${OWN}`]: theirs,
      [`PATCH ${OWN}`]: (body: Record<string, unknown>) => {
        bodies.push(body);
        if (body.revision !== 4) throw new ProblemError('conflict', 409);
        return { ...theirs, ...body, revision: 5 };
      },
    });
    await type('description', 'Mine');
    await waitUntil(() => findAll(view, 'ilp-activity-conflict').length === 1);
    expect(textOf(find(view, 'ilp-activity-conflict')))
      .to.include('Mine')
      .and.include('Theirs');
    await expect(view).shadowDom.to.be.accessible();
    press('Keep what is here');
    await waitUntil(() => bodies.length === 2);
    expect(bodies[1]).to.deep.equal({ description: 'Mine', revision: 4 });
    expect(findAll(view, 'ilp-activity-conflict')).to.have.length(0);
  });

  it('F18: the form shows the fields of its kind only', async () => {
    const { view, type } = await activitiesAt('?edit=new', { [LIST]: listOf() });
    const names = () =>
      findAll<IlpField>(find(view, 'ilp-activity-fields'), 'ilp-field').map(({ name }) => name);
    await type('kind', 'work');
    await waitUntil(() => names().includes('isPaid'));
    expect(names()).to.include.members(['organisation', 'role', 'hours', 'skills', 'supervisor']);
    expect(names()).not.to.include('honours');
    await type('kind', 'extracurricular');
    await waitUntil(() => names().includes('branch'));
    expect(names()).to.include('honours').and.not.include('isPaid');
    await type('kind', 'award');
    await waitUntil(() => !names().includes('hours'));
    expect(names()).not.to.include('supervisor');
  });

  it('U2: removing takes it away at once and the toast brings it back', async () => {
    const answers: Answers = {
      [LIST]: listOf(service, club),
      [`DELETE ${OWN}`]: service,
      [`POST ${OWN}/restore`]: service,
    };
    const { view, press, called } = await activitiesAt('', answers);
    const toast = nextToast();
    press(`Remove ${service.title}`);
    await waitUntil(() => findAll(view, 'ilp-activity-entry').length === 1);
    await (await toast).undo?.();
    await called(`POST ${OWN}/restore`);
    await waitUntil(() => findAll(view, 'ilp-activity-entry').length === 2);
  });

  it('U17: a removal that fails puts the activity back and says why', async () => {
    const answers = {
      [LIST]: listOf(service),
      [`DELETE ${OWN}`]: new ProblemError('internal', 500),
    };
    const { view, press } = await activitiesAt('', answers);
    press(`Remove ${service.title}`);
    await waitUntil(() => textOf(view).includes('Something went wrong'));
    expect(findAll(view, 'ilp-activity-entry')).to.have.length(1);
  });

  it('B10: the link is shown once, can be copied and withdrawn', async () => {
    const sent: Activity = {
      ...service,
      confirmation: { ...nobodyAsked, state: 'sent', expiresAt: '2026-12-25T08:00:00Z' },
    };
    const url = 'https://plan.test/confirm/confirm_1_abc';
    let now = service;
    const { view, press, called } = await activitiesAt('', {
      [LIST]: () => listOf(now),
      [`POST ${OWN}/confirmation`]: () => ({ url, activity: (now = sent) }),
      [`DELETE ${OWN}/confirmation`]: () => (now = service),
    });
    press('Ask for confirmation');
    await waitUntil(() => findAll(view, 'ilp-link-dialog').length === 1);
    expect(textOf(find(view, 'ilp-link-dialog'))).to.include(
      'Maya · Helped at the food bank · Harvest House',
    );
    press('Make the link');
    await waitUntil(() => findAll(view, '#link').length === 1);
    expect(find<HTMLInputElement>(view, '#link').value).to.equal(url);
    expect(textOf(view)).to.include("we can't show it again");
    await expect(view).shadowDom.to.be.accessible();
    press('Withdraw the link');
    await called(`DELETE ${OWN}/confirmation`);
    await waitUntil(() => findAll(view, '#link').length === 0);
  });

  it('F17: the picture of hours has a sentence and a table, and says what does not count', async () => {
    const { view } = await activitiesAt('', { [LIST]: listOf(service) });
    await waitUntil(() => findAll(view, 'ilp-hours-bars').length === 2);
    const text = textOf(view);
    expect(text).to.include('8 hours confirmed and 12 not confirmed. 40 hours are needed. 32 more');
    expect(text).to.include('2 hours have no grade and no date');
    expect(findAll(view, 'ilp-hours-bars tbody tr, tbody tr').length).to.be.above(2);
  });

  it('U3: earlier versions open over the list', async () => {
    const path = `GET /history/activity/${service.id}`;
    const { view, called } = await activitiesAt(`?versions=${service.id}`, {
      [LIST]: listOf(service),
      [path]: { kind: 'activity', versions: [] },
    });
    await called(path);
    expect(findAll(view, 'ilp-history-dialog')).to.have.length(1);
  });

  it('says all of it in Spanish, and nothing from outside the catalogue', async () => {
    await useMessages('es', 'activities', 'history');
    const { view } = await activitiesAt('?edit=new', { [LIST]: listOf(service, club) });
    await waitUntil(() => findAll(view, 'ilp-activity-fields').length === 1);
    expect(textOf(view)).to.include('Servicio comunitario').and.include('¿Qué hiciste?');
    await expect(view).shadowDom.to.be.accessible();
    await useMessages('en-XA', 'activities', 'history');
    await view.updateComplete;
    const words = ['Helped at the food bank', 'I packed boxes', 'State final', 'Robotics', 'proud'];
    let left = outsideCatalogue(textOf(view));
    for (const word of words) left = left.replaceAll(word, '');
    expect(left.replaceAll(/[\d\s·,()–-]+|Captain|Harvest House|Mr\. Ortiz/g, '')).to.equal('');
    await useMessages('en', 'activities', 'history');
  });
});
