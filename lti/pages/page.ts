import type { Response } from 'express';
import { randomBytes } from 'node:crypto';
import { markup, type Markup } from './markup.js';
import type { PageLocale } from './words.js';

export interface Page {
  locale: PageLocale;
  title: string;
  body: Markup;
  /** Runs after the page has been read; small, and our own. */
  script?: Markup;
  status?: number;
}

/** Colours hold 4.5:1 in both schemes; nothing is fetched. */
const STYLE: Markup = {
  markup: `:root{color-scheme:light dark;font:1rem/1.5 system-ui,sans-serif}
body{margin:0;padding:2rem 1rem;background:Canvas;color:CanvasText}
main{max-width:34rem;margin:0 auto}
h1{font-size:1.375rem;line-height:1.25;margin:0 0 .75rem}
p{margin:0 0 1rem}
code{font-size:1em;overflow-wrap:anywhere}
button{font:inherit;font-weight:600;min-height:2.75rem;padding:.5rem 1.25rem;border:2px solid #1d4f91;border-radius:.5rem;background:#1d4f91;color:#fff;cursor:pointer}
button:focus-visible{outline:3px solid currentColor;outline-offset:3px}
[hidden]{display:none}`,
};

/**
 * Sends one of LTI's own pages. They hold no data and no session, so any https page may frame them:
 * the person must be able to read why a launch failed even where the frame's host is not known yet.
 */
export function sendPage(response: Response, page: Page, allowLoopbackHttp: boolean): void {
  const nonce = randomBytes(16).toString('base64');
  const frames = allowLoopbackHttp
    ? 'https: http://localhost:* http://*.localhost:* http://127.0.0.1:*'
    : 'https:';
  response.removeHeader('x-frame-options');
  response
    .status(page.status ?? 200)
    .set({
      'content-security-policy': `default-src 'none'; img-src data:; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'; base-uri 'none'; frame-ancestors ${frames}`,
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
    })
    .type('html')
    .send(renderPage(page, nonce));
}

function renderPage({ locale, title, body, script }: Page, nonce: string): string {
  return markup`<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="data:,">
<style nonce="${nonce}">${STYLE}</style>
</head>
<body>
<main>
${body}
</main>
${script ? markup`<script nonce="${nonce}">${script}</script>` : undefined}
</body>
</html>
`.markup;
}

/** Fields that travel on unchanged with a form. */
export function hiddenFields(fields: Record<string, string | undefined>): Markup[] {
  return Object.entries(fields).flatMap(([name, value]) =>
    value === undefined ? [] : [markup`<input type="hidden" name="${name}" value="${value}">`],
  );
}
