import { createPrivateKey, generateKeyPair, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import { exportJWK, type JWK } from 'jose';
import type { Vault } from '#lti/secrets.js';
import { newId } from '../../db/ids.js';
import { currentTenant, isInTransaction, sql, withTenant } from '../../db/tenant.js';

const KEY_BITS = 2048;
const PURPOSE = 'passport-key';
const makeKeyPair = promisify(generateKeyPair);

/** How passports and badges of one district are signed: RS256, which every reader of badges must know. */
export interface Signer {
  keyId: string;
  privateKey: KeyObject;
  publicKey: JWK;
}

interface KeyRow {
  id: string;
  sealed: string;
  public_key: JWK;
}

/** The district's key, made with its first passport. Making one takes long: never in a transaction. */
export async function signerOf(
  vault: Pick<Vault, 'seal' | 'open'>,
  tenantId: string,
  now: Date,
): Promise<Signer> {
  if (isInTransaction()) throw new Error('No key is made while a transaction is open.');
  const held = (await currentKey(tenantId)) ?? (await makeKey(vault, tenantId, now));
  return {
    keyId: held.id,
    privateKey: createPrivateKey(vault.open(PURPOSE, held.sealed)),
    publicKey: held.public_key,
  };
}

async function currentKey(tenantId: string): Promise<KeyRow | undefined> {
  const [row] = await withTenant(
    tenantId,
    () =>
      sql<KeyRow>(
        'select id, sealed, public_key from passport_keys where tenant_id = $1 and is_current',
        [tenantId],
      ),
    { readOnly: true },
  );
  return row;
}

async function makeKey(vault: Pick<Vault, 'seal'>, tenantId: string, now: Date): Promise<KeyRow> {
  const pair = await makeKeyPair('rsa', { modulusLength: KEY_BITS });
  const id = newId();
  const publicKey = {
    ...(await exportJWK(pair.publicKey)),
    ...{ kid: id, alg: 'RS256', use: 'sig' },
  };
  const sealed = vault.seal(
    PURPOSE,
    pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  );
  await withTenant(tenantId, () =>
    sql(
      `insert into passport_keys (tenant_id, id, sealed, public_key, is_current, created_at)
       values ($1, $2, $3, $4, true, $5) on conflict do nothing`,
      [tenantId, id, sealed, JSON.stringify(publicKey), now.toISOString()],
    ),
  );
  // Of two that begin at one moment, the first one counts.
  const kept = await currentKey(tenantId);
  if (!kept) throw new Error('The passport key was not stored.');
  return kept;
}

/** Every key of the district, also those that only signed earlier passports. In a transaction. */
export async function publicKeysOf(): Promise<JWK[]> {
  const rows = await sql<{ public_key: JWK }>(
    'select id, public_key from passport_keys where tenant_id = $1 order by created_at',
    [currentTenant()],
  );
  return rows.map(({ public_key: key }) => key);
}
