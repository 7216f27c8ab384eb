import type { EntryRef } from '#contracts/entries.js';
import type { PassportItem, PassportPart } from '#contracts/passport-file.js';

/** What an entry is called elsewhere; null where it is not known there. */
export type Names = (part: PassportPart, id: string) => string | null;

const PART_OF = {
  goal: 'goals',
  activity: 'activities',
  career: 'careers',
  result: 'interests',
  reflection: 'kept',
} as const;

const renamed = ({ kind, ref }: EntryRef, names: Names) => names(PART_OF[kind], ref);

type Rename<P extends PassportPart> = (item: PassportItem<P>, names: Names) => PassportItem<P>;

const RENAMES: { [P in PassportPart]?: Rename<P> } = {
  goals: (goal, names) => ({
    ...goal,
    parentId: goal.parentId && names('goals', goal.parentId),
  }),
  strengths: (strength, names) => ({
    ...strength,
    goalId: strength.goalId && names('goals', strength.goalId),
  }),
  citations: (citation, names) => ({
    ...citation,
    goalId: names('goals', citation.goalId) ?? citation.goalId,
    source: names(PART_OF[citation.kind], citation.source) ?? citation.source,
  }),
  choices: (choice, names) => ({
    ...choice,
    goalId: names('goals', choice.goalId) ?? choice.goalId,
  }),
  // What it is about may be gone; the words stay, and so does the name of what they were about.
  reflections: (entry, names) => ({
    ...entry,
    about: entry.about && {
      ...entry.about,
      ref: renamed(entry.about, names) ?? entry.about.ref,
    },
  }),
  resumes: (resume, names) => ({
    ...resume,
    sections: resume.sections.map((section) => ({
      ...section,
      lines: section.lines.map((line) => ({
        ...line,
        source: line.source && {
          ...line.source,
          id: names(PART_OF[line.source.kind], line.source.id) ?? line.source.id,
        },
      })),
    })),
  }),
  evidence: (item, names) => ({
    ...item,
    for: item.for
      .flatMap((entry) => {
        const ref = renamed(entry, names);
        return ref === null ? [] : [{ ...entry, ref }];
      })
      .sort((left, right) => (left.ref < right.ref ? -1 : 1)),
  }),
};

/** The entry with what it names called otherwise. */
export function withNames<P extends PassportPart>(
  part: P,
  item: PassportItem<P>,
  names: Names,
): PassportItem<P> {
  const rename: Rename<P> | undefined = RENAMES[part];
  return rename ? rename(item, names) : item;
}
