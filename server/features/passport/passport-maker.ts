import { dayIn } from '#contracts/days.js';
import {
  PASSPORT_VERSION,
  type PassportFile,
  type PassportParts,
} from '#contracts/passport-file.js';
import type { Vault } from '#lti/secrets.js';
import type { Actor } from '../../auth/actor.js';
import { sql } from '../../db/tenant.js';
import { AppError } from '../../errors.js';
import { type FileStores, storeNamed } from '../../files/file-store.js';
import type { OutgoingFile } from '../../http/file-endpoint.js';
import { knownLocale, translate } from '../../messages.js';
import { gradeLevelOf } from '../imports/grade-level.js';
import { fileOf } from '../resumes/document-worker.js';
import { fileName } from '../resumes/resume-names.js';
import { schoolYearOf, yearRule } from '../years/school-year.js';
import { badgesOf, recordOf } from './credentials.js';
import { issuerOf } from './issuer.js';
import { keyOf, readOwnPlan } from './own-plan.js';
import { type PackedFile, packageOf, textFile } from './package-writer.js';
import { toPage } from './page.js';
import { filesOf, type KeptFile } from './part-readers.js';
import { toPrinted } from './printed.js';
import { visibleParts } from './selection.js';
import { signCredential } from './signatures.js';
import { type Signer, signerOf } from './signing-keys.js';

export interface PassportDeps {
  publicUrl: string;
  files: FileStores;
  vault: Pick<Vault, 'seal' | 'open'>;
}

/** A passport as it is to be made, with nothing open any more. */
export interface PassportDraft {
  tenantId: string;
  passport: PassportFile;
  /** By their path in the passport. */
  files: Map<string, KeptFile>;
  now: Date;
  /** Of the district: for people, moments are days. */
  timeZone: string;
}

/** The student's plan as it is now. In a transaction. @throws AppError `forbidden` */
export async function readPassport(
  actor: Actor,
  { publicUrl }: Pick<PassportDeps, 'publicUrl'>,
  choice: { withPrivate: boolean; now: Date },
): Promise<PassportDraft> {
  if (actor.role !== 'student')
    throw new AppError('forbidden', 'Only students have a plan to take with them.');
  const { tenantId, personId } = actor;
  const [plan, kept, issuer, gradeLevel, rule, people] = await Promise.all([
    readOwnPlan(personId),
    filesOf(personId),
    issuerOf(publicUrl),
    gradeLevelOf(personId),
    yearRule(),
    sql<{ name: string | null }>('select name from people where tenant_id = $1 and id = $2', [
      ...[tenantId, personId],
    ]),
  ]);
  const schoolYear = schoolYearOf(choice.now, rule);
  const byItem = new Map(kept.map((file) => [file.itemId, file]));
  const files = new Map<string, KeptFile>();
  const parts = visibleParts(plan.parts, choice.withPrivate);
  const withPaths: PassportParts = {
    ...parts,
    evidence: parts.evidence.map((item) => {
      const held = byItem.get(plan.recordIds.get(keyOf('evidence', item.id)) ?? '');
      if (!item.file || !held) return item;
      const path = `evidence/${item.id}/${item.file.name}`;
      files.set(path, held);
      return { ...item, file: { ...item.file, path } };
    }),
  };
  return {
    ...{ tenantId, files, now: choice.now, timeZone: rule.timeZone },
    passport: {
      ...{
        format: 'pathlight-passport',
        version: PASSPORT_VERSION,
        madeAt: choice.now.toISOString(),
      },
      ...{ language: knownLocale(actor.locale), isWhole: choice.withPrivate },
      ...{ issuer, student: { name: people[0]?.name ?? null, gradeLevel, schoolYear } },
      parts: withPaths,
    },
  };
}

/** The finished file, as it is made while it is sent. */
export function openPassport(deps: PassportDeps, draft: PassportDraft): OutgoingFile {
  const { passport, now, timeZone } = draft;
  const title = translate(passport.language, 'passport-words.file-name');
  const name = [title, passport.student.name, dayIn(timeZone, now)].filter(Boolean);
  return {
    bytes: make(deps, draft, now),
    ...{ size: null, mime: 'application/zip', isInline: false },
    name: `${fileName(name.join(' '))}.zip`,
  };
}

async function* make(deps: PassportDeps, draft: PassportDraft, at: Date) {
  const signer = await signerOf(deps.vault, draft.tenantId, at);
  // Made before the first byte leaves: what can't be made is then an error and not half a file.
  const pdf = await fileOf(toPrinted(draft.passport, draft.timeZone), 'pdf');
  yield* packageOf(filesIn(deps, draft, signer, pdf), {
    ...{ signer, at, issuer: draft.passport.issuer.url },
  });
}

async function* filesIn(
  deps: PassportDeps,
  { passport, files, tenantId, timeZone }: PassportDraft,
  signer: Signer,
  pdf: Buffer,
): AsyncGenerator<PackedFile> {
  yield textFile('plan.html', toPage(passport, timeZone));
  yield { name: 'plan.pdf', bytes: pdf, isText: false };
  yield textFile('passport.json', JSON.stringify(passport, null, 2));
  const badges = badgesOf(passport, timeZone);
  for (const badge of badges)
    yield textFile(`badges/${badge.id.slice(-36)}.jwt`, await signCredential(badge, signer));
  yield textFile('record.jwt', await signCredential(recordOf(badges, passport), signer));
  yield textFile('READ-ME.txt', translate(passport.language, 'passport-words.read-me'));
  for (const [path, file] of files) {
    const key = { tenantId, fileId: file.fileId, variant: 'file' } as const;
    const bytes = storeNamed(deps.files, file.store).read(key);
    yield { name: path, bytes, isText: file.type === 'txt' };
  }
}
