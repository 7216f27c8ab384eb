import { Router } from 'express';
import { z } from 'zod';
import { PersonPath } from '#contracts/class.js';
import {
  FamilyEnd,
  FamilyPath,
  FamilyPolicy,
  FamilyPolicyChange,
  MadeFamilyInvitation,
  NewFamilyInvitation,
  NewFamilyNotice,
  NewRightsMove,
  Sheet,
  SheetWish,
  StudentFamily,
} from '#contracts/family.js';
import { letterPdf } from '../../letter-pdf.js';
import { documentEndpoint } from '../../http/document-endpoint.js';
import { endpoint, endpointInTwoSteps } from '../../http/endpoint.js';
import { FAMILY_KEEPERS } from './family-policy.js';
import {
  endFamilyMember,
  inviteAgain,
  inviteFamily,
  moveRights,
  moveRightsBack,
  readFamily,
  signOutFamilyMember,
  withdrawFamilyInvitation,
} from './family-service.js';
import { addNotice, readNoticeLetter, readSheet, removeNotice } from './notice-service.js';
import {
  endOwnFamilyMember,
  inviteOwnFamily,
  readOwnFamily,
  withdrawOwnInvitation,
} from './own-family-service.js';
import { changeFamilyPolicy, familyPolicy } from './policy-records.js';

const reply = { status: 200, schema: StudentFamily } as const;
const made = { status: 201, schema: MadeFamilyInvitation } as const;
const roles = FAMILY_KEEPERS;
const own = { roles: ['student'], reply } as const;
const Id = z.object({ id: z.uuid() });

/** Who of a student's family sees the plan, and what a district shows to families. */
export const familyRoutes = ({ publicUrl }: { publicUrl: string }) =>
  Router()
    .get(
      '/family-policy',
      endpoint({ roles, reply: { status: 200, schema: FamilyPolicy } }, familyPolicy),
    )
    .put(
      '/family-policy',
      endpoint(
        {
          roles: ['admin'],
          body: FamilyPolicyChange,
          reply: { status: 200, schema: FamilyPolicy },
        },
        ({ actor, body, ...call }) => changeFamilyPolicy(actor, body, call),
      ),
    )
    .get(
      '/family',
      endpoint(own, ({ actor, now }) => readOwnFamily(actor, now)),
    )
    .post(
      '/family/invitations',
      endpoint({ ...own, body: NewFamilyInvitation, reply: made }, ({ actor, body, now }) =>
        inviteOwnFamily(actor, body, { publicUrl, now }),
      ),
    )
    .delete(
      '/family/invitations/:id',
      endpoint({ ...own, params: Id }, ({ actor, params, now }) =>
        withdrawOwnInvitation(actor, params.id, now),
      ),
    )
    .post(
      '/family/members/:id/end',
      endpoint({ ...own, params: Id }, ({ actor, params, now }) =>
        endOwnFamilyMember(actor, params.id, now),
      ),
    );

/** A student's family, for those who keep it. */
export const classFamilyRoutes = ({ publicUrl }: { publicUrl: string }) =>
  Router()
    .get(
      '/class/:personId/family',
      endpoint({ roles, params: PersonPath, writes: true, reply }, ({ actor, params, ...call }) =>
        readFamily(actor, params.personId, call),
      ),
    )
    .post(
      '/class/:personId/family/invitations',
      endpoint(
        { roles, params: PersonPath, body: NewFamilyInvitation, reply: made },
        ({ actor, params, body, ...call }) =>
          inviteFamily(actor, params.personId, body, { ...call, publicUrl }),
      ),
    )
    .delete(
      '/class/:personId/family/invitations/:id',
      endpoint({ roles, params: FamilyPath, reply }, ({ actor, params, ...call }) =>
        withdrawFamilyInvitation(actor, params, call),
      ),
    )
    .post(
      '/class/:personId/family/members/:id/invitation',
      endpoint({ roles, params: FamilyPath, reply: made }, ({ actor, params, ...call }) =>
        inviteAgain(actor, params, { ...call, publicUrl }),
      ),
    )
    .post(
      '/class/:personId/family/members/:id/sign-out',
      endpoint({ roles, params: FamilyPath, reply }, ({ actor, params, ...call }) =>
        signOutFamilyMember(actor, params, call),
      ),
    )
    .post(
      '/class/:personId/family/members/:id/end',
      endpoint({ roles, params: FamilyPath, body: FamilyEnd, reply }, (input) =>
        endFamilyMember(input.actor, input.params, input.body.reason, input),
      ),
    )
    .put(
      '/class/:personId/family/rights',
      endpoint({ roles, params: PersonPath, body: NewRightsMove, reply }, (input) =>
        moveRights(input.actor, input.params.personId, input.body, input),
      ),
    )
    .delete(
      '/class/:personId/family/rights',
      endpoint({ roles, params: PersonPath, reply }, ({ actor, params, ...call }) =>
        moveRightsBack(actor, params.personId, call),
      ),
    );

/** What a family was told, and what is printed for it. */
export const familyNoticeRoutes = Router()
  .post(
    '/class/:personId/family/notices',
    endpoint(
      { roles, params: PersonPath, body: NewFamilyNotice, reply: { ...reply, status: 201 } },
      (input) => addNotice(input.actor, input.params.personId, input.body, input),
    ),
  )
  .delete(
    '/class/:personId/family/notices/:id',
    endpoint({ roles, params: FamilyPath, reply }, ({ actor, params, ...call }) =>
      removeNotice(actor, params, true, call),
    ),
  )
  .post(
    '/class/:personId/family/notices/:id/restore',
    endpoint({ roles, params: FamilyPath, reply }, ({ actor, params, ...call }) =>
      removeNotice(actor, params, false, call),
    ),
  )
  .get(
    '/class/:personId/family/notices/:id/letter',
    documentEndpoint(
      { roles, params: FamilyPath, writes: true },
      ({ actor, params, ...call }) => readNoticeLetter(actor, params, call),
      async (letter) => ({
        ...{ name: letter.fileName, type: 'application/pdf' },
        content: await letterPdf(letter),
      }),
    ),
  )
  .post(
    '/class/:personId/family/invitations/:id/sheet',
    endpointInTwoSteps(
      { roles, params: FamilyPath, body: SheetWish, reply: { status: 200, schema: Sheet } },
      ({ actor, params, body, ...call }) => readSheet(actor, params, body, call),
      async (letter) => ({
        fileName: letter.fileName,
        content: (await letterPdf(letter)).toString('base64'),
      }),
    ),
  );
