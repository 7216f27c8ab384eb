import type { CollegeSource } from '#contracts/colleges.js';
import type { CollegePart, ReferencePart } from '#contracts/reference-parts.js';
import type { ReleaseNames } from '../careers/releases.js';

/** The years that came with the product; `seeders/reference/NOTICE.md` names them. */
const YEARS: Record<CollegeSource['id'], string> = {
  directory: '2024–25',
  admissions: '2024–25',
  characteristics: '2024–25',
  scorecard: '2023–24',
  earnings: '2020–21',
  completions: '2023–24',
  'cip-soc': '2020',
};

const PARTS: Readonly<Record<CollegeSource['id'], CollegePart | 'cip-soc'>> = {
  directory: 'colleges-directory',
  admissions: 'colleges-admissions',
  characteristics: 'colleges-characteristics',
  scorecard: 'colleges-scorecard',
  earnings: 'colleges-earnings',
  completions: 'colleges-completions',
  'cip-soc': 'cip-soc',
};

let imported: ReadonlyMap<ReferencePart, string> = new Map();

/** From now on numbers of these releases are named after them. */
export function nameCollegeReleases(releases: ReleaseNames): void {
  imported = new Map(
    [...releases].map(([part, { release, year }]) => [
      part,
      release.includes(String(year)) ? release : `${release}, ${year}`,
    ]),
  );
}

/** Where a number comes from, asked each time: an official file may have been imported since. */
export const sourceOf = (id: CollegeSource['id']): CollegeSource => ({
  id,
  years: imported.get(PARTS[id]) ?? YEARS[id],
});
