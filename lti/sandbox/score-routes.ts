import { type Request, Router } from 'express';
import { withItem } from './line-item-routes.js';
import { asRecord, parametersOf } from './parameters.js';
import type { Platform } from './platform.js';
import { MEDIA, SCOPE } from './profiles.js';
import { applyScore } from './score-rules.js';
import { accepts, hasType, service, withScope } from './service.js';

type ItemRequest = Request<{ course: string; item: string }>;

/** Assignment and Grade Services: scores in, results out. */
export function scoreRoutes(platform: Platform): Router {
  const router = Router();
  const path = platform.profile.paths.lineItem;
  router.post(
    `${path}/scores`,
    service(platform, 'scores'),
    withScope(platform, SCOPE.score),
    hasType(platform, MEDIA.score),
    (request, response) => {
      withItem(platform, request as ItemRequest, response, (item) => {
        const payload = asRecord(request.body);
        const { status, body } = applyScore(platform, item, payload);
        platform.state.scores.push({ lineItemId: item.id, status, payload });
        if (body === undefined) response.status(status).type(MEDIA.score).end();
        else response.status(status).json(body);
      });
    },
  );
  router.get(
    `${path}/results`,
    service(platform, 'results'),
    withScope(platform, SCOPE.result),
    accepts(platform, MEDIA.results),
    (request, response) => {
      withItem(platform, request as ItemRequest, response, (item) => {
        const { user_id: userId } = parametersOf(request);
        const scoreOf = platform.serviceUrl('lineItem', { course: item.courseId, item: item.id });
        const results = [...platform.state.grades.values()]
          .filter((grade) => grade.lineItemId === item.id && (!userId || grade.userId === userId))
          .map((grade) => ({
            id: `${scoreOf.split('?')[0] ?? ''}/results/${grade.userId}`,
            scoreOf,
            userId: grade.userId,
            resultMaximum: item.scoreMaximum,
            ...(grade.score !== null && { resultScore: grade.score }),
            ...(grade.comment && { comment: grade.comment }),
          }));
        response.type(MEDIA.results).json(results);
      });
    },
  );
  return router;
}
