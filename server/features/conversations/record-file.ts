import { RecordContent } from '#contracts/conversation-record.js';
import type { Vault } from '#lti/secrets.js';
import type { Actor } from '../../auth/actor.js';
import { currentTenant, sql, withTenant } from '../../db/tenant.js';
import { notFound } from '../../errors.js';
import type { OutgoingFile } from '../../http/file-endpoint.js';
import { knownLocale, translate } from '../../messages.js';
import { type AccessRequest, noteAccess } from '../access/access-log.js';
import { issuerOf } from '../passport/issuer.js';
import { signerOf } from '../passport/signing-keys.js';
import { fileOf } from '../resumes/document-worker.js';
import { fileName } from '../resumes/resume-names.js';
import { requireReadable } from './conversation-policy.js';
import { recordDocument } from './record-document.js';
import { signFile } from './signed-file.js';

export interface RecordDeps {
  publicUrl: string;
  vault: Pick<Vault, 'seal' | 'open'>;
}

interface FoundRecord {
  tenantId: string;
  conversationId: string;
  content: RecordContent;
  language: 'en' | 'es';
  issuerUrl: string;
  file: Buffer | null;
  now: Date;
}

/** @throws AppError `not-found` for who may not read the conversation, and while it is not closed. */
export async function findRecord(
  actor: Actor,
  id: string,
  request: AccessRequest,
  { publicUrl }: RecordDeps,
): Promise<FoundRecord> {
  const row = await requireReadable(actor, id);
  await noteAccess(actor, [row.student_id], 'plan', request);
  const [record] = await sql<{ content: unknown; language: string; file: Buffer | null }>(
    `select content, language, file from conversation_records
     where tenant_id = $1 and conversation_id = $2`,
    [currentTenant(), id],
  );
  if (!record) throw notFound();
  return {
    ...{ tenantId: currentTenant(), conversationId: id, now: request.now, file: record.file },
    content: RecordContent.parse(record.content),
    language: knownLocale(record.language),
    issuerUrl: (await issuerOf(publicUrl)).url,
  };
}

/** The signed record. It is made once, and the same bytes ever after. */
export function openRecord(deps: RecordDeps, found: FoundRecord): OutgoingFile {
  const { content, language } = found;
  const name = [translate(language, 'conversation-record.title'), content.student, content.heldOn];
  return {
    ...{ bytes: bytesOf(deps, found), size: null, mime: 'application/pdf', isInline: false },
    name: `${fileName(name.join(' '))}.pdf`,
  };
}

async function* bytesOf(deps: RecordDeps, found: FoundRecord): AsyncGenerator<Buffer> {
  yield found.file ?? (await makeOnce(deps, found));
}

async function makeOnce(deps: RecordDeps, found: FoundRecord): Promise<Buffer> {
  const { tenantId, conversationId, content, language, issuerUrl, now } = found;
  const signer = await signerOf(deps.vault, tenantId, now);
  const plain = await fileOf(recordDocument(content, language, `${issuerUrl}/check`), 'pdf');
  const signed = await signFile(plain, issuerUrl, signer);
  return withTenant(tenantId, async () => {
    await sql(
      `update conversation_records set file = $3
       where tenant_id = $1 and conversation_id = $2 and file is null`,
      [tenantId, conversationId, signed],
    );
    // Of two that asked at one moment, both get the first one's.
    const [kept] = await sql<{ file: Buffer }>(
      'select file from conversation_records where tenant_id = $1 and conversation_id = $2',
      [tenantId, conversationId],
    );
    if (!kept) throw notFound();
    return kept.file;
  });
}
