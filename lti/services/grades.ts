import { z } from 'zod';
import { LmsError, UnreadableAnswer } from '../lms-error.js';
import type { Registration } from '../ports.js';
import type { LineItem, NewLineItem, Result, Score } from '../types.js';
import { parseJson, type ServiceClient } from './client.js';
import { withinLineItem } from './service-url.js';

const SCOPE = 'https://purl.imsglobal.org/spec/lti-ags/scope/';
// Moodle answers 400 to any other media type, `application/json` included.
const LINE_ITEM = 'application/vnd.ims.lis.v2.lineitem+json';
const LINE_ITEMS = 'application/vnd.ims.lis.v2.lineitemcontainer+json';
const SCORE = 'application/vnd.ims.lis.v1.score+json';
const RESULTS = 'application/vnd.ims.lis.v2.resultcontainer+json';
const CANVAS_SUBMISSION = 'https://canvas.instructure.com/lti/submission';
const CANVAS_SUBMISSION_TYPE = 'https://canvas.instructure.com/lti/submission_type';

const text = z.string().min(1).optional().catch(undefined);
const LineItemAnswer = z.object({
  id: z.string().min(1),
  label: z.string().catch(''),
  scoreMaximum: z.coerce.number().catch(0),
  resourceId: text,
  resourceLinkId: text,
  tag: text,
  endDateTime: text,
});
const ResultAnswer = z.object({
  userId: z.coerce.string(),
  resultScore: z.number().nullish().catch(null),
  resultMaximum: z.number().nullish().catch(null),
  comment: z.string().optional().catch(undefined),
  timestamp: z.iso.datetime({ offset: true }).optional().catch(undefined),
});
type ResultAnswer = z.infer<typeof ResultAnswer>;

/** Every line item that the platform shows us. @throws LmsError */
export async function listLineItems(
  client: ServiceClient,
  registrationId: string,
  lineItemsUrl: string,
): Promise<LineItem[]> {
  const registration = await client.registration(registrationId);
  const items = new Map<string, LineItem>();
  const operation = 'reading the gradebook';
  const call = { operation, scopes: [`${SCOPE}lineitem.readonly`], accept: LINE_ITEMS };
  for await (const page of client.pages(registration, lineItemsUrl, call)) {
    if (!Array.isArray(page))
      throw new LmsError(operation, { cause: new UnreadableAnswer('not a list') });
    for (const entry of page) {
      const item = LineItemAnswer.safeParse(entry);
      if (item.success) items.set(item.data.id, toLineItem(item.data));
    }
  }
  return [...items.values()];
}

/** @throws LmsError */
export async function createLineItem(
  client: ServiceClient,
  registrationId: string,
  lineItemsUrl: string,
  { launchUrl, ...item }: NewLineItem,
): Promise<LineItem> {
  const operation = 'adding to the gradebook';
  const registration = await client.registration(registrationId);
  const answer = await client.call(registration, lineItemsUrl, {
    operation,
    scopes: [`${SCOPE}lineitem`],
    method: 'POST',
    accept: LINE_ITEM,
    contentType: LINE_ITEM,
    body: {
      ...item,
      // Without it, Canvas makes an assignment that opens nothing.
      ...(registration.family === 'canvas' &&
        launchUrl && {
          [CANVAS_SUBMISSION_TYPE]: { type: 'external_tool', external_tool_url: launchUrl },
        }),
    },
  });
  const created = LineItemAnswer.safeParse(parseJson(answer.text, operation));
  if (!created.success)
    throw new LmsError(operation, { cause: new UnreadableAnswer('no line item in the answer') });
  return toLineItem(created.data);
}

/**
 * Posts one score. Always as fully graded: any other state makes Moodle erase the grade it has.
 *
 * @throws LmsError
 */
export async function sendScore(
  client: ServiceClient,
  registrationId: string,
  lineItemUrl: string,
  score: Score,
): Promise<void> {
  const registration = await client.registration(registrationId);
  await client.call(registration, withinLineItem(lineItemUrl, 'scores'), {
    operation: 'sending a score',
    scopes: [`${SCOPE}score`],
    method: 'POST',
    contentType: SCORE,
    body: scoreBody(registration, score),
  });
}

