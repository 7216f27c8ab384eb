import { Router } from 'express';
import { CareerPath } from '#contracts/careers.js';
import {
  CareerVoices,
  NewVoice,
  StaffVoices,
  VoicePath,
  VoiceStateChange,
} from '#contracts/voices.js';
import { endpoint } from '../../http/endpoint.js';
import { addVoice, changeVoiceState, eraseVoice, listVoices } from './local-voice-service.js';
import { readCareerVoices } from './voice-service.js';

const roles = ['teacher', 'counselor', 'admin'] as const;
const params = VoicePath;
const reply = { status: 200, schema: StaffVoices } as const;

/** What people say about their work: for everybody what is shown, for staff what they answer for. */
export const voiceRoutes = Router()
  .get(
    '/careers/:code/voices',
    endpoint(
      { params: CareerPath, reply: { status: 200, schema: CareerVoices } },
      ({ params: { code } }) => readCareerVoices(code),
    ),
  )
  .post(
    '/careers/:code/voices',
    endpoint(
      { roles, params: CareerPath, body: NewVoice, reply: { status: 201, schema: StaffVoices } },
      ({ actor, params: { code }, body, now }) => addVoice(actor, code, body, now),
    ),
  )
  .get(
    '/voices',
    endpoint({ roles, reply }, ({ actor }) => listVoices(actor)),
  )
  .put(
    '/voices/:id/state',
    endpoint({ roles, params, body: VoiceStateChange, reply }, (input) =>
      changeVoiceState(input.actor, input.params.id, input.body, input.now),
    ),
  )
  .delete(
    '/voices/:id',
    endpoint({ roles, params, reply }, ({ actor, params: { id } }) => eraseVoice(actor, id)),
  );
