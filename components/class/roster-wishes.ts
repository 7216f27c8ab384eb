import type { PlainKey } from '../i18n/i18n.js';
import type { RosterWish } from './class-events.js';

/** What each wish asks of the server, and what is said when it was heard. */
export const WISHES: Readonly<
  Record<RosterWish, { path: string; body?: object; words: PlainKey }>
> = {
  refresh: { path: '/class/refresh', words: 'class.refreshing' },
  cancel: { path: '/class/roster/cancel', words: 'class.refresh-cancelled' },
  'take-new': {
    path: '/class/roster/settle',
    body: { choice: 'new' },
    words: 'class.held-taken',
  },
  'keep-old': {
    path: '/class/roster/settle',
    body: { choice: 'old' },
    words: 'class.held-kept',
  },
};
