import { Router } from 'express';
import { ClassEvidence, ClassReport } from '#contracts/class-report.js';
import { endpoint } from '../../http/endpoint.js';
import { readClassEvidence } from './class-evidence.js';
import { readClassReport } from './class-report.js';

/** A class looked at as a whole. Where some are named the look is noted, so that GET writes. */
export const classReportRoutes = Router()
  .get(
    '/class/evidence',
    endpoint(
      { writes: true, reply: { status: 200, schema: ClassEvidence } },
      ({ actor, now, requestId }) => readClassEvidence(actor, { now, requestId }),
    ),
  )
  .get(
    '/class/report',
    endpoint({ reply: { status: 200, schema: ClassReport } }, ({ actor, now }) =>
      readClassReport(actor, now),
    ),
  );
