import type { EvidenceItem, EvidenceList } from '#contracts/evidence.js';
import type { Journal, JournalEntry } from '#contracts/journal.js';

export const ENTRY_ID = '019a0000-0000-4000-8000-0000000000a1';
export const GOAL_ID = '019a0000-0000-7000-8000-0000000000f1';
export const ITEM_ID = '019a0000-0000-7000-8000-0000000000b1';

export function entry(fields: Partial<JournalEntry> = {}): JournalEntry {
  return {
    id: ENTRY_ID,
    entry: { kind: 'goal', ref: GOAL_ID, title: 'Learn to weld' },
    prompt: 1,
    text: 'My seam held.',
    visibility: 'private',
    gradeBand: 'low',
    gradeLevel: 8,
    schoolYear: 2026,
    revision: 3,
    isRemoved: false,
    canWrite: true,
    writtenAt: '2026-11-20T15:00:00Z',
    updatedAt: '2026-11-20T15:00:00Z',
    ...fields,
  };
}

export const blank = (fields: Partial<JournalEntry> = {}) =>
  entry({ entry: null, prompt: null, text: '', revision: 0, ...fields });

export const journal: Journal = {
  items: [
    { source: 'journal', journal: entry() },
    {
      source: 'assignment',
      handedIn: {
        assignmentId: '019a0000-0000-7000-8000-0000000000c1',
        title: 'Goal check-in',
        answers: [{ prompt: 'What went well?', text: 'The robotics club' }],
        schoolYear: 2025,
        submittedAt: '2026-03-02T15:00:00Z',
        comment: 'Bravely said',
        teacherName: 'Ana Ortiz',
      },
    },
  ],
  total: 2,
  kept: 2,
  years: [2026, 2025],
};

export const noJournal: Journal = { items: [], total: 0, kept: 0, years: [] };

export function evidence(fields: Partial<EvidenceItem> = {}): EvidenceItem {
  return {
    id: ITEM_ID,
    kind: 'file',
    title: 'gate',
    why: 'My first seam',
    visibility: 'private',
    url: null,
    file: { name: 'gate.jpg', type: 'jpeg', size: 123_456, hasThumbnail: true },
    work: null,
    entries: [{ kind: 'goal', ref: GOAL_ID, title: 'Learn to weld' }],
    addedAt: '2026-11-20T15:00:00Z',
    ...fields,
  };
}

export const list = (...items: EvidenceItem[]): EvidenceList => ({
  items,
  usedBytes: 123_456,
  quotaBytes: 200 * 1024 * 1024,
});

export const choices = {
  entries: [{ kind: 'goal', ref: GOAL_ID, title: 'Learn to weld' }],
  works: [{ kind: 'reflection', id: '019a0000-0000-7000-8000-0000000000c1', title: 'Look back' }],
};
