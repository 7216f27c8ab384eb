import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface ManifestEntry {
  file: string;
  css?: string[];
  imports?: string[];
}

/** The HTML page that starts the browser app, made once from the build's manifest. */
export function readAppShell(publicFolder: string): string {
  const file = join(publicFolder, '.vite', 'manifest.json');
  if (!existsSync(file)) throw new Error('The browser app is not built: run `npm run build`.');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as Record<string, ManifestEntry>;
  const entry = manifest['app/main.ts'];
  if (!entry) throw new Error('The build has no entry for the browser app.');
  const styles = (entry.css ?? []).map((css) => `<link rel="stylesheet" href="/assets/${css}">`);
  const preloads = (entry.imports ?? []).flatMap((key) =>
    manifest[key] ? [`<link rel="modulepreload" href="/assets/${manifest[key].file}">`] : [],
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Pathlight</title>
<link rel="icon" href="data:,">
${[...styles, ...preloads].join('\n')}
<script type="module" src="/assets/${entry.file}"></script>
</head>
<body></body>
</html>
`;
}
