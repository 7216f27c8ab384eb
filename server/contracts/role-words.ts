/** What those are called who look at a student's plan, for browser and server: names in the catalogue. */
export const ROLE_WORDS = {
  teacher: 'sharing.role-teacher',
  counselor: 'sharing.role-counselor',
  admin: 'sharing.role-admin',
  adviser: 'sharing.role-adviser',
  mentor: 'sharing.role-mentor',
  'case-manager': 'sharing.role-case-manager',
  principal: 'sharing.role-principal',
  guardian: 'sharing.role-guardian',
} as const;
