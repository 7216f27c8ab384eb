import { type PlainKey, t } from '../i18n/i18n.js';

const ROLES: Readonly<Record<string, PlainKey>> = {
  teacher: 'sharing.role-teacher',
  counselor: 'sharing.role-counselor',
  admin: 'sharing.role-admin',
  guardian: 'sharing.role-guardian',
};

/** The word for a part in Pathlight, as a log has it; null for one without a word. Needs `sharing`. */
export function roleWords(role: string): string | null {
  const key = Object.hasOwn(ROLES, role) ? ROLES[role] : undefined;
  return key === undefined ? null : t(key);
}
