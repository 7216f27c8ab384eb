import { stateName } from '#contracts/states.js';
import { wordsOf } from '../careers/career-words.js';
import type { College } from './college-store.js';

/** What the words of one college say, the most telling first. */
export interface CollegeWords {
  name: string[];
  /** First letters of the name, and what people call it. */
  aliases: string[];
  city: string[];
  state: string[];
}

const SMALL = new Set(['of', 'at', 'in', 'the', 'and', 'for', 'a', 'de', 'del']);
/** "University of Washington-Seattle Campus" is called UW. */
const CAMPUS = /-.*$/;

export function collegeWords(college: College, nicknames: readonly string[]): CollegeWords {
  const { title, city, state } = college;
  return {
    name: wordsOf(title),
    aliases: [...initialsOf(title), ...nicknames],
    city: wordsOf(city),
    state: [...wordsOf(stateName(state, 'en')), state.toLowerCase()],
  };
}

/** `ucla`; of a campus also without its own name: `uwsc` and `uw`. */
export function initialsOf(title: string): string[] {
  const short = title.replace(CAMPUS, '');
  return [...new Set([title, short].map(firstLetters))].filter((letters) => letters.length > 1);
}

function firstLetters(title: string): string {
  return title
    .split(/[^A-Za-z]+/)
    .filter((word) => word && !SMALL.has(word.toLowerCase()))
    .map((word) => (/^[A-Z]{3,}$/.test(word) ? word : word.charAt(0)))
    .join('')
    .toLowerCase();
}
