import type { Notification } from '#contracts/notifications.js';
import type { NotificationKind } from '#contracts/notification-kinds.js';
import { formatDate } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';

const quoted = ({ title }: Notification, otherwise: string): string =>
  title === null ? otherwise : t('notifications.quoted', { title });
const who = ({ by }: Notification): string => by ?? t('notifications.somebody');
const about = (news: Notification): string => news.about?.name ?? t('notifications.a-student');
const person = (news: Notification): string => encodeURIComponent(news.about?.personId ?? '');

/** Kinds whose sentence is not simply who did it. */
const SENTENCES: Partial<Record<NotificationKind, (news: Notification) => string>> = {
  comment: (news) =>
    t('notifications.comment', {
      ...{ who: who(news), goal: quoted(news, t('notifications.a-goal')) },
    }),
  deadline: (news) =>
    t('notifications.deadline', {
      thing: quoted(news, t('notifications.a-task')),
      date: formatDate(news.ref.slice(0, 10)),
    }),
  'rule-day': ({ ref }) => t('notifications.rule-day', { date: formatDate(ref.slice(0, 10)) }),
  'rule-day-caseload': ({ ref }) =>
    t('notifications.rule-day-caseload', { date: formatDate(ref.slice(0, 10)) }),
  reply: (news) => t('notifications.reply', { about: about(news) }),
  worry: (news) => t('notifications.worry', { who: who(news), about: about(news) }),
  'worry-seen': (news) => t('notifications.worry-seen', { about: about(news) }),
  'plan-submitted': (news) => t('notifications.plan-submitted', { about: about(news) }),
  slot: (news) =>
    news.about ? t('notifications.slot-about', { about: about(news) }) : t('notifications.slot'),
  'slot-off': (news) =>
    news.about
      ? t('notifications.slot-off-about', { about: about(news) })
      : t('notifications.slot-off'),
  'passport-out': (news) => t('notifications.passport-out', { about: about(news) }),
  'new-year': ({ ref }) =>
    t(ref === 'undone' ? 'notifications.new-year-undone' : 'notifications.new-year'),
};

/** What happened, in one sentence without any hurry in it. */
export function sentenceOf(news: Notification): string {
  const special = SENTENCES[news.kind];
  return special ? special(news) : t(`notifications.${news.kind}`, { who: who(news) });
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
  'rule-day': () => 'requirements',
  'rule-day-caseload': () => 'caseload',
  'new-year': () => '',
  passport: () => 'passport',
  intervention: () => 'record',
  'passport-out': (news) => `class/${person(news)}/passport`,
  worry: () => 'queue',
  'worry-seen': (news) => `class/${person(news)}`,
  'mail-off': () => 'news',
};

/** Where the thing itself stands, below the app's base. */
export const placeOf = (news: Notification): string => PLACES[news.kind](news);
