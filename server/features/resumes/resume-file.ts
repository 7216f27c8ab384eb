import type { ResumeFormat, ResumePage, ResumeSaved } from '#contracts/resumes.js';
import { AppError } from '../../errors.js';
import type { DocumentReply } from '../../http/document-endpoint.js';
import { fileOf, layoutOf } from './document-worker.js';
import type { ResumeDocument } from './document/blocks.js';
import { fileName } from './resume-names.js';
import type { DraftPage, DraftSaved } from './resume-presenter.js';

const TYPES: Record<ResumeFormat, string> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

export async function withLayout({ page, document }: DraftPage): Promise<ResumePage> {
  return { ...page, layout: await layoutIfPossible(document) };
}

export async function savedWithLayout({ saved, document }: DraftSaved): Promise<ResumeSaved> {
  return { ...saved, layout: await layoutIfPossible(document) };
}

/** @throws AppError `unavailable` */
export async function toFile(
  document: ResumeDocument,
  format: ResumeFormat,
): Promise<DocumentReply> {
  return {
    name: `${fileName(document.name)}.${format}`,
    type: TYPES[format],
    content: await fileOf(document, format),
  };
}

/** What was stored is stored: a preview that fails must not make it look otherwise. */
async function layoutIfPossible(document: ResumeDocument) {
  try {
    return await layoutOf(document);
  } catch (error) {
    if (error instanceof AppError && error.code === 'unavailable') return null;
    throw error;
  }
}
