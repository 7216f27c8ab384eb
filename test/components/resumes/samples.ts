import type {
  LineSource,
  OfferedLine,
  ResumeLine,
  ResumePage,
  ResumeSection,
  SectionKind,
} from '#contracts/resumes.js';

export const RESUME_ID = '019a0000-0000-7000-8000-0000000000aa';
export const PATH = `/resumes/${RESUME_ID}`;

const KINDS: readonly SectionKind[] = [
  ...(['education', 'work', 'service', 'activities'] as const),
  ...(['awards', 'certificates', 'strengths', 'other'] as const),
];

const byKind = <T>(value: (kind: SectionKind) => T) =>
  Object.fromEntries(KINDS.map((kind) => [kind, value(kind)])) as Record<SectionKind, T>;

export const source: LineSource = {
  ...{ kind: 'activity', id: '019a0000-0000-7000-8000-0000000000a1' },
  ...{ facts: '0123456789abcdef', words: 'fedcba9876543210' },
};

export const lineId = (number: number) => `019a0000-0000-7000-8000-00000000000${number}`;

export function line(number: number, fields: Partial<ResumeLine> = {}): ResumeLine {
  return {
    ...{ id: lineId(number), on: true, title: `Line ${number}`, dates: 'Mar 2026' },
    ...{ text: 'Helped every week', source: null },
    ...fields,
  };
}

export const offer: OfferedLine = {
  ...{ section: 'service', title: 'Volunteer, Open Pantry', dates: 'Sep 2025 – May 2026' },
  ...{ text: '60 hours', source: { ...source, facts: 'aaaaaaaaaaaaaaaa' } },
};

export function resumePage(
  lines: ResumeLine[] = [],
  fields: Partial<ResumePage> = {},
  resume: Partial<ResumePage['resume']> = {},
): ResumePage {
  const sections: ResumeSection[] = KINDS.map((kind) => ({
    ...{ kind, title: '', on: true, lines: kind === 'service' ? lines : [] },
  }));
  return {
    resume: {
      ...{ id: RESUME_ID, name: 'Summer jobs', template: 'clear', language: 'en' },
      contact: { name: 'Maya Lopez', email: '', phone: '', town: '' },
      ...{ summary: '', sections, revision: 3, updatedAt: '2026-11-20T15:00:00Z' },
      ...resume,
    },
    ...{ notes: [], suggestions: [], objectives: [] },
    titles: byKind((kind) => `Title of ${kind}`),
    verbs: byKind((kind) => (kind === 'service' ? ['Helped', 'Taught', 'Led'] : [])),
    layout: {
      ...{ width: 612, height: 792, missing: '' },
      pages: [
        {
          runs: [
            {
              ...{ x: 60, y: 70, width: 120, text: 'Maya Lopez', font: 'sans', size: 24 },
              ...{ color: '#12474f', block: 0, isLabel: false },
            },
          ],
          rules: [{ x: 60, y: 90, width: 400, thickness: 1, color: '#7fa9ad' }],
        },
      ],
    },
    ...fields,
  };
}
