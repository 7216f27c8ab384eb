import type { Platform } from './platform.js';
import { asRecord, asText } from './parameters.js';
import { CANVAS_SUBMISSION } from './profiles.js';
import type { Grade, LineItem, Person } from './types.js';

export interface ScoreAnswer {
  status: number;
  body?: unknown;
}

/** Writes a score into the gradebook the way this system does, or says why it won't. */
export function applyScore(
  platform: Platform,
  item: LineItem,
  payload: Record<string, unknown>,
): ScoreAnswer {
  const timestamp = asText(payload.timestamp) ?? '';
  const isComplete =
    !Number.isNaN(Date.parse(timestamp)) &&
    asText(payload.activityProgress) &&
    asText(payload.gradingProgress);
  if (!isComplete) return refusal(platform, 400, 'A field is missing');
  const person = platform.state.people.find(({ id, number }) =>
    [id, ...(platform.shape === 'canvas' ? [String(number)] : [])].includes(String(payload.userId)),
  );
  if (person?.part !== 'student')
    return refusal(
      platform,
      platform.shape === 'canvas' ? 422 : 400,
      'User not found in course or is not a student',
    );
  const isNumber = typeof payload.scoreGiven === 'number';
  if (isNumber && typeof payload.scoreMaximum !== 'number')
    return refusal(platform, platform.shape === 'canvas' ? 422 : 400, 'scoreMaximum is missing');
  const before = platform.state.grades.get(`${item.id}/${person.id}`);
  const late = lateness(platform, before, timestamp);
  if (late) return late;
  return write(platform, item, person, payload, before);
}

function lateness(
  platform: Platform,
  before: Grade | undefined,
  timestamp: string,
): ScoreAnswer | null {
  if (!before) return null;
  const [old, given] = [Date.parse(before.timestamp), Date.parse(timestamp)];
  // Whole seconds in Moodle: a second score within one second is refused.
  if (platform.shape === 'moodle' && Math.floor(given / 1000) <= Math.floor(old / 1000))
    return { status: 409, body: [] };
  if (platform.shape === 'canvas' && given < old)
    return refusal(platform, 400, 'The timestamp is earlier than the last one');
  return null;
}

function write(
  platform: Platform,
  item: LineItem,
  person: Person,
  payload: Record<string, unknown>,
  before: Grade | undefined,
): ScoreAnswer {
  const { shape, state } = platform;
  const key = `${item.id}/${person.id}`;
  // Canvas keeps the grade it has unless this one is final; only "needs grading" leaves a mark.
  const progress = shape === 'canvas' ? payload.gradingProgress : 'FullyGraded';
  const kept = { score: before?.score ?? null, comment: before?.comment ?? '' };
  const given = {
    score: scoreOf(platform, item, payload),
    comment: asText(payload.comment) ?? commentLeft(platform, kept.comment),
  };
  if (progress === 'FullyGraded' || progress === 'PendingManual')
    state.grades.set(key, {
      ...(progress === 'FullyGraded' ? given : kept),
      lineItemId: item.id,
      userId: person.id,
      timestamp: String(payload.timestamp),
      attempts: attemptsAfter(before, payload),
      needsGrading: progress === 'PendingManual',
    });
  if (shape !== 'canvas') return { status: shape === 'schoology' ? 201 : 200 };
  const address = platform.serviceUrl('lineItem', { course: item.courseId, item: item.id });
  return { status: 200, body: { resultUrl: `${address}/results/${person.number}` } };
}

/** Canvas adds comments to those it has; the others replace theirs, also with nothing. */
const commentLeft = ({ shape }: Platform, before: string) => (shape === 'canvas' ? before : '');

function attemptsAfter(before: Grade | undefined, payload: Record<string, unknown>): number {
  if (!before) return 1;
  const isSame = asRecord(payload[CANVAS_SUBMISSION]).new_submission === false;
  return before.attempts + (isSame ? 0 : 1);
}

/** Scaled to the column. Moodle empties the cell for anything that isn't fully graded. */
function scoreOf(
  { shape }: Platform,
  item: LineItem,
  payload: Record<string, unknown>,
): number | null {
  if (shape === 'moodle' && payload.gradingProgress !== 'FullyGraded') return null;
  const { scoreGiven, scoreMaximum } = payload;
  if (typeof scoreGiven !== 'number' || typeof scoreMaximum !== 'number') return null;
  const scaled = scoreMaximum > 0 ? (scoreGiven / scoreMaximum) * item.scoreMaximum : scoreGiven;
  return shape === 'moodle' ? Math.min(scaled, item.scoreMaximum) : scaled;
}

const refusal = ({ shape }: Platform, status: number, message: string): ScoreAnswer => ({
  status,
  body: shape === 'moodle' ? [] : { errors: { type: 'unprocessable', message } },
});
