import type { Response } from 'express';
import { markup, type Markup } from '#lti/pages/markup.js';
import { FAMILY_PATH } from '../features/family/family-service.js';
import { translate } from '../messages.js';
import { type PageLocale, sendPlainPage } from './plain-page.js';

export interface FamilyPage {
  locale: PageLocale;
  title: string;
  body: Markup | Markup[];
  status?: number;
  /** Where the way back leads, and what it is called. */
  back?: { href: string; name: string };
}

/** A page of the family's part. */
export function sendFamilyPage(res: Response, page: FamilyPage): void {
  const { locale, title, status = 200, back } = page;
  const way = back ? markup`<nav><a href="${back.href}">${back.name}</a></nav>` : markup``;
  const body = Array.isArray(page.body) ? page.body : [page.body];
  sendPlainPage(res, { locale, title, status, body: markup`${body}`, before: way });
}

export const familyHref = (...parts: string[]): string =>
  [FAMILY_PATH, ...parts.map(encodeURIComponent)].join('/');

/** Not signed in (any more), or nobody's page: whoever is here learns how one gets in, and nothing else. */
export function sendNotIn(res: Response, locale: PageLocale, status = 401): void {
  const words = status === 404 ? 'nothing' : 'not-in';
  sendFamilyPage(res, {
    ...{ locale, status, title: translate(locale, `family-page.${words}`) },
    body: markup`<p>${translate(locale, `family-page.${words}-text`)}</p>`,
    ...(status === 404 && {
      back: { href: FAMILY_PATH, name: translate(locale, 'family-page.home') },
    }),
  });
}

/** The link is used, too old, withdrawn, locked or made up: nobody learns which. */
export function sendNoInvitation(res: Response, locale: PageLocale): void {
  sendFamilyPage(res, {
    ...{ locale, status: 404, title: translate(locale, 'family-page.no-link') },
    body: markup`<p>${translate(locale, 'family-page.no-link-text')}</p>`,
  });
}

export const listWords = (parts: string[], locale: PageLocale): string =>
  new Intl.ListFormat(locale, { type: 'conjunction' }).format(parts);

export const numberWords = (value: number, locale: PageLocale): string =>
  new Intl.NumberFormat(`${locale}-US`, { maximumFractionDigits: 2 }).format(value);
