import { type Request, type Response, Router } from 'express';
import { asRecord, asText, parametersOf } from './parameters.js';
import { nextNumber, type Platform } from './platform.js';
import { MEDIA, SCOPE } from './profiles.js';
import { accepts, hasType, service, withScope } from './service.js';
import type { LineItem } from './types.js';

type ItemRequest = Request<{ course: string; item: string }>;

/** Assignment and Grade Services: the columns. */
export function lineItemRoutes(platform: Platform): Router {
  const { lineItems, lineItem } = platform.profile.paths;
  const router = Router();
  const counted = service(platform, 'lineItems');
  const read = withScope(platform, SCOPE.lineItem, SCOPE.lineItemRead);
  const write = withScope(platform, SCOPE.lineItem);
  const isItem = hasType(platform, MEDIA.lineItem);
  router.get(lineItems, counted, read, accepts(platform, MEDIA.lineItems), list(platform));
  router.post(lineItems, counted, write, isItem, create(platform));
  router.get(lineItem, counted, read, accepts(platform, MEDIA.lineItem), (request, response) => {
    withItem(platform, request as ItemRequest, response, (item) => {
      response.type(MEDIA.lineItem).json(presented(platform, item));
    });
  });
  router.put(lineItem, counted, write, isItem, (request, response) => {
    withItem(platform, request as ItemRequest, response, (item) => {
      Object.assign(item, fieldsOf(asRecord(request.body)));
      response.type(MEDIA.lineItem).json(presented(platform, item));
    });
  });
  router.delete(lineItem, counted, write, (request, response) => {
    withItem(platform, request as ItemRequest, response, (item) => {
      if (platform.shape === 'canvas' && item.isCoupled) {
        response.status(401).json({ errors: { type: 'unauthorized' } });
        return;
      }
      removeItem(platform, item);
      response.status(204).end();
    });
  });
  return router;
}

export function withItem(
  { state }: Platform,
  request: ItemRequest,
  response: Response,
  use: (item: LineItem) => void,
): void {
  const item = state.lineItems.get(request.params.item);
  if (item?.courseId === request.params.course) use(item);
  else response.status(404).json({ errors: { type: 'not_found' } });
}

const list = (platform: Platform) => (request: Request, response: Response) => {
  const { tag, resource_id: resource, resource_link_id: link } = parametersOf(request);
  const found = [...platform.state.lineItems.values()].filter(
    (item) =>
      item.courseId === request.params.course &&
      (!tag || item.tag === tag) &&
      (!resource || item.resourceId === resource) &&
      (!link || item.resourceLinkId === link),
  );
  response.type(MEDIA.lineItems).json(found.map((item) => presented(platform, item)));
};

const create = (platform: Platform) => (request: Request, response: Response) => {
  const course = platform.state.courses.get(String(request.params.course));
  const fields = fieldsOf(asRecord(request.body));
  if (!course) {
    response.status(404).json({ errors: { type: 'not_found' } });
    return;
  }
  if (!fields.label || fields.scoreMaximum === undefined) {
    response.status(400).json({ errors: { type: 'bad_request' } });
    return;
  }
  const { links } = platform.state;
  if (platform.shape === 'canvas' && fields.resourceLinkId && !links.has(fields.resourceLinkId)) {
    response.status(404).json({ errors: { type: 'not_found' } });
    return;
  }
  const { label, scoreMaximum } = fields;
  const item = addItem(platform, { ...fields, label, scoreMaximum, courseId: course.id });
  response.status(201).type(MEDIA.lineItem).json(presented(platform, item));
};

export function addItem(
  { state }: Platform,
  fields: Omit<LineItem, 'id' | 'isCoupled'> & { isCoupled?: boolean },
): LineItem {
  const item: LineItem = { isCoupled: false, ...fields, id: String(nextNumber(state)) };
  state.lineItems.set(item.id, item);
  return item;
}

function removeItem({ state }: Platform, item: LineItem): void {
  state.lineItems.delete(item.id);
  for (const link of state.links.values()) if (link.lineItemId === item.id) link.lineItemId = null;
  for (const [key, grade] of state.grades)
    if (grade.lineItemId === item.id) state.grades.delete(key);
}

function presented(platform: Platform, { courseId, isCoupled: _isCoupled, ...item }: LineItem) {
  const id = platform.serviceUrl('lineItem', { course: courseId, item: item.id });
  return { ...item, id };
}

function fieldsOf(body: Record<string, unknown>): Partial<LineItem> {
  const names = [
    'label',
    'resourceId',
    'tag',
    'resourceLinkId',
    'startDateTime',
    'endDateTime',
  ] as const;
  const texts = names.flatMap((name) => {
    const value = asText(body[name]);
    return value === undefined ? [] : [[name, value] as const];
  });
  const maximum = body.scoreMaximum;
  return {
    ...Object.fromEntries(texts),
    ...(typeof maximum === 'number' && maximum >= 0 && { scoreMaximum: maximum }),
  };
}
