export interface CsvRow {
  /** The line of the file on which the row begins; the first is 1. */
  line: number;
  cells: string[];
}

/**
 * Reads comma-separated values as RFC 4180 has them: quotes around a cell may hold commas, line ends
 * and doubled quotes. Empty lines are skipped.
 */
export function* readCsv(text: string): Generator<CsvRow> {
  let cells: string[] = [];
  let line = 1;
  let begin = 1;
  let at = 0;
  while (at < text.length) {
    const cell = text[at] === '"' ? quotedCell(text, at) : plainCell(text, at);
    cells.push(cell.value);
    line += cell.lines;
    at = cell.end;
    if (text[at] === ',') {
      at += 1;
      if (at < text.length) continue;
      cells.push('');
    }
    if (cells.length > 1 || cells[0] !== '') yield { line: begin, cells };
    at += text.startsWith('\r\n', at) ? 2 : 1;
    line += 1;
    begin = line;
    cells = [];
  }
}

interface Cell {
  value: string;
  end: number;
  lines: number;
}

const CELL_END = /[,\r\n]/g;

function plainCell(text: string, at: number): Cell {
  CELL_END.lastIndex = at;
  const end = CELL_END.exec(text)?.index ?? text.length;
  return { value: text.slice(at, end), end, lines: 0 };
}

function quotedCell(text: string, at: number): Cell {
  let end = at + 1;
  for (;;) {
    end = text.indexOf('"', end);
    if (end === -1) end = text.length;
    if (text[end + 1] !== '"') break;
    end += 2;
  }
  const inside = text.slice(at + 1, end);
  // What stands between the closing quote and the comma is kept, as spreadsheets do.
  const rest = plainCell(text, Math.min(end + 1, text.length));
  return {
    value: inside.replaceAll('""', '"') + rest.value,
    end: rest.end,
    lines: inside.split('\n').length - 1,
  };
}
