import express, { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { FAMILY_NAME_MAX } from '#contracts/family-fields.js';
import { LOCALES } from '#contracts/locales.js';
import { readInvitation, takeInvitation } from '../features/family/join-service.js';
import { limitBy, limitRequests } from '../http/rate-limit.js';
import { context } from '../http/request-context.js';
import type { FamilyCookie } from './family-cookie.js';
import { familyHref, sendNoInvitation } from './family-frame.js';
import { type JoinDraft, sendJoinPage } from './family-join-page.js';
import { localeOf, type PageLocale } from './plain-page.js';

/** Somebody who tries links: 80 bits each, and five codes. */
const JOINS_PER_MINUTE = 30;
const LINK_REQUESTS_PER_MINUTE = 10;

const Locale = z.enum(LOCALES);
const JoinAnswer = z.object({
  code: z.string().trim().max(20).default(''),
  name: z.string().trim().max(FAMILY_NAME_MAX).default(''),
  locale: Locale.default('en'),
});

/** The page behind an invitation. */
export function joinPages(cookie: FamilyCookie): Router {
  return Router()
    .use('/join', limitRequests(JOINS_PER_MINUTE))
    .use(
      '/join/:token',
      limitBy(LINK_REQUESTS_PER_MINUTE, (req) => req.params.token as string),
    )
    .get('/join/:token', (req, res, next) => {
      show(cookie, req, res).catch(next);
    })
    .post(
      '/join/:token',
      express.urlencoded({ extended: false, limit: '8kb' }),
      (req, res, next) => {
        join(cookie, req, res).catch(next);
      },
    );
}

async function show(cookie: FamilyCookie, req: Request, res: Response): Promise<void> {
  const now = context(res).now();
  const invited = await readInvitation(req.params.token as string, cookie.read(req), now);
  if (!invited) sendNoInvitation(res, localeOf(req));
  else {
    const locale = chosenLocale(req, invited.locale);
    sendJoinPage(res, locale, invited, { name: '', problem: null });
  }
}

async function join(cookie: FamilyCookie, req: Request, res: Response): Promise<void> {
  const token = req.params.token as string;
  const here = cookie.read(req);
  const now = context(res).now();
  const answer = JoinAnswer.parse(req.body ?? {});
  const invited = await readInvitation(token, here, now);
  if (!invited) {
    sendNoInvitation(res, answer.locale);
    return;
  }
  const again = (problem: JoinDraft['problem']) => {
    sendJoinPage(res, answer.locale, invited, { name: answer.name, problem });
  };
  if (!/\d/.test(answer.code)) again({ field: 'code', left: null });
  else if (answer.name === '' && !invited.isAgain) again({ field: 'name' });
  else {
    const joined = await takeInvitation(token, answer, here, now);
    if (joined.kind === 'gone') sendNoInvitation(res, answer.locale);
    else if (joined.kind === 'wrong-code') again({ field: 'code', left: joined.left });
    else {
      if (joined.token !== null) cookie.write(res, joined.token, joined.days);
      res.redirect(303, familyHref('students', joined.studentId));
    }
  }
}

/** The language asked for on the page, else the one the invitation was made in. */
function chosenLocale(req: Request, invited: string): PageLocale {
  const { data } = Locale.safeParse(req.query.lang ?? invited);
  return data ?? 'en';
}
