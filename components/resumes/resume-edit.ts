import type {
  OfferedLine,
  ResumeChanges,
  ResumeLine,
  ResumeSection,
  SectionKind,
} from '#contracts/resumes.js';
import { newId } from '../shared/new-id.js';

/** What the student writes and chooses, as it is saved. */
export type ResumeDoc = Omit<ResumeChanges, 'revision'>;
export type Edit = (doc: ResumeDoc) => ResumeDoc;

type Sections = readonly ResumeSection[];

export interface Place {
  kind: SectionKind;
  index: number;
}

const inSections =
  (change: (sections: Sections) => ResumeSection[]): Edit =>
  (doc) => ({ ...doc, sections: change(doc.sections) });

const inSection = (kind: SectionKind, change: (section: ResumeSection) => ResumeSection): Edit =>
  inSections((sections) =>
    sections.map((section) => (section.kind === kind ? change(section) : section)),
  );

export function placeOf(sections: Sections, lineId: string): Place | null {
  for (const { kind, lines } of sections) {
    const index = lines.findIndex(({ id }) => id === lineId);
    if (index >= 0) return { kind, index };
  }
  return null;
}

export function lineOf(sections: Sections, lineId: string): ResumeLine | undefined {
  return sections.flatMap(({ lines }) => lines).find(({ id }) => id === lineId);
}

export function changeSection(kind: SectionKind, changes: Partial<ResumeSection>): Edit {
  return inSection(kind, (section) => ({ ...section, ...changes }));
}

export function changeLine(lineId: string, changes: Partial<ResumeLine>): Edit {
  return inSections((sections) =>
    sections.map((section) => ({
      ...section,
      lines: section.lines.map((line) => (line.id === lineId ? { ...line, ...changes } : line)),
    })),
  );
}

export function insertLine({ kind, index }: Place, line: ResumeLine): Edit {
  return inSection(kind, (section) => ({
    ...section,
    lines: [...section.lines.slice(0, index), line, ...section.lines.slice(index)],
  }));
}

export function removeLine(lineId: string): Edit {
  return inSections((sections) =>
    sections.map((section) => ({
      ...section,
      lines: section.lines.filter(({ id }) => id !== lineId),
    })),
  );
}

/** Puts a line at a place of any section; its index counts without the line itself. */
export function moveLine(lineId: string, to: Place): Edit {
  return (doc) => {
    const line = lineOf(doc.sections, lineId);
    return line ? insertLine(to, line)(removeLine(lineId)(doc)) : doc;
  };
}

export function moveSection(kind: SectionKind, index: number): Edit {
  return inSections((sections) => {
    const moved = sections.filter((section) => section.kind === kind);
    const others = sections.filter((section) => section.kind !== kind);
    return [...others.slice(0, index), ...moved, ...others.slice(index)];
  });
}

/** A suggestion becomes a line that is on. */
export function lineFrom({ title, dates, text, source }: OfferedLine): ResumeLine {
  return { id: newId(), on: true, title, dates, text, source };
}

export function ownLine(): ResumeLine {
  return { id: newId(), on: true, title: '', dates: '', text: '', source: null };
}

/** The record changed: the line takes its new words, or keeps its own and is not asked again. */
export function settleOffer(lineId: string, offer: OfferedLine, choice: 'new' | 'mine'): Edit {
  const { title, dates, text, source } = offer;
  return changeLine(lineId, choice === 'new' ? { title, dates, text, source } : { source });
}

/**
 * Takes back a step: order, switches and removed lines as they were, while words written since stay.
 *
 * @param reworded - a line whose words the step itself had changed.
 */
export function takeBack(before: ResumeDoc, now: ResumeDoc, reworded: string | null): ResumeDoc {
  const titles = new Map(now.sections.map(({ kind, title }) => [kind, title]));
  return {
    ...now,
    template: before.template,
    sections: before.sections.map((section) => ({
      ...section,
      title: titles.get(section.kind) ?? section.title,
      lines: section.lines.map((line) => {
        const current = line.id === reworded ? undefined : lineOf(now.sections, line.id);
        return current ? { ...current, on: line.on } : line;
      }),
    })),
  };
}
