import { expect } from 'chai';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type Express } from 'express';
import { type Browser, chromium, type Page } from 'playwright-core';
import {
  claimsOf,
  CLIENT,
  createStage,
  ISSUER,
  LTI,
  sign,
  type Stage,
} from '../../unit/lti/stage.js';

const BROWSER_SUPPORT: string = new URL('../../support/browser.mjs', import.meta.url).href;

/** Which requests lose their cookies, both ways: the harshest a browser can be. */
type CookieRule = 'kept' | 'refused in frames' | 'refused';

interface Scene {
  stage: Stage;
  page: Page;
  close(): Promise<void>;
}

const listen = async (app: Express): Promise<{ server: Server; port: number }> => {
  const server = createServer(app);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return { server, port: (server.address() as AddressInfo).port };
};

/** Plays a browser that refuses cookies, from the tool's side. */
const refuseCookies =
  (rule: CookieRule): express.RequestHandler =>
  (request, response, next) => {
    const isFrame = request.headers['sec-fetch-dest'] === 'iframe';
    if (rule === 'refused' || (rule === 'refused in frames' && isFrame)) {
      delete request.headers.cookie;
      const append = response.append.bind(response);
      response.append = (name, value) =>
        name.toLowerCase() === 'set-cookie' ? response : append(name, value);
    }
    next();
  };

/** Keeps data for tools, as Canvas' hidden frame does. */
const STORE = `<script>const kept = {};
addEventListener('message', ({ data, source, origin }) => {
  if (data.subject === 'lti.put_data') kept[data.key] = data.value;
  const { subject, message_id, key } = data;
  source.postMessage({ subject: subject + '.response', message_id, key, value: kept[key] }, origin);
});</script>`;

/** A course page of an LMS on one site, with the tool of another site in a frame. */
async function openCourse(browser: Browser, rule: CookieRule, storage: boolean): Promise<Scene> {
  const toolApp = express();
  const lmsApp = express();
  const tool = await listen(toolApp);
  const lms = await listen(lmsApp);
  const publicUrl = `http://pathlight.localhost:${tool.port}`;
  const lmsUrl = `http://lms.localhost:${lms.port}`;
  const stage = await createStage({ publicUrl, authEndpoint: `${lmsUrl}/auth` });
  toolApp.use(refuseCookies(rule), stage.app);
  toolApp.get('/app', (_request, response) => response.send('<h1>My plan</h1>'));

  const target = `${publicUrl}/lti/launch`;
  const login = new URL(`${publicUrl}/lti/login`);
  const parameters = { iss: ISSUER, client_id: CLIENT, login_hint: 'u', target_link_uri: target };
  for (const [name, value] of Object.entries(parameters)) login.searchParams.set(name, value);
  if (storage) login.searchParams.set('lti_storage_target', 'post_message_forwarding');
  lmsApp.get('/', (_request, response) =>
    response.send(
      `<iframe name="post_message_forwarding" src="/store"></iframe><iframe name="tool" src="${login.href.replaceAll('&', '&amp;')}"></iframe>`,
    ),
  );
  lmsApp.get('/store', (_request, response) => response.send(STORE));
  lmsApp.get('/auth', async (request, response) => {
    const query = request.query as Record<string, string>;
    const changes = { nonce: query.nonce, [`${LTI}target_link_uri`]: target };
    const token = await sign(claimsOf(stage, 'Learner', changes));
    response.send(
      `<form method="post" action="${target}"><input name="id_token" value="${token}"><input name="state" value="${query.state}"></form><script>document.forms[0].submit()</script>`,
    );
  });

  const page = await browser.newPage();
  await page.goto(lmsUrl);
  return {
    stage,
    page,
    async close() {
      await page.context().close();
      for (const { server } of [tool, lms]) {
        server.closeAllConnections();
        server.close();
      }
    },
  };
}

const toolFrame = (page: Page) => page.frameLocator('iframe[name=tool]');
const plan = { name: 'My plan' };

describe('launches in a real browser, across two sites', function () {
  this.timeout(60_000);
  let browser: Browser;
  before(async () => {
    // A plain script, shared with runners that read no TypeScript: its types are said here.
    const support = (await import(BROWSER_SUPPORT)) as {
      browserArgs: string[];
      browserPath(): Promise<string>;
    };
    const executablePath = await support.browserPath();
    browser = await chromium.launch({ executablePath, args: support.browserArgs });
  });
  after(async () => {
    await browser.close();
  });

  const opens = (title: string, rule: CookieRule, storage: boolean, inWindow: boolean) =>
    it(title, async () => {
      const scene = await openCourse(browser, rule, storage);
      try {
        let place: Pick<Page, 'getByRole'> = toolFrame(scene.page);
        if (inWindow) {
          const popup = scene.page.waitForEvent('popup');
          await place.getByRole('button', { name: 'Open Pathlight' }).click();
          place = await popup;
        }
        await place.getByRole('heading', plan).waitFor({ timeout: 10_000 });
        expect(scene.stage.launches).to.have.length(1);
      } finally {
        await scene.close();
      }
    });

  opens('opens in the frame by a partitioned cookie', 'kept', false, false);
  opens("opens in the frame through the platform's storage", 'refused', true, false);
  opens('opens in a window where the frame keeps nothing', 'refused in frames', false, true);
  opens('opens in a window that keeps no cookie either', 'refused', false, true);
});
