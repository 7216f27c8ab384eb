/** What those are called who look at a student's plan, for browser and server: names in the catalogue. */
export const ROLE_WORDS = {
  teacher: 'sharing.role-teacher',
  counselor: 'sharing.role-counselor',
  admin: 'sharing.role-admin',
  guardian: 'sharing.role-guardian',
} as const;
