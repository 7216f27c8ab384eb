import { SaxesParser, type SaxesTagPlain } from 'saxes';
import type { ReadingLimits } from './limits.js';
import { type Place, Refused } from './refused.js';

export interface XmlHandlers {
  /** `name` without a prefix, for one workbook says `row` and another `x:row`. */
  open: (name: string, attributes: Record<string, string>) => void;
  text?: (text: string) => void;
  close?: (name: string) => void;
}

/**
 * Reads a stream of XML bit by bit. A document type is refused, and with it every entity that could grow
 * or fetch something: spreadsheets have none.
 *
 * @param place - asked when something is wrong: by then the row is known.
 */
export async function readXml(
  bytes: AsyncIterable<Buffer>,
  handlers: XmlHandlers,
  limits: Pick<ReadingLimits, 'depth'>,
  place: () => Place,
): Promise<void> {
  const parser = new SaxesParser();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let depth = 0;
  const damaged = (cause: unknown) => Object.assign(new Refused('damaged', place()), { cause });
  parser.on('error', (error) => {
    throw damaged(error);
  });
  parser.on('doctype', () => {
    throw new Refused('doctype', place());
  });
  parser.on('xmldecl', ({ encoding }) => {
    if (encoding && !/^utf-?8$/i.test(encoding)) throw new Refused('not-utf8', place());
  });
  parser.on('opentag', ({ name, attributes }: SaxesTagPlain) => {
    depth += 1;
    if (depth > limits.depth) throw new Refused('damaged', place());
    handlers.open(local(name), attributes);
  });
  parser.on('closetag', ({ name }) => {
    depth -= 1;
    handlers.close?.(local(name));
  });
  if (handlers.text) parser.on('text', handlers.text);
  for await (const chunk of bytes) {
    let text: string;
    try {
      text = decoder.decode(chunk, { stream: true });
    } catch (error) {
      throw Object.assign(new Refused('not-utf8', place()), { cause: error });
    }
    parser.write(text);
  }
  parser.close();
}

function local(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}
