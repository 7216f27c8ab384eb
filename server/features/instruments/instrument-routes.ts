import { Router } from 'express';
import {
  DistrictInstruments,
  InstrumentFiles,
  InstrumentPreview,
  NewInstrument,
  UseInstrument,
} from '#contracts/instruments.js';
import { endpoint } from '../../http/endpoint.js';
import {
  chooseInstrument,
  loadInstrument,
  previewInstrument,
  readInstruments,
} from './instrument-service.js';

const roles = ['admin'] as const;
const reply = { status: 200, schema: DistrictInstruments } as const;

/** Official questions of the administrator's own district. */
export const instrumentRoutes = Router()
  .get(
    '/instruments',
    endpoint({ roles, reply }, () => readInstruments()),
  )
  .post(
    '/instruments/preview',
    endpoint(
      { roles, body: InstrumentFiles, reply: { status: 200, schema: InstrumentPreview } },
      ({ actor, body }) => Promise.resolve(previewInstrument(actor, body)),
    ),
  )
  .post(
    '/instruments',
    endpoint(
      { roles, body: NewInstrument, reply: { ...reply, status: 201 } },
      ({ actor, body, ...call }) => loadInstrument(actor, body, call),
    ),
  )
  .put(
    '/instruments/used',
    endpoint({ roles, body: UseInstrument, reply }, ({ actor, body, requestId }) =>
      chooseInstrument(actor, body.id, requestId),
    ),
  );
