import { RESUME_NAME_MAX } from '#contracts/limits.js';
import type { ResumeLanguage } from '#contracts/resumes.js';
import { translate } from '../../messages.js';

interface Named {
  name: string;
}

/** "Résumé", then "Résumé 2" and so on. */
export function newName(kept: readonly Named[], language: ResumeLanguage): string {
  const taken = new Set(kept.map(({ name }) => name));
  let name = translate(language, 'resume-words.name');
  for (let number = 2; taken.has(name); number += 1)
    name = translate(language, 'resume-words.name-number', { number });
  return name;
}

/** "Summer jobs (copy)", then "Summer jobs (copy) 2": within the limit, the old name gives way. */
export function copyName(
  original: Named,
  kept: readonly Named[],
  language: ResumeLanguage,
): string {
  const taken = new Set(kept.map(({ name }) => name));
  for (let number = 1; ; number += 1) {
    const ending = number === 1 ? '' : ` ${number}`;
    const room = RESUME_NAME_MAX - ending.length - 12;
    const name = original.name.slice(0, room);
    const copy = `${translate(language, 'resume-words.name-copy', { name })}${ending}`;
    if (!taken.has(copy)) return copy;
  }
}

/** A name that every machine takes for a file; what none does is left out. */
export function fileName(name: string): string {
  const cleaned = name
    .normalize('NFC')
    .replaceAll(/[\p{C}\\/:*?"<>|]+/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/^[. ]+|[. ]+$/g, '');
  return cleaned || 'resume';
}
