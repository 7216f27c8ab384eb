import type { LtiStore } from '#lti/ports.js';
import { createDeploymentStore } from './deployment-store.js';
import { createDocumentStore } from './document-store.js';
import { createInvitationStore } from './invitation-store.js';
import { createKeySetStore } from './key-set-store.js';
import { createRegistrationStore } from './registration-store.js';
import { createUsedLoginStore } from './used-login-store.js';
import { createSharedStateStore } from './shared-state-store.js';

/** LTI's storage on PostgreSQL: tables without a tenant, each call one statement of its own. */
export function createLtiStore(): LtiStore {
  return {
    ...createRegistrationStore(),
    ...createDeploymentStore(),
    ...createUsedLoginStore(),
    ...createKeySetStore(),
    ...createInvitationStore(),
    documents: createDocumentStore(),
    sharedStates: createSharedStateStore(),
  };
}
