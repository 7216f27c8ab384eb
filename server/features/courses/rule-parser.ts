import { COURSE_RULE_MAX, MARKS } from '#contracts/course-fields.js';
import type { CourseRule, RuleFault } from '#contracts/course-rules.js';
import { areaNamed } from './area-names.js';

/** A rule, or why the sentence is none and at which words. */
export type ParsedRule =
  | { rule: CourseRule | null; fault: null }
  | { rule: null; fault: RuleFault; at: string };

/** Courses by code and by title, as a rule may name them. */
export class CourseNames {
  private readonly codes = new Map<string, Set<string>>();
  private longest = 1;

  constructor(courses: Iterable<{ code: string; title: string }>) {
    for (const { code, title } of courses) {
      this.add(code, code);
      this.add(title, code);
    }
  }

  private add(name: string, code: string): void {
    const words = tokensOf(name).map(({ plain }) => plain);
    if (words.length === 0) return;
    this.longest = Math.max(this.longest, words.length);
    const key = words.join(' ');
    const known = this.codes.get(key);
    if (known) known.add(code);
    else this.codes.set(key, new Set([code]));
  }

  /** The longest name that begins at `from`: "Reading and Writing" before "Reading". */
  at(tokens: readonly Token[], from: number): { codes: string[]; length: number } | null {
    const most = Math.min(this.longest, tokens.length - from);
    for (let length = most; length > 0; length -= 1) {
      const key = tokens
        .slice(from, from + length)
        .map(({ plain }) => plain)
        .join(' ');
      const codes = this.codes.get(key);
      if (codes) return { codes: [...codes], length };
    }
    return null;
  }
}

interface Token {
  /** As it stands in the sentence. */
  text: string;
  /** Lower-case and without accents, as names are compared. */
  plain: string;
}

const plainOf = (text: string) =>
  text
    .normalize('NFD')
    .replaceAll(/\p{Mn}/gu, '')
    .toLowerCase();

const tokensOf = (text: string): Token[] =>
  Array.from(text.matchAll(/[(),;]|[^\s(),;]+/g), ([word]) => ({
    text: word,
    plain: plainOf(word),
  }));

class Refused extends Error {
  readonly fault: RuleFault;
  readonly at: string;

  constructor(fault: RuleFault, at: string) {
    super(fault);
    this.fault = fault;
    this.at = at;
  }
}

/**
 * Reads a rule as a counselor writes it, in English or Spanish: courses by title or code, "and", "or",
 * parentheses, "with a C or better", "grade 10", "2 credits of science". "And" and "or" side by side are
 * refused until parentheses say what belongs together; a comma stands for the word that follows.
 *
 * @param own - the code of the course whose rule it is: it can't ask for itself.
 */
export function parseRule(sentence: string, names: CourseNames, own = ''): ParsedRule {
  if (sentence.length > COURSE_RULE_MAX) return { rule: null, fault: 'too-long', at: '' };
  const tokens = tokensOf(sentence);
  const isNone = /^(none|no|n\/a|-|ninguno|ninguna)$/.test(
    tokens.map(({ plain }) => plain).join(' '),
  );
  if (tokens.length === 0 || isNone) return { rule: null, fault: null };
  try {
    const reader = new Reader(tokens, names);
    const rule = reader.readList();
    if (!reader.isAtEnd) throw new Refused('unfinished', reader.here);
    if (coursesIn(rule).includes(own)) throw new Refused('itself', own);
    return { rule, fault: null };
  } catch (error) {
    if (error instanceof Refused) return { rule: null, fault: error.fault, at: error.at };
    throw error;
  }
}

/** Codes of every course that a rule names. */
export function coursesIn(rule: CourseRule | null): string[] {
  if (!rule) return [];
  if (rule.kind === 'course') return [rule.code];
  return rule.kind === 'all' || rule.kind === 'any' ? rule.of.flatMap(coursesIn) : [];
}

type Joint = 'all' | 'any' | 'comma';
const JOINTS: Readonly<Record<string, Joint>> = {
  ...{ and: 'all', y: 'all', e: 'all', '&': 'all', or: 'any', o: 'any', u: 'any' },
  ...{ ',': 'comma', ';': 'comma' },
};

class Reader {
  private readonly tokens: readonly Token[];
  private readonly names: CourseNames;
  private position = 0;

  constructor(tokens: readonly Token[], names: CourseNames) {
    this.tokens = tokens;
    this.names = names;
  }

  get isAtEnd(): boolean {
    return this.position >= this.tokens.length;
  }

  get here(): string {
    return this.tokens[this.position]?.text ?? '';
  }

  private plain(ahead = 0): string {
    return this.tokens[this.position + ahead]?.plain ?? '';
  }

  readList(): CourseRule {
    const of = [this.readItem()];
    let joint: 'all' | 'any' | null = null;
    while (!this.isAtEnd && this.plain() !== ')') {
      const next = this.readJoint();
      if (next !== 'comma') {
        if (joint !== null && joint !== next) throw new Refused('mixed', this.here);
        joint = next;
      }
      of.push(this.readItem());
    }
    const [only] = of;
    return of.length === 1 && only ? only : { kind: joint ?? 'all', of };
  }

