import { randomUUID } from 'node:crypto';
import type {
  Deployment,
  DocumentStore,
  LoginClaim,
  LtiStore,
  Registration,
  StoredDocument,
  StoredKeySet,
  UsedLoginState,
} from '#lti/ports.js';

export interface MemoryStore extends LtiStore {
  /** How often each method was called: one call is one statement on PostgreSQL. */
  calls: Map<string, number>;
  states: Map<string, UsedLoginState>;
}

interface StoredInvitation {
  id: string;
  hash: string;
  tenantId: string | null;
  expiresAt: Date;
  isUsed: boolean;
}

/** The LTI storage port without a database, for tests of the gate alone. */
export function createMemoryStore(): MemoryStore {
  const registrations = new Map<string, Registration>();
  const deployments = new Map<string, Deployment>();
  const states = new Map<string, UsedLoginState>();
  const keySets = new Map<string, StoredKeySet>();
  const invitations: StoredInvitation[] = [];
  const hex = (bytes: Buffer | null) => bytes?.toString('hex') ?? '-';
  const upsertDeployment = (
    registrationId: string,
    deployment: string,
    binding: { tenantId: string | null; schoolId: string | null },
    keep: boolean,
  ): Deployment => {
    const known = [...deployments.values()].find(
      (row) => row.registrationId === registrationId && row.deployment === deployment,
    );
    const tenantId = keep ? (known?.tenantId ?? binding.tenantId) : binding.tenantId;
    const row = {
      id: known?.id ?? randomUUID(),
      registrationId,
      deployment,
      tenantId,
      schoolId: binding.schoolId,
      frameOrigins: known?.frameOrigins ?? [],
    };
    deployments.set(row.id, row);
    return row;
  };

  const store: LtiStore = {
    async findRegistrations(issuer, clientId) {
      return [...registrations.values()].filter(
        (row) => row.issuer === issuer && (clientId === null || row.clientId === clientId),
      );
    },
    registrationById: async (id) => registrations.get(id) ?? null,
    listRegistrations: async () => [...registrations.values()],
    async saveRegistration(registration) {
      const [known] = await store.findRegistrations(registration.issuer, registration.clientId);
      const row = { ...registration, id: known?.id ?? randomUUID() };
      registrations.set(row.id, row);
      return row;
    },
    async removeRegistration(issuer, clientId) {
      for (const { id } of await store.findRegistrations(issuer, clientId))
        registrations.delete(id);
    },
    addDeployment: async (id, name, binding) => upsertDeployment(id, name, binding, true),
    bindDeployment: async (id, name, binding) => upsertDeployment(id, name, binding, false),
    deploymentById: async (id) => deployments.get(id) ?? null,
    listDeployments: async () => [...deployments.values()],
    async addFrameOrigins(id, origins) {
      const row = deployments.get(id);
      if (row) deployments.set(id, { ...row, frameOrigins: [...row.frameOrigins, ...origins] });
    },
    async saveLoginState(state) {
      states.set(hex(state.stateHash), { ...state, usedAt: null, tokenHash: null, resume: null });
    },
    readLoginState: async (hash) => states.get(hex(hash)) ?? null,
    async useLoginState(claim) {
      const key = hex(claim.stateHash);
      const state = states.get(key);
      if (!state || !holds(state, claim)) return null;
      states.set(key, { ...state, usedAt: claim.now, tokenHash: claim.tokenHash });
      const deployment = [...deployments.values()].find(
        (row) => row.registrationId === claim.registrationId && row.deployment === claim.deployment,
      );
      return { deployment: deployment ?? null };
    },
    async saveLaunchResult(hash, resume) {
      const state = states.get(hex(hash));
      if (state) states.set(hex(hash), { ...state, resume });
    },
    async removeOldLoginStates(before) {
      for (const [key, state] of states) if (state.expiresAt < before) states.delete(key);
    },
    readKeySet: async (id) => keySets.get(id) ?? null,
    saveKeySet: async (id, set) => void keySets.set(id, set),
    async addInvitation(hash, tenantId, expiresAt) {
      invitations.push({ id: randomUUID(), hash: hex(hash), tenantId, expiresAt, isUsed: false });
    },
    async takeInvitation(hash, now) {
      const found = invitations.find(
        (row) => row.hash === hex(hash) && !row.isUsed && row.expiresAt > now,
      );
      if (!found) return null;
      found.isUsed = true;
      return { id: found.id, tenantId: found.tenantId };
    },
    async releaseInvitation(id) {
      for (const row of invitations) if (row.id === id) row.isUsed = false;
    },
    documents: createDocuments(),
  };
  const calls = new Map<string, number>();
  return { ...counted(store, calls), calls, states };
}

const isSame = (one: Buffer | null, other: Buffer | null) =>
  one !== null && other !== null && one.equals(other);

/** The conditions of the one statement that uses a login up. */
function holds(state: UsedLoginState, claim: LoginClaim): boolean {
  const isBound =
    isSame(state.browserHash, claim.browserHash) || isSame(state.storageHash, claim.storageHash);
  const isOpen = state.usedAt === null && state.expiresAt > claim.now;
  const isMeant =
    isSame(state.nonceHash, claim.nonceHash) && state.registrationId === claim.registrationId;
  return isBound && isOpen && isMeant;
}

function createDocuments(): DocumentStore {
  const tables = new Map<string, StoredDocument[]>();
  const rows = (table: string) => tables.get(table) ?? [];
  const doesMatch = (document: StoredDocument, match: Record<string, unknown>) =>
    Object.entries(match).every(([key, value]) => document.index[key] === value);
  const documents: DocumentStore = {
    find: async (table, match) => rows(table).filter((row) => doesMatch(row, match)),
    async insert(table, document) {
      tables.set(table, [...rows(table), { ...document, createdAt: new Date() }]);
    },
    async replace(table, match, document) {
      await documents.remove(table, match);
      await documents.insert(table, document);
    },
    async remove(table, match) {
      tables.set(
        table,
        rows(table).filter((row) => !doesMatch(row, match)),
      );
    },
  };
  return documents;
}

/** Counts the calls of every method. */
function counted(store: LtiStore, calls: Map<string, number>): LtiStore {
  return new Proxy(store, {
    get(target, property, receiver) {
      const value: unknown = Reflect.get(target, property, receiver);
      if (typeof value !== 'function') return value;
      return (...values: unknown[]) => {
        calls.set(String(property), (calls.get(String(property)) ?? 0) + 1);
        return (value as (...all: unknown[]) => unknown).apply(target, values);
      };
    },
  });
}
