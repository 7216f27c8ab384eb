import { performance } from 'node:perf_hooks';
import { CollegeQuery } from '#contracts/college-selector.js';
import { createCollegeIndex } from '#server/features/colleges/college-index.js';
import { createCollegeSearch } from '#server/features/colleges/college-search.js';
import { selectColleges } from '#server/features/colleges/college-selector.js';
import type { College } from '#server/features/colleges/college-store.js';
import { shippedColleges } from '../support/colleges.js';
import { shippedPrograms } from '../support/programs.js';

/**
 * How long the selector takes on the server with eight criteria and a distance, on the shipped colleges and on
 * ten times as many; beside it the search by words. Aim: 95 of 100 within 40 ms on the shipped ones.
 */
const ROUNDS = 400;
const programs = shippedPrograms();
const shipped = shippedColleges().all;

const PLACES = [
  'columbus-oh',
  'los-angeles-ca',
  'new-york-ny',
  'houston-tx',
  'boise-id',
  'miami-fl',
];
const CAREERS = ['29-1141.00', '15-1252.00', '47-2111.00', '25-2021.00', '13-2011.00'];
const WORDS = [
  'nursing columbus',
  'harvrad',
  'community college phoenix',
  'UCLA',
  'welding tucson',
];

function queryOf(round: number): CollegeQuery {
  return CollegeQuery.parse({
    career: CAREERS[round % CAREERS.length],
    award: 'associate,bachelor',
    near: `${PLACES[round % PLACES.length]}@${[50, 100, 250][round % 3]}`,
    community: 'city,suburb,town',
    level: 'four-year,two-year',
    control: 'public,nonprofit',
    price: [8_000, 15_000, 25_000][round % 3],
    completion: [20, 40, 60][round % 3],
    tests: 'yes',
    nice: round % 2 === 0 ? 'price,completion' : '',
  });
}

function timed(run: (round: number) => void): { p50: number; p95: number; max: number } {
  for (let round = 0; round < 40; round += 1) run(round);
  const times = Array.from({ length: ROUNDS }, (_, round) => {
    const start = performance.now();
    run(round);
    return performance.now() - start;
  }).sort((left, right) => left - right);
  const at = (share: number) => times[Math.floor(share * (times.length - 1))] ?? NaN;
  return { p50: at(0.5), p95: at(0.95), max: at(1) };
}

/** The same colleges again under other numbers and a little apart. */
const copies = (times: number): College[] =>
  Array.from({ length: times }, (_, copy) =>
    shipped.map((college) => ({
      ...college,
      code: `${copy}${college.code}`,
      at: [college.at[0] + copy / 100, college.at[1]] as [number, number],
    })),
  ).flat();

const show = (value: number) => value.toFixed(1).padStart(7);
let first: { p50: number; p95: number } | null = null;
for (const times of [1, 10]) {
  const all = times === 1 ? shipped : copies(times);
  const begun = performance.now();
  const index = createCollegeIndex(all);
  const indexed = performance.now();
  const search = createCollegeSearch(index, programs);
  const ready = performance.now();
  let total = 0;
  const select = timed((round) => {
    total += selectColleges(index, programs, queryOf(round), null).total;
  });
  const words = timed((round) => {
    search.find(WORDS[round % WORDS.length] ?? '');
  });
  console.log(
    `${all.length} colleges: index ${show(indexed - begun)} ms, words ${show(ready - indexed)} ms (once)`,
  );
  console.log(`  nine criteria, found ${Math.round(total / (ROUNDS + 40))} on average`);
  console.log(
    `  select  p50 ${show(select.p50)}  p95 ${show(select.p95)}  max ${show(select.max)} ms`,
  );
  console.log(
    `  search  p50 ${show(words.p50)}  p95 ${show(words.p95)}  max ${show(words.max)} ms`,
  );
  if (first)
    console.log(
      `  growth for ten times the colleges: select × ${(select.p50 / first.p50).toFixed(1)}`,
    );
  else {
    first = select;
    if (select.p95 > 40) process.exitCode = 1;
  }
}
