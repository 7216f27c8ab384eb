import type { Request, Response } from 'express';
import { randomBytes } from 'node:crypto';
import { markup, type Markup } from '#lti/pages/markup.js';

export type PageLocale = 'en' | 'es';

const STYLE: Markup = {
  markup: `:root{color-scheme:light dark;font:1rem/1.5 system-ui,sans-serif;--line:#837a6b;--ink:#2b2721;--paper:#faf7f1;--surface:#fffefb;--quiet:#5f574b;--accent:#1b5e68;--on-accent:#fff;--bad:#a32a2a;--good:#1f6b3a}
@media (prefers-color-scheme:dark){:root{--line:#938a7b;--ink:#f1ece3;--paper:#1b1916;--surface:#25221e;--quiet:#bdb4a5;--accent:#83ccd6;--on-accent:#10282c;--bad:#f3a59c;--good:#8fd6a5}}
*{box-sizing:border-box}
body{margin:0;padding:1.5rem 1rem 3rem;background:var(--paper);color:var(--ink)}
main{display:grid;gap:1rem;grid-template-columns:minmax(0,1fr);max-width:36rem;margin:0 auto;overflow-wrap:anywhere}
h1{font-size:1.5rem;line-height:1.25;margin:0}
p{margin:0}
.quiet,.hint{color:var(--quiet);font-size:.875rem}
.error{color:var(--bad);font-size:.875rem;font-weight:600}
.good{padding:.75rem 1rem;border:1px solid var(--good);border-radius:.5rem;background:var(--surface);color:var(--good);font-weight:600}
dl{display:grid;gap:.25rem 1rem;grid-template-columns:fit-content(45%) minmax(0,1fr);margin:0;padding:1rem;border:1px solid var(--line);border-radius:.5rem;background:var(--surface)}
dt{color:var(--quiet)}
dd{margin:0;font-weight:600}
form,.field{display:grid;gap:1rem;grid-template-columns:minmax(0,1fr)}
.field{gap:.25rem}
label{font-weight:600}
.choice{display:flex;gap:.5rem;align-items:center;min-height:2rem;font-weight:400}
input[type=checkbox]{width:1.25rem;height:1.25rem;flex:none;margin:0;accent-color:var(--accent)}
input:not([type=checkbox]),textarea{width:100%;min-height:2.75rem;padding:.5rem .75rem;border:1px solid var(--line);border-radius:.5rem;background:var(--surface);color:var(--ink);font:inherit}
[aria-invalid=true]{border-color:var(--bad);box-shadow:inset 0 0 0 1px var(--bad)}
.actions{display:flex;flex-wrap:wrap;gap:.5rem}
button{min-height:2.75rem;padding:.5rem 1.25rem;border:1px solid var(--line);border-radius:.5rem;background:var(--surface);color:var(--ink);font:inherit;font-weight:600;cursor:pointer}
h2{font-size:1.25rem;margin:1rem 0 0}
h3{font-size:1rem;margin:1rem 0 0}
dt{grid-column:1}
dd{grid-column:2}
ul{margin:0;padding-inline-start:1.25rem}
a{color:var(--accent)}
summary{cursor:pointer}
ul.rows{display:grid;gap:.5rem;list-style:none;padding:0}
ul.rows>li{padding:.75rem 1rem;border:1px solid var(--line);border-radius:.5rem;background:var(--surface)}
ul.rows>li:has(>a.row){padding:0}
a.row{display:block;padding:.75rem 1rem;font-weight:600}
h2.own{font-size:1.125rem;margin:0}
.badge{display:inline-block;padding:0 .5rem;border:1px solid var(--line);border-radius:1rem;color:var(--quiet);font-size:.875rem;font-weight:400}
progress{width:100%;accent-color:var(--accent)}
summary{min-height:2.75rem;padding:.5rem 0}
button[aria-pressed=true]{border-color:var(--accent);box-shadow:inset 0 0 0 1px var(--accent)}
button.main{border-color:var(--accent);background:var(--accent);color:var(--on-accent)}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}`,
};

/** A page for people without an account: no script, nothing fetched, nothing kept by a browser or an index. */
export function sendPlainPage(
  res: Response,
  page: {
    locale: PageLocale;
    title: string;
    body: Markup;
    status: number;
    /** Above the title: a way back. */
    before?: Markup;
  },
): void {
  const nonce = randomBytes(16).toString('base64');
  res
    .status(page.status)
    .set({
      'content-security-policy': `default-src 'none'; img-src data:; style-src 'nonce-${nonce}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex, nofollow',
    })
    .type('html')
    .send(
      markup`<!doctype html>
<html lang="${page.locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<title>${page.title} · Pathlight</title>
<link rel="icon" href="data:,">
<style nonce="${nonce}">${STYLE}</style>
</head>
<body>
<main>
${page.before ?? ''}<h1>${page.title}</h1>
${page.body}
</main>
</body>
</html>
`.markup,
    );
}

/** The language that the browser asks for, of those we have. */
export function localeOf(req: Request): PageLocale {
  return req.acceptsLanguages('en', 'es') === 'es' ? 'es' : 'en';
}
