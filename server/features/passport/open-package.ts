import { z } from 'zod';
import { GOAL_LEVELS_MAX } from '#contracts/limits.js';
import {
  PART_NAMES,
  PASSPORT_FORMAT,
  PASSPORT_VERSION,
  PassportFile,
} from '#contracts/passport-file.js';
import { PassportManifest } from '#contracts/passport-manifest.js';
import { withTenant } from '../../db/tenant.js';
import { unstorableTexts } from '../../http/unstorable-text.js';
import { PASSPORT_PATH } from './issuer.js';
import { type PackageEntry, readDirectory, readEntry } from './package-reader.js';
import { KEY_FILE, MANIFEST_FILE, SIGNATURE_FILE } from './package-writer.js';
import { refused } from './refusal.js';
import { isSignedBy, sha256 } from './signatures.js';
import { publicKeysOf } from './signing-keys.js';

const PublicKey = z.object({
  kty: z.literal('RSA'),
  kid: z.string().min(1).max(100),
  n: z.string().max(2_000),
  e: z.string().max(20),
});
type PublicKey = z.infer<typeof PublicKey>;

/** A passport that is whole and unchanged since it was made. */
export interface OpenPassport {
  passport: PassportFile;
  /** Signed by a key of this install, and not only by the one inside. */
  isOurs: boolean;
  /** Names it, and everything in it. */
  digest: string;
  fileAt(path: string): Promise<Buffer>;
}

/**
 * Checks a passport from outside in: sizes, the signature of its list, every file against the list, and
 * the form of what it says. Nothing is asked over the network.
 *
 * @throws AppError `file-not-taken` with the reason and the file it is about
 */
export async function openPackage(zip: Buffer, publicUrl: string): Promise<OpenPassport> {
  const entries = readDirectory(zip);
  const read = async (name: string) => {
    const entry = entries.get(name);
    if (!entry) throw refused('not-a-passport', name);
    return readEntry(zip, entry);
  };
  const list = await read(MANIFEST_FILE);
  const manifest = parsed(PassportManifest, list, MANIFEST_FILE);
  const key = parsed(PublicKey, await read(KEY_FILE), KEY_FILE);
  const signature = (await read(SIGNATURE_FILE)).toString('utf8');
  if (key.kid !== manifest.keyId || !(await isSignedBy(list, signature, key)))
    throw refused('bad-signature', MANIFEST_FILE);
  await checkFiles(zip, entries, manifest);
  const passport = passportIn(await read('passport.json'));
  if (passport.issuer.url !== manifest.issuer) throw refused('bad-structure', 'issuer');
  for (const { file } of passport.parts.evidence)
    if (file && !(file.path in manifest.files && file.path.startsWith('evidence/')))
      throw refused('missing-file', file.path);
  return {
    ...{ passport, fileAt: read, digest: sha256(list) },
    isOurs: await isOurs(manifest.issuer, key, publicUrl),
  };
}

/** One after the other: no more than one of them is in memory. */
async function checkFiles(
  zip: Buffer,
  entries: Map<string, PackageEntry>,
  { files }: PassportManifest,
): Promise<void> {
  const apart = new Set([MANIFEST_FILE, SIGNATURE_FILE]);
  for (const name of entries.keys())
    if (!apart.has(name) && !Object.hasOwn(files, name)) throw refused('unlisted-file', name);
  for (const [name, hash] of Object.entries(files)) {
    const entry = entries.get(name);
    if (!entry) throw refused('missing-file', name);
    if (sha256(await readEntry(zip, entry)) !== hash) throw refused('changed-file', name);
  }
}

function parsed<S extends z.ZodType>(schema: S, bytes: Buffer, name: string): z.output<S> {
  const result = schema.safeParse(jsonOf(bytes, name));
  if (result.success) return result.data;
  throw refused('bad-structure', `${name} ${result.error.issues[0]?.path.join('.') ?? ''}`.trim());
}

function jsonOf(bytes: Buffer, name: string): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch (error) {
    throw refused('bad-structure', name, error);
  }
}

function passportIn(bytes: Buffer): PassportFile {
  const name = 'passport.json';
  const stamp = z
    .object({ format: z.literal(PASSPORT_FORMAT), version: z.int() })
    .safeParse(jsonOf(bytes, name)).data;
  if (stamp && stamp.version > PASSPORT_VERSION) throw refused('newer-version', name);
  const passport = parsed(PassportFile, bytes, name);
  if (unstorableTexts(passport, []).length > 0) throw refused('bad-structure', name);
  for (const part of PART_NAMES) {
    const ids = passport.parts[part].map(({ id }) => id);
    if (new Set(ids).size !== ids.length) throw refused('bad-structure', `${part} id`);
  }
  checkTree(passport.parts.goals);
  return passport;
}

/** Goals under goals, as deep as a plan allows and never in a circle. */
function checkTree(goals: PassportFile['parts']['goals']): void {
  const parents = new Map(goals.map(({ id, parentId }) => [id, parentId]));
  for (const { id } of goals) {
    let above: string | null | undefined = id;
    for (let level = 0; above; level += 1) {
      if (level >= GOAL_LEVELS_MAX) throw refused('bad-structure', 'goals parentId');
      above = parents.get(above);
    }
  }
}

/** @throws AppError when it says that it was made here, and no key of ours signed it. */
async function isOurs(issuer: string, key: PublicKey, publicUrl: string): Promise<boolean> {
  const here = `${publicUrl}${PASSPORT_PATH}/`;
  if (!issuer.startsWith(here)) return false;
  const tenantId = issuer.slice(here.length);
  if (!/^[1-9]\d{0,17}$/.test(tenantId)) throw refused('not-the-issuer', issuer);
  const keys = await withTenant(tenantId, publicKeysOf, { readOnly: true });
  if (keys.some(({ kid, n, e }) => kid === key.kid && n === key.n && e === key.e)) return true;
  throw refused('not-the-issuer', issuer);
}
