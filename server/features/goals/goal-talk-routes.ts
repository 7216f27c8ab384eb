import { Router } from 'express';
import {
  CommentPath,
  GoalComments,
  GoalSuggestions,
  NewComment,
  NewSuggestion,
  SuggestionAnswer,
  SuggestionPath,
  SuggestionsMade,
} from '#contracts/goal-talk.js';
import { GoalPath } from '#contracts/goals.js';
import { endpoint } from '../../http/endpoint.js';
import { addComment, readComments, setCommentRemoved } from './comment-service.js';
import {
  answerSuggestion,
  readWaitingSuggestions,
  suggestGoal,
  withdrawSuggestion,
} from './suggestion-service.js';

const thread = { status: 200, schema: GoalComments } as const;
const waiting = { status: 200, schema: GoalSuggestions } as const;
const student = ['student'] as const;

/** Comments on goals and goals that staff suggest. Looking at a student's thread is noted. */
export const goalTalkRoutes = Router()
  .get(
    '/goals/:id/comments',
    endpoint({ params: GoalPath, writes: true, reply: thread }, ({ actor, params, ...request }) =>
      readComments(actor, params.id, request),
    ),
  )
  .post(
    '/goals/:id/comments',
    endpoint(
      { params: GoalPath, body: NewComment, reply: { ...thread, status: 201 } },
      ({ actor, params, body, ...request }) => addComment(actor, params.id, body.text, request),
    ),
  )
  .delete(
    '/goals/:id/comments/:commentId',
    endpoint({ params: CommentPath, reply: thread }, ({ actor, params, now }) =>
      setCommentRemoved(actor, params, true, now),
    ),
  )
  .post(
    '/goals/:id/comments/:commentId/restore',
    endpoint({ params: CommentPath, reply: thread }, ({ actor, params, now }) =>
      setCommentRemoved(actor, params, false, now),
    ),
  )
  .get(
    '/goal-suggestions',
    endpoint({ roles: student, reply: waiting }, ({ actor }) => readWaitingSuggestions(actor)),
  )
  .post(
    '/goal-suggestions',
    endpoint(
      { body: NewSuggestion, reply: { status: 201, schema: SuggestionsMade } },
      ({ actor, body, now }) => suggestGoal(actor, body, now),
    ),
  )
  .patch(
    '/goal-suggestions/:id',
    endpoint(
      { roles: student, params: SuggestionPath, body: SuggestionAnswer, reply: waiting },
      ({ actor, params, body, now }) => answerSuggestion(actor, params.id, body.state, now),
    ),
  )
  .delete(
    '/goal-suggestions/:id',
    endpoint(
      { params: SuggestionPath, reply: { status: 200, schema: SuggestionsMade } },
      ({ actor, params, now }) => withdrawSuggestion(actor, params.id, now),
    ),
  );
