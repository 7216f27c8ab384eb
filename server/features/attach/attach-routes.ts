import { Router } from 'express';
import {
  ActivityPath,
  AttachOptions,
  FormPost,
  NewAttachment,
  PlacedActivity,
} from '#contracts/attach.js';
import { endpoint, endpointInTwoSteps } from '../../http/endpoint.js';
import type { FeatureDeps } from '../index.js';
import {
  attachOptions,
  prepareAgain,
  prepareAnswer,
  prepareCancel,
  readActivity,
  signAnswer,
} from './attach-service.js';

/**
 * What a teacher puts into the course by deep linking. Signing reads keys on a connection of its own,
 * so it comes after the transaction.
 */
export const attachRoutes = ({ lms, publicUrl }: Pick<FeatureDeps, 'lms' | 'publicUrl'>) =>
  Router()
    .get(
      '/attach',
      endpoint({ reply: { status: 200, schema: AttachOptions } }, ({ actor, now }) =>
        attachOptions(actor, now),
      ),
    )
    .post(
      '/attach',
      endpointInTwoSteps(
        { body: NewAttachment, reply: { status: 201, schema: FormPost } },
        ({ actor, body, now }) => prepareAnswer(actor, body, { publicUrl, now }),
        (answer) => signAnswer(lms, answer),
      ),
    )
    .post(
      '/attach/again',
      endpointInTwoSteps(
        { reply: { status: 200, schema: FormPost } },
        ({ actor }) => prepareAgain(actor, publicUrl),
        (answer) => signAnswer(lms, answer),
      ),
    )
    .post(
      '/attach/cancel',
      endpointInTwoSteps(
        { reply: { status: 200, schema: FormPost } },
        ({ actor }) => prepareCancel(actor),
        (answer) => signAnswer(lms, answer),
      ),
    )
    .get(
      '/activities/:id',
      endpoint(
        { params: ActivityPath, reply: { status: 200, schema: PlacedActivity } },
        ({ actor, params }) => readActivity(actor, params.id),
      ),
    );
