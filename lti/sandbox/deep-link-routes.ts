import { type Request, type Response, Router } from 'express';
import type { JWTPayload } from 'jose';
import { asRecord, asText, parametersOf } from './parameters.js';
import { addItem } from './line-item-routes.js';
import { returnPage } from './pages/deep-link-pages.js';
import { failurePage } from './pages/failure.js';
import { sendPage } from './pages/layout.js';
import { nextNumber, type Platform } from './platform.js';
import { CLAIM, DEEP_LINK } from './profiles.js';
import { createToolKeys, type ToolKeys } from './tool-keys.js';
import type { PendingItem, Tool } from './types.js';

/** Where the tool posts what the teacher chose. */
export function deepLinkRoutes(platform: Platform): Router {
  const keys = createToolKeys(platform);
  const router = Router();
  router.post(platform.profile.paths.deepLinkReturn, async (request, response) => {
    await receive(platform, keys, request, response);
  });
  return router;
}

async function receive(platform: Platform, keys: ToolKeys, request: Request, response: Response) {
  try {
    const { key, visit, items } = await readAnswer(platform, keys, parametersOf(request));
    visit.items = items;
    const isDone = platform.shape === 'schoology' || items.length === 0;
    if (isDone) {
      platform.state.deepLinks.delete(key);
      for (const item of items) createAssignment(platform, visit.courseId, item);
    }
    sendPage(response, returnPage(platform, visit, isDone ? null : key));
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'The answer could not be read';
    sendPage(response, failurePage('The activity was not added', reason), 400);
  }
}

async function readAnswer(platform: Platform, keys: ToolKeys, given: Record<string, string>) {
  const jwt = given.JWT ?? '';
  const unread = readPayload(jwt);
  const key = given.data ?? given.sesskey ?? asText(unread[`${DEEP_LINK}data`]) ?? '';
  const visit = platform.state.deepLinks.get(key);
  if (!visit) throw new Error('data does not belong to an open request');
  const tool = platform.state.tools.get(visit.clientId);
  if (!tool) throw new Error('The tool is unknown');
  const claims = await keys.verify(tool, jwt);
  requireOurs(platform, tool, claims);
  const content = claims[`${DEEP_LINK}content_items`] ?? [];
  if (!Array.isArray(content)) throw new Error('content_items is not a list');
  if (platform.shape === 'canvas' && content.length > 1) throw new Error('Only one item is taken');
  return { key, visit, items: content.map((item) => readItem(platform, asRecord(item))) };
}

function requireOurs(platform: Platform, tool: Tool, claims: JWTPayload): void {
  const nonce = asText(claims.nonce) ?? '';
  const faults: [boolean, string][] = [
    [claims.iss !== tool.clientId, 'iss is not the client id'],
    [![claims.aud ?? []].flat().includes(platform.issuer), 'aud is not the issuer'],
    [claims[`${CLAIM}deployment_id`] !== tool.deploymentId, 'deployment_id does not match'],
    [claims[`${CLAIM}message_type`] !== 'LtiDeepLinkingResponse', 'message_type does not match'],
    [!nonce || platform.state.usedNonces.has(nonce), 'nonce is missing or reused'],
  ];
  const fault = faults.find(([isWrong]) => isWrong);
  if (fault) throw new Error(fault[1]);
  platform.state.usedNonces.add(nonce);
}

/** Unverified, and used only to find the request that it answers. */
function readPayload(jwt: string): Record<string, unknown> {
  try {
    const text = Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString('utf8');
    return asRecord(JSON.parse(text));
  } catch {
    throw new Error('JWT could not be read');
  }
}

function readItem(platform: Platform, item: Record<string, unknown>): PendingItem {
  if (item.type !== 'ltiResourceLink') throw new Error('type is not ltiResourceLink');
  const given = asRecord(item.lineItem);
  const custom = Object.entries(asRecord(item.custom)).map(([key, value]) => {
    // An object here breaks Moodle's form.
    if (!['string', 'number', 'boolean'].includes(typeof value))
      throw new Error('custom values must be texts');
    return [key, String(value)] as const;
  });
  const maximum = given.scoreMaximum;
  const label = platform.shape === 'moodle' ? undefined : asText(given.label);
  const [resourceId, tag] = [asText(given.resourceId), asText(given.tag)];
  const dueAt = asText(asRecord(item.submission).endDateTime) ?? null;
  return {
    title: asText(item.title) ?? 'Pathlight',
    text: asText(item.text) ?? '',
    url: asText(item.url) ?? '',
    custom: Object.fromEntries(custom),
    dueAt: platform.shape === 'moodle' ? null : dueAt,
    lineItem:
      typeof maximum === 'number'
        ? {
            scoreMaximum: maximum,
            ...(label && { label }),
            ...(resourceId && { resourceId }),
            ...(tag && { tag }),
          }
        : null,
  };
}

/** What keeps the teacher from saving the form, or null. */
export function formError(platform: Platform, items: PendingItem[]): string | null {
  const isOdd = ({ lineItem }: PendingItem) =>
    lineItem !== null &&
    !(
      Number.isInteger(lineItem.scoreMaximum) &&
      lineItem.scoreMaximum >= 1 &&
      lineItem.scoreMaximum <= 100
    );
  return platform.shape === 'moodle' && items.some(isOdd)
    ? 'The maximum grade must be a whole number from 1 to 100.'
    : null;
}

/** Makes the activity in the course, with its column if it has one. */
export function createAssignment(platform: Platform, courseId: string, item: PendingItem): void {
  const { state } = platform;
  const id = platform.shape === 'canvas' ? crypto.randomUUID() : String(nextNumber(state));
  const label = item.lineItem?.label ?? item.title;
  const lineItem =
    item.lineItem &&
    addItem(platform, { ...item.lineItem, label, courseId, resourceLinkId: id, isCoupled: true });
  const { title, text, custom, dueAt } = item;
  state.links.set(id, {
    ...{ id, courseId, title, text, custom, dueAt, history: [] },
    url: item.url || platform.courseLink().url,
    kind: 'assignment',
    lineItemId: lineItem?.id ?? null,
  });
}
