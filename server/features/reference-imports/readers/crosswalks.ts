import type { Row } from '../reading/row.js';
import { Collected, ONET_CODE, type ReaderKind, SOC_CODE } from './reader.js';

const CIP_CODE = /^\d{2}\.\d{4}$/;
const NO_MATCH = /^99[-.]9999$/;

/** Which programs of study belong to which occupations. Its sheets for either direction say the same. */
export const cipSoc: ReaderKind = {
  id: 'cip-soc',
  columns: {
    cip: /^cip\d{4}code$/,
    title: /^cip\d{4}title$/,
    soc: /^soc\d{4}code$/,
    occupation: /^soc\d{4}title$/,
  },
  knownBy: ['cip', 'soc'],
  create() {
    const all = new Collected<{ title: string; soc: string }>();
    let year: number | undefined;
    return {
      begin(_, headers) {
        year = Number(/\d{4}/.exec(headers.get('cip')?.header ?? '')?.[0]);
      },
      take(row) {
        const [written, soc] = [row.text('cip'), row.text('soc')];
        if (NO_MATCH.test(written) || NO_MATCH.test(soc)) return;
        const cip = row.code('cip', CIP_CODE);
        const code = row.code('soc', SOC_CODE);
        if (cip !== null && code !== null)
          all.add(cip, { title: row.text('title').replace(/\.$/, ''), soc: code });
      },
      finish: () =>
        all.asPart('cip-soc', (links) => ({
          title: links[0]?.title ?? '',
          socs: [...new Set(links.map(({ soc }) => soc))].sort(),
        })),
      hint: () => (year === undefined ? {} : { release: `CIP ${year}`, year }),
    };
  },
};

/** Apprenticeships that are registered with the Department of Labor, with the occupations they lead to. */
export const apprenticeships: ReaderKind = {
  id: 'apprenticeships',
  columns: {
    rapids: /^(rapids|apprenticeship).* code$/,
    title: /^(rapids|apprenticeship).* title$/,
    code: /^o\*net-soc.* code$/,
    occupation: /^o\*net-soc.* title$/,
  },
  knownBy: ['rapids', 'code'],
  optional: ['occupation'],
  create() {
    const all = new Collected<[string, string]>();
    return {
      take(row) {
        // The last lines are notes.
        if (row.text('code') === '') return;
        const code = row.code('code', ONET_CODE);
        const rapids = row.code('rapids', /^[0-9A-Z-]{1,12}$/i);
        const title = row.text('title');
        if (title === '') row.note('title', 'missing');
        else if (code !== null && rapids !== null) all.add(code, [rapids, title]);
      },
      finish: () =>
        all.asPart('apprenticeships', (found) => ({
          apprenticeships: distinct(found, ([, title]) => title).sort((left, right) =>
            left[1] < right[1] ? -1 : 1,
          ),
        })),
    };
  },
};

/** Services as the Defense Manpower Data Center writes them; the letters of reserves and others are left as `other`. */
const BRANCHES: Readonly<Record<string, string>> = {
  ...{
    A: 'army',
    N: 'navy',
    F: 'air-force',
    M: 'marine-corps',
    C: 'coast-guard',
    X: 'space-force',
  },
};
const OPEN_END = '999912';

/** Jobs of the armed forces, with the civilian occupations they are like. */
export const military: ReaderKind = {
  id: 'military',
  columns: {
    ...{ service: 'svc', moc: 'moc', title: 'moc_title', status: 'status', until: 'edate' },
    ...{ code1: 'onet1', code2: 'onet2', code3: 'onet3', code4: 'onet4' },
  },
  knownBy: ['service', 'moc', 'code1'],
  optional: ['status', 'until', 'code2', 'code3', 'code4'],
  unused: [/^onet\d_/, /^mpc/, /date$/, /^soc\d?/, /^moc_/],
  create() {
    const all = new Collected<[string, string, string]>();
    let release: string | undefined;
    return {
      begin({ file, sheet }) {
        const found = /milx(\d\d)(\d\d)/i.exec(`${sheet ?? ''} ${file}`);
        if (found) release = `${found[1] ?? ''}/20${found[2] ?? ''}`;
      },
      take(row) {
        if (isOver(row)) return;
        const [moc, title] = [row.text('moc'), row.text('title')];
        if (moc === '' || title === '') {
          row.note(moc === '' ? 'moc' : 'title', 'missing');
          return;
        }
        for (const column of ['code1', 'code2', 'code3', 'code4']) {
          const written = row.text(column);
          if (written === '' || written === '-') continue;
          const code = row.code(column, ONET_CODE);
          if (code !== null) all.add(code, [BRANCHES[row.text('service')] ?? 'other', moc, title]);
        }
      },
      finish: () =>
        all.asPart('military', (found) => ({
          military: distinct(found, (job) => job.join(' ')).sort((left, right) =>
            left.join(' ') < right.join(' ') ? -1 : 1,
          ),
        })),
      hint: () => (release ? { release, year: Number(release.slice(3)) } : {}),
    };
  },
};

/** No longer in use by the service. */
function isOver(row: Row): boolean {
  const [status, until] = [row.text('status'), row.text('until')];
  return (status !== '' && status !== 'A') || (until !== '' && until !== OPEN_END);
}

function distinct<T>(items: T[], keyOf: (item: T) => string): T[] {
  return [...new Map(items.map((item) => [keyOf(item), item])).values()];
}
