import { html } from 'lit';
import { t } from '../i18n/i18n.js';
import { siteOf } from './scholarship-words.js';

/** A link to a page outside, which says where it leads and that it leaves Pathlight. */
export const renderWayOut = (link: string) =>
  html`<a href=${link} target="_blank" rel="noopener noreferrer"
    >${t('scholarships.link', { site: siteOf(link) })}</a
  >`;
