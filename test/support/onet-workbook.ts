import { Zip, ZipDeflate } from 'fflate';
import { seeded } from './seeded.js';

const HEADER = [
  ...[
    'O*NET-SOC Code',
    'Title',
    'Element ID',
    'Element Name',
    'Scale ID',
    'Scale Name',
    'Data Value',
  ],
  ...[
    'N',
    'Standard Error',
    'Lower CI Bound',
    'Upper CI Bound',
    'Recommend Suppress',
    'Not Relevant',
  ],
  ...['Date', 'Domain Source'],
];
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const ELEMENTS = [
  'Reading Comprehension',
  'Active Listening',
  'Writing',
  'Speaking',
  'Mathematics',
];

/**
 * A workbook as large as the official one: three tables in the layout of O*NET ratings, together some 200,000
 * rows; numbers at random from a seed. Written piece by piece, since all of it as text has 300 MB.
 */
export function onetWorkbook(codes: readonly string[], rowsPerSheet = 70_000): Buffer {
  const parts: Uint8Array[] = [];
  const zip = new Zip((error, data) => {
    if (error) throw error;
    parts.push(data);
  });
  const add = (name: string, pieces: Iterable<string>) => {
    const entry = new ZipDeflate(name, { level: 1 });
    zip.add(entry);
    for (const piece of pieces) entry.push(Buffer.from(piece));
    entry.push(new Uint8Array(), true);
  };
  const sheets = ['Skills', 'Abilities', 'Work Activities'];
  add('[Content_Types].xml', [
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
  ]);
  add('_rels/.rels', [relations(relation('r1', 'officeDocument', 'xl/workbook.xml'))]);
  const list = sheets.map(
    (name, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="r${at}"/>`,
  );
  add('xl/workbook.xml', [
    `<workbook xmlns:r="${RELATION}"><sheets>${list.join('')}</sheets></workbook>`,
  ]);
  const targets = sheets.map((_, at) =>
    relation(`r${at}`, 'worksheet', `worksheets/sheet${at}.xml`),
  );
  add('xl/_rels/workbook.xml.rels', [relations(targets.join(''))]);
  const random = seeded(42);
  for (const [at] of sheets.entries())
    add(
      `xl/worksheets/sheet${at}.xml`,
      sheet(codes, rowsPerSheet, ['2.A.1', '1.A.1', '4.A.1'][at]!, random),
    );
  zip.end();
  return Buffer.concat(parts);
}

function* sheet(
  codes: readonly string[],
  rows: number,
  element: string,
  random: () => number,
): Generator<string> {
  yield `<worksheet><sheetData>${row(1, HEADER)}`;
  for (let at = 0; at < rows; at += 1) {
    const code = codes[Math.floor((at * codes.length) / rows)]!;
    const number = at % ELEMENTS.length;
    yield row(at + 2, [
      ...[
        code,
        `Occupation with the code ${code}`,
        `${element}.${'abcde'[number]}`,
        ELEMENTS[number]!,
      ],
      ...(at % 2 === 0 ? ['IM', 'Importance'] : ['LV', 'Level']),
      ...[
        Math.round(100 + random() * 400) / 100,
        8 + Math.floor(random() * 60),
        random(),
        random() * 5,
      ],
      ...[random() * 5, 'N', 'N', '08/2026', 'Analyst'],
    ]);
  }
  yield '</sheetData></worksheet>';
}

const row = (number: number, cells: readonly (string | number)[]) =>
  `<row r="${number}">${cells
    .map((cell, at) => {
      const address = `${String.fromCharCode(65 + at)}${number}`;
      return typeof cell === 'number'
        ? `<c r="${address}"><v>${cell}</v></c>`
        : `<c r="${address}" t="inlineStr"><is><t>${cell}</t></is></c>`;
    })
    .join('')}</row>`;

const relation = (id: string, type: string, target: string) =>
  `<Relationship Id="${id}" Type="${RELATION}/${type}" Target="${target}"/>`;
const relations = (inner: string) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`;
