import { Router } from 'express';
import {
  LanguageChange,
  NewResume,
  ResumeBrief,
  ResumeChanges,
  ResumeFilePath,
  ResumeList,
  ResumePage,
  ResumePath,
  ResumeRename,
  ResumeSaved,
} from '#contracts/resumes.js';
import { endpoint, endpointInTwoSteps } from '../../http/endpoint.js';
import { documentEndpoint } from '../../http/document-endpoint.js';
import { warmUpDocuments } from './document-worker.js';
import { findOwnResume } from './find-resume.js';
import { savedWithLayout, toFile, withLayout } from './resume-file.js';
import { documentOf } from './resume-presenter.js';
import {
  addResume,
  changeLanguage,
  copyResume,
  listResumes,
  readResume,
  removeResume,
  renameResume,
  restoreResume,
  saveResume,
  updateResumes,
} from './resume-service.js';

const roles = ['student'] as const;
const params = ResumePath;
const list = { status: 200, schema: ResumeList } as const;
const brief = { status: 200, schema: ResumeBrief } as const;
const added = { status: 201, schema: ResumeBrief } as const;
const page = { status: 200, schema: ResumePage } as const;
const saved = { status: 200, schema: ResumeSaved } as const;

export const resumeRoutes = Router()
  .get(
    '/resumes',
    endpoint({ roles, reply: list }, ({ actor }) => {
      // Whoever looks at the list is about to open one.
      warmUpDocuments();
      return listResumes(actor);
    }),
  )
  .post(
    '/resumes',
    endpoint({ roles, body: NewResume, reply: added }, ({ actor, body, now }) =>
      addResume(actor, body, now),
    ),
  )
  .post(
    '/resumes/update',
    endpoint({ roles, reply: list }, ({ actor, now }) => updateResumes(actor, now)),
  )
  .get(
    '/resumes/:id',
    endpointInTwoSteps(
      { roles, params, reply: page },
      (input) => readResume(input.actor, input.params.id),
      withLayout,
    ),
  )
  .put(
    '/resumes/:id',
    endpointInTwoSteps(
      { roles, params, body: ResumeChanges, reply: saved },
      ({ actor, params: { id }, body, now }) => saveResume(actor, id, body, now),
      savedWithLayout,
    ),
  )
  .patch(
    '/resumes/:id',
    endpoint({ roles, params, body: ResumeRename, reply: brief }, (input) =>
      renameResume(input.actor, input.params.id, input.body.name, input.now),
    ),
  )
  .put(
    '/resumes/:id/language',
    endpointInTwoSteps(
      { roles, params, body: LanguageChange, reply: page },
      ({ actor, params: { id }, body, now }) => changeLanguage(actor, id, body, now),
      withLayout,
    ),
  )
  .post(
    '/resumes/:id/copy',
    endpoint({ roles, params, reply: added }, (input) =>
      copyResume(input.actor, input.params.id, input.now),
    ),
  )
  .delete(
    '/resumes/:id',
    endpoint({ roles, params, reply: brief }, (input) =>
      removeResume(input.actor, input.params.id, input.now),
    ),
  )
  .post(
    '/resumes/:id/restore',
    endpoint({ roles, params, reply: brief }, (input) =>
      restoreResume(input.actor, input.params.id, input.now),
    ),
  )
  .get(
    '/resumes/:id/file/:format',
    documentEndpoint(
      { roles, params: ResumeFilePath },
      async ({ actor, params: { id, format } }) => ({
        document: documentOf(await findOwnResume(actor, id)),
        format,
      }),
      ({ document, format }) => toFile(document, format),
    ),
  );
