import { Router } from 'express';
import { PASSPORT_MAX } from '#contracts/limits.js';
import {
  ImportPath,
  ImportQuery,
  NoQuery,
  PassportFilePath,
  PassportOpened,
  PassportOverview,
  PassportPreview,
  PassportUndone,
} from '#contracts/passport.js';
import { endpoint } from '../../http/endpoint.js';
import { fileEndpoint } from '../../http/file-endpoint.js';
import { uploadEndpoint } from '../../http/upload-endpoint.js';
import { importPassport, previewPassport } from './import-service.js';
import { noteTakeOut, readOverview, setOpened } from './overview.js';
import { undoImport } from './undo-import.js';
import { openPassport, type PassportDeps, readPassport } from './passport-maker.js';

const roles = ['student'] as const;
const overview = { status: 200, schema: PassportOverview } as const;

/** A student's plan as one file to take along. Nobody else can have it made. */
export const passportRoutes = (deps: PassportDeps): Router =>
  Router()
    .get(
      '/passport',
      endpoint({ roles, reply: overview }, ({ actor, now }) => readOverview(actor, now)),
    )
    .get(
      '/passport/file/:scope',
      fileEndpoint(
        { roles, params: PassportFilePath },
        async ({ actor, params: { scope }, now }) => {
          await noteTakeOut(actor, now);
          return readPassport(actor, deps, { withPrivate: scope === 'whole', now });
        },
        (draft) => openPassport(deps, draft),
      ),
    )
    .put(
      '/passport/opened',
      endpoint({ roles, body: PassportOpened, reply: overview }, async (input) => {
        await setOpened(input.actor, input.body.isOpened, input.now);
        return readOverview(input.actor, input.now);
      }),
    )
    .post(
      '/passport/preview',
      uploadEndpoint(
        {
          roles,
          query: NoQuery,
          limit: PASSPORT_MAX,
          reply: { status: 200, schema: PassportPreview },
        },
        () => Promise.resolve(),
        (sent) => previewPassport(deps, sent),
      ),
    )
    .post(
      '/passport/imports',
      uploadEndpoint(
        { roles, query: ImportQuery, limit: PASSPORT_MAX, reply: overview },
        () => Promise.resolve(),
        (sent) => importPassport(deps, sent, sent.query.digest),
      ),
    )
    .delete(
      '/passport/imports/:id',
      endpoint(
        { roles, params: ImportPath, reply: { status: 200, schema: PassportUndone } },
        async ({ actor, params: { id }, now }) => ({
          ...(await undoImport(actor, id, now)),
          overview: await readOverview(actor, now),
        }),
      ),
    );
