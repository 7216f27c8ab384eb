import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, '..', '..', '..', 'docker');

/** What an image is told to run, from the last stage of the Dockerfile. */
export interface Image {
  command: string[];
  healthCheck: string[];
  user: string;
  environment: Record<string, string>;
}

export function readImage(): Image {
  const stages = readFileSync(join(FOLDER, 'Dockerfile'), 'utf8')
    .replaceAll('\\\n', ' ')
    .split(/^FROM /m);
  const last = stages.at(-1)!;
  const words = (pattern: RegExp) => JSON.parse(pattern.exec(last)![1]!) as string[];
  const pairs = (/^ENV (.+)$/m.exec(last)?.[1] ?? '').split(' ').map((pair) => pair.split('='));
  return {
    command: words(/^CMD (\[.+\])$/m),
    healthCheck: words(/^HEALTHCHECK .* CMD (\[.+\])$/m),
    user: /^USER (\w+)$/m.exec(last)?.[1] ?? 'root',
    environment: Object.fromEntries(pairs) as Record<string, string>,
  };
}

/** The settings that somebody fills in. */
export const readExample = (): string => readFileSync(join(FOLDER, 'settings.example'), 'utf8');

/** A setting that the compose file asks for and doesn't get. */
export class MissingSetting extends Error {}

/**
 * The environment of one service of the compose file, its `${NAME}`s filled in from the settings.
 *
 * @throws MissingSetting as compose would, with the sentence of the file.
 */
export function environmentOf(
  service: string,
  settings: Record<string, string>,
): Record<string, string> {
  const block = blockOf(service);
  const lines = /^ {4}environment:\n((?: {6}.*\n)*)/m.exec(`${block}\n`)?.[1] ?? '';
  return Object.fromEntries(
    lines
      .trim()
      .split('\n')
      .filter((line) => !line.trim().startsWith('#'))
      .map((line) => /^\s*(\w+): (.*)$/.exec(line)!)
      .map(([, name, value]) => [name!, fill(value!, settings)]),
  );
}

/** The volumes of one service, each as the compose file writes it: `name:/folder`. */
export function volumesOf(service: string): string[] {
  const lines = /^ {4}volumes:\n((?: {6}- .*\n)*)/m.exec(`${blockOf(service)}\n`)?.[1] ?? '';
  return lines
    .trim()
    .split('\n')
    .map((line) => line.trim().slice(2));
}

function blockOf(service: string): string {
  const text = readFileSync(join(FOLDER, 'compose.yaml'), 'utf8');
  return new RegExp(`^ {2}${service}:\\n((?: {3,}.*\\n|\\n)*)`, 'm').exec(text)?.[1] ?? '';
}

function fill(value: string, settings: Record<string, string>): string {
  return value.replace(
    /\$\{(\w+)(?::([?-])([^}]*))?\}/g,
    (_, name: string, kind: string | undefined, text: string | undefined) => {
      if (settings[name]) return settings[name];
      if (kind === '?') throw new MissingSetting(text);
      return text ?? '';
    },
  );
}
