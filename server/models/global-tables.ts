/**
 * Tables without a tenant, each with its reason. A test fails on a table that is neither here nor
 * under row-level security.
 */
export const GLOBAL_TABLES: Record<string, string> = {
  tenants: 'The list of districts itself; a launch must find its tenant before it has one.',
  migrations: 'Which migrations have run.',
  lti_registrations: 'Which LMSs may launch us. One issuer and client id can serve many districts.',
  lti_deployments:
    'Which district an installation belongs to: read to find the tenant of a launch.',
  lti_used_logins: 'Logins that a launch has used up: one use, whatever the tenant. Hashes only.',
  lti_invitations: 'One-time registration addresses, used before the platform exists. Hashes only.',
  setup_links: 'One-time links to the admin console, before any district exists. Hashes only.',
  lti_platform_keys: "The platforms' public keys.",
  ltijs_store: "ltijs's own documents: our key pairs for each platform, encrypted.",
  lti_shared_states:
    'How each platform may be called and when, for all districts that share it. No personal data.',
  occupations: 'Public facts on occupations, the same for everybody.',
  programs: 'Public facts on programs of study, the same for everybody.',
  colleges: 'Public facts on colleges and their programs, the same for everybody.',
  listed_colleges:
    'Colleges that an official directory ever listed or closed, the same for everybody. Public facts.',
  reference_loads: 'Which reference files were loaded.',
  reference_releases:
    'Which official releases were laid beside the facts, and which counts. Public facts.',
  reference_facts: 'What each official release says, the same for everybody.',
};
