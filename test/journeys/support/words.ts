import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Locale = 'en' | 'es';
type Catalogue = Record<string, Record<Locale, string>>;

const FOLDER = join(import.meta.dirname, '..', '..', '..', 'server', 'contracts', 'messages');
const catalogues = new Map<string, Catalogue>();

function catalogue(name: string): Catalogue {
  const known = catalogues.get(name);
  if (known) return known;
  const read = JSON.parse(readFileSync(join(FOLDER, `${name}.json`), 'utf8')) as Catalogue;
  catalogues.set(name, read);
  return read;
}

/**
 * The words on screen in one language, so that one journey is walked in each.
 *
 * @param key - `goals.add`, as in the catalogue.
 * @throws Error for a key that is not there.
 */
export const wordsIn =
  (locale: Locale) =>
  (key: string, values: Record<string, string> = {}): string => {
    const dot = key.indexOf('.');
    const entry = catalogue(key.slice(0, dot))[key.slice(dot + 1)];
    if (!entry) throw new Error(`There is no message ${key}.`);
    return entry[locale].replace(/\{(\w+)\}/g, (all, name: string) => values[name] ?? all);
  };
