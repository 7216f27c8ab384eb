import type { AdvisingNote, StaffRecord, StudentRecord } from '#contracts/advising.js';
import type { AssessmentResult, Correction, SchoolTime } from '#contracts/record.js';

export const ID = '019a0000-0000-7000-8000-0000000000c1';
const OTHER = '019a0000-0000-7000-8000-0000000000c2';

export const imported: AssessmentResult = {
  ...{ id: ID, tool: 'State test', name: 'Grade 7 math', takenOn: '2026-05-12', comment: '' },
  ...{ scores: [{ name: 'Scale score', value: '231', maximum: 300 }], meaning: 'On grade level' },
  ...{ source: 'imported', enteredBy: 'Ms. Ortiz', enteredAt: '2026-06-01T08:00:00Z' },
  ...{ correctedAt: null, visibility: 'teachers' },
};
export const own: AssessmentResult = {
  ...imported,
  ...{ id: OTHER, tool: 'Reading test', name: '', source: 'student', enteredBy: null, scores: [] },
};
export const note: AdvisingNote = {
  ...{ id: ID, contact: 'talk', contactOn: '2026-11-02', text: 'Wants to visit a hospital' },
  ...{
    additions: [{ text: 'The clinic said yes', at: '2026-11-09T08:00:00Z' }],
    isMine: false,
    worry: null,
  },
  ...{ visibility: 'student', followUpOn: '2026-12-01', author: 'Ms. Rivera' },
  ...{ changeableUntil: null, at: '2026-11-02T08:00:00Z' },
};
export const school: SchoolTime = {
  ...{ id: ID, school: 'Cedar Middle', fromYear: 2023, toYear: 2026, program: 'Band' },
  ...{ credits: 4.5, isConfirmed: false, confirmedBy: null },
};
export const correction: Correction = {
  ...{ id: ID, subject: 'result', resultId: ID, shown: 'State test · 231/300', reason: '' },
  ...{ text: 'It was 251', askedAt: '2026-11-20T08:00:00Z', state: 'open', decidedBy: null },
  ...{ decidedAt: null, correctedAt: null },
};

export const emptyRecord: StudentRecord = {
  ...{
    results: [],
    interests: [],
    areaResults: [],
    notes: [],
    known: [],
    schools: [],
    held: [],
    corrections: [],
  },
};
export const fullRecord: StudentRecord = {
  results: [imported, own],
  interests: [
    {
      id: ID.replace('c1', 'c5'),
      name: 'Autumn me',
      takenOn: '2026-10-12T08:00:00Z',
      topAreas: ['s', 'i', 'a'],
    },
  ],
  areaResults: [
    {
      ...{ id: ID.replace('c1', 'c6'), kind: 'skills', name: 'Skills, Oct 13' },
      ...{ takenOn: '2026-10-13T08:00:00Z', topAreas: ['helping', 'science'] },
    },
  ],
  notes: [note],
  known: [{ school: 'Riverbend High', from: 'lms', sinceYear: 2026, isNow: true }],
  schools: [school],
  held: [
    {
      ...{ fact: 'name', values: ['Maya Lopez'], unnamed: 0, from: 'lms' },
      asOf: '2026-11-20T08:00:00Z',
    },
    { fact: 'email', values: [], unnamed: 0, from: 'lms', asOf: null },
    {
      ...{ fact: 'guardians', values: ['Ana Lopez'], unnamed: 1, from: 'sis' },
      asOf: '2026-11-20T08:00:00Z',
    },
  ],
  corrections: [],
};
export const askedRecord: StudentRecord = { ...fullRecord, corrections: [correction] };
export const answered: Correction = {
  ...correction,
  ...{ state: 'accepted', reason: 'A typing error', decidedBy: 'Mr. Adeyemi' },
  ...{ decidedAt: '2026-11-21T08:00:00Z', correctedAt: '2026-11-22T08:00:00Z' },
};
export const staffRecord: StaffRecord = {
  results: [{ ...imported, comment: 'I was ill' }],
  notes: [note],
  known: fullRecord.known,
  schools: [school],
};
