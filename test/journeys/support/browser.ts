import {
  type Browser,
  type BrowserContext,
  chromium,
  type FrameLocator,
  type Page,
} from 'playwright-core';
import { browserArgs, browserPath } from '../../support/browser.mjs';
import { atTheEnd } from '../../support/cleanup.js';

let shared: Promise<Browser> | undefined;

/** One real Chromium for all journeys of the process. */
export function browser(): Promise<Browser> {
  shared ??= browserPath()
    .then((executablePath: string) => chromium.launch({ executablePath, args: browserArgs }))
    .then((started) => {
      atTheEnd(() => started.close());
      return started;
    });
  return shared;
}

export interface Visit {
  context: BrowserContext;
  page: Page;
  /** Pathlight inside the LMS page. */
  tool: FrameLocator;
  /** Requests that went anywhere but to the two origins. */
  foreign: string[];
  /** What the pages complained about. */
  errors: string[];
}

export interface VisitOptions {
  width?: number;
  height?: number;
  locale?: string;
  colorScheme?: 'light' | 'dark';
}

/**
 * A visitor whose browser blocks third-party cookies (partitioned ones stay, as in today's browsers)
 * and whose foreign requests are noted.
 */
export async function newVisit(origins: string[], options: VisitOptions = {}): Promise<Visit> {
  const context = await (
    await browser()
  ).newContext({
    viewport: { width: options.width ?? 1366, height: options.height ?? 768 },
    locale: options.locale ?? 'en-US',
    colorScheme: options.colorScheme ?? 'light',
  });
  const foreign: string[] = [];
  const errors: string[] = [];
  context.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol.startsWith('http') && !origins.includes(origin)) foreign.push(request.url());
  });
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  await blockThirdPartyCookies(context, page);
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(error.message));
  return { context, page, tool: page.frameLocator('iframe[name=tool_content]'), foreign, errors };
}

async function blockThirdPartyCookies(context: BrowserContext, page: Page): Promise<void> {
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  const controls = {
    enableThirdPartyCookieRestriction: true,
    disableThirdPartyCookieMetadata: true,
    disableThirdPartyCookieHeuristics: true,
  };
  // Newer than the types of this Playwright.
  await (session as unknown as { send(name: string, values: object): Promise<void> }).send(
    'Network.setCookieControls',
    controls,
  );
}
