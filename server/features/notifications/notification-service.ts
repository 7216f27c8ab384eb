import { TOPICS_OF_ROLE, type NotificationTopic } from '#contracts/notification-kinds.js';
import {
  type MarkedNotifications,
  type Notification,
  type Notifications,
  type NotificationSettings,
  NotificationTopicName,
  type ReadMark,
  type TopicChoice,
} from '#contracts/notifications.js';
import type { Actor } from '../../auth/actor.js';
import { notFound } from '../../errors.js';
import { type AccessRequest, noteAccess } from '../access/access-log.js';
import { displayName } from '../roster/person-name.js';
import {
  countUnread,
  type NotificationRecord,
  notificationsOf,
  setRead,
  setTopic,
  topicsOff,
} from './notification-records.js';

/** A person's own list. Which students staff were shown in it is noted. */
export async function listNotifications(
  actor: Actor,
  request: AccessRequest,
): Promise<Notifications> {
  const [records, unread] = await Promise.all([notificationsOf(actor), countUnread(actor)]);
  const students = [...new Set(records.flatMap(({ aboutId }) => aboutId ?? []))];
  await noteAccess(actor, students, 'plan', request);
  return { items: records.map((record) => present(record, actor.locale)), unread };
}

/** Marks some or all as read, or (`isRead` false) takes that back. Nobody else's are touched. */
export async function markNotifications(
  actor: Actor,
  { ids, isRead }: ReadMark,
  request: AccessRequest,
): Promise<MarkedNotifications> {
  const changed = await setRead(actor, ids === 'all' ? null : ids, isRead, request.now);
  return { ...(await listNotifications(actor, request)), changed };
}

export async function readSettings(actor: Actor): Promise<NotificationSettings> {
  const known = new Set<string>(NotificationTopicName.options);
  const off = (await topicsOff(actor)).filter((topic) => known.has(topic));
  return { off: off as NotificationTopic[] };
}

/** @throws AppError `not-found` for a topic that the role has not. */
export async function chooseTopic(
  actor: Actor,
  { topic, isOn }: TopicChoice,
  now: Date,
): Promise<NotificationSettings> {
  const topics: Readonly<Record<string, readonly NotificationTopic[]>> = TOPICS_OF_ROLE;
  if (!topics[actor.role]?.includes(topic)) throw notFound();
  await setTopic(actor, topic, isOn, now);
  return readSettings(actor);
}

function present(record: NotificationRecord, locale: string): Notification {
  const { aboutId, aboutName: name, aboutPseudonym: pseudonym } = record;
  return {
    ...{ id: record.id, kind: record.kind, subjectId: record.subjectId, ref: record.ref },
    ...{ title: record.title, by: record.by, count: record.count },
    about:
      aboutId === null || pseudonym === null
        ? null
        : { personId: aboutId, name: displayName({ name, pseudonym }, locale) },
    at: record.at.toISOString(),
    isRead: record.readAt !== null,
  };
}
