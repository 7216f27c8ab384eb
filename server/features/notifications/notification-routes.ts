import { Router } from 'express';
import {
  MarkedNotifications,
  Notifications,
  NotificationSettings,
  ReadMark,
  TopicChoice,
  UnreadCount,
} from '#contracts/notifications.js';
import { endpoint } from '../../http/endpoint.js';
import { countUnread } from './notification-records.js';
import {
  chooseTopic,
  listNotifications,
  markNotifications,
  readSettings,
} from './notification-service.js';

const roles = ['student', 'teacher', 'counselor', 'admin'] as const;
const settings = { status: 200, schema: NotificationSettings } as const;

/** A person's own list of what happened. Staff's names students, and looking is noted. */
export const notificationRoutes = Router()
  .get(
    '/notifications',
    endpoint(
      { roles, writes: true, reply: { status: 200, schema: Notifications } },
      ({ actor, ...request }) => listNotifications(actor, request),
    ),
  )
  .get(
    '/notifications/count',
    endpoint({ roles, reply: { status: 200, schema: UnreadCount } }, async ({ actor }) => ({
      unread: await countUnread(actor),
    })),
  )
  .put(
    '/notifications/read',
    endpoint(
      { roles, body: ReadMark, reply: { status: 200, schema: MarkedNotifications } },
      ({ actor, body, ...request }) => markNotifications(actor, body, request),
    ),
  )
  .get(
    '/notifications/settings',
    endpoint({ roles, reply: settings }, ({ actor }) => readSettings(actor)),
  )
  .put(
    '/notifications/settings',
    endpoint({ roles, body: TopicChoice, reply: settings }, ({ actor, body, now }) =>
      chooseTopic(actor, body, now),
    ),
  );
