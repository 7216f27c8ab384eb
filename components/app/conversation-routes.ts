import { type Route, STAFF, STUDENT, WORKING } from './route.js';

const messages = ['conversations', 'goals', 'years', 'requirements'] as const;
const list = {
  element: 'ilp-conversations-view',
  messages: ['conversations'],
  load: () => import('../conversations/ilp-conversations-view.js'),
} as const;
const one = {
  element: 'ilp-conversation-view',
  title: 'shell.title-conversation',
  messages,
  load: () => import('../conversations/ilp-conversation-view.js'),
} as const;

/** Conversations about the plan, as both people in them open them. */
export const conversationRoutes: readonly Route[] = [
  { ...list, path: 'conversations', title: 'shell.title-conversations', roles: STUDENT },
  { ...one, path: 'conversations/:id', roles: STUDENT },
  {
    ...list,
    path: 'class/:personId/conversations',
    title: 'shell.title-student-conversations',
    roles: STAFF,
    parts: WORKING,
  },
  { ...one, path: 'class/:personId/conversations/:id', roles: STAFF, parts: WORKING },
];
