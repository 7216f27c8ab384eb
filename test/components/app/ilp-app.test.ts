import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { IlpApp } from '#components/app/ilp-app.js';
import '#components/app/ilp-app.js';
import type { SessionDetails } from '#components/api/session.js';
import { matchRoute } from '#components/app/router.js';
import { setLocale } from '#components/i18n/i18n.js';
import { navigate, setBasePath } from '#components/shared/navigation.js';
import { find, findAll, studentSession, textOf, useMessages } from '../support/view.js';

const BASE = '/app/019a0000-0000-7000-8000-0000000000aa/';
const home = {
  firstName: 'Maya',
  visibleTo: ['student'],
  nextStep: null,
  goals: [],
  savedCareers: [],
  news: [],
  gradeLevel: null,
  keptTexts: 0,
};

const realFetch = window.fetch.bind(window);
const realAddress = location.href;

/** A server that answers by `METHOD /path`; a number is an error status. */
function serverWith(answers: Record<string, unknown>) {
  const asked: { call: string; token: string | null }[] = [];
  window.fetch = async (input, init = {}) => {
    const path = new URL(input instanceof Request ? input.url : input, location.origin).pathname;
    const call = `${init.method ?? 'GET'} ${path}`;
    asked.push({ call, token: new Headers(init.headers).get('authorization') });
    const answer = answers[call] ?? 404;
    if (answer === 204) return new Response(null, { status: 204 });
    if (typeof answer === 'number')
      return Response.json({ code: CODES[answer] ?? 'internal' }, { status: answer });
    return Response.json(answer);
  };
  return asked;
}
const CODES: Record<number, string> = { 401: 'not-signed-in', 404: 'not-found' };

const signIn = { token: 'secret', session: studentSession };

async function appWith(answers: Record<string, unknown>, code: string | null = 'one-time-code') {
  const asked = serverWith(answers);
  history.replaceState(null, '', BASE);
  const app = await fixture<IlpApp>(html`<ilp-app .code=${code}></ilp-app>`);
  return { app, asked };
}

const hasHeading = (app: IlpApp, words: string) =>
  waitUntil(() => findAll(app, 'h1').some((heading) => textOf(heading).includes(words)));

