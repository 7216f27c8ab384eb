// A real Chromium for the tests, with no download and no system package: $CHROMIUM_PATH, else the
// headless shell inside @sparticuz/chromium, unpacked once with the libraries and font it needs.
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { createBrotliDecompress } from 'node:zlib';

const MODULES = fileURLToPath(new URL('../../node_modules/', import.meta.url));
const PACKAGE = join(MODULES, '@sparticuz', 'chromium');

export const browserArgs = [
  '--no-sandbox',
  '--disable-dev-shm-usage',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
];

/**
 * For pages that live a few seconds: beside each, other threads would compile what runs often anew (most of all
 * axe), and share the work of collecting small heaps. What runs and what comes out is the same.
 */
export const shortLivedPages =
  '--js-flags=--no-opt --no-maglev --single-threaded-gc --min-semi-space-size=32 --max-semi-space-size=64';

/** The path of a program that starts Chromium; unpacks it on first use. */
export async function browserPath() {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH;
  const { version } = JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8'));
  const cache = join(MODULES, '.cache', `chromium-${version}`);
  const starter = join(cache, 'chromium.sh');
  if (!existsSync(starter)) await unpackTo(cache, starter);
  return starter;
}

/** Unpacks beside the cache and moves it in whole, so that two test runs can't see half of it. */
async function unpackTo(cache, starter) {
  const folder = `${cache}.${process.pid}`;
  mkdirSync(folder, { recursive: true });
  try {
    await Promise.all([
      unbrotli('chromium.br', join(folder, 'chromium')),
      unpackArchive('al2023', join(folder, 'libraries')),
      unpackArchive('fonts', join(folder, 'fonts')),
      unpackArchive('swiftshader', folder),
    ]);
    chmodSync(join(folder, 'chromium'), 0o755);
    writeFileSync(join(folder, 'fonts.conf'), fontsConfiguration(cache));
    writeFileSync(join(folder, 'chromium.sh'), STARTER, { mode: 0o755 });
    renameSync(folder, cache);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    // Another run may have been quicker; its copy is as good.
    if (!existsSync(starter)) throw error;
  }
}

function unbrotli(name, target) {
  return pipeline(
    createReadStream(join(PACKAGE, 'bin', name)),
    createBrotliDecompress(),
    createWriteStream(target),
  );
}

async function unpackArchive(name, folder) {
  const archive = join(folder, `${name}.tar`);
  mkdirSync(folder, { recursive: true });
  await unbrotli(`${name}.tar.br`, archive);
  const { status, stderr } = spawnSync('tar', ['-xf', archive, '-C', folder, '--no-same-owner']);
  if (status !== 0) throw new Error(`Could not unpack ${name}: ${String(stderr)}`);
  rmSync(archive);
}

function fontsConfiguration(cache) {
  return [
    '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
    `<fontconfig><dir>${join(cache, 'fonts')}</dir><cachedir>${join(cache, 'font-cache')}</cachedir></fontconfig>`,
    '',
  ].join('\n');
}

/** The machine's own libraries are preferred; ours are for a machine that lacks some. */
const STARTER = `#!/bin/sh
here="$(cd "$(dirname "$0")" && pwd)"
if ldd "$here/chromium" 2>/dev/null | grep -q 'not found'; then
  export LD_LIBRARY_PATH="$here/libraries/lib\${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
fi
export FONTCONFIG_FILE="$here/fonts.conf"
exec "$here/chromium" "$@"
`;
