import type {
  DistrictInstrument,
  DistrictInstruments,
  InstrumentFiles,
  InstrumentPreview,
  NewInstrument,
} from '#contracts/instruments.js';
import type { Actor } from '../../auth/actor.js';
import { notFound } from '../../errors.js';
import { noteAdminAct } from '../connections/admin-log.js';
import {
  findInstrument,
  insertInstrument,
  type InstrumentRecord,
  listInstruments,
  setUsed,
} from './instrument-records.js';
import { readOfficialFile, readSpanishFile } from './official-file.js';

interface Call {
  now: Date;
  requestId: string;
}

export async function readInstruments(): Promise<DistrictInstruments> {
  return { items: (await listInstruments()).map(present) };
}

function readFiles({ locale }: Actor, files: InstrumentFiles) {
  const where = { pointer: '/body/official/content', locale };
  const official = readOfficialFile(files.official.content, where);
  const spanish = files.spanish && readSpanishFile(files.spanish.content, official, locale);
  return { official, spanish };
}

/** What the files hold; nothing is kept. @throws AppError `invalid-request` naming file and question. */
export function previewInstrument(actor: Actor, files: InstrumentFiles): InstrumentPreview {
  const { official, spanish } = readFiles(actor, files);
  const { form, sha256, answers, items } = official;
  return {
    ...{ form, sha256, answers, count: items.length },
    items: items.map((item, place) => ({ ...item, spanish: spanish?.items[place]?.text ?? null })),
  };
}

/**
 * Keeps official questions for the actor's district and asks them from now on. Results and questions under way
 * stay with what they were begun with.
 */
export async function loadInstrument(
  actor: Actor,
  wish: NewInstrument,
  { now, requestId }: Call,
): Promise<DistrictInstruments> {
  const { official, spanish } = readFiles(actor, wish);
  const id = await insertInstrument(
    actor.personId,
    {
      ...official,
      ...{ version: wish.version, licence: wish.licence, fileName: wish.official.fileName },
      spanish:
        wish.spanish && spanish
          ? {
              ...{ fileName: wish.spanish.fileName, sha256: spanish.sha256 },
              ...{ texts: spanish.items.map(({ text }) => text), answers: spanish.answers },
            }
          : null,
    },
    now,
  );
  await setUsed(id);
  await noteAdminAct(actor.personId, 'instrument-loaded', id, requestId);
  return readInstruments();
}

/** @param id - null: the product's own questions again. @throws AppError `not-found` */
export async function chooseInstrument(
  actor: Actor,
  id: string | null,
  requestId: string,
): Promise<DistrictInstruments> {
  if (id !== null && !(await findInstrument(id))) throw notFound();
  await setUsed(id);
  await noteAdminAct(actor.personId, 'instrument-chosen', id ?? 'own', requestId);
  return readInstruments();
}

function present(record: InstrumentRecord): DistrictInstrument {
  const { id, form, version, licence, fileName, sha256, spanish, isUsed } = record;
  return {
    ...{ id, form, version, licence, fileName, sha256, isUsed },
    locales: spanish ? ['en', 'es'] : ['en'],
    spanishFileName: spanish?.fileName ?? null,
    loadedBy: record.confirmedByName,
    loadedAt: record.confirmedAt.toISOString(),
  };
}
