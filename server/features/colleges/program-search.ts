import type { ProgramSearchReply } from '#contracts/programs.js';
import { wordsOf } from '../careers/career-words.js';
import { presentProgram } from '../careers/program-service.js';
import { type Program, programs, type ProgramStore } from '../careers/program-store.js';
import { type TrigramIndex, trigramIndex } from '../careers/trigrams.js';

const SHOWN = 10;
const MISSPELT_FROM = 4;

interface Titles {
  programs: { program: Program; words: string[] }[];
  vocabulary: TrigramIndex;
}

const made = new WeakMap<ProgramStore, Titles>();

function titlesOf(store: ProgramStore): Titles {
  const known = made.get(store);
  if (known) return known;
  const all = [...store.byCode.values()].map((program) => ({
    program,
    words: wordsOf(program.title),
  }));
  const titles = {
    programs: all,
    vocabulary: trigramIndex(new Set(all.flatMap(({ words }) => words))),
  };
  made.set(store, titles);
  return titles;
}

/** Programs whose titles have every word, or its beginning, or what it was meant to be. */
export async function searchPrograms(query: string): Promise<ProgramSearchReply> {
  const { programs: all, vocabulary } = titlesOf(await programs());
  const asked = wordsOf(query).map((word) => {
    const isBeginning = all.some(({ words }) => words.some((one) => one.startsWith(word)));
    return isBeginning || word.length < MISSPELT_FROM
      ? word
      : (vocabulary.near(word)[0]?.word ?? word);
  });
  if (asked.length === 0) return { items: [] };
  const found = all.filter(
    ({ program, words }) =>
      program.colleges > 0 && asked.every((word) => words.some((one) => one.startsWith(word))),
  );
  return {
    items: found
      .sort((left, right) => right.program.colleges - left.program.colleges)
      .slice(0, SHOWN)
      .map(({ program }) => presentProgram(program)),
  };
}
