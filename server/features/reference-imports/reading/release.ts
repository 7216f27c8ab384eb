import type { ReleaseHint } from '../readers/reader.js';

/** When each release of the O*NET database came out. */
const ONET_YEARS: Readonly<Record<string, number>> = {
  ...{ '29.0': 2024, '29.1': 2024, '29.2': 2025, '29.3': 2025, '30.0': 2025, '30.1': 2025 },
  ...{ '30.2': 2026, '30.3': 2026, '31.0': 2026 },
};

/**
 * Which release a file is of, as far as it says so: by its name, the read-me beside it, or its tables. It is
 * shown before anything is applied, and whoever loads the file may correct it.
 *
 * @param texts - the file's name, and what else may name a release.
 */
export function releaseOf(texts: readonly string[], hints: readonly ReleaseHint[]): ReleaseHint {
  for (const text of texts) {
    const found = /db_(\d\d)_(\d)(?!\d)|O\*NET\D{0,40}?(\d\d\.\d)(?!\d)/i.exec(text);
    if (!found) continue;
    const release = found[3] ?? `${found[1] ?? ''}.${found[2] ?? ''}`;
    return { release: `O*NET ${release}`, year: ONET_YEARS[release] };
  }
  return hints.find(({ release }) => release !== undefined) ?? {};
}
