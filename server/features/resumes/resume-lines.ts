import { createHash } from 'node:crypto';
import type {
  LineNote,
  LineSource,
  LineWords,
  OfferedLine,
  ResumeLanguage,
  ResumeLine,
  ResumeSection,
} from '#contracts/resumes.js';
import type { SourceRecord } from './resume-sources.js';
import { sectionOf, wordsOf } from './resume-words.js';

/** A student with years of entries still gets a list that can be read. */
const SUGGESTIONS_PER_SECTION = 20;
/** Results of several years say much the same. */
const RESULTS_OFFERED = 3;

type Records = ReadonlyMap<string, SourceRecord>;

export function byKey(records: readonly SourceRecord[]): Records {
  return new Map(records.map((record) => [keyOf(record), record]));
}

/** The record as a line of this language. */
export function offerOf(record: SourceRecord, language: ResumeLanguage): OfferedLine {
  const words = wordsOf(record.facts, language);
  return {
    ...words,
    section: sectionOf(record.facts),
    source: {
      ...{ kind: record.kind, id: record.id },
      facts: fingerprint(record.facts),
      words: fingerprint(words),
    },
  };
}

/**
 * Records that no line of the résumé uses yet. A private one is never among them.
 */
export function suggestionsFor(
  sections: readonly ResumeSection[],
  records: readonly SourceRecord[],
  language: ResumeLanguage,
): OfferedLine[] {
  const used = new Set(
    sections.flatMap(({ lines }) => lines.flatMap(({ source }) => (source ? keyOf(source) : []))),
  );
  const counts = new Map<string, number>();
  const texts = new Set<string>();
  return records
    .filter((record) => !record.isPrivate && !used.has(keyOf(record)))
    .map((record) => offerOf(record, language))
    .filter(({ section, source, text }) => {
      const count = (counts.get(section) ?? 0) + 1;
      counts.set(section, count);
      if (source.kind !== 'result') return count <= SUGGESTIONS_PER_SECTION;
      const isNew = !texts.has(text) && texts.size < RESULTS_OFFERED;
      texts.add(text);
      return isNew;
    });
}

/** What happened to the records behind the lines. */
export function notesFor(
  sections: readonly ResumeSection[],
  records: Records,
  language: ResumeLanguage,
): LineNote[] {
  return allLines(sections).flatMap((line): LineNote[] => {
    if (!line.source) return [];
    const record = records.get(keyOf(line.source));
    const note = (state: LineNote['state'], offer: OfferedLine | null = null) => [
      { lineId: line.id, state, offer },
    ];
    if (!record) return note('gone');
    if (record.isPrivate) return note('private');
    const offer = offerOf(record, language);
    return offer.source.facts === line.source.facts ? [] : note('changed', offer);
  });
}

/**
 * Without the lines that were only ever suggested: off, never reworded, and their record is gone or
 * private now.
 */
export function withoutWithdrawn(
  sections: readonly ResumeSection[],
  records: Records,
): ResumeSection[] {
  return sections.map((section) => ({
    ...section,
    lines: section.lines.filter((line) => {
      if (!line.source || line.on || !isUntouched(line)) return true;
      const record = records.get(keyOf(line.source));
      return record !== undefined && !record.isPrivate;
    }),
  }));
}

/** Which lines can take the record's new words without losing a wording of the student's own. */
export function isOutdated(line: ResumeLine, records: Records): boolean {
  if (!line.source || !isUntouched(line)) return false;
  const record = records.get(keyOf(line.source));
  if (!record || record.isPrivate) return false;
  return fingerprint(record.facts) !== line.source.facts;
}

/** Outdated lines with the new words; all others as they are. */
export function updated(
  sections: readonly ResumeSection[],
  records: Records,
  language: ResumeLanguage,
): ResumeSection[] {
  return mapLines(sections, (line) =>
    isOutdated(line, records) ? renewed(line, records, language) : line,
  );
}

/** For another language: lines that nobody reworded are made anew, the others stay. */
export function translated(
  sections: readonly ResumeSection[],
  records: Records,
  language: ResumeLanguage,
): ResumeSection[] {
  return mapLines(sections, (line) =>
    line.source && isUntouched(line) && records.get(keyOf(line.source))?.isPrivate === false
      ? renewed(line, records, language)
      : line,
  );
}

export function allLines(sections: readonly ResumeSection[]): ResumeLine[] {
  return sections.flatMap(({ lines }) => lines);
}

function renewed(line: ResumeLine, records: Records, language: ResumeLanguage): ResumeLine {
  const record = line.source && records.get(keyOf(line.source));
  if (!record) return line;
  const { title, dates, text, source } = offerOf(record, language);
  return { ...line, title, dates, text, source };
}

function isUntouched({ title, dates, text, source }: ResumeLine): boolean {
  return source !== null && fingerprint({ title, dates, text }) === source.words;
}

function mapLines(
  sections: readonly ResumeSection[],
  change: (line: ResumeLine) => ResumeLine,
): ResumeSection[] {
  return sections.map((section) => ({ ...section, lines: section.lines.map(change) }));
}

function keyOf({ kind, id }: Pick<LineSource, 'kind' | 'id'>): string {
  return `${kind} ${id}`;
}

/** Short, and tells nothing of what it stands for. */
function fingerprint(value: SourceRecord['facts'] | LineWords): string {
  const sorted = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(sorted)).digest('hex').slice(0, 16);
}
