import type { PlaceRequest } from '#contracts/places.js';
import type { RequestRecord } from './request-records.js';

export function presentRequest({
  id,
  kind,
  note,
  state,
  askedAt,
  decidedBy,
  decidedAt,
}: RequestRecord): PlaceRequest {
  return {
    ...{ id, kind, note, state, decidedBy },
    askedAt: askedAt.toISOString(),
    decidedAt: decidedAt?.toISOString() ?? null,
  };
}
