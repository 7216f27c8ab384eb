import express, { type ErrorRequestHandler, type Response, Router } from 'express';
import type { RecordVerdict } from '#contracts/conversation-record.js';
import { markup, type Markup } from '#lti/pages/markup.js';
import { withTenant } from '../db/tenant.js';
import { notFound } from '../errors.js';
import { verdictOn } from '../features/conversations/signed-file.js';
import { issuerOf } from '../features/passport/issuer.js';
import { publicKeysOf } from '../features/passport/signing-keys.js';
import { translate } from '../messages.js';
import type { Logger } from '../logging.js';
import { pageTrouble } from './page-trouble.js';
import { localeOf, type PageLocale, sendPlainPage } from './plain-page.js';

const FILE_MAX = '4mb';
const HEAD_END = '\r\n\r\n';

export interface RecordCheckDeps {
  publicUrl: string;
  log: Logger;
}

/**
 * Where anybody who holds a signed record can see whether it is as this district signed it, without an account.
 * The file is looked at and forgotten. With `Accept: application/json` the answer is `{verdict}`.
 */
export function recordCheckPages({ publicUrl }: Pick<RecordCheckDeps, 'publicUrl'>): Router {
  const readForm = express.raw({ type: () => true, limit: FILE_MAX });
  return Router()
    .get('/:tenantId/check', (req, res, next) => {
      const show = async () => {
        const { name } = await districtOf(req.params.tenantId, publicUrl);
        sendForm(res, localeOf(req), name, null);
      };
      show().catch(next);
    })
    .post('/:tenantId/check', readForm, (req, res, next) => {
      const judge = async () => {
        const { name, url, keys } = await districtOf(req.params.tenantId, publicUrl);
        const body: unknown = req.body;
        const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
        const verdict = await verdictOn(fileIn(bytes, req.get('content-type') ?? ''), url, keys);
        if (req.accepts(['html', 'json']) === 'json') res.json({ verdict });
        else sendForm(res, localeOf(req), name, verdict);
      };
      judge().catch(next);
    });
}

/** Errors of the page are a page; programs get their answer as everywhere. */
export const recordCheckTrouble = ({ log }: Pick<RecordCheckDeps, 'log'>): ErrorRequestHandler =>
  pageTrouble(log, {
    path: '/passport/check',
    send: sendCheckTrouble,
    isPage: (req) => req.path.endsWith('/check') && req.accepts(['html', 'json']) === 'html',
  });

function sendCheckTrouble(res: Response, locale: PageLocale, status: number): void {
  const what =
    status === 404 ? 'nobody' : status === 413 ? 'too-large' : status === 429 ? 'busy' : 'failed';
  const again =
    status === 404
      ? markup``
      : markup`<p><a href="">${translate(locale, 'conversation-record.check-again')}</a></p>`;
  sendPlainPage(res, {
    ...{ locale, status, title: translate(locale, `conversation-record.check-${what}`) },
    body: markup`<p>${translate(locale, `conversation-record.check-${what}-text`)}</p>${again}`,
  });
}

/** @throws AppError `not-found` for none, and for one that never signed anything: they look the same. */
async function districtOf(tenantId: string | undefined, publicUrl: string) {
  if (!tenantId || !/^[1-9]\d{0,17}$/.test(tenantId)) throw notFound();
  const found = await withTenant(
    tenantId,
    async () => ({ keys: await publicKeysOf(), ...(await issuerOf(publicUrl)) }),
    { readOnly: true },
  );
  if (found.keys.length === 0) throw notFound();
  return found;
}

/** The one file of a form (RFC 7578), or the whole body where it is sent as it is. */
function fileIn(body: Buffer, type: string): Buffer {
  const boundary = /^multipart\/form-data;.*boundary="?([^";]+)"?/i.exec(type)?.[1];
  if (boundary === undefined) return body;
  const begin = body.indexOf(HEAD_END);
  const end = body.lastIndexOf(`\r\n--${boundary}`);
  return begin < 0 || end < begin ? Buffer.alloc(0) : body.subarray(begin + HEAD_END.length, end);
}

function sendForm(
  res: Response,
  locale: PageLocale,
  district: string,
  verdict: RecordVerdict | null,
): void {
  const answer: Markup = verdict
    ? markup`<p role="status" class="${verdict === 'unchanged' ? 'good' : 'error'}">${translate(locale, `conversation-record.verdict-${verdict}`, { district })}</p>`
    : markup``;
  sendPlainPage(res, {
    ...{ locale, status: 200, title: translate(locale, 'conversation-record.check-title') },
    body: markup`<p>${translate(locale, 'conversation-record.check-intro', { district })}</p>
${answer}
<form method="post" enctype="multipart/form-data">
<div class="field">
<label for="file">${translate(locale, 'conversation-record.check-file')}</label>
<input id="file" name="file" type="file" accept="application/pdf" required>
</div>
<div class="actions"><button class="main">${translate(locale, 'conversation-record.check-do')}</button></div>
<p class="quiet">${translate(locale, 'conversation-record.check-kept')}</p>
</form>`,
  });
}