  /** "A, B, or C": a comma before the word says nothing of its own. */
  private readJoint(): Joint {
    let found = JOINTS[this.plain()];
    if (!found) throw new Refused('unknown-course', this.unknownText());
    this.position += 1;
    const next = JOINTS[this.plain()];
    if (found === 'comma' && next && next !== 'comma') {
      found = next;
      this.position += 1;
    }
    return found;
  }

  private readItem(): CourseRule {
    if (this.isAtEnd) throw new Refused('unfinished', this.tokens.at(-1)?.text ?? '');
    return (
      this.readCourse(null) ??
      this.readGroup() ??
      this.readGrade() ??
      this.readCredits() ??
      this.readMarkFirst() ??
      this.refuse()
    );
  }

  private readCourse(mark: (typeof MARKS)[number] | null): CourseRule | null {
    const found = this.names.at(this.tokens, this.position);
    if (!found) return null;
    const [code = '', ...more] = found.codes;
    const text = this.textOf(found.length);
    if (more.length > 0) throw new Refused('two-courses', text);
    this.position += found.length;
    return { kind: 'course', code, mark: mark ?? this.readMarkAfter() };
  }

  private readGroup(): CourseRule | null {
    if (this.plain() !== '(') return null;
    this.position += 1;
    const rule = this.readList();
    if (this.plain() !== ')') throw new Refused('unfinished', '(');
    this.position += 1;
    return rule;
  }

  /** "grade 10", "grade 10 or above", "10th grade", "grado 10". */
  private readGrade(): CourseRule | null {
    const found = this.match(
      /^(?:(?:grade|grado) (\d{1,2})|(\d{1,2})(?:th|°|º)? (?:grade|grado))(?: (?:or|o) (?:above|higher|later|mas|superior))?(?= |$)/,
    );
    if (!found) return null;
    const atLeast = Number(found[1] ?? found[2]);
    if (atLeast < 6 || atLeast > 12) throw new Refused('unfinished', found[0]);
    return { kind: 'grade', atLeast };
  }

  /** "2 credits of science", "10 credits". */
  private readCredits(): CourseRule | null {
    const found = this.match(/^(\d{1,3}(?:\.\d{1,2})?) (?:credits?|creditos?)(?= |$)/);
    if (!found) return null;
    const atLeast = Number(found[1]);
    if (!['of', 'in', 'de', 'en'].includes(this.plain()))
      return { kind: 'credits', atLeast, area: null };
    for (let length = 3; length > 0; length -= 1) {
      const words = this.tokens.slice(this.position + 1, this.position + 1 + length);
      const area = areaNamed(words.map(({ text }) => text).join(' '));
      if (!area || words.length < length) continue;
      this.position += 1 + length;
      return { kind: 'credits', atLeast, area };
    }
    throw new Refused('unfinished', this.textOf(2));
  }

  /** "C or better in Algebra 1". */
  private readMarkFirst(): CourseRule | null {
    const before = this.position;
    const mark = this.readMark();
    if (!mark || !['in', 'en'].includes(this.plain())) {
      this.position = before;
      return null;
    }
    this.position += 1;
    return this.readCourse(mark) ?? this.refuse();
  }

  /** "with a C or better", also in parentheses. */
  private readMarkAfter(): (typeof MARKS)[number] | null {
    const before = this.position;
    const isOpen = this.plain() === '(';
    if (isOpen) this.position += 1;
    if (['with', 'con'].includes(this.plain())) this.position += 1;
    if (['an', 'una', 'un'].includes(this.plain())) this.position += 1;
    else if (this.plain() === 'a' && isMark(this.plain(1))) this.position += 1;
    const mark = this.readMark();
    if (mark && (!isOpen || this.plain() === ')')) {
      if (isOpen) this.position += 1;
      return mark;
    }
    this.position = before;
    return null;
  }

  private readMark(): (typeof MARKS)[number] | null {
    const word = this.plain().toUpperCase();
    const mark = MARKS.find((one) => one === word);
    const [or, better] = [this.plain(1), this.plain(2)];
    if (!mark || !['or', 'o'].includes(or)) return null;
    if (!['better', 'higher', 'above', 'mejor', 'mas'].includes(better)) return null;
    this.position += 3;
    return mark;
  }

  private match(pattern: RegExp): RegExpExecArray | null {
    const ahead = this.tokens.slice(this.position, this.position + 4);
    const found = pattern.exec(ahead.map(({ plain }) => plain).join(' '));
    if (found) this.position += found[0].split(' ').length;
    return found;
  }

  private textOf(length: number): string {
    return this.tokens
      .slice(this.position, this.position + length)
      .map(({ text }) => text)
      .join(' ');
  }

  /** The words up to what may follow a name. */
  private unknownText(): string {
    const rest = this.tokens.slice(this.position);
    const end = rest.findIndex(({ plain }) => plain in JOINTS || plain === ')' || plain === '(');
    return this.textOf(end < 0 ? rest.length : Math.max(end, 1));
  }

  private refuse(): never {
    const isJoint = this.plain() in JOINTS || this.plain() === ')';
    throw new Refused(isJoint ? 'unfinished' : 'unknown-course', this.unknownText());
  }
}

const isMark = (word: string) => MARKS.some((mark) => mark.toLowerCase() === word);
