import { expect } from 'chai';
import { zipSync } from 'fflate';
import { deflateRawSync } from 'node:zlib';
import { PASSPORT_VERSION, type PassportParts } from '#contracts/passport-file.js';
import { sql, withTenant } from '#server/db/tenant.js';
import { buildCourse, buildPerson, type Person } from '../support/builders.js';
import { forge, planOf, repack } from '../support/forged-passports.js';
import {
  fillPlan,
  type Passport,
  sendPassport,
  takeOut,
  textOf,
  unpack,
} from '../support/passports.js';

interface Refusal {
  code: string;
  errors?: { pointer: string; detail: string }[];
}

/** `reason: where`, or the status where it was taken. */
async function refusalOf(student: Person, zip: Uint8Array): Promise<string> {
  const response = await sendPassport(student, zip);
  const { errors } = response.body as Refusal;
  if (response.status === 200) return 'taken';
  expect(response.status, response.text).to.be.oneOf([413, 415]);
  return `${errors?.[0]?.pointer.replace('/passport/', '') ?? ''}: ${errors?.[0]?.detail ?? ''}`;
}

const utf8 = (value: unknown) => Buffer.from(JSON.stringify(value));
const strength: PassportParts['strengths'][number] = {
  ...{ id: '01900000-0000-7000-8000-000000000001', side: 'strength', text: 'Patient' },
  ...{ source: 'me', sourceNote: '', goalId: null, visibility: 'teachers' },
  createdAt: '2026-01-05T10:00:00.000Z',
};
const link: PassportParts['evidence'][number] = {
  ...{ id: '01900000-0000-7000-8000-000000000002', kind: 'link', title: 'Site', why: '' },
  ...{ visibility: 'private', url: 'https://plan.test/', work: null, file: null, for: [] },
  createdAt: '2026-01-05T10:00:00.000Z',
};
const forgeParts = (parts: Record<string, unknown>) => forge(planOf(parts));

