import { html, nothing, type TemplateResult } from 'lit';
import { t } from '../i18n/i18n.js';
import { hrefFor } from '../shared/navigation.js';
import type { Place } from './places.js';

/** A link of the top bar, which says when it leads to where we are. */
export const placeLink = (
  { path, label, name }: Place,
  current: string,
  handleChoice?: () => void,
): TemplateResult =>
  html`<a
    href=${hrefFor(path)}
    aria-current=${path === current ? 'page' : 'false'}
    @click=${handleChoice ?? nothing}
    >${name ?? t(label)}</a
  >`;
