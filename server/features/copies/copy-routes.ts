import { Router } from 'express';
import { CourseCopy, CourseCopyAnswer } from '#contracts/course-copy.js';
import { endpoint } from '../../http/endpoint.js';
import { answerCourseCopy, readCourseCopy } from './copy-service.js';

const reply = { status: 200, schema: CourseCopy } as const;

/** The one question that a copied course raises. */
export const copyRoutes = Router()
  .get(
    '/course-copy',
    endpoint({ reply }, ({ actor }) => readCourseCopy(actor)),
  )
  .put(
    '/course-copy',
    endpoint({ body: CourseCopyAnswer, reply }, ({ actor, body, now }) =>
      answerCourseCopy(actor, body.choice, now),
    ),
  );
