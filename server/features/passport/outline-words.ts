import type { PassportFile, PassportItem } from '#contracts/passport-file.js';
import { type MessageKey, translate } from '../../messages.js';

/** One entry as people read it. */
export interface OutlineEntry {
  title: string;
  dates: string;
  lines: string[];
  /** A file beside the page, or an address on the web. */
  link?: { href: string; text: string };
}

export type Word = MessageKey extends infer K
  ? K extends `passport-words.${infer Name}`
    ? Name
    : never
  : never;
export interface Say {
  (key: Word, values?: Record<string, string | number>): string;
  /** A day, or the day of a moment where the district is. */
  day(moment: string): string;
  /** Of the district. */
  timeZone: string;
}
export type Describe<P extends keyof PassportFile['parts']> = (
  item: PassportItem<P>,
  say: Say,
  passport: PassportFile,
) => OutlineEntry;

export const filled = (...lines: (string | false | null | undefined)[]) =>
  lines.filter((line): line is string => typeof line === 'string' && line.trim() !== '');

/** A word of another page, by a key that is put together. */
export const wordOf = (language: string, key: string) =>
  (translate as (locale: string, name: string) => string)(language, key);
