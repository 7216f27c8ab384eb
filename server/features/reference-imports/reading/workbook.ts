import { posix } from 'node:path';
import type { ReadingLimits } from './limits.js';
import { Refused } from './refused.js';
import { readXml } from './xml.js';
import type { ZipEntry, ZipSource } from './zip-source.js';

export interface SheetSource {
  name: string;
  entry: ZipEntry;
}

export interface Workbook {
  sheets: SheetSource[];
  /** Texts that cells name by number. */
  texts: string[];
}

const MACROS = /(^|\/)(vbaProject\.bin|vbaData\.xml|macrosheets\/.*|xlmacrosheets\/.*)$/i;
const OUTSIDE = /(^|\/)(externalLinks|activeX|embeddings|queryTables)\//i;

/** What an XLSX file says about itself. @throws Refused for macros, links to elsewhere, or a broken file. */
export async function openWorkbook(
  zip: ZipSource,
  file: string,
  limits: ReadingLimits,
): Promise<Workbook> {
  for (const { name } of zip.entries) {
    if (MACROS.test(name)) throw new Refused('macros', { file }, name);
    if (OUTSIDE.test(name)) throw new Refused('links-outside', { file }, name);
  }
  const main = await mainPart(zip, file, limits);
  const targets = await relations(zip, main, limits);
  const sheets: SheetSource[] = [];
  const named: { name: string; id: string }[] = [];
  await readXml(
    zip.read(main),
    {
      open(tag, attributes) {
        if (tag !== 'sheet') return;
        const id = Object.entries(attributes).find(
          ([key]) => key === 'r:id' || key.endsWith(':id'),
        );
        named.push({ name: attributes.name ?? '', id: id?.[1] ?? '' });
      },
    },
    limits,
    () => ({ file: main.name }),
  );
  for (const { name, id } of named) {
    const target = targets.get(id);
    const entry = target && zip.entry(target.path);
    if (!entry) throw new Refused('damaged', { file, sheet: name });
    if (target.kind === 'worksheet') sheets.push({ name, entry });
  }
  const shared = [...targets.values()].find(({ kind }) => kind === 'sharedStrings');
  const texts = shared ? await sharedTexts(zip, shared.path, limits) : [];
  return { sheets, texts };
}

async function mainPart(zip: ZipSource, file: string, limits: ReadingLimits): Promise<ZipEntry> {
  const root = zip.entry('_rels/.rels');
  if (!root) throw new Refused('damaged', { file });
  const targets = await relationsIn(zip, root, '', limits);
  const main = [...targets.values()].find(({ kind }) => kind === 'officeDocument');
  const entry = main && zip.entry(main.path);
  if (!entry) throw new Refused('damaged', { file });
  return entry;
}

interface Target {
  path: string;
  kind: string;
}

function relations(
  zip: ZipSource,
  main: ZipEntry,
  limits: ReadingLimits,
): Promise<Map<string, Target>> {
  const folder = posix.dirname(main.name);
  const entry = zip.entry(`${folder}/_rels/${posix.basename(main.name)}.rels`);
  if (!entry) throw new Refused('damaged', { file: main.name });
  return relationsIn(zip, entry, folder, limits);
}

async function relationsIn(
  zip: ZipSource,
  entry: ZipEntry,
  folder: string,
  limits: ReadingLimits,
): Promise<Map<string, Target>> {
  const targets = new Map<string, Target>();
  await readXml(
    zip.read(entry),
    {
      open(tag, { Id: id = '', Type: type = '', Target: target = '', TargetMode: mode }) {
        if (tag !== 'Relationship') return;
        if (mode === 'External')
          throw new Refused('links-outside', { file: entry.name }, target.slice(0, 100));
        const path = target.startsWith('/') ? target.slice(1) : posix.join(folder, target);
        targets.set(id, { path, kind: type.slice(type.lastIndexOf('/') + 1) });
      },
    },
    limits,
    () => ({ file: entry.name }),
  );
  return targets;
}

async function sharedTexts(zip: ZipSource, name: string, limits: ReadingLimits): Promise<string[]> {
  const entry = zip.entry(name);
  if (!entry) return [];
  const texts: string[] = [];
  let text = '';
  let length = 0;
  let isText = false;
  let isPhonetic = false;
  await readXml(
    zip.read(entry),
    {
      open(tag) {
        if (tag === 'si') text = '';
        else if (tag === 'rPh') isPhonetic = true;
        isText = tag === 't' && !isPhonetic;
      },
      text(part) {
        if (!isText) return;
        text += part;
        if (text.length > limits.cellLength)
          throw new Refused('cell-too-long', { file: entry.name }, limits.cellLength);
      },
      close(tag) {
        isText = false;
        if (tag === 'rPh') isPhonetic = false;
        if (tag !== 'si') return;
        length += text.length;
        texts.push(text);
        if (texts.length > limits.sharedTexts || length > limits.sharedLength)
          throw new Refused('too-many-texts', { file: entry.name }, limits.sharedTexts);
      },
    },
    limits,
    () => ({ file: entry.name }),
  );
  return texts;
}
