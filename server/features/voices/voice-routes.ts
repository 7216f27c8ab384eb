import { Router } from 'express';
import { CareerPath } from '#contracts/careers.js';
import { CareerVoices } from '#contracts/voices.js';
import { endpoint } from '../../http/endpoint.js';
import { readCareerVoices } from './voice-service.js';

/** What people say about their work, beside the numbers. */
export const voiceRoutes = Router().get(
  '/careers/:code/voices',
  endpoint(
    { params: CareerPath, reply: { status: 200, schema: CareerVoices } },
    ({ params: { code } }) => readCareerVoices(code),
  ),
);
