import express, { Router } from 'express';
import { z } from 'zod';
import { CONFIRM_COMMENT_MAX, CONFIRM_NAME_MAX } from '#contracts/activity-fields.js';
import {
  answerConfirmationLink,
  readConfirmationLink,
} from '../features/activities/confirmation-answer.js';
import { limitBy, limitRequests } from '../http/rate-limit.js';
import { context } from '../http/request-context.js';
import type { Logger } from '../logging.js';
import { sendNoLink, sendQuestion, sendThanks, sendTrouble } from './confirm-page.js';
import { localeOf } from './plain-page.js';
import { pageTrouble } from './page-trouble.js';

/** A whole team may confirm from one address after practice; more is somebody trying links. */
const REQUESTS_PER_MINUTE = 120;
/** One person reads one page and answers once. */
const LINK_REQUESTS_PER_MINUTE = 10;

const Answer = z.object({
  name: z.string().trim().max(CONFIRM_NAME_MAX).default(''),
  mayBeNamed: z.literal('yes').optional(),
  comment: z.string().trim().max(CONFIRM_COMMENT_MAX).default(''),
  decision: z.enum(['verified', 'returned']),
});

/**
 * The pages behind a link to confirm an activity: for people without an account, outside every session.
 * Nothing about a failure is logged that would name the link: its address is a secret.
 */
export function confirmPages({ log }: { log: Logger }): Router {
  return Router()
    .use(limitRequests(REQUESTS_PER_MINUTE))
    .use(
      '/:token',
      limitBy(LINK_REQUESTS_PER_MINUTE, (req) => req.params.token as string),
    )
    .get('/:token', (req, res, next) => {
      const show = async () => {
        const request = await readConfirmationLink(req.params.token, context(res).now());
        if (request) sendQuestion(res, localeOf(req), request);
        else sendNoLink(res, localeOf(req));
      };
      show().catch(next);
    })
    .post('/:token', express.urlencoded({ extended: false, limit: '8kb' }), (req, res, next) => {
      const take = async () => {
        const { token } = req.params;
        const now = context(res).now();
        const { name, comment, decision, ...body } = Answer.parse(req.body ?? {});
        const mayBeNamed = body.mayBeNamed === 'yes';
        const problem = problemOf(name, comment, decision);
        const request = problem
          ? await readConfirmationLink(token, now)
          : await answerConfirmationLink(token, { decision, name, mayBeNamed, comment }, now);
        const locale = localeOf(req);
        if (!request) sendNoLink(res, locale);
        else if (problem)
          sendQuestion(res, locale, request, { name, mayBeNamed, comment, problem });
        else sendThanks(res, locale, request, decision);
      };
      take().catch(next);
    })
    .use((req, res) => {
      sendNoLink(res, localeOf(req));
    })
    .use(pageTrouble(log, { path: '/confirm', send: sendTrouble }));
}

/** Who answers says who they are; who sends it back says why. */
function problemOf(
  name: string,
  comment: string,
  decision: string,
): 'name' | 'comment' | undefined {
  if (name === '') return 'name';
  return decision === 'returned' && comment === '' ? 'comment' : undefined;
}