describe('passports that are refused', function () {
  this.timeout(120_000);
  let student: Person;
  let passport: Passport;
  before(async () => {
    const course = await buildCourse();
    student = await buildPerson({ course });
    await fillPlan(student, course);
    passport = unpack(await takeOut(student));
  });

  it('B7: one changed byte in any file is told, and the file is named', async () => {
    const signed = ['manifest.json', 'manifest.jws', 'issuer-key.json'];
    for (const name of Object.keys(passport)) {
      const bytes = Uint8Array.from(passport[name]!);
      const place = name === 'manifest.jws' ? bytes.length - 20 : Math.floor(bytes.length / 2);
      bytes[place] = (bytes[place] ?? 0) === 65 ? 66 : 65;
      const refusal = await refusalOf(student, repack({ ...passport, [name]: bytes }));
      if (!signed.includes(name)) expect(refusal).to.equal(`changed-file: ${name}`);
      else
        expect(refusal, name).to.match(
          /^(bad-signature|bad-structure|changed-file|not-the-issuer): /,
        );
    }
  });

  it('B7: the same files packed again by another program are still the passport', async () => {
    expect(await refusalOf(student, repack(passport))).to.equal('taken');
  });

  const bad: [string, string, () => Promise<Uint8Array> | Uint8Array][] = [
    ['no ZIP at all', 'not-a-passport: ', () => Buffer.from('Hello, this is no archive at all.')],
    ['a few bytes', 'not-a-passport: ', () => Buffer.from('PK')],
    [
      'a ZIP of something else',
      'not-a-passport: manifest.json',
      () => repack({ 'a.txt': utf8(1) }),
    ],
    ['half a passport', 'not-a-passport: ', () => repack(passport).subarray(0, 3_000)],
    [
      'a file that is not on the list',
      'unlisted-file: extra.exe',
      () => repack({ ...passport, 'extra.exe': utf8('MZ') }),
    ],
    [
      'a missing file',
      'missing-file: plan.pdf',
      () =>
        repack(
          Object.fromEntries(Object.entries(passport).filter(([name]) => name !== 'plan.pdf')),
        ),
    ],
    [
      'a list that was made to fit',
      'bad-signature: manifest.json',
      () =>
        repack({
          ...passport,
          'manifest.json': Buffer.from(
            textOf(passport, 'manifest.json').replace(/[0-9a-f]{64}/, 'a'.repeat(64)),
          ),
        }),
    ],
    [
      'another key than the one that signed',
      'bad-signature: manifest.json',
      async () => {
        const strange = unpack(await forge(planOf({})));
        return repack({ ...passport, 'issuer-key.json': strange['issuer-key.json']! });
      },
    ],
    [
      'one that says it was made here',
      'not-the-issuer: http://pathlight.localhost:3000/passport/1',
      () =>
        forge(
          planOf(
            {},
            { issuer: { name: 'Ours', url: 'http://pathlight.localhost:3000/passport/1' } },
          ),
        ),
    ],
    [
      'a newer layout',
      'newer-version: passport.json',
      () => forge(planOf({}, { version: PASSPORT_VERSION + 1 })),
    ],
    [
      'another format',
      'bad-structure: passport.json format',
      () => forge(planOf({}, { format: 'something' as never })),
    ],
    [
      'a field too many',
      'bad-structure: passport.json parts.strengths.0',
      () => forgeParts({ strengths: [{ ...strength, role: 'admin' }] }),
    ],
    [
      'a text that is too long',
      'bad-structure: passport.json parts.strengths.0.text',
      () => forgeParts({ strengths: [{ ...strength, text: 'x'.repeat(500) }] }),
    ],
    [
      'an id that is none',
      'bad-structure: passport.json parts.strengths.0.id',
      () => forgeParts({ strengths: [{ ...strength, id: '1; drop table people' }] }),
    ],
    [
      'one id for two entries',
      'bad-structure: strengths id',
      () => forgeParts({ strengths: [strength, strength] }),
    ],
    [
      'a letter that no database takes',
      'bad-structure: passport.json',
      () => forgeParts({ strengths: [{ ...strength, text: 'a\u0000b' }] }),
    ],
    [
      'half a letter',
      'bad-structure: passport.json',
      () => forgeParts({ strengths: [{ ...strength, text: 'half \ud83d' }] }),
    ],
    [
      'a link that would run',
      'bad-structure: passport.json parts.evidence.0.url',
      () => forgeParts({ evidence: [{ ...link, url: 'javascript:alert(1)' }] }),
    ],
    [
      'evidence without its file',
      'missing-file: evidence/x/a.txt',
      () =>
        forgeParts({
          evidence: [
            {
              ...link,
              kind: 'file',
              url: null,
              file: { name: 'a.txt', type: 'txt', path: 'evidence/x/a.txt' },
            },
          ],
        }),
    ],
    [
      'a name that leads out',
      'damaged: ../../etc/passwd',
      () => repack({ '../../etc/passwd': utf8(1) }),
    ],
    [
      'a name from the root',
      'damaged: /etc/passwd',
      () => rename(repack({ 'xetc/passwd': utf8(1) }), 'xetc', '/etc'),
    ],
    [
      'too many files',
      'too-many-files: ',
      () =>
        repack(
          Object.fromEntries(Array.from({ length: 1_200 }, (_, place) => [`f${place}`, utf8(1)])),
        ),
    ],
    [
      'a file that unpacks to much more',
      'too-large-inside: bomb.txt',
      () => Buffer.from(zipSync({ 'bomb.txt': new Uint8Array(30 * 1024 * 1024) })),
    ],
    ['a file that says it is smaller than it is', 'damaged: manifest.json', lyingBomb],
  ];

  for (const [what, refusal, make] of bad)
    it(`B7: refuses ${what}, says why, and brings nothing in`, async () => {
      const other = await buildPerson();
      expect(await refusalOf(other, await make())).to.equal(refusal);
      const rows = await withTenant(other.tenantId, () =>
        sql('select id from passport_imports where tenant_id = $1', [other.tenantId]),
      );
      expect(rows).to.deep.equal([]);
    });

  it('B7: evidence that is no file of a kind that is taken stops all of it', async () => {
    const file = { name: 'a.txt', type: 'txt', path: 'evidence/x/a.txt' } as const;
    const plan = planOf({
      strengths: [strength],
      evidence: [{ ...link, kind: 'file', url: null, file }],
    });
    const zip = await forge(plan, { 'evidence/x/a.txt': Buffer.from('MZ\u0000\u0001program') });
    const other = await buildPerson();
    const seen = await sendPassport(other, zip);
    const { digest } = seen.body as { digest: string };
    expect((await sendPassport(other, zip, digest)).body).to.include({ code: 'file-not-taken' });
    const rows = await withTenant(other.tenantId, () =>
      sql('select id from strengths where tenant_id = $1', [other.tenantId]),
    );
    expect(rows).to.deep.equal([]);
  });
});

/** The same length, in both of its headers. */
function rename(zip: Buffer, from: string, to: string): Buffer {
  return Buffer.from(zip.toString('latin1').replaceAll(from, to), 'latin1');
}

/** Ten megabytes of zeros, of which the directory says that they are a hundred bytes. */
function lyingBomb(): Buffer {
  const packed = deflateRawSync(Buffer.alloc(10 * 1024 * 1024));
  const zip = repack({ 'manifest.json': new Uint8Array(packed) });
  const central = zip.lastIndexOf(Buffer.from('504b0102', 'hex'));
  const local = 30 + 'manifest.json'.length;
  const head = Buffer.from(zip.subarray(0, local));
  head.writeUInt16LE(8, 8);
  head.writeUInt32LE(packed.length, 18);
  head.writeUInt32LE(100, 22);
  const rest = Buffer.from(zip.subarray(central));
  rest.writeUInt16LE(8, 10);
  rest.writeUInt32LE(packed.length, 20);
  rest.writeUInt32LE(100, 24);
  const end = rest.lastIndexOf(Buffer.from('504b0506', 'hex'));
  rest.writeUInt32LE(local + packed.length, end + 16);
  return Buffer.concat([head, packed, rest]);
}
