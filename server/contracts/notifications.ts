import { z } from 'zod';
import {
  NOTIFICATION_KINDS,
  NOTIFICATIONS_SHOWN,
  TOPIC_OF,
  type NotificationTopic,
} from './notification-kinds.js';

export const NotificationTopicName = z.enum([...new Set(Object.values(TOPIC_OF))] as [
  NotificationTopic,
  ...NotificationTopic[],
]);

/** Something that happened to a person. Its words are the browser's. */
export const Notification = z.object({
  id: z.uuid(),
  kind: z.enum(NOTIFICATION_KINDS),
  /** The thing that it is about, such as a goal or a conversation. */
  subjectId: z.uuid(),
  /** What else an address needs, such as the code of a career. */
  ref: z.string(),
  /** What the reader called the thing; null where it is gone, or has no name. */
  title: z.string().nullable(),
  /** Whose doing it was; null where the LMS gives no name, and where it was nobody's. */
  by: z.string().nullable(),
  /** For staff: the student. */
  about: z.object({ personId: z.uuid(), name: z.string() }).nullable(),
  /** How often it happened since the reader last looked. */
  count: z.int().min(1),
  at: z.iso.datetime(),
  isRead: z.boolean(),
});
export type Notification = z.infer<typeof Notification>;

/** The latest first. */
export const Notifications = z.object({
  items: z.array(Notification),
  unread: z.int().min(0),
});
export type Notifications = z.infer<typeof Notifications>;

export const UnreadCount = z.object({ unread: z.int().min(0) });
export type UnreadCount = z.infer<typeof UnreadCount>;

export const ReadMark = z.strictObject({
  ids: z.union([
    z.literal('all'),
    z
      .array(z.uuid())
      .min(1)
      .max(NOTIFICATIONS_SHOWN * 10),
  ]),
  isRead: z.boolean(),
});
export type ReadMark = z.infer<typeof ReadMark>;

/** With what was changed, so that it can be taken back. */
export const MarkedNotifications = Notifications.extend({ changed: z.array(z.uuid()) });
export type MarkedNotifications = z.infer<typeof MarkedNotifications>;

/** What a person wants to hear nothing of. */
export const NotificationSettings = z.object({ off: z.array(NotificationTopicName) });
export type NotificationSettings = z.infer<typeof NotificationSettings>;

export const TopicChoice = z.strictObject({ topic: NotificationTopicName, isOn: z.boolean() });
export type TopicChoice = z.infer<typeof TopicChoice>;
