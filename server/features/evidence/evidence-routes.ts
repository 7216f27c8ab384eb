import { Router } from 'express';
import {
  EvidenceChanges,
  EvidenceItem,
  EvidenceList,
  EvidencePath,
  NewEvidence,
  UploadQuery,
} from '#contracts/evidence.js';
import { EVIDENCE_FILE_MAX } from '#contracts/limits.js';
import type { FileStores } from '../../files/file-store.js';
import { endpoint } from '../../http/endpoint.js';
import { fileEndpoint } from '../../http/file-endpoint.js';
import { uploadEndpoint } from '../../http/upload-endpoint.js';
import {
  addEvidence,
  changeEvidence,
  listEvidence,
  removeEvidence,
  restoreEvidence,
} from './evidence-service.js';
import { checkRoom } from './file-records.js';
import { findFile, keepFile, openFile } from './file-service.js';

const roles = ['student'] as const;
const params = EvidencePath;
const reply = { status: 200, schema: EvidenceItem } as const;
const added = { status: 201, schema: EvidenceItem } as const;

/** What a student keeps to show. Files go in and out as they are, signed in like everything else. */
export const evidenceRoutes = ({ files }: { files: FileStores }) =>
  Router()
    .get(
      '/evidence',
      endpoint({ roles, reply: { status: 200, schema: EvidenceList } }, ({ actor }) =>
        listEvidence(actor),
      ),
    )
    .post(
      '/evidence',
      endpoint({ roles, body: NewEvidence, reply: added }, ({ actor, body, now }) =>
        addEvidence(actor, body, now),
      ),
    )
    .post(
      '/evidence/files',
      uploadEndpoint(
        { roles, query: UploadQuery, limit: EVIDENCE_FILE_MAX, reply: added },
        ({ actor }) => checkRoom(actor.personId, 1),
        ({ actor, query, bytes, now }) => keepFile(files, { actor, name: query.name, bytes, now }),
      ),
    )
    .patch(
      '/evidence/:id',
      endpoint({ roles, params, body: EvidenceChanges, reply }, (input) =>
        changeEvidence(input.actor, input.params.id, input.body, input.now),
      ),
    )
    .delete(
      '/evidence/:id',
      endpoint({ roles, params, reply }, (input) =>
        removeEvidence(input.actor, input.params.id, input.now),
      ),
    )
    .post(
      '/evidence/:id/restore',
      endpoint({ roles, params, reply }, (input) =>
        restoreEvidence(input.actor, input.params.id, input.now),
      ),
    )
    .get(
      '/evidence/:id/file',
      fileEndpoint(
        { params },
        ({ actor, params: { id }, ...request }) => findFile(actor, id, 'file', request),
        (found) => openFile(files, found),
      ),
    )
    .get(
      '/evidence/:id/thumbnail',
      fileEndpoint(
        { params },
        ({ actor, params: { id }, ...request }) => findFile(actor, id, 'thumbnail', request),
        (found) => openFile(files, found),
      ),
    );
