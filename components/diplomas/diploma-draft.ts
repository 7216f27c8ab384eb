import type { CourseArea } from '#contracts/course-fields.js';
import type { Diploma, DiplomaKind, NewDiplomaInput } from '#contracts/graduation.js';
import { t } from '../i18n/i18n.js';

export const DIPLOMA_KINDS: readonly DiplomaKind[] = ['diploma', 'endorsement', 'seal', 'pathway'];

/** One requirement while it is written: numbers and lists are still text. */
export interface RequirementDraft {
  id: string;
  name: string;
  nameEs: string;
  credits: string;
  areas: readonly CourseArea[];
  codes: string;
  mark: string;
}

/** A set of requirements while it is written. */
export interface DiplomaDraft {
  /** Empty until the first publishing gives it one. */
  key: string;
  follows: number;
  kind: DiplomaKind;
  name: string;
  nameEs: string;
  requirements: readonly RequirementDraft[];
  takesMiddleSchool: boolean;
  source: string;
  sourceUrl: string;
  checkedOn: string;
  isRetired: boolean;
}

export const emptyRequirement = (): RequirementDraft => ({
  ...{ id: '', name: '', nameEs: '', credits: '1', areas: [], codes: '', mark: '' },
});

export const emptyDraft = (today: string): DiplomaDraft => ({
  ...{ key: '', follows: 0, kind: 'diploma', name: '', nameEs: '', takesMiddleSchool: true },
  ...{ source: '', sourceUrl: '', checkedOn: today, isRetired: false },
  requirements: [emptyRequirement()],
});

/** @param follows - the newest version, which an older one may be made from. */
export const draftOf = (diploma: Diploma, follows: number): DiplomaDraft => ({
  ...{ key: diploma.key, follows, kind: diploma.kind, name: diploma.name },
  ...{ nameEs: diploma.nameEs, takesMiddleSchool: diploma.takesMiddleSchool },
  ...{ source: diploma.source, sourceUrl: diploma.sourceUrl ?? '', checkedOn: diploma.checkedOn },
  isRetired: diploma.isRetired,
  requirements: diploma.requirements.map(({ credits, codes, mark, ...rest }) => ({
    ...{ ...rest, credits: String(credits / 1_000), codes: codes.join(', '), mark: mark ?? '' },
  })),
});

/** Words to an id that stays when the words change: "World history" to `world-history`. */
function idFrom(words: string, taken: ReadonlySet<string>): string {
  const plain = words
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 34);
  const base = plain || 'set';
  let id = base;
  for (let number = 2; taken.has(id); number += 1) id = `${base}-${number}`;
  return id;
}

/** What is wrong with a draft, by field: `name`, `requirements/0/credits` and the like. */
export function errorsIn(draft: DiplomaDraft): Record<string, string> {
  const missing = t('courses.error-missing');
  const found: Record<string, string> = {};
  for (const field of ['name', 'source', 'checkedOn'] as const)
    if (draft[field].trim() === '') found[field] = missing;
  if (draft.sourceUrl.trim() !== '' && !/^https?:\/\/\S+$/.test(draft.sourceUrl.trim()))
    found.sourceUrl = t('diplomas.error-url');
  for (const [place, requirement] of draft.requirements.entries()) {
    const credits = numberIn(requirement.credits);
    if (requirement.name.trim() === '') found[`requirements/${place}/name`] = missing;
    if (!(credits >= 0 && credits <= 100))
      found[`requirements/${place}/credits`] = t('diplomas.error-credits');
    if (requirement.areas.length === 0 && codesIn(requirement).length === 0)
      found[`requirements/${place}/areas`] = t('diplomas.error-areas');
  }
  return found;
}

const numberIn = (words: string) =>
  words.trim() === '' ? Number.NaN : Number(words.trim().replace(',', '.'));
const codesIn = ({ codes }: RequirementDraft) =>
  codes
    .split(',')
    .map((code) => code.trim())
    .filter((code) => code !== '');

/** @param keys - those that other sets of requirements have. */
export function diplomaFrom(draft: DiplomaDraft, keys: ReadonlySet<string>): NewDiplomaInput {
  const ids = new Set(draft.requirements.map(({ id }) => id).filter((id) => id !== ''));
  const requirements = draft.requirements.map((requirement) => {
    const { name, nameEs, areas, mark } = requirement;
    const id = requirement.id || idFrom(name, ids);
    ids.add(id);
    return {
      ...{ id, name: name.trim(), nameEs: nameEs.trim(), areas: [...areas] },
      ...{
        codes: codesIn(requirement),
        credits: Math.round(numberIn(requirement.credits) * 1_000),
      },
      mark: (mark || null) as NewDiplomaInput['requirements'][number]['mark'],
    };
  });
  const { follows, kind, name, nameEs, takesMiddleSchool, source, checkedOn, isRetired } = draft;
  return {
    ...{ follows, kind, takesMiddleSchool, checkedOn, isRetired, requirements },
    ...{ key: draft.key || idFrom(name, keys), name: name.trim(), nameEs: nameEs.trim() },
    ...{ source: source.trim(), sourceUrl: draft.sourceUrl.trim() || null },
  };
}