describe('<ilp-app>', () => {
  before(async () => {
    setBasePath(BASE);
    await useMessages('en');
  });
  afterEach(async () => {
    window.fetch = realFetch;
    sessionStorage.clear();
    history.replaceState(null, '', realAddress);
    await setLocale('en');
  });

  it('trades the code for a token and opens the student’s home', async () => {
    const { app, asked } = await appWith({ 'POST /api/session': signIn, 'GET /api/home': home });
    await hasHeading(app, 'Hello, Maya');
    await waitUntil(() => asked.length === 3);
    const seldom = asked.filter(({ call }) => call !== 'GET /api/notifications/count');
    expect(seldom).to.deep.equal([
      { call: 'POST /api/session', token: null },
      { call: 'GET /api/home', token: 'Bearer secret' },
    ]);
    expect(document.title).to.equal('My plan · Pathlight');
    await waitUntil(() => findAll(app, 'ilp-skeleton').length === 0);
    await expect(app).to.be.accessible();
  });

  it('LTI-C20: gives an administrator who teaches the course both kinds of pages', async () => {
    for (const canTeach of [false, true]) {
      const session = { ...studentSession, role: 'admin', canTeach, view: 'connections' };
      const { app } = await appWith({ 'POST /api/session': { token: 'secret', session } });
      await waitUntil(() => findAll(app, 'nav a').length > 0);
      const words = findAll(find(app, 'ilp-top-bar'), 'a').map(textOf);
      expect(words).to.include.members(['Connections', 'Plan rule', 'Completion', 'Catalog']);
      expect(words.includes('Class'), 'Class').to.equal(canTeach);
      expect(words.includes('Tags'), 'Tags').to.equal(canTeach);
      // Both roles have it, and it stands there once.
      expect(words.filter((word) => word === 'Completion')).to.have.length(1);
    }
  });

  it('opens the view of the launch', async () => {
    const session = { ...studentSession, view: 'goals' };
    const { app } = await appWith({
      'POST /api/session': { token: 'secret', session },
      'GET /api/goals': [],
    });
    await hasHeading(app, 'Goals');
    expect(location.pathname).to.equal(`${BASE}goals`);
  });

  it('speaks the language of the session, and changes it', async () => {
    const session = { ...studentSession, locale: 'es' };
    const { app, asked } = await appWith({
      'POST /api/session': { token: 'secret', session },
      'GET /api/home': home,
      'PUT /api/session/locale': 204,
    });
    await hasHeading(app, 'Hola, Maya');
    expect(document.documentElement.lang).to.equal('es');
    const choice = find<HTMLSelectElement>(app, 'select');
    choice.value = 'en';
    choice.dispatchEvent(new Event('change'));
    await hasHeading(app, 'Hello, Maya');
    await waitUntil(() => asked.some(({ call }) => call === 'PUT /api/session/locale'));
  });

  it('moves focus to the heading of the next view, by a link and by Back', async () => {
    const { app } = await appWith({
      'POST /api/session': signIn,
      'GET /api/home': home,
      'GET /api/goals': [],
    });
    await hasHeading(app, 'Hello');
    await waitUntil(() => findAll(app, '.starts a').length === 3);
    // By a real key: of a full history Chrome drops first the pages that nobody acted on, and Back would miss them.
    find(app, 'a[href$="goals?new"]').focus();
    await sendKeys({ press: 'Enter' });
    await hasHeading(app, 'Goals');
    expect(location.pathname).to.equal(`${BASE}goals`);
    navigate('goals');
    const focused = () => find(app, 'ilp-goals-view').shadowRoot?.activeElement;
    await waitUntil(() => focused()?.localName === 'h1');
    // One after the other: two at once may go further back than this page.
    history.back();
    await waitUntil(() => location.search === '?new');
    history.back();
    await hasHeading(app, 'Hello');
  });

  it('LTI-C9: tells a person whose visit has ended to come in again', async () => {
    const { app } = await appWith({ 'POST /api/session': signIn, 'GET /api/home': 401 });
    await hasHeading(app, 'Open Pathlight again');
    await expect(app).to.be.accessible();
  });

  for (const role of ['observer', 'none'] as const)
    it(`LTI-C24: shows nobody’s data to ${role}, and says whom to ask`, async () => {
      const session = { ...studentSession, role };
      const { app, asked } = await appWith({ 'POST /api/session': { token: 'secret', session } });
      await hasHeading(app, 'There is nothing here for you yet');
      expect(asked.map(({ call }) => call)).to.deep.equal(['POST /api/session']);
    });

  for (const [notStudent, heading, way] of [
    ['family', 'You are here as family', 'guardian invitation'],
    ['staff', 'You are here as a helper', 'teaching role'],
  ] as const)
    it(`LTI-C25: tells ${notStudent} whom a teacher marked what they can do, and shows no plan`, async () => {
      const session: SessionDetails = { ...studentSession, role: 'none', notStudent };
      const { app, asked } = await appWith({ 'POST /api/session': { token: 'secret', session } });
      await hasHeading(app, heading);
      expect(textOf(app)).to.contain(way).and.contain('What you wrote is kept');
      expect(asked.map(({ call }) => call)).to.deep.equal(['POST /api/session']);
      expect(findAll(app, 'nav a')).to.have.length(0);
      await expect(app).to.be.accessible();
    });

  it('LTI-C23: tells an administrator as whom they act', async () => {
    const session = { ...studentSession, isActedFor: true };
    const { app } = await appWith({
      'POST /api/session': { token: 'secret', session },
      'GET /api/home': home,
    });
    await hasHeading(app, 'Hello, Maya');
    expect(textOf(app)).to.contain('You are acting as Maya Lopez.');
  });

  it('LTI-C23: says in the student view that nothing here is a real student’s', async () => {
    const session = { ...studentSession, isTest: true };
    const { app } = await appWith({
      'POST /api/session': { token: 'secret', session },
      'GET /api/home': home,
    });
    await hasHeading(app, 'Hello, Maya');
    expect(textOf(app)).to.contain('Practice view');
  });

  it('tells a person without code or token the same', async () => {
    const { app, asked } = await appWith({}, null);
    await hasHeading(app, 'Open Pathlight again');
    expect(asked).to.deep.equal([]);
  });

  it('resumes after a reload with the token that storage kept', async () => {
    sessionStorage.setItem('pathlight.token', 'kept');
    const { app, asked } = await appWith(
      { 'GET /api/session': studentSession, 'GET /api/home': home },
      null,
    );
    await hasHeading(app, 'Hello, Maya');
    expect(asked[0]).to.deep.equal({ call: 'GET /api/session', token: 'Bearer kept' });
  });

  it('has a page for an address it does not know', async () => {
    const session = { ...studentSession, view: 'no/such/page' };
    const { app } = await appWith({ 'POST /api/session': { token: 'secret', session } });
    await hasHeading(app, 'This page is not here');
    await expect(app).to.be.accessible();
  });

  it('says when the network is gone', async () => {
    const { app } = await appWith({ 'POST /api/session': signIn, 'GET /api/home': home });
    await hasHeading(app, 'Hello');
    Object.defineProperty(navigator, 'onLine', { value: false, configurable: true });
    window.dispatchEvent(new Event('offline'));
    await app.updateComplete;
    expect(textOf(app)).to.contain('You are offline.');
    Reflect.deleteProperty(navigator, 'onLine');
    window.dispatchEvent(new Event('online'));
    await app.updateComplete;
    expect(textOf(app)).not.to.contain('You are offline.');
  });

  it('lets nobody into the views of another role', () => {
    expect(matchRoute(`${BASE}class`, { role: 'student' })).to.equal(undefined);
    expect(matchRoute(`${BASE}goals`, { role: 'teacher' })).to.equal(undefined);
    expect(matchRoute(`${BASE}careers/29-1141.00`, { role: 'teacher' })?.params).to.deep.equal({
      code: '29-1141.00',
    });
  });
});
