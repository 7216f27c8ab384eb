// Compiles the message catalogue (server/contracts/messages/<namespace>.json) to plain functions, one module per
// namespace and language, and to a type that names every key with its parameters. Browser and server
// use the same modules; no ICU parser is shipped.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const SOURCE = 'server/contracts/messages';
const TARGET = 'server/contracts/generated/messages';
export const LOCALES = ['en', 'es'];
/** A made-up language in which every catalogue text is bracketed, so that a test sees words from elsewhere. */
const PSEUDO = 'en-XA';

export function readCatalogue() {
  const catalogue = {};
  for (const file of readdirSync(SOURCE)
    .filter((name) => name.endsWith('.json'))
    .sort()) {
    catalogue[file.slice(0, -'.json'.length)] = JSON.parse(
      readFileSync(join(SOURCE, file), 'utf8'),
    );
  }
  return catalogue;
}

export async function buildMessages() {
  const catalogue = readCatalogue();
  const stamp = createHash('sha256')
    .update(JSON.stringify(catalogue))
    .update(readFileSync(new URL(import.meta.url)))
    .digest('hex');
  const stampFile = join(TARGET, 'stamp.txt');
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return false;

  const { default: MessageFormat } = await import('@messageformat/core');
  const { default: compileModule } = await import('@messageformat/core/compile-module.js');
  const { parse } = await import('@messageformat/parser');
  const problems = [];
  const typeLines = [];
  const files = new Map();

  for (const [namespace, messages] of Object.entries(catalogue)) {
    const byLocale = Object.fromEntries([...LOCALES, PSEUDO].map((locale) => [locale, {}]));
    for (const [key, texts] of Object.entries(messages)) {
      const names = {};
      for (const locale of LOCALES) {
        const text = texts[locale];
        if (typeof text !== 'string' || text === '') {
          problems.push(`${namespace}.${key} has no text for "${locale}"`);
          continue;
        }
        names[locale] = [...parameterNames(parse(text))].sort();
        byLocale[locale][key] = text;
      }
      byLocale[PSEUDO][key] = texts.en && `⟦${texts.en}⟧`;
      if (String(names.en) !== String(names.es))
        problems.push(`${namespace}.${key} uses {${names.en}} in en but {${names.es}} in es`);
      const params = (names.en ?? []).map((name) => `${JSON.stringify(name)}: string | number`);
      const type = params.length === 0 ? 'undefined' : `{ ${params.join('; ')} }`;
      typeLines.push(`  ${JSON.stringify(`${namespace}.${key}`)}: ${type};`);
    }
    for (const [locale, texts] of Object.entries(byLocale)) {
      const compiler = new MessageFormat(locale === PSEUDO ? 'en' : locale, {
        strictPluralKeys: false,
      });
      const body = compileModule(compiler, texts);
      files.set(`${namespace}.${locale}.ts`, `// @ts-nocheck\n${body}`);
    }
  }
  if (problems.length > 0)
    throw new Error(`The message catalogue has faults:\n  ${problems.join('\n  ')}`);

  rmSync(TARGET, { recursive: true, force: true });
  mkdirSync(TARGET, { recursive: true });
  for (const [name, text] of files) writeFileSync(join(TARGET, name), text);
  const namespaces = Object.keys(catalogue);
  writeFileSync(
    join(TARGET, 'keys.ts'),
    `export interface Messages {\n${typeLines.join('\n')}\n}\n`,
  );
  writeFileSync(join(TARGET, 'loaders.ts'), loaders(namespaces));
  writeFileSync(join(TARGET, 'all.ts'), everything(namespaces));
  writeFileSync(stampFile, stamp);
  return true;
}

function parameterNames(tokens, found = new Set()) {
  for (const token of tokens) {
    if (token.arg) found.add(token.arg);
    for (const choice of token.cases ?? []) parameterNames(choice.tokens, found);
  }
  return found;
}

/** For the browser: each pair of language and namespace is a chunk of its own. */
function loaders(namespaces) {
  const rows = [...LOCALES, PSEUDO].map((locale) => {
    const entries = namespaces.map(
      (namespace) =>
        `    ${JSON.stringify(namespace)}: () => import('./${namespace}.${locale}.js'),`,
    );
    return `  ${JSON.stringify(locale)}: {\n${entries.join('\n')}\n  },`;
  });
  return `export const loaders = {\n${rows.join('\n')}\n} as const;\nexport type Namespace = keyof (typeof loaders)['en'];\n`;
}

/** For the server: everything at once. */
function everything(namespaces) {
  const lines = [];
  const tables = [...LOCALES, PSEUDO].map((locale, l) => {
    const rows = namespaces.map((namespace, n) => {
      lines.push(`import m${l}_${n} from './${namespace}.${locale}.js';`);
      return `    ${JSON.stringify(namespace)}: m${l}_${n},`;
    });
    return `  ${JSON.stringify(locale)}: {\n${rows.join('\n')}\n  },`;
  });
  return `${lines.join('\n')}\nexport const all = {\n${tables.join('\n')}\n} as const;\n`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await buildMessages();
