import type { Messages } from '#contracts/generated/messages/keys.js';
import { loaders, type Namespace } from '#contracts/generated/messages/loaders.js';
import {
  chooseLocale,
  DEFAULT_LOCALE,
  type DisplayLocale,
  type Locale,
} from '#contracts/locales.js';
import { PSEUDO_LOCALE } from '#contracts/locales.js';

export type MessageKey = keyof Messages;
type Values<K extends MessageKey> = Messages[K] extends undefined ? [] : [values: Messages[K]];
type MessageTable = Record<string, (values: unknown) => string>;

/** Keys of one namespace that start with a stem and take no values, e.g. every `goals.kind-…`. */
export type PlainKey = { [K in MessageKey]: Messages[K] extends undefined ? K : never }[MessageKey];

const RIGHT_TO_LEFT = new Set(['ar', 'fa', 'he', 'ur', 'ps', 'yi']);
const LOCALE_CHANGE = 'locale-change';

const changes = new EventTarget();
const wanted = new Set<Namespace>();
const tables = new Map<string, MessageTable>();
let current: DisplayLocale = DEFAULT_LOCALE;

/** The language on screen. */
export function getLocale(): DisplayLocale {
  return current;
}

/** The language of ours on screen: the made-up one counts as English. */
export function shownLocale(): Locale {
  return current === PSEUDO_LOCALE ? DEFAULT_LOCALE : current;
}

/** Money, numbers and dates as people in the United States read them, in either language. */
const REGIONS: Readonly<Record<Locale, string>> = { en: 'en-US', es: 'es-US' };

/** The language for `Intl`. */
export function intlLocale(): string {
  return REGIONS[shownLocale()];
}

/** Loads the messages of these namespaces, now and after every change of language. */
export async function loadMessages(...namespaces: Namespace[]): Promise<void> {
  for (const namespace of namespaces) wanted.add(namespace);
  await loadTables(current, namespaces);
}

/**
 * Changes the language on screen.
 *
 * Nothing changes until every namespace in use has arrived, so no page is shown in two languages.
 */
export async function setLocale(locale: DisplayLocale): Promise<void> {
  await loadTables(locale, [...wanted]);
  current = locale;
  document.documentElement.lang = locale;
  document.documentElement.dir = RIGHT_TO_LEFT.has(locale) ? 'rtl' : 'ltr';
  changes.dispatchEvent(new Event(LOCALE_CHANGE));
}

/** Calls back after each change of language; returns the way to stop. */
export function onLocaleChange(callback: () => void): () => void {
  changes.addEventListener(LOCALE_CHANGE, callback);
  return () => changes.removeEventListener(LOCALE_CHANGE, callback);
}

/**
 * A text of the catalogue in the language on screen.
 *
 * A key that has not arrived shows itself in brackets, which tests look for.
 */
export function t<K extends MessageKey>(key: K, ...values: Values<K>): string {
  const dot = key.indexOf('.');
  const message = tables.get(tableName(current, key.slice(0, dot)))?.[key.slice(dot + 1)];
  return message ? message(values[0]) : `[${key}]`;
}

/** The language a page should start in: the person's, the LMS's, then the browser's. */
export function startLocale(...wishes: (string | null | undefined)[]): DisplayLocale {
  if (wishes.includes(PSEUDO_LOCALE)) return PSEUDO_LOCALE;
  return chooseLocale(...wishes, ...navigator.languages);
}

async function loadTables(locale: DisplayLocale, namespaces: readonly Namespace[]): Promise<void> {
  await Promise.all(
    namespaces.map(async (namespace) => {
      const name = tableName(locale, namespace);
      if (tables.has(name)) return;
      const module = await loaders[locale][namespace]();
      tables.set(name, module.default as unknown as MessageTable);
    }),
  );
}

function tableName(locale: DisplayLocale, namespace: string): string {
  return `${locale}/${namespace}`;
}
