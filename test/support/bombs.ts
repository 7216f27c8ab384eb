import { crc32, deflateRawSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { utils, write } from 'xlsx';

/** Files that would cost much more than they weigh, or reach where they must not: all are small. */

const text = (words: string) => Buffer.from(words);
const HEADER =
  'O*NET-SOC Code\tElement ID\tElement Name\tScale ID\tData Value\tDate\tDomain Source\n';

const DIRECTORY =
  'UNITID,INSTNM,CITY,STABBR,ZIP,LATITUDE,LONGITUD,CONTROL,ICLEVEL,HLOFFER,SECTOR,CYACTIVE,ACT,' +
  'CLOSEDAT,DEATHYR,WEBADDR,ADMINURL,APPLURL,FAIDURL,NPRICURL\n';
const COMPLETIONS = 'UNITID,CIPCODE,MAJORNUM,AWLEVEL,CTOTALT\n';

/** One entry, with a directory that says what we want it to say. */
export function forgedZip(
  name: string,
  content: Buffer,
  lies: { size?: number; packed?: number; copies?: number; flags?: number } = {},
): Buffer {
  const packed = deflateRawSync(content);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt16LE(name.length, 26);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(lies.flags ?? 0, 8);
  central.writeUInt16LE(8, 10);
  central.writeUInt32LE(crc32(content), 16);
  central.writeUInt32LE(lies.packed ?? packed.length, 20);
  central.writeUInt32LE(lies.size ?? content.length, 24);
  central.writeUInt16LE(name.length, 28);
  const copies = lies.copies ?? 1;
  // Copies overlap: many names for the same bytes.
  const names = Array.from({ length: copies }, (_, at) => `${at}${name}`.slice(-name.length));
  const directory = Buffer.concat(names.flatMap((each) => [central, text(each)]));
  const body = Buffer.concat([local, text(name), packed]);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(copies, 8);
  end.writeUInt16LE(copies, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(body.length, 16);
  return Buffer.concat([body, directory, end]);
}

interface Book {
  sheet?: string;
  shared?: string;
  workbookRels?: string;
  more?: Record<string, Buffer>;
}

const TYPES = text('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>');
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const relations = (inner: string) =>
  text(
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`,
  );
const SHEET_RELATION = `<Relationship Id="r1" Type="${RELATION}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="${RELATION}/sharedStrings" Target="sharedStrings.xml"/>`;

/** A workbook of hand-written parts. */
export function forgedBook({ sheet, shared, workbookRels, more = {} }: Book): Buffer {
  return Buffer.from(
    zipSync({
      '[Content_Types].xml': TYPES,
      '_rels/.rels': relations(
        `<Relationship Id="r1" Type="${RELATION}/officeDocument" Target="xl/workbook.xml"/>`,
      ),
      'xl/workbook.xml': text(
        `<workbook xmlns:r="${RELATION}"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>`,
      ),
      'xl/_rels/workbook.xml.rels': relations(workbookRels ?? SHEET_RELATION),
      'xl/sharedStrings.xml': text(shared ?? '<sst/>'),
      'xl/worksheets/sheet1.xml': text(sheet ?? '<worksheet><sheetData/></worksheet>'),
      ...more,
    }),
  );
}

/** Ten times ten times … the same word: a gigabyte out of a hundred lines. */
const laughs = `<!DOCTYPE l [<!ENTITY a0 "ha">${Array.from({ length: 9 }, (_, at) => `<!ENTITY a${at + 1} "${`&a${at};`.repeat(10)}">`).join('')}]>`;
const cell = (inner: string, address = 'A1') =>
  `<worksheet><sheetData><row r="1"><c r="${address}" t="inlineStr"><is><t>${inner}</t></is></c></row></sheetData></worksheet>`;
const plainBook = () => {
  const sheet = utils.aoa_to_sheet([['a', 'b', 'c']]);
  return write({ SheetNames: ['S'], Sheets: { S: sheet } }, { type: 'buffer' }) as Buffer;
};

/** Each with the reason it has to be refused for, and a part of the place that is named. */
export function bombs(): {
  name: string;
  bytes: Buffer;
  code: string;
  file?: string;
  row?: number;
}[] {
  const zeros = Buffer.alloc(20 * 1024 * 1024);
  const small = zipSync({ 'bomb.txt': zeros }, { level: 9 });
  return [
    {
      name: 'twenty megabytes of nothing',
      bytes: Buffer.from(small),
      code: 'bomb',
      file: 'bomb.txt',
    },
    {
      name: 'a header that lies: 10 KB said, megabytes in it',
      bytes: forgedZip('a.txt', zeros, { size: 10_000 }),
      code: 'damaged',
      file: 'a.txt',
    },
    {
      name: 'a header that lies about the packed size',
      bytes: forgedZip('a.txt', text(HEADER), { packed: 4_000_000_000, size: 100 }),
      code: 'bomb',
    },
    {
      name: 'entries that lie over each other',
      bytes: forgedZip('0000a.txt', text(HEADER.repeat(20_000)), { copies: 500 }),
      code: 'bomb',
    },
    {
      name: 'more than a thousand entries',
      bytes: Buffer.from(
        zipSync(
          Object.fromEntries(
            Array.from({ length: 1_001 }, (_, at) => [`${at}.txt`, text('a\tb\tc\n')]),
          ),
        ),
      ),
      code: 'too-many-files',
    },
    {
      name: 'a zip in a zip (42.zip)',
      bytes: Buffer.from(zipSync({ 'inner.zip': small })),
      code: 'nested-archive',
      file: 'inner.zip',
    },
    {
      name: 'a zip in a zip under a harmless name',
      bytes: Buffer.from(zipSync({ 'Interests.txt': small })),
      code: 'nested-archive',
      file: 'Interests.txt',
    },
    {
      name: 'workbooks in a zip',
      bytes: Buffer.from(zipSync({ 'Skills.xlsx': plainBook() })),
      code: 'nested-archive',
      file: 'Skills.xlsx',
    },
    {
      name: 'a name that climbs out',
      bytes: Buffer.from(zipSync({ '../../etc/passwd.txt': text(HEADER) })),
      code: 'path-outside',
    },
    {
      name: 'a name from the root',
      bytes: Buffer.from(zipSync({ '/etc/x.txt': text(HEADER) })),
      code: 'path-outside',
    },
    {
      name: 'a name with a drive',
      bytes: Buffer.from(zipSync({ 'C:\\x.txt': text(HEADER) })),
      code: 'path-outside',
    },
    {
      name: 'an encrypted entry',
      bytes: forgedZip('a.txt', text(HEADER), { flags: 1 }),
      code: 'encrypted',
      file: 'a.txt',
    },
    {
      name: 'a billion laughs',
      bytes: forgedBook({ sheet: laughs + cell('&a9;') }),
      code: 'doctype',
      file: 'x.xlsx',
    },
    {
      name: 'a billion laughs in the shared texts',
      bytes: forgedBook({ shared: `${laughs}<sst><si><t>&a9;</t></si></sst>` }),
      code: 'doctype',
    },
    {
      name: 'an outside entity (XXE)',
      bytes: forgedBook({
        sheet: `<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>${cell('&f;')}`,
      }),
      code: 'doctype',
    },
    {
      name: 'an entity nobody declared',
      bytes: forgedBook({ sheet: cell('&f;') }),
      code: 'damaged',
    },
    {
      name: 'half a million shared texts and one',
      bytes: forgedBook({
        shared: `<sst>${Array.from({ length: 500_001 }, (_, at) => `<si><t>${(at * 48_271) % 2_147_483_647}</t></si>`).join('')}</sst>`,
      }),
      code: 'too-many-texts',
      file: 'xl/sharedStrings.xml',
    },
    {
      name: 'one endless cell',
      bytes: forgedBook({ sheet: cell('a'.repeat(40_000)) }),
      code: 'cell-too-long',
      row: 1,
    },
    {
      name: 'a cell in a column beyond all',
      bytes: forgedBook({ sheet: cell('a', 'XFD1') }),
      code: 'too-many-columns',
      row: 1,
    },
    {
      name: 'a row beyond all',
      bytes: forgedBook({
        sheet: '<worksheet><sheetData><row r="99999999"/></sheetData></worksheet>',
      }),
      code: 'too-many-rows',
    },
    {
      name: 'tags in tags in tags',
      bytes: forgedBook({ sheet: '<a>'.repeat(50_000) }),
      code: 'damaged',
    },
    {
      name: 'a shared text that is not there',
      bytes: forgedBook({
        sheet:
          '<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>7</v></c></row></sheetData></worksheet>',
      }),
      code: 'damaged',
      row: 1,
    },
    {
      name: 'macros',
      bytes: forgedBook({ more: { 'xl/vbaProject.bin': text('x') } }),
      code: 'macros',
    },
    {
      name: 'a link to another file',
      bytes: forgedBook({ more: { 'xl/externalLinks/externalLink1.xml': text('<x/>') } }),
      code: 'links-outside',
    },
    {
      name: 'a part on another server',
      bytes: forgedBook({
        workbookRels: `<Relationship Id="r1" Type="${RELATION}/worksheet" Target="https://elsewhere.example/a.xml" TargetMode="External"/>`,
      }),
      code: 'links-outside',
    },
    {
      name: 'a part outside of the archive',
      bytes: forgedBook({
        workbookRels: `<Relationship Id="r1" Type="${RELATION}/worksheet" Target="../../../../etc/passwd"/>`,
      }),
      code: 'damaged',
    },
    { name: 'a workbook cut off', bytes: forgedBook({}).subarray(0, 300), code: 'damaged' },
    {
      name: 'an old Excel file',
      bytes: Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(600)]),
      code: 'old-excel',
    },
    {
      name: 'a text with one endless cell',
      bytes: text(`${HEADER}${'a'.repeat(70_000)}\n`),
      code: 'cell-too-long',
      row: 2,
    },
    {
      name: 'a text with endless columns',
      bytes: text(`a\tb\tc\n${'\t'.repeat(5_000)}\n`),
      code: 'too-many-columns',
      row: 2,
    },
    {
      name: 'a quote that never ends',
      bytes: text(`a,b,c\n1,"${'x\n'.repeat(100)}`),
      code: 'damaged',
    },
    { name: 'one line without an end', bytes: text('a'.repeat(400_000)), code: 'not-a-table' },
    {
      name: 'bytes that are no text',
      bytes: Buffer.concat([text(HEADER), Buffer.from([0xc3, 0x28, 0x0a])]),
      code: 'not-utf8',
    },
    {
      name: 'a picture',
      bytes: Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0]), Buffer.alloc(100)]),
      code: 'not-utf8',
    },
    {
      name: 'a gzip file',
      bytes: Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0]),
      code: 'not-a-table',
    },
    {
      name: 'colleges: a directory with endless columns',
      bytes: text(`${DIRECTORY}100654${','.repeat(5_000)}\n`),
      code: 'too-many-columns',
      row: 2,
    },
    {
      name: 'colleges: an older directory with one endless cell',
      bytes: Buffer.concat([text(DIRECTORY), Buffer.alloc(70_000, 0xe9)]),
      code: 'cell-too-long',
      row: 2,
    },
    {
      name: 'colleges: completions that are a bomb',
      bytes: Buffer.from(
        zipSync({ 'c2024_a.csv': Buffer.concat([text(COMPLETIONS), zeros]) }, { level: 9 }),
      ),
      code: 'bomb',
      file: 'c2024_a.csv',
    },
    {
      name: 'colleges: a zip under the name of the directory',
      bytes: Buffer.from(zipSync({ 'hd2024.csv': small })),
      code: 'nested-archive',
      file: 'hd2024.csv',
    },
    {
      name: 'colleges: a Scorecard whose header never ends',
      bytes: text(`UNITID,UGDS,NPT4_PUB,${'A'.repeat(400_000)}`),
      code: 'not-a-table',
    },
    {
      name: 'colleges: a directory without its most needed columns',
      bytes: text('UNITID,INSTNM,STABBR,HLOFFER,CLOSEDAT\n100654,A,AL,9,-2\n'),
      code: 'missing-columns',
      row: 1,
    },
    {
      name: 'colleges: a quote that never ends',
      bytes: text(`${COMPLETIONS}100654,"11.0101\n`),
      code: 'damaged',
    },
    {
      name: 'a table nobody knows',
      bytes: text('name,grade,school\nA,8,B\n'),
      code: 'nothing-known',
    },
  ];
}
