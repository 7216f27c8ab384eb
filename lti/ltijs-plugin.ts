import { familyByIssuer } from './platform-family.js';
import type { LtiLog, LtiStore, Registration, StoredDocument } from './ports.js';
import type { Vault } from './secrets.js';

type Row = Record<string, unknown>;

/** What ltijs asks of a database. `key` is false for tables that it keeps in the clear. */
export interface LtijsDatabase {
  setup(): Promise<true>;
  Close(): Promise<true>;
  Get(key: string | false, table: string, query?: Row): Promise<Row[] | false>;
  Insert(key: string | false, table: string, item: Row, index?: Row): Promise<true>;
  Replace(key: string | false, table: string, query: Row, item: Row, index?: Row): Promise<true>;
  Modify(key: string | false, table: string, query: Row, change: Row): Promise<true>;
  Delete(table: string, query: Row): Promise<true>;
}

/**
 * Lets ltijs keep its data in our database, through the same port as the rest of `lti/`.
 *
 * Its platforms are our registrations, one table for both. Everything else (key pairs above all)
 * goes into one table of documents; what ltijs wants encrypted is sealed by our vault.
 */
export function createLtijsDatabase(store: LtiStore, vault: Vault, log: LtiLog): LtijsDatabase {
  const platforms = createPlatformTable(store);
  const documentOf = (key: string | false, table: string, item: Row, index: Row) => ({
    index: key === false ? { ...index, ...item } : index,
    body: key === false ? '{}' : vault.seal(table, JSON.stringify(item)),
    isEncrypted: key !== false,
  });
  return {
    setup: () => Promise.resolve(true),
    Close: () => Promise.resolve(true),
    async Get(_key, table, query = {}) {
      if (table === 'platform') return platforms.find(query);
      const documents = await store.documents.find(table, query);
      const rows = documents.flatMap((document) => openDocument(document, table, vault, log));
      return rows.length > 0 && rows;
    },
    async Insert(key, table, item, index = {}) {
      await store.documents.insert(table, documentOf(key, table, item, index));
      return true;
    },
    async Replace(key, table, query, item, index = {}) {
      if (table === 'platform') await platforms.save(item);
      else await store.documents.replace(table, query, documentOf(key, table, item, index));
      return true;
    },
    async Modify(_key, table, query, change) {
      if (table !== 'platform') throw new Error(`ltijs never changes ${table} in place.`);
      await platforms.change(query, change);
      return true;
    },
    async Delete(table, query) {
      if (table === 'platform') await platforms.remove(query);
      else await store.documents.remove(table, query);
      return true;
    },
  };
}

/**
 * One row that can't be opened (written under another key) is left out and reported. ltijs would
 * fail the whole set, and with it every platform's calls.
 */
export function openDocument(
  document: StoredDocument,
  table: string,
  vault: Vault,
  log: LtiLog,
): Row[] {
  const createdAt = document.createdAt.getTime();
  if (!document.isEncrypted) return [{ ...document.index, createdAt }];
  try {
    const item = JSON.parse(vault.open(table, document.body)) as Row;
    return [{ ...document.index, ...item, createdAt }];
  } catch {
    log.error({ table, kid: document.index.kid }, 'a stored LTI secret was made with another key');
    return [];
  }
}

/** ltijs's `platform` table, on top of our registrations. */
function createPlatformTable(store: LtiStore) {
  const matching = async (query: Row): Promise<Registration[]> => {
    const { platformUrl, clientId, kid } = query;
    if (typeof platformUrl === 'string')
      return store.findRegistrations(platformUrl, typeof clientId === 'string' ? clientId : null);
    const all = await store.listRegistrations();
    return kid === undefined ? all : all.filter(({ keyId }) => keyId === kid);
  };
  const save = (row: Row, known?: Registration) =>
    store.saveRegistration({
      issuer: String(row.platformUrl),
      clientId: String(row.clientId),
      name: String(row.platformName),
      family: known?.family ?? familyByIssuer(String(row.platformUrl)),
      authEndpoint: String(row.authEndpoint),
      tokenEndpoint: String(row.accesstokenEndpoint),
      authorizationServer:
        typeof row.authorizationServer === 'string' ? row.authorizationServer : null,
      jwksUrl: (row.authConfig as { key: string }).key,
      keyId: String(row.kid),
      serviceHosts: known?.serviceHosts ?? [],
    });
  return {
    async find(query: Row): Promise<Row[] | false> {
      const rows = (await matching(query)).map(platformRow);
      return rows.length > 0 && rows;
    },
    save,
    async change(query: Row, change: Row): Promise<void> {
      for (const known of await matching(query))
        await save({ ...platformRow(known), ...change }, known);
    },
    async remove(query: Row): Promise<void> {
      for (const known of await matching(query))
        await store.removeRegistration(known.issuer, known.clientId);
    },
  };
}

const platformRow = (registration: Registration): Row => ({
  platformName: registration.name,
  platformUrl: registration.issuer,
  clientId: registration.clientId,
  authEndpoint: registration.authEndpoint,
  accesstokenEndpoint: registration.tokenEndpoint,
  authorizationServer: registration.authorizationServer,
  kid: registration.keyId,
  authConfig: { method: 'JWK_SET', key: registration.jwksUrl },
});
