import express, { Router, type Response } from 'express';
import { markup } from '#lti/pages/markup.js';
import { stopByLink } from '../features/mail/mail-service.js';
import { limitBy, limitRequests } from '../http/rate-limit.js';
import { context } from '../http/request-context.js';
import type { Logger } from '../logging.js';
import { translate } from '../messages.js';
import { pageTrouble } from './page-trouble.js';
import { localeOf, type PageLocale, sendPlainPage } from './plain-page.js';

/** Mail providers end a whole school's e-mails from few addresses; more is somebody trying links. */
const REQUESTS_PER_MINUTE = 300;
const LINK_REQUESTS_PER_MINUTE = 10;

/**
 * The page behind the link that ends e-mails, for people who are not signed in. Programs that look at every link
 * of an e-mail end nothing: only a POST does, of the page's button or of a mail program (RFC 8058).
 */
export function mailPages({ log }: { log: Logger }): Router {
  return Router()
    .use(limitRequests(REQUESTS_PER_MINUTE))
    .use(
      '/:token',
      limitBy(LINK_REQUESTS_PER_MINUTE, (req) => req.params.token as string),
    )
    .get('/:token', (req, res, next) => {
      const show = async () => {
        const locale = localeOf(req);
        const isOurs = await stopByLink(req.params.token, false, context(res).now());
        if (isOurs) sendQuestion(res, locale);
        else sendWords(res, locale, 404, 'no-link');
      };
      show().catch(next);
    })
    .post('/:token', express.urlencoded({ extended: false, limit: '1kb' }), (req, res, next) => {
      const stop = async () => {
        const isOurs = await stopByLink(req.params.token, true, context(res).now());
        sendWords(res, localeOf(req), isOurs ? 200 : 404, isOurs ? 'stopped' : 'no-link');
      };
      stop().catch(next);
    })
    .use((req, res) => {
      sendWords(res, localeOf(req), 404, 'no-link');
    })
    .use(
      pageTrouble(log, {
        path: '/mail',
        send: (res, locale, status) => {
          sendWords(res, locale, status, 'trouble');
        },
      }),
    );
}

function sendQuestion(res: Response, locale: PageLocale): void {
  sendPlainPage(res, {
    ...{ locale, status: 200, title: translate(locale, 'mail.stop-title') },
    body: markup`<p>${translate(locale, 'mail.stop-text')}</p>
<form method="post"><div class="actions"><button class="main">${translate(locale, 'mail.stop-button')}</button></div></form>`,
  });
}

function sendWords(
  res: Response,
  locale: PageLocale,
  status: number,
  what: 'stopped' | 'no-link' | 'trouble',
): void {
  const body = markup`<p>${translate(locale, `mail.${what}-text`)}</p>`;
  sendPlainPage(res, { locale, status, title: translate(locale, `mail.${what}`), body });
}
