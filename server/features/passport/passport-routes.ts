import { Router } from 'express';
import { PassportFilePath, PassportOpened, PassportOverview } from '#contracts/passport.js';
import { endpoint } from '../../http/endpoint.js';
import { fileEndpoint } from '../../http/file-endpoint.js';
import { noteTakeOut, readOverview, setOpened } from './overview.js';
import { openPassport, type PassportDeps, readPassport } from './passport-maker.js';

const roles = ['student'] as const;
const overview = { status: 200, schema: PassportOverview } as const;

/** A student's plan as one file to take along. Nobody else can have it made. */
export const passportRoutes = (deps: PassportDeps): Router =>
  Router()
    .get(
      '/passport',
      endpoint({ roles, reply: overview }, ({ actor }) => readOverview(actor)),
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
        return readOverview(input.actor);
      }),
    );
