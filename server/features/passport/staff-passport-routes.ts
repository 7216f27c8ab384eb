import { Router } from 'express';
import { PersonPath } from '#contracts/class.js';
import { PASSPORT_MAX } from '#contracts/limits.js';
import { NoQuery } from '#contracts/passport.js';
import {
  StaffImportPath,
  StaffImportQuery,
  StaffPassportPreview,
  StaffPassports,
} from '#contracts/staff-passports.js';
import { endpoint } from '../../http/endpoint.js';
import { uploadEndpoint } from '../../http/upload-endpoint.js';
import { studentOfTeacher } from '../class/course-student.js';
import type { PassportDeps } from './passport-maker.js';
import {
  bringInForStudent,
  previewForStudent,
  readStaffImports,
  takeBackForStudent,
} from './staff-imports.js';

const roles = ['counselor'] as const;
const params = PersonPath;
const limit = PASSPORT_MAX;
const reply = { status: 200, schema: StaffPassports } as const;

/** The passport of a student who arrives, brought in by their counselor. */
export const staffPassportRoutes = (deps: PassportDeps): Router =>
  Router()
    .get(
      '/class/:personId/passport',
      endpoint({ roles, params, writes: true, reply }, ({ actor, params: { personId }, ...call }) =>
        readStaffImports(actor, personId, call),
      ),
    )
    .post(
      '/class/:personId/passport/preview',
      uploadEndpoint(
        {
          ...{ roles, params, limit, query: NoQuery },
          reply: { status: 200, schema: StaffPassportPreview },
        },
        async ({ actor, params: { personId } }) => {
          await studentOfTeacher(actor, personId);
        },
        ({ params: { personId }, ...sent }) => previewForStudent(deps, { ...sent, personId }),
      ),
    )
    .post(
      '/class/:personId/passport/imports',
      uploadEndpoint(
        { roles, params, limit, query: StaffImportQuery, reply },
        async ({ actor, params: { personId } }) => {
          await studentOfTeacher(actor, personId);
        },
        ({ params: { personId }, query, ...sent }) =>
          bringInForStudent(deps, { ...sent, personId }, query.digest),
      ),
    )
    .delete(
      '/class/:personId/passport/imports/:id',
      endpoint({ roles, params: StaffImportPath, reply }, ({ actor, params: path, ...call }) =>
        takeBackForStudent(actor, path, call),
      ),
    );
