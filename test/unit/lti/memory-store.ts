import { randomUUID } from 'node:crypto';
import type {
  Deployment,
  DocumentStore,
  LtiStore,
  Registration,
  SharedState,
  SharedStateStore,
  StoredDocument,
  StoredKeySet,
  UsedLogin,
} from '#lti/ports.js';

export interface MemoryStore extends LtiStore {
  /** How often each method was called: one call is one statement on PostgreSQL. */
  calls: Map<string, number>;
  usedLogins: Map<string, UsedLogin>;
  /** The LMS's page about each registration, as its answer named it. */
  settled: Map<string, string | null>;
  /** As the server's launch does: false when it was used already. */
  useLogin(login: UsedLogin): boolean;
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
  const usedLogins = new Map<string, UsedLogin>();
  const settled = new Map<string, string | null>();
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
    findDeployment: async (registrationId, name) =>
      [...deployments.values()].find(
        (row) => row.registrationId === registrationId && row.deployment === name,
      ) ?? null,
    noteLaunch: async () => undefined,
    listDeployments: async () => [...deployments.values()],
    async addFrameOrigins(id, origins) {
      const row = deployments.get(id);
      if (row) deployments.set(id, { ...row, frameOrigins: [...row.frameOrigins, ...origins] });
    },
    readUsedLogin: async (hash) => usedLogins.get(hex(hash)) ?? null,
    async removeUsedLogins(before) {
      for (const [key, login] of usedLogins) if (login.expiresAt < before) usedLogins.delete(key);
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
    settleInvitation: (_invitation, registrationId, configUrl) => {
      settled.set(registrationId, configUrl);
      return Promise.resolve();
    },
    noteRefusal: () => Promise.resolve(),
    async releaseInvitation(id) {
      for (const row of invitations) if (row.id === id) row.isUsed = false;
    },
    documents: createDocuments(),
    sharedStates: createSharedStateMap(),
  };
  const calls = new Map<string, number>();
  const useLogin = (login: UsedLogin) => {
    const key = hex(login.stateHash);
    if (usedLogins.has(key)) return false;
    usedLogins.set(key, login);
    return true;
  };
  return { ...counted(store, calls), calls, usedLogins, settled, useLogin };
}

function createSharedStateMap(): SharedStateStore {
  const rows = new Map<string, SharedState>();
  return {
    read: async (key) => rows.get(key) ?? null,
    async write(key, state, version) {
      if ((rows.get(key)?.version ?? 0) !== version - 1) return false;
      rows.set(key, { state, version });
      return true;
    },
    removeOld: async () => rows.clear(),
  };
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
