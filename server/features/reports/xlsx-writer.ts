import { Zip, ZipDeflate } from 'fflate';
import type { ReportCell } from '#contracts/reports.js';
import type { AboutLine, TableWriter } from './table-writer.js';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Fast rather than small: rows press well anyhow, and others wait for the processor meanwhile. */
const LEVEL = 3;

/**
 * A workbook of two sheets: the rows, and what the file says of itself. Written by hand because a row must
 * leave memory once it is written (ECMA-376, part 1, §18). Every text is an inline string, which no
 * program takes for a formula, and is the very text that was given.
 *
 * @param names - of the two sheets, at most 31 letters each.
 */
export function xlsxWriter(
  columns: readonly string[],
  about: readonly AboutLine[],
  names: readonly [string, string],
  at: Date,
): TableWriter {
  const ready: Uint8Array[] = [];
  let fault: Error | null = null;
  const zip = new Zip((error, chunk) => {
    if (error) fault = error;
    else if (chunk.length > 0) ready.push(chunk);
  });
  const open = (name: string) => {
    const entry = new ZipDeflate(name, { level: LEVEL });
    entry.mtime = at;
    zip.add(entry);
    return (text: string, isLast = false) => {
      entry.push(Buffer.from(text, 'utf8'), isLast);
    };
  };
  const take = () => {
    if (fault) throw fault;
    return ready.splice(0);
  };
  for (const [name, text] of Object.entries(frame(names))) open(name)(text, true);
  const sheetOf = (rows: string) => `${XML}<worksheet xmlns="${MAIN}">${rows}`;
  const lines = about.map(({ label, text }) => row([label, text])).join('');
  open('xl/worksheets/sheet2.xml')(
    sheetOf(`${WIDE}<sheetData>${lines}</sheetData></worksheet>`),
    true,
  );
  const write = open('xl/worksheets/sheet1.xml');
  write(sheetOf(`${FIRST_ROW_STAYS}<sheetData>${row(columns, BOLD)}`));
  return {
    add(rows) {
      write(rows.map((cells) => row(cells)).join(''));
      return take();
    },
    end() {
      write('</sheetData></worksheet>', true);
      zip.end();
      return take();
    },
  };
}

const BOLD = 1;
const FIRST_ROW_STAYS =
  '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" state="frozen"/>' +
  '</sheetView></sheetViews>';
const WIDE =
  '<cols><col min="1" max="1" width="28" customWidth="1"/><col min="2" max="2" width="90" customWidth="1"/></cols>';

function row(cells: readonly ReportCell[], style = 0): string {
  const look = style === 0 ? '' : ` s="${style}"`;
  const drawn = cells.map((cell) => {
    if (cell === '') return '<c/>';
    return typeof cell === 'number'
      ? `<c${look}><v>${cell}</v></c>`
      : `<c${look} t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
  });
  return `<row>${drawn.join('')}</row>`;
}

/** What XML can't hold goes; `_x0041_` would be read as one letter, so its underline is spelled out. */
function escaped(text: string): string {
  return (
    text
      // eslint-disable-next-line no-control-regex -- these are the ones that XML 1.0 forbids
      .replaceAll(/[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]/g, '')
      .replaceAll(/_(?=x[\dA-Fa-f]{4}_)/g, '_x005F_')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('\r', '&#13;')
  );
}

/** All parts but the sheets. */
function frame(names: readonly [string, string]): Record<string, string> {
  const part = (name: string, type: string) =>
    `<Override PartName="/xl/${name}" ContentType="${TYPE}.${type}+xml"/>`;
  const link = (id: number, type: string, target: string) =>
    `<Relationship Id="r${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
  const links = (inside: string) =>
    `${XML}<Relationships xmlns="${PACKAGE}/relationships">${inside}</Relationships>`;
  const attribute = (text: string) => escaped(text).replaceAll('"', '&quot;');
  const sheets = names.map(
    (name, place) =>
      `<sheet name="${attribute(name)}" sheetId="${place + 1}" r:id="r${place + 1}"/>`,
  );
  return {
    '[Content_Types].xml':
      `${XML}<Types xmlns="${PACKAGE}/content-types">` +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      `<Default Extension="xml" ContentType="application/xml"/>${part('workbook.xml', 'sheet.main')}` +
      `${part('worksheets/sheet1.xml', 'worksheet')}${part('worksheets/sheet2.xml', 'worksheet')}` +
      `${part('styles.xml', 'styles')}</Types>`,
    '_rels/.rels': links(link(1, 'officeDocument', 'xl/workbook.xml')),
    'xl/_rels/workbook.xml.rels': links(
      link(1, 'worksheet', 'worksheets/sheet1.xml') +
        link(2, 'worksheet', 'worksheets/sheet2.xml') +
        link(3, 'styles', 'styles.xml'),
    ),
    'xl/workbook.xml': `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets.join('')}</sheets></workbook>`,
    'xl/styles.xml':
      `${XML}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>` +
      '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill>' +
      '<patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
      '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>' +
      '<cellXfs count="2"><xf xfId="0"/><xf xfId="0" fontId="1" applyFont="1"/></cellXfs></styleSheet>',
  };
}
