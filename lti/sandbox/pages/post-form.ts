import { type Markup, markup } from '../../pages/markup.js';
import type { SandboxPage } from './layout.js';

/** A form that posts itself; a button stays for browsers without scripts. */
export function postFormPage(action: string, fields: Record<string, string>): SandboxPage {
  const inputs = Object.entries(fields).map(
    ([name, value]): Markup => markup`<input type="hidden" name="${name}" value="${value}">`,
  );
  return {
    title: 'Opening…',
    script: 'submit.js',
    body: markup`<main class="plain"><form method="post" action="${action}" data-submit>${inputs}
<p>Opening…</p><button>Continue</button></form></main>`,
  };
}
