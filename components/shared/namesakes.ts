import { html, nothing } from 'lit';
import { formatList } from '../i18n/format.js';

/** What tells somebody apart from another of their name, behind the name; nothing where nobody shares it. */
export const renderLms = (lms: readonly string[]) =>
  lms.length > 0 ? html`<span class="small quiet">${formatList(lms)}</span>` : nothing;

/** The name in a sentence or in what a button is called, with the LMSs where another shares it. */
export const nameApart = ({ name, lms }: { name: string; lms: readonly string[] }): string =>
  lms.length > 0 ? `${name} · ${formatList(lms)}` : name;
