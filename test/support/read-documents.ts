import mammoth from 'mammoth';
import { getDocument, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A PDF as an independent reader (pdf.js) finds it. */
export interface ReadPdf {
  /** The lines of each page in the order of the file: the height of the baseline, and the words. */
  pages: string[][];
  /** All words, run by run. */
  words: string[];
  /** Words in the order of the tags: `H1 Maya`, `Lbl •`, `LBody Sorted food`. */
  tagged: string[];
  language: string;
  title: string;
  bookmarks: string[];
  isMarked: boolean;
}

interface Tag {
  role?: string;
  type?: string;
  id?: string;
  children?: Tag[];
}

interface Item {
  str?: string;
  type?: string;
  id?: string;
  transform?: number[];
}

export async function readPdf(file: Uint8Array): Promise<ReadPdf> {
  const pdf = await getDocument({ data: new Uint8Array(file), verbosity: 0 }).promise;
  const pages: string[][] = [];
  const tagged: string[] = [];
  const words: string[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const items = await itemsOf(page);
    const drawn = items.flatMap(({ str, transform }) =>
      str?.trim() && transform ? [{ text: str, y: transform[5] ?? 0 }] : [],
    );
    words.push(...drawn.map(({ text }) => text));
    pages.push(asLines(drawn));
    tagged.push(...wordsByTag(await page.getStructTree(), wordsById(items)));
  }
  const info = (await pdf.getMetadata()).info as Record<string, string | undefined>;
  const outline = (await pdf.getOutline()) as { title: string }[] | null;
  const marks: { Marked?: boolean } | null = await pdf.getMarkInfo();
  return {
    ...{ pages, words, tagged, language: info.Language ?? '', title: info.Title ?? '' },
    bookmarks: (outline ?? []).map(({ title }) => title),
    isMarked: marks?.Marked === true,
  };
}

/** Joins runs on one baseline: "737.20 MayaOkafor". Spaces are left out, since readers guess them. */
export function asLines(runs: readonly { y: number; text: string }[]): string[] {
  const lines = new Map<string, string>();
  for (const { y, text } of runs) {
    const height = y.toFixed(2);
    lines.set(height, (lines.get(height) ?? '') + text.replaceAll(/\s+/g, ''));
  }
  return [...lines].map(([height, text]) => `${height} ${text}`);
}

async function itemsOf(page: PDFPageProxy): Promise<Item[]> {
  return (await page.getTextContent({ includeMarkedContent: true })).items;
}

function wordsById(items: Item[]): Map<string, string> {
  const words = new Map<string, string>();
  let id: string | undefined;
  for (const item of items) {
    if (item.type === 'beginMarkedContentProps') id = item.id;
    else if (item.type === 'endMarkedContent') id = undefined;
    else if (id && item.str) words.set(id, (words.get(id) ?? '') + item.str);
  }
  return words;
}

function wordsByTag(tag: Tag | null, words: Map<string, string>): string[] {
  if (!tag) return [];
  return (tag.children ?? []).flatMap((child) => {
    if (child.role) return wordsByTag(child, words);
    const text = words.get(child.id ?? '')?.trim();
    return text ? [`${tag.role} ${text}`] : [];
  });
}

/** A Word file as an independent reader (mammoth) finds it: `h1 Maya`, `li Sorted food`, in order. */
export async function readDocx(file: Buffer): Promise<string[]> {
  const { value } = await mammoth.convertToHtml({ buffer: file });
  return [...value.matchAll(/<(h[1-3]|p|li)>(.*?)<\/\1>/g)].map(
    ([, tag = '', inner = '']) => `${tag} ${plain(inner)}`,
  );
}

function plain(html: string): string {
  return html
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&amp;', '&')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
