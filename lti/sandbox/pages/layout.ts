import type { Response } from 'express';
import { type Markup, markup } from '../../pages/markup.js';

export interface SandboxPage {
  title: string;
  body: Markup;
  script?: string;
  lang?: string;
}

/** Forms and frames lead to any tool that an administrator installs, so those two stay open. */
const POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "img-src 'self' data:",
  'frame-src http: https:',
  'frame-ancestors http: https:',
  "base-uri 'none'",
].join('; ');

export function sendPage(response: Response, page: SandboxPage, status = 200): void {
  const script = page.script
    ? markup`<script src="/assets/${page.script}" defer></script>`
    : undefined;
  const document = markup`<!doctype html>
<html lang="${page.lang ?? 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${page.title}</title>
<link rel="stylesheet" href="/assets/style.css">
<link rel="icon" href="data:,">
${script}
</head>
<body>${page.body}</body>
</html>`;
  response
    .status(status)
    .set({
      'content-security-policy': POLICY,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'strict-origin-when-cross-origin',
      'cache-control': 'no-store',
    })
    .type('html')
    .send(document.markup);
}
