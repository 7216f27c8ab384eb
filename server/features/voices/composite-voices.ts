import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { CareerCode } from '#contracts/careers.js';
import { LOCALES } from '#contracts/locales.js';
import { type CompositeVoice, VoiceTexts } from '#contracts/voices.js';

const FOLDER = join(import.meta.dirname, '..', '..', '..', 'seeders', 'reference', 'interviews');

const InterviewFile = z.object({
  written: z.iso.date(),
  interviews: z.array(z.object({ code: CareerCode, ...oneEach(LOCALES, VoiceTexts) })),
});

let loaded: Promise<ReadonlyMap<string, CompositeVoice>> | undefined;

/** The composite interviews by the code of their career, read once a process. */
export function compositeVoices(): Promise<ReadonlyMap<string, CompositeVoice>> {
  loaded ??= load().catch((error: unknown) => {
    loaded = undefined;
    throw error;
  });
  return loaded;
}

async function load(): Promise<ReadonlyMap<string, CompositeVoice>> {
  const names = (await readdir(FOLDER)).filter((name) => name.endsWith('.json'));
  const files = await Promise.all(
    names.map(async (name) =>
      InterviewFile.parse(JSON.parse(await readFile(join(FOLDER, name), 'utf8'))),
    ),
  );
  return new Map(
    files.flatMap(({ written, interviews }) =>
      interviews.map(({ code, ...texts }) => [code, { writtenOn: written, texts }] as const),
    ),
  );
}

function oneEach<K extends string, V>(keys: readonly K[], value: V): Record<K, V> {
  return Object.fromEntries(keys.map((key) => [key, value])) as Record<K, V>;
}
