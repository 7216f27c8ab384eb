import type { ResumeLanguage } from '#contracts/resumes.js';

/** Something in a point of a line that may be better; the student decides. */
export type Hint =
  | { kind: 'verb'; point: number }
  | { kind: 'double'; point: number; word: string }
  | { kind: 'capital'; point: number; word: string };

/** Endings that nearly only verbs of that kind have: "organized", "organicé". */
const ENDINGS: Record<ResumeLanguage, RegExp> = { en: /ed$/i, es: /(?:é|í)$/i };
/** Fewer words are a fact ("48 hours") rather than a sentence. */
const SENTENCE_MIN = 3;

/**
 * Doubled words, small letters where a point begins, and points that begin without a strong verb.
 * Spelling itself is the browser's, which knows the language of each field.
 *
 * @param verbs - to offer in this section; none: any beginning is fine.
 * @param known - strong in any section.
 */
export function hintsFor(
  text: string,
  language: ResumeLanguage,
  verbs: readonly string[],
  known: readonly string[] = verbs,
): Hint[] {
  return text.split('\n').flatMap((line, point): Hint[] => {
    const words = line.match(/[\p{L}\p{N}'’-]+/gu) ?? [];
    const [first] = words;
    if (!first) return [];
    const doubled = words.find(
      (word, index) => index > 0 && word.toLowerCase() === words[index - 1]?.toLowerCase(),
    );
    return [
      ...(doubled && !/^\d+$/.test(doubled)
        ? [{ kind: 'double', point, word: doubled } as const]
        : []),
      ...(/^\p{Ll}/u.test(first) ? [{ kind: 'capital', point, word: first } as const] : []),
      ...(verbs.length > 0 && needsVerb(line, words, language, known)
        ? [{ kind: 'verb', point } as const]
        : []),
    ];
  });
}

function needsVerb(
  line: string,
  words: readonly string[],
  language: ResumeLanguage,
  known: readonly string[],
): boolean {
  const [first = ''] = words;
  if (words.length < SENTENCE_MIN) return false;
  // "Skills: …" and "48 hours a year" say what they are.
  if (/^\P{L}*\d/u.test(line) || /^[\p{L}\s]{1,24}:/u.test(line)) return false;
  const isKnown = known.some((verb) => verb.toLowerCase() === first.toLowerCase());
  return !isKnown && !ENDINGS[language].test(first);
}

/** The text with a verb in front of one of its points. */
export function beginWith(verb: string, text: string, point: number): string {
  return text
    .split('\n')
    .map((line, index) => (index === point ? `${verb} ${lowerFirst(line.trim())}` : line))
    .join('\n');
}

/** Names and abbreviations keep their capitals as far as a second one tells. */
function lowerFirst(text: string): string {
  return /^\p{Lu}\p{Ll}*\b/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
