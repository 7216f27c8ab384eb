import { setTimeout as delay } from 'node:timers/promises';
import { type Request, type RequestHandler, type Response, Router } from 'express';
import { asRecord } from './parameters.js';
import { type Fault, type Service, SERVICES } from './types.js';

interface Faulty {
  faults: { services: Partial<Record<Service, Fault>> };
}

/** Spoils requests to one service for as long as a test wants it. */
export function spoil(platform: Faulty, name: Service): RequestHandler {
  return async (request, response, next) => {
    const fault = platform.faults.services[name];
    if (!fault || fault.times === 0) {
      next();
      return;
    }
    if (fault.times !== undefined) fault.times -= 1;
    if (fault.latencyMs) await delay(fault.latencyMs);
    if (fault.cut === 'before') request.socket.destroy();
    else if (isAnswer(fault)) answer(fault, request, response);
    else {
      if (fault.cut === 'after') loseAnswer(request, response);
      next();
    }
  };
}

const isAnswer = ({ answer: own, garbage, status }: Fault): boolean =>
  own !== undefined || garbage === true || status !== undefined;

function answer(fault: Fault, request: Request, response: Response): void {
  if (fault.headers) response.set(fault.headers);
  if (fault.answer) fault.answer(request, response);
  else if (fault.garbage)
    response.type('html').send('<!doctype html><title>Down for repairs</title>');
  else if (fault.text !== undefined)
    response
      .status(fault.status ?? 200)
      .type('text')
      .send(fault.text);
  else response.status(fault.status ?? 500).json({ errors: { type: 'fault' } });
}

/** The work is done, and nobody hears of it: the connection breaks where the answer would begin. */
function loseAnswer(request: Request, response: Response): void {
  response.end = () => {
    request.socket.destroy();
    return response;
  };
}

/** Canvas's way of saying "too many": 403, where others say 429. */
export const CANVAS_THROTTLE: Fault = {
  status: 403,
  text: '403 Forbidden (Rate Limit Exceeded)',
  headers: { 'x-rate-limit-remaining': '0.0', 'x-request-cost': '1.0' },
};

/**
 * The switch for those who are not in this process: `PUT /faults/scores` with `{"status": 503}`, and
 * with `{}` to mend it.
 */
export function faultRoutes(platform: Faulty): Router {
  return Router().put('/faults/:service', (request, response) => {
    const name = SERVICES.find((service) => service === request.params.service);
    if (!name) {
      response.sendStatus(404);
      return;
    }
    const { status, text, headers, latencyMs, garbage, cut, times } = asRecord(request.body);
    const fault = { status, text, headers, latencyMs, garbage, cut, times };
    const given = Object.entries(fault).filter(([, value]) => value !== undefined);
    platform.faults.services[name] = Object.fromEntries(given);
    response.sendStatus(204);
  });
}
