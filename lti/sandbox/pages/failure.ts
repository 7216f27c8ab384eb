import { markup } from '../../pages/markup.js';
import type { SandboxPage } from './layout.js';

export const failurePage = (title: string, reason: string): SandboxPage => ({
  title,
  body: markup`<main class="plain"><h1>${title}</h1><p role="alert">${reason}</p></main>`,
});
