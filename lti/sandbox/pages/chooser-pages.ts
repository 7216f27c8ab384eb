import { type Markup, markup } from '../../pages/markup.js';
import type { Platform } from '../platform.js';
import type { Part } from '../types.js';
import type { SandboxPage } from './layout.js';

const PARTS: Part[] = ['student', 'teacher', 'counselor', 'admin', 'observer'];

/** What a newcomer would not guess. */
const NOTES: Record<string, string> = {
  'moodle observer': ', a parent whom Moodle calls a student',
};

/** The first page: every system, every part, one click. */
export function chooserPage(platforms: Platform[], locale: string): SandboxPage {
  const languages = [
    ['en', 'English'],
    ['es', 'Español'],
  ].map(
    ([code = '', name = '']): Markup =>
      markup`<a href="/?locale=${code}" lang="${code}"${code === locale ? { markup: ' aria-current="true"' } : undefined}>${name}</a> `,
  );
  const cards = platforms.map((platform): Markup => {
    const parts = PARTS.map((part): Markup => {
      const address = `/${platform.shape}/courses/${platform.course().id}/tool?as=${part}&locale=${locale}`;
      return markup`<li><a class="button" href="${address}">Open as ${part}</a> <span>${platform.person(part).name}${NOTES[`${platform.shape} ${part}`] ?? ''}</span></li>`;
    });
    return markup`<section class="card ${platform.shape}" aria-labelledby="${platform.shape}"><h2 id="${platform.shape}">Like ${platform.profile.label}</h2>
<ul class="plain-list">${parts}</ul><p><a href="/${platform.shape}/courses/1?as=teacher&amp;locale=${locale}">Course page</a>
· <a href="/${platform.shape}/install">Install a tool</a></p></section>`;
  });
  return {
    title: 'Sandbox school',
    body: markup`<main class="chooser"><h1>Sandbox school</h1>
<p>A made-up school with made-up people, to try Pathlight in. Everything is forgotten when it stops.</p>
<nav aria-label="Language">${languages}</nav><div class="cards">${cards}</div></main>`,
  };
}

/** Where an administrator pastes a registration address; then the tool opens in a frame. */
export function installPage(platform: Platform, address: string | null, error = ''): SandboxPage {
  const info = platform.registrationInfo();
  const rows = Object.entries(info).map(
    ([name, value]): Markup =>
      markup`<dt>${name}</dt><dd><code>${String(value ?? '—')}</code></dd>`,
  );
  const form = platform.profile.paths.register
    ? markup`<form method="get"><label for="address">Registration address</label>
<input id="address" name="address" type="url" required><button>Install tool</button></form>`
    : markup`<p>Schoology takes tools by hand only, with the values below.</p>`;
  const alert = error ? markup`<p role="alert" class="error">${error}</p>` : undefined;
  return {
    title: `Install a tool – ${platform.profile.label}`,
    script: 'frame.js',
    body: markup`<main class="chooser"><p><a href="/">Sandbox school</a></p><h1>Install a tool</h1>${alert}
<div data-registration>${address ? markup`<iframe name="tool_registration" title="Tool registration" src="${address}"></iframe>` : form}</div>
<p role="status" data-installed hidden>The tool has been installed.</p>
<h2>By hand</h2><dl class="card">${rows}</dl></main>`,
  };
}
