import type { PassportFile } from '#contracts/passport-file.js';
import type { OutlineEntry } from './outline-words.js';
import { outlineOf, sayIn } from './outline.js';

/** System fonts and no script: it opens from a disk, with no network, and prints in black on white. */
const STYLE = `
:root { color-scheme: light dark; --ink: #1c2430; --soft: #4a5565; --line: #d5dae1; --paper: #fff; --link: #0b57a4; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #eef1f5; --soft: #b9c2ce; --line: #3b4654; --paper: #161b22; --link: #8ec2ff; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.55 system-ui, sans-serif; overflow-wrap: anywhere; }
main, header, footer { max-width: 46rem; margin: 0 auto; padding: 1rem 1.25rem; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 1rem 0 .25rem; }
h2 { font-size: 1.35rem; margin: 2.25rem 0 .5rem; padding-bottom: .25rem; border-bottom: 2px solid var(--line); }
h3 { font-size: 1.05rem; margin: 0; }
p { margin: .25rem 0; }
a { color: var(--link); }
nav ul { columns: 14rem; padding-left: 1.25rem; }
article { padding: .75rem 0; border-bottom: 1px solid var(--line); }
.quiet { color: var(--soft); }
@media print {
  :root { --ink: #000; --soft: #333; --line: #999; --paper: #fff; --link: #000; }
  nav { display: none; }
  article { break-inside: avoid-page; }
  h2, h3 { break-after: avoid; }
}`;

/** What only a script could do is switched off, whoever opens it. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

const SIGNS: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escape = (text: string) => text.replaceAll(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign);

/** The whole plan as one page for people. */
export function toPage(passport: PassportFile, timeZone: string): string {
  const say = sayIn(passport.language, timeZone);
  const sections = outlineOf(passport, timeZone);
  const name = passport.student.name ?? '';
  const title = name ? `${say('title')} · ${name}` : say('title');
  const facts = [
    say('made', { day: say.day(passport.madeAt), where: passport.issuer.name }),
    ...(passport.student.gradeLevel === null
      ? []
      : [say('grade', { grade: passport.student.gradeLevel })]),
    ...(passport.isWhole ? [] : [say('not-whole')]),
  ];
  return `<!doctype html>
<html lang="${passport.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<header>
<h1>${escape(name || say('title'))}</h1>
${name ? `<p>${escape(say('title'))}</p>` : ''}
${facts.map((fact) => `<p class="quiet">${escape(fact)}</p>`).join('\n')}
</header>
<main>
${
  sections.length === 0
    ? `<p>${escape(say('empty'))}</p>`
    : `<nav aria-label="${escape(say('contents'))}"><ul>${sections
        .map(({ title: head }, place) => `<li><a href="#s${place}">${escape(head)}</a></li>`)
        .join('')}</ul></nav>`
}
${sections
  .map(
    ({ title: head, entries }, place) =>
      `<section aria-labelledby="s${place}"><h2 id="s${place}">${escape(head)}</h2>\n${entries.map(toArticle).join('\n')}\n</section>`,
  )
  .join('\n')}
</main>
<footer>
<h2>${escape(say('proof'))}</h2>
<p>${escape(say('proof-text', { where: passport.issuer.name }))}</p>
<p>${escape(say('proof-not'))}</p>
</footer>
</body>
</html>
`;
}

function toArticle({ title, dates, lines, link }: OutlineEntry): string {
  return `<article>
${title ? `<h3>${escape(title)}</h3>` : ''}
${dates ? `<p class="quiet">${escape(dates)}</p>` : ''}
${lines
  .filter((line) => line.trim())
  .map((line) => `<p>${escape(line)}</p>`)
  .join('\n')}
${link ? `<p><a href="${escape(addressOf(link.href))}">${escape(link.text)}</a></p>` : ''}
</article>`;
}

/** A file beside the page by its path, which may hold any letter; an address as it is. */
function addressOf(href: string): string {
  if (/^https?:\/\//.test(href)) return href;
  return href.split('/').map(encodeURIComponent).join('/');
}
