import type { CareerSource } from '#contracts/careers.js';
import type { ReferencePart } from '#contracts/reference-parts.js';
import type { ReleaseNames } from './releases.js';

export const OUTLOOK_FROM = 2024;
export const OUTLOOK_TO = 2034;

/** The year each kind of fact came with; `seeders/reference/NOTICE.md` names the releases. */
const YEARS: Record<CareerSource['id'], number> = {
  interests: 2026,
  zones: 2025,
  titles: 2025,
  skills: 2025,
  knowledge: 2025,
  technology: 2025,
  related: 2025,
  education: 2025,
  clusters: 2023,
  wages: 2025,
  'wages-projections': OUTLOOK_FROM,
  // Nothing of these came with the product: the year is that of the release that brought them.
  'wages-states': 2025,
  apprenticeships: 2025,
  'military-jobs': 2024,
  outlook: OUTLOOK_FROM,
  'typical-education': OUTLOOK_FROM,
  subjects: 2026,
  'cip-soc': 2020,
  completions: 2024,
};

/** Which part of an imported release each kind of fact comes from. */
const PARTS: Partial<Record<CareerSource['id'], ReferencePart>> = {
  interests: 'onet-interests',
  zones: 'onet-zones',
  titles: 'onet-reported',
  skills: 'onet-skills',
  knowledge: 'onet-knowledge',
  technology: 'onet-technology',
  related: 'onet-related',
  education: 'onet-levels',
  wages: 'oews-national',
  'wages-states': 'oews-states',
  outlook: 'projections',
  'typical-education': 'projections',
  apprenticeships: 'apprenticeships',
  'military-jobs': 'military',
  'cip-soc': 'cip-soc',
  completions: 'colleges-completions',
};

let imported: ReleaseNames = new Map();

/** From now on numbers of these releases are named after them. */
export function nameReleases(releases: ReleaseNames): void {
  imported = releases;
}

/** Whether a release of this part was imported and counts. */
export const isImported = (part: ReferencePart): boolean => imported.has(part);

/** Where a number comes from: with the release, where an official file was imported. */
export function sourceOf(id: CareerSource['id']): CareerSource {
  const part = PARTS[id];
  const release = part && imported.get(part);
  return release ? { id, year: release.year, release: release.release } : { id, year: YEARS[id] };
}
