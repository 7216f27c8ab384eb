import type { SavedCareerBrief } from '#contracts/home.js';
import type { Resume, ResumeBrief, ResumePage, ResumeSaved } from '#contracts/resumes.js';
import { translate } from '../../messages.js';
import type { ResumeDocument } from './document/blocks.js';
import {
  allLines,
  byKey,
  isOutdated,
  notesFor,
  suggestionsFor,
  withoutWithdrawn,
} from './resume-lines.js';
import type { ResumeContent, ResumeRecord } from './resume-records.js';
import type { SourceRecord } from './resume-sources.js';
import { actionVerbs, sectionTitles } from './resume-words.js';

/** A reply whose layout is still to be made, once no transaction is open. */
export interface DraftPage {
  page: Omit<ResumePage, 'layout'>;
  document: ResumeDocument;
}

export interface DraftSaved {
  saved: Omit<ResumeSaved, 'layout'>;
  document: ResumeDocument;
}

const OBJECTIVES_MAX = 3;

/** Names every field that leaves the server, so that a new column stays private by default. */
export function presentResume(record: ResumeRecord): Resume {
  return {
    id: record.id,
    name: record.name,
    template: record.template,
    language: record.language,
    contact: record.contact,
    summary: record.summary,
    sections: record.sections,
    revision: record.revision,
    updatedAt: record.updatedAt.toISOString(),
  };
}

export function pageOf(
  record: ResumeRecord,
  sources: readonly SourceRecord[],
  careers: readonly SavedCareerBrief[],
): DraftPage {
  const { language } = record;
  const records = byKey(sources);
  const sections = withoutWithdrawn(record.sections, records);
  return {
    page: {
      resume: { ...presentResume(record), sections },
      notes: notesFor(sections, records, language),
      suggestions: suggestionsFor(sections, sources, language),
      objectives: careers
        .slice(0, OBJECTIVES_MAX)
        .map(({ title }) => translate(language, 'resume-words.objective', { career: title })),
      titles: sectionTitles(language),
      verbs: actionVerbs(language),
    },
    document: documentOf(record),
  };
}

export function savedOf(
  record: ResumeRecord,
  sources: readonly SourceRecord[],
  now: Date,
): DraftSaved {
  return {
    saved: {
      revision: record.revision,
      savedAt: now.toISOString(),
      notes: notesFor(record.sections, byKey(sources), record.language),
      suggestions: suggestionsFor(record.sections, sources, record.language),
    },
    document: documentOf(record),
  };
}

export function briefOf(record: ResumeRecord, records: ReturnType<typeof byKey>): ResumeBrief {
  const outdated = allLines(record.sections).filter((line) => isOutdated(line, records)).length;
  const notes = notesFor(record.sections, records, record.language);
  return {
    id: record.id,
    name: record.name,
    template: record.template,
    language: record.language,
    updatedAt: record.updatedAt.toISOString(),
    isRemoved: record.removedAt !== null,
    outdated,
    flagged: notes.length - outdated,
  };
}

/** What is printed: only what is on, with the titles spelled out. */
export function documentOf(content: ResumeContent): ResumeDocument {
  const { name, language, template, contact, summary, sections } = content;
  const titles = sectionTitles(language);
  return {
    ...{ name, language, template, contact, summary },
    sections: sections
      .filter(({ on }) => on)
      .map(({ kind, title, lines }) => ({
        title: title.trim() || titles[kind],
        lines: lines.filter(({ on }) => on),
      })),
    footer: translate(language, 'resume-words.page', {
      ...{ name: contact.name.trim() || name, page: '{page}', pages: '{pages}' },
    }),
  };
}
