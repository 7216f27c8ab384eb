import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import request from 'supertest';
import { utils, write } from 'xlsx';
import { CareerProfile } from '#contracts/careers.js';
import { CollegeProfile } from '#contracts/colleges.js';
import { type ApplyReference, ReferenceImports } from '#contracts/reference-imports.js';
import { REFERENCE_PIECE } from '#contracts/reference-parts.js';
import { globalSql } from '#server/db/tenant.js';
import { renewFacts } from '#server/features/careers/facts-watch.js';
import {
  readReference,
  type ReadingWatch,
} from '#server/features/reference-imports/read-import.js';
import { apiAs } from './api.js';
import { buildCourse, buildPerson, type Person } from './builders.js';
import { reply } from './reply.js';
import { testSystem } from './system.js';

const FOLDER = join(import.meta.dirname, '../fixtures/reference');

export const fixture = (name: string): Buffer => readFileSync(join(FOLDER, name));

/** Cells of a fixture, numbers as numbers. */
export const cellsOf = (name: string): (string | number)[][] =>
  fixture(name)
    .toString('utf8')
    .trimEnd()
    .split(/\r?\n/)
    .map((line) => line.split('\t').map(asCell));

/** As the publisher's workbook has it: codes stay text, amounts are numbers. */
const asCell = (text: string): string | number =>
  /^-?\d+(\.\d+)?$/.test(text) && !/^0\d|^\d{2}\.\d{4}$/.test(text) ? Number(text) : text;

/** A workbook, written by another hand than the one that reads it. */
export function workbook(sheets: Record<string, (string | number)[][]>): Buffer {
  const book = { SheetNames: [] as string[], Sheets: {} as Record<string, object> };
  for (const [name, cells] of Object.entries(sheets)) {
    book.SheetNames.push(name);
    book.Sheets[name] = utils.aoa_to_sheet(cells);
  }
  return write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer;
}

/** An administrator of a district that looks after the public facts, and what one does there. */
export async function referenceStage() {
  const course = await buildCourse();
  const admin = await buildPerson({ course, role: 'admin', name: 'Ms. Ortiz' });
  await keep(course.tenantId, true);
  const api = await apiAs(admin);
  const { app } = await testSystem();
  const take = async (answer: Promise<unknown>) => ReferenceImports.parse(await answer);
  const piece = (id: string, number: number, bytes: Buffer) =>
    request(app)
      .post(`/api/reference-imports/pieces?id=${id}&number=${number}`)
      .set('authorization', `Bearer ${admin.token}`)
      .set('content-type', 'application/octet-stream')
      .send(bytes);
  /** Sends a file as the browser does, up to the point where it waits to be read. */
  const send = async (fileName: string, bytes: Buffer) => {
    const begun = { fileName, size: bytes.length };
    const { open } = await take(reply(api.post('/api/reference-imports', begun), 201));
    for (let at = 0, number = 0; at < bytes.length; at += REFERENCE_PIECE, number += 1)
      await piece(open!.id, number, bytes.subarray(at, at + REFERENCE_PIECE)).expect(200);
    await take(reply(api.post(`/api/reference-imports/${open!.id}/read`)));
    return open!.id;
  };
  const state = () => take(reply(api.get('/api/reference-imports')));
  /** Sends it and lets the background work be done. */
  const read = async (fileName: string, bytes: Buffer, watch?: ReadingWatch) => {
    const subjectId = await send(fileName, bytes);
    await readReference({ tenantId: course.tenantId, subjectId }, watch);
    return (await state()).open!;
  };
  const apply = (id: string, wish: Partial<ApplyReference> = {}) =>
    take(
      reply(
        api.post(`/api/reference-imports/${id}/apply`, {
          ...{ release: 'O*NET 31.0', year: 2026, acceptsShrink: true },
          ...wish,
        }),
      ),
    );
  const load = async (fileName: string, bytes: Buffer, wish?: Partial<ApplyReference>) => {
    const { id } = await read(fileName, bytes);
    await apply(id, wish);
    return id;
  };
  const undo = (id: string) => take(reply(api.post(`/api/reference-imports/${id}/undo`)));
  const college = async (code: string) =>
    CollegeProfile.parse(await reply(api.get(`/api/colleges/${code}`)));
  const career = async (code: string) =>
    CareerProfile.parse(await reply(api.get(`/api/careers/${code}`)));
  return { course, admin, api, take, piece, send, state, read, apply, load, undo, career, college };
}

/** A file that an administrator began to send. @returns its id. */
export async function beginReference(
  admin: Pick<Person, 'tenantId' | 'token'>,
  fileName: string,
): Promise<string> {
  await keep(admin.tenantId, true);
  const begun = (await apiAs(admin)).post('/api/reference-imports', { fileName, size: 10 });
  return ReferenceImports.parse(await reply(begun, 201)).open!.id;
}

export async function keep(tenantId: string, isKeeper: boolean): Promise<void> {
  await globalSql('update tenants set keeps_reference = $2 where id = $1', [tenantId, isKeeper]);
}

/** All tests of a process share the facts, so what was imported is taken away again. */
export async function forgetReleases(): Promise<void> {
  await globalSql(`delete from reference_facts`);
  await globalSql(`delete from listed_colleges`);
  await globalSql(
    `update reference_releases set state = 'undone', changed = (
       select max(changed) + 1 from reference_releases) where state = 'applied'`,
  );
  await renewFacts();
}
