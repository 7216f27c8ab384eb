import { fileTypeFromBuffer } from 'file-type';
import type { FileType } from '#contracts/evidence.js';
import { AppError } from '../../errors.js';

interface TypeFacts {
  mime: string;
  extension: string;
  /** Whether a browser draws it without running anything of it in a page. */
  isInline: boolean;
}

const OFFICE = 'application/vnd.openxmlformats-officedocument';

/** The closed list, with the name and the media type under which each is handed out again. */
export const FILE_TYPES: Record<FileType, TypeFacts> = {
  pdf: { mime: 'application/pdf', extension: 'pdf', isInline: true },
  png: { mime: 'image/png', extension: 'png', isInline: true },
  jpeg: { mime: 'image/jpeg', extension: 'jpg', isInline: true },
  webp: { mime: 'image/webp', extension: 'webp', isInline: true },
  docx: {
    mime: `${OFFICE}.wordprocessingml.document`,
    ...{ extension: 'docx', isInline: false },
  },
  pptx: {
    mime: `${OFFICE}.presentationml.presentation`,
    ...{ extension: 'pptx', isInline: false },
  },
  xlsx: { mime: `${OFFICE}.spreadsheetml.sheet`, extension: 'xlsx', isInline: false },
  odt: { mime: 'application/vnd.oasis.opendocument.text', extension: 'odt', isInline: false },
  mp3: { mime: 'audio/mpeg', extension: 'mp3', isInline: false },
  m4a: { mime: 'audio/mp4', extension: 'm4a', isInline: false },
  wav: { mime: 'audio/wav', extension: 'wav', isInline: false },
  mp4: { mime: 'video/mp4', extension: 'mp4', isInline: false },
  txt: { mime: 'text/plain; charset=utf-8', extension: 'txt', isInline: false },
};

/** By the ending the library gives them; documents with macros have others and are not taken. */
const BY_ENDING: Partial<Record<string, FileType>> = {
  ...Object.fromEntries(
    (Object.keys(FILE_TYPES) as FileType[]).map((type) => [FILE_TYPES[type].extension, type]),
  ),
  apng: 'png',
};

export function isPicture(type: FileType): boolean {
  return type === 'png' || type === 'jpeg' || type === 'webp';
}

/**
 * What a file is by what is in it, whatever it calls itself. Plain text has no mark of its own: it must
 * read as UTF-8 without control characters, and be called a text.
 *
 * @throws AppError `file-not-taken`
 */
export async function typeOfFile(name: string, bytes: Buffer): Promise<FileType> {
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined);
  const type = found ? BY_ENDING[found.ext] : isText(name, bytes) ? 'txt' : undefined;
  if (type) return type;
  throw notTaken();
}

export function notTaken(cause?: unknown): AppError {
  return new AppError(
    'file-not-taken',
    'Files of this kind are not taken, or this one is damaged.',
    { cause, errors: [{ pointer: '/body', detail: 'Not a file of a kind that is taken.' }] },
  );
}

function isText(name: string, bytes: Buffer): boolean {
  if (!/\.(txt|text|md)$/i.test(name)) return false;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    // eslint-disable-next-line no-control-regex -- control characters are what is looked for
    return !/[\u0000-\u0008\u000e-\u001f\u007f]/.test(text);
  } catch {
    return false;
  }
}

const NAME_MAX = 100;

/**
 * A name that is only a name: no folder, no control or direction sign, nothing a file system or a header
 * reads as its own, and the ending of what the file is.
 */
export function cleanName(name: string, type: FileType): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const stem = last
    .replaceAll(/\p{C}|[<>:"|?*%;]/gu, ' ')
    .replace(/\.[^.\s]{1,8}$/, '')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[.\s]+/, '')
    .trim();
  const short = Array.from(stem).slice(0, NAME_MAX).join('').trim();
  return `${short || 'file'}.${FILE_TYPES[type].extension}`;
}
