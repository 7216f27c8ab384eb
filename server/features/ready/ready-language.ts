import type { Assignment } from '#contracts/assignments.js';
import { chooseLocale, LOCALES } from '#contracts/locales.js';
import { readyActivities } from './ready-store.js';

let texts: Promise<Map<string, Record<string, string>>> | undefined;

/**
 * The assignment in the reader's language, as far as its texts are word for word those of a ready
 * activity. What the teacher changed stays as the teacher wrote it.
 */
export async function inReadersLanguage(
  assignment: Assignment,
  locale: string,
): Promise<Assignment> {
  texts ??= readTexts();
  const known = await texts;
  const wanted = chooseLocale(locale);
  const read = (text: string) => known.get(text)?.[wanted] ?? text;
  return {
    ...assignment,
    title: read(assignment.title),
    instructions: read(assignment.instructions),
    blocks: assignment.blocks.map((block) => ({ ...block, prompt: read(block.prompt) })),
  };
}

async function readTexts(): Promise<Map<string, Record<string, string>>> {
  const known = new Map<string, Record<string, string>>();
  for (const activity of await readyActivities()) {
    const lists = LOCALES.map((locale) => {
      const { title, instructions, prompts } = activity[locale];
      return [locale, [title, instructions, ...prompts]] as const;
    });
    for (const [, list] of lists)
      for (const [at, text] of list.entries())
        known.set(
          text,
          Object.fromEntries(lists.map(([locale, each]) => [locale, each[at] ?? ''])),
        );
  }
  return known;
}
