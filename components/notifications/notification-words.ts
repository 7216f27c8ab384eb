import type { Notification } from '#contracts/notifications.js';
import type { NotificationKind } from '#contracts/notification-kinds.js';
import { formatDate } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';

const quoted = ({ title }: Notification, otherwise: string): string =>
  title === null ? otherwise : t('notifications.quoted', { title });
const who = ({ by }: Notification): string => by ?? t('notifications.somebody');
const about = (news: Notification): string => news.about?.name ?? t('notifications.a-student');
const person = (news: Notification): string => encodeURIComponent(news.about?.personId ?? '');

/** What happened, in one sentence without any hurry in it. */
export function sentenceOf(news: Notification): string {
  switch (news.kind) {
    case 'comment':
      return t('notifications.comment', {
        who: who(news),
        goal: quoted(news, t('notifications.a-goal')),
      });
    case 'deadline':
      return t('notifications.deadline', {
        ...{
          thing: quoted(news, t('notifications.a-task')),
          date: formatDate(news.ref.slice(0, 10)),
        },
      });
    case 'reply':
      return t('notifications.reply', { about: about(news) });
    case 'worry':
      return t('notifications.worry', { who: who(news), about: about(news) });
    case 'worry-seen':
      return t('notifications.worry-seen', { about: about(news) });
    case 'plan-submitted':
      return t('notifications.plan-submitted', { about: about(news) });
    case 'slot':
    case 'slot-off':
      return news.about
        ? t(`notifications.${news.kind}-about`, { about: about(news) })
        : t(`notifications.${news.kind}`);
    case 'new-year':
      return t(news.ref === 'undone' ? 'notifications.new-year-undone' : 'notifications.new-year');
    case 'request':
    case 'question':
      return t(`notifications.${news.kind}`);
    default:
      return t(`notifications.${news.kind}`, { who: who(news) });
  }
}

const PLACES: Record<NotificationKind, (news: Notification) => string> = {
  comment: () => 'goals',
  reply: (news) => `class/${person(news)}`,
  suggestion: () => 'goals',
  'plan-approved': () => 'courses',
  'plan-returned': () => 'courses',
  'plan-reopened': () => 'courses',
  'plan-comment': () => 'courses',
  'plan-submitted': (news) => `class/${person(news)}/courses`,
  request: () => 'places',
  correction: () => 'record',
  question: ({ ref }) => `careers/${encodeURIComponent(ref)}`,
  conversation: ({ subjectId }) => `conversations/${subjectId}`,
  slot: (news) =>
    news.ref || (news.about ? `class/${person(news)}/conversations` : 'conversations'),
  'slot-off': (news) =>
    news.ref || (news.about ? `class/${person(news)}/conversations` : 'conversations'),
  nudge: ({ ref }) => ref,
  deadline: ({ ref }) => (ref.endsWith('place') ? 'places' : 'goals'),
  'new-year': () => '',
  worry: () => 'queue',
  'worry-seen': (news) => `class/${person(news)}`,
};

/** Where the thing itself stands, below the app's base. */
export const placeOf = (news: Notification): string => PLACES[news.kind](news);
