import { onetWorkbook } from '../support/onet-workbook.js';
import { shippedColleges } from '../support/colleges.js';
import { shippedOccupations } from '../support/occupations.js';
import { scorecardFile } from '../support/scorecard-file.js';

/** A large official file, made up in its layout and size. */
export interface LargeFile {
  name: string;
  bytes: Buffer;
  release: string;
  year: number;
  /** What other people ask for meanwhile, in turn. */
  asked: readonly string[];
}

export const careers = shippedOccupations().all;
const colleges = shippedColleges().all;

export const workbookFile = (): LargeFile => ({
  ...{ name: 'db_31_0_excel.xlsx', release: 'O*NET 31.0', year: 2026 },
  bytes: onetWorkbook(careers.map(({ code }) => code).sort()),
  asked: careers.map(({ code }) => `/api/careers/${code}`),
});

export const scorecard = (): LargeFile => ({
  ...{ name: 'Most-Recent-Cohorts-Institution.csv', release: '2026', year: 2026 },
  bytes: Buffer.concat([
    ...scorecardFile([
      ...colleges.map(({ code }) => code).sort(),
      ...Array.from({ length: 800 }, (_, at) => String(900_000 + at)),
    ]),
  ]),
  asked: colleges
    .slice(0, 500)
    .flatMap(({ code, state }) => [`/api/colleges/${code}`, `/api/colleges?state=${state}`]),
});