/** What the gradebook shows for one learner; null when it has nothing. @throws LmsError */
export async function readResult(
  client: ServiceClient,
  registrationId: string,
  lineItemUrl: string,
  sub: string,
): Promise<Result | null> {
  const operation = 'reading a grade';
  const registration = await client.registration(registrationId);
  const url = new URL(withinLineItem(lineItemUrl, 'results'));
  url.searchParams.set('user_id', sub);
  const scopes = [`${SCOPE}result.readonly`];
  const answer = await client.call(registration, url.href, { operation, scopes, accept: RESULTS });
  // A platform that ignores the filter answers with the whole class.
  const results = resultsOf(parseJson(answer.text, operation), operation);
  return results.find((result) => result.sub === sub) ?? null;
}

/** What the gradebook shows for everybody in one column. @throws LmsError */
export async function listResults(
  client: ServiceClient,
  registrationId: string,
  lineItemUrl: string,
): Promise<Result[]> {
  const operation = 'reading the grades';
  const registration = await client.registration(registrationId);
  const call = { operation, scopes: [`${SCOPE}result.readonly`], accept: RESULTS };
  // No page size asked for: Moodle breaks on one.
  const results = new Map<string, Result>();
  for await (const page of client.pages(registration, withinLineItem(lineItemUrl, 'results'), call))
    for (const result of resultsOf(page, operation)) results.set(result.sub, result);
  return [...results.values()];
}

function resultsOf(page: unknown, operation: string): Result[] {
  const entries = z.array(z.unknown()).safeParse(page);
  if (!entries.success)
    throw new LmsError(operation, { cause: new UnreadableAnswer('not a list') });
  return entries.data.flatMap((entry) => {
    const result = ResultAnswer.safeParse(entry);
    return result.success ? [toResult(result.data)] : [];
  });
}

function toResult({
  userId,
  resultScore,
  resultMaximum,
  comment,
  timestamp,
}: ResultAnswer): Result {
  return {
    sub: userId,
    points: resultScore ?? null,
    maxPoints: resultMaximum ?? null,
    ...(comment !== undefined && { comment }),
    ...(timestamp && { changedAt: new Date(timestamp) }),
  };
}

function scoreBody(registration: Registration, score: Score): object {
  return {
    userId: score.sub,
    timestamp: score.timestamp.toISOString(),
    // Fully graded without a number empties the cell.
    ...(score.points !== null && { scoreGiven: score.points, scoreMaximum: score.maxPoints }),
    ...commentOf(registration, score),
    activityProgress: 'Completed',
    gradingProgress: 'FullyGraded',
    ...(registration.family === 'canvas' && canvasSubmission(score)),
  };
}

/**
 * Left out, Moodle and Schoology clear the comment of an earlier score. Canvas adds a comment with every
 * score instead, so the student would read the same one again and again.
 */
function commentOf({ family }: Registration, { comment, isSameComment }: Score): object {
  if (comment === undefined || (family === 'canvas' && isSameComment)) return {};
  return { comment };
}

/** Canvas counts every score as a new attempt, and as handed in now, unless told otherwise. */
function canvasSubmission(score: Score): object {
  const isAttempt = !score.isUpdate;
  return {
    ...(score.submittedAt && { submission: { submittedAt: score.submittedAt.toISOString() } }),
    [CANVAS_SUBMISSION]: {
      new_submission: isAttempt,
      // SpeedGrader opens this address: our own ids, since its link ids are not to be trusted.
      ...(isAttempt &&
        score.workUrl && { submission_type: 'basic_lti_launch', submission_data: score.workUrl }),
      ...(score.submittedAt && { submitted_at: score.submittedAt.toISOString() }),
    },
  };
}

function toLineItem(item: z.infer<typeof LineItemAnswer>): LineItem {
  const { id, label, scoreMaximum, resourceId, resourceLinkId, tag, endDateTime } = item;
  return {
    url: id,
    label,
    scoreMaximum,
    ...(resourceId && { resourceId }),
    ...(resourceLinkId && { resourceLinkId }),
    ...(tag && { tag }),
    ...(endDateTime && { endDateTime }),
  };
}
