import { writeFileSync } from 'node:fs';
import { format } from 'oxfmt';
import type { FairnessTable, GroupCount } from '#contracts/match-fairness.js';
import { FAIRNESS_FILE } from '#server/features/matchmaker/fairness/fairness-service.js';
import { computeFairness } from '#server/features/matchmaker/fairness/fairness-table.js';
import { shippedOccupations } from '../support/occupations.js';

/*
 * `npm run fairness`: what the matcher's lists hold for people who answer at random, by interest area,
 * preparation and cluster, and which careers are in no list. With `-- --write` it is stored for the page
 * that counselors and administrators read; a new version of the matcher needs that.
 */

const table = computeFairness(shippedOccupations().rated, new Date());
print(table);
if (process.argv.includes('--write')) {
  const { code } = await format(FAIRNESS_FILE, JSON.stringify(table), { printWidth: 100 });
  writeFileSync(FAIRNESS_FILE, code);
}

function print({ algorithm, careers, first, runs }: FairnessTable): void {
  const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)} %`;
  console.log(`${algorithm}, ${careers} careers, the first ${first} of each list`);
  for (const { kinds, people, unreached, byStrongest, ...groups } of runs) {
    console.log(`\n${kinds.join(' + ')}: ${people} people`);
    const line = ({ id, careers: count, places }: GroupCount) =>
      `  ${id}: ${percent(count, careers)} of careers, ${percent(places, people * first)} of lists`;
    for (const [name, group] of Object.entries(groups))
      console.log([name, ...group.map(line)].join('\n'));
    for (const { area, zones, sameArea } of byStrongest) {
      const places = (people / byStrongest.length) * first;
      console.log(
        `strongest ${area}: zones ${zones.map((zone) => percent(zone, places)).join(', ')}; ` +
          `strongest in the career too ${percent(sameArea, places)}`,
      );
    }
    console.log(`in no list: ${unreached.length}; not first for its own ratings:`);
    console.log(unreached.filter(({ own }) => own > 10));
  }
}
