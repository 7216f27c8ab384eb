import express, { type RequestHandler, Router } from 'express';
import { z } from 'zod';
import { LOCALES } from '#contracts/locales.js';
import { AppError } from '../errors.js';
import { FAMILY_PATH } from '../features/family/family-service.js';
import { setGuardianLocale, signOut } from '../features/family/guardian-service.js';
import { limitRequests } from '../http/rate-limit.js';
import type { Logger } from '../logging.js';
import { sendTrouble } from './confirm-page.js';
import {
  commentPage,
  leaveChild,
  readChildPage,
  readSectionPage,
  signPlanPage,
} from './family-child-work.js';
import { FamilyCookie, isOwnForm } from './family-cookie.js';
import { sendNotIn } from './family-frame.js';
import { sendFamilyHome } from './family-home-page.js';
import { giveMeetingBack, readMeetingsPage, takeMeeting } from './family-meetings.js';
import { joinPages } from './family-join-routes.js';
import { type FamilyWork, signedIn } from './family-signed-in.js';
import { localeOf } from './plain-page.js';
import { pageTrouble } from './page-trouble.js';

/** A library or a school's family evening is one address. */
const REQUESTS_PER_MINUTE = 300;

const LocaleForm = z.object({ locale: z.enum(LOCALES) });
const SignOutForm = z.object({ where: z.enum(['here', 'everywhere']) });

export interface FamilyPageDeps {
  publicUrl: string;
  log: Logger;
}

/**
 * The pages of families: for people who come by invitation, outside every LMS. They run no script and load
 * nothing, so they work on any phone. Their address is never logged: a link is a secret.
 */
export function familyPages({ publicUrl, log }: FamilyPageDeps): Router {
  const cookie = new FamilyCookie(publicUrl);
  const page = (work: FamilyWork) => signedIn(cookie, work);
  return Router()
    .use(limitRequests(REQUESTS_PER_MINUTE), refuseForeignForms)
    .use(joinPages(cookie))
    .use(express.urlencoded({ extended: false, limit: '16kb' }))
    .get(
      '/',
      page(({ res, guardian }) => () => {
        sendFamilyHome(res, guardian);
      }),
    )
    .post('/language', page(chooseLanguage))
    .post('/sign-out', page(signOutHere(cookie)))
    .get('/students/:id', page(readChildPage))
    .post('/students/:id/leave', page(leaveChild))
    .get('/students/:id/times', page(readMeetingsPage))
    .post('/students/:id/times', page(takeMeeting))
    .post('/students/:id/times/back', page(giveMeetingBack))
    .get('/students/:id/:section', page(readSectionPage))
    .post('/students/:id/courses', page(signPlanPage))
    .post('/students/:id/courses/comments', page(commentPage))
    .use((req, res) => {
      sendNotIn(res, localeOf(req), 404);
    })
    .use(pageTrouble(log, { path: FAMILY_PATH, send: sendTrouble }));
}

const chooseLanguage: FamilyWork = async ({ req, res, guardian, now }) => {
  await setGuardianLocale(guardian, LocaleForm.parse(req.body ?? {}).locale, now);
  return () => {
    res.redirect(303, FAMILY_PATH);
  };
};

const signOutHere =
  (cookie: FamilyCookie): FamilyWork =>
  async ({ req, res, guardian, now }) => {
    const { where } = SignOutForm.parse(req.body ?? {});
    await signOut(guardian, where === 'everywhere', now);
    return () => {
      cookie.clear(res);
      res.redirect(303, FAMILY_PATH);
    };
  };

const refuseForeignForms: RequestHandler = (req, _res, next) => {
  if (req.method === 'GET' || req.method === 'HEAD' || isOwnForm(req)) next();
  else next(new AppError('forbidden', 'This form is not from here.'));
};
