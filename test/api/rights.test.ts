import { expect } from 'chai';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'oxfmt';
import type { LmsServices } from '#lti/types.js';
import { apiRouters } from '#server/features/index.js';
import { linesOf, measuredRights } from '#server/features/rights/rights-table.js';
import { apiAs } from '../support/api.js';
import type { Person } from '../support/builders.js';
import { DryRun } from '../support/dry-run.js';
import { testSystem, type TestSystem } from '../support/system.js';
import { addressOf, PLANS, routesOf } from './isolation-routes.js';
import { again, answerAll, buildWorld, PARTS, type Part, type World } from './isolation-world.js';
import {
  type Actors,
  buildActors,
  POSITIONS,
  type Position,
  type Role,
  ROLES,
} from './rights-actors.js';
import { rightsByArea } from './rights-areas.js';

/** What is written down: `WRITE_RIGHTS=1 npx mocha test/api/rights.test.ts` writes it anew. */
const FILE = join(import.meta.dirname, '..', '..', 'server', 'rights.txt');
/** What an administrator reads, a line an area. */
const AREAS_FILE = join(
  import.meta.dirname,
  ...['..', '..', 'server', 'features', 'rights', 'measured-rights.ts'],
);
const LETTERS: Record<Position, string> = {
  ...{ own: 'o', 'other class': 'c', 'other school': 's', 'other district': 'd' },
};

const PARTS_OF_STAFF: readonly Role[] = ['adviser', 'mentor', 'case manager'];
const READERS = ['read only', 'read only of school'] as const;
const BY_LIST: readonly Role[] = [...PARTS_OF_STAFF, 'principal', ...READERS];

/** Who may use a route, and where they stand: `teacher: o`. */
type Rights = Partial<Record<Role, string>>;

describe('rights: every role, every route, every position', function () {
  this.timeout(400_000);
  let system: TestSystem;
  let world: World;
  let actors: Actors;
  const seen: Record<string, Rights> = {};

  async function statusOf(person: Person, route: string): Promise<number> {
    const plan = PLANS[route]!;
    const { method, path } = addressOf(route, plan.path?.(world));
    const api = await apiAs(person);
    const before = system.logLines.length;
    const { status } =
      method === 'get' || method === 'delete'
        ? await api[method](plan.query ? `${path}?${plan.query}` : path)
        : await api[method](path, plan.body?.(world));
    if (status !== 500) return status;
    // All was done, and taken back; any other failure is one.
    const told = system.logLines.slice(before).join('');
    if (!told.includes('23514 dry_run')) throw new Error(`${route}: ${told}`);
    return 200;
  }

  /** Allowed is what was done. */
  async function rightsOf(route: string): Promise<Rights> {
    const plan = PLANS[route]!;
    const rights: Rights = {};
    for (const role of ROLES) {
      // An address that names nothing has nothing foreign to ask for.
      for (const position of plan.isOwn ? (['own'] as const) : POSITIONS) {
        const status = await statusOf(actors[position][role], route);
        if (status < 300) rights[role] = (rights[role] ?? '') + LETTERS[position];
        // The list of a part is closed before anybody is looked at: one refusal is all of them.
        else if (status === 403 && position === 'own' && BY_LIST.includes(role)) break;
      }
    }
    return rights;
  }

  before(async () => {
    system = await testSystem();
    world = await buildWorld('okavango');
    actors = await buildActors(world);
    const entries = PARTS.map(async (part) => [part, await again(world.people[part])] as const);
    const doers = Object.fromEntries(await Promise.all(entries)) as Record<Part, Person>;
    await answerAll(doers.student, world.ids.attempt);
    const dryRun = await DryRun.over(system);
    try {
      for (const [route, plan] of Object.entries(PLANS)) {
        seen[route] = {};
        // Nobody can do it here; the test that is named tries it where somebody can.
        if (plan.withoutControl) continue;
        await dryRun.set(true);
        seen[route] = await rightsOf(route);
        await dryRun.set(false);
        // Once in earnest, so that the next route finds what it needs.
        await statusOf(doers[plan.as], route);
      }
    } finally {
      await dryRun.end();
    }
    if (process.env.WRITE_RIGHTS) {
      writeFileSync(FILE, written());
      writeFileSync(AREAS_FILE, await areasWritten());
    }
  });

  const written = () =>
    `${Object.entries(seen)
      .map(([route, rights]) => {
        const { withoutControl } = PLANS[route]!;
        return `${route}: ${withoutControl ? `not asked here: ${withoutControl}` : inWords(rights)}`;
      })
      .toSorted()
      .join('\n')}\n`;
  const isOwn = (route: string) => PLANS[route]!.isOwn ?? false;
  const areasWritten = async () => {
    const { code } = await format(
      'measured-rights.ts',
      `/**
 * Written by \`test/api/rights.test.ts\` from what the checks of all routes did: what somebody sees and what
 * they change, by area and, in the order of \`RIGHTS_ROLES\`, by role.
 */
export const MEASURED_RIGHTS: Readonly<Record<string, string>> = ${JSON.stringify(linesOf(rightsByArea(seen, isOwn)))};
`,
      { singleQuote: true, printWidth: 100 },
    );
    return code;
  };
  const inWords = (rights: Rights) =>
    ROLES.flatMap((role) => (rights[role] ? [`${role} ${rights[role]}`] : [])).join(', ');
  const foreign = () => Object.keys(PLANS).filter((route) => !PLANS[route]!.isOwn);

  it('P10: the matrix has a line for every route of the app, and no other', () => {
    const deps = {
      ...{ lms: {} as LmsServices, lti: system.lti, publicUrl: 'https://plan.test' },
      ...{ now: () => new Date(), allowLoopbackHttp: false },
      files: { current: 'database', byName: {} } as const,
      vault: { seal: () => '', open: () => '' },
    };
    expect(Object.keys(seen).sort()).to.deep.equal(routesOf(apiRouters(deps)).sort());
  });

  it('P10: every cell is as it is written down', () => {
    expect(written().split('\n')).to.deep.equal(readFileSync(FILE, 'utf8').split('\n'));
  });

  it('P10: what an administrator reads of rights is what the checks do', () => {
    const { areas } = measuredRights();
    expect(rightsByArea(seen, isOwn)).to.deep.equal(areas);
    // A route for staff that `areas.ts` does not know would be counted there.
    const strangers = areas[0]!.rights.filter(
      ({ role, sees }) => role !== 'student' && role !== 'classmate' && sees !== 'nothing',
    );
    expect([areas[0]!.area, strangers]).to.deep.equal(['own-plan', []]);
  });

  it('P10: every route that is denied to somebody is allowed to somebody', () => {
    const dead = Object.entries(seen).filter(
      ([route, rights]) => !PLANS[route]!.withoutControl && inWords(rights) === '',
    );
    expect(dead.map(([route]) => route)).to.deep.equal([]);
  });

  it('P10: nobody reaches anything of another district', () => {
    const found = foreign().filter((route) =>
      Object.values(seen[route]!).some((where) => where.includes('d')),
    );
    expect(found).to.deep.equal([]);
  });

  it('P10: a student’s things are open to no other student, whatever class they are in', () => {
    const students = ['classmate', 'student'] as const;
    const found = foreign().filter((route) => {
      const { as } = PLANS[route]!;
      const [classmate = '', student = ''] = students.map((role) => seen[route]![role]);
      // The work of a course is every classmate's: each answers with their own.
      const isShared = /\/(assignments\/:id\/|why\/:key)/.test(route);
      // A counselor's task or day is each student's of the caseload, in whatever course: each answers for
      // themselves alone (grade-tasks.test.ts, conference-days.test.ts).
      const isOfCaseload = /\/(my-tasks\/:id\/tick|my-meetings\/:id\/slots\/:slotId)$/.test(route);
      return (
        as === 'student' &&
        !isOfCaseload &&
        ((classmate !== '' && !isShared) || student.replace('o', '') !== '')
      );
    });
    expect(found).to.deep.equal([]);
  });

  it('P10: a teacher reaches the students of their class, and of no other', () => {
    const ofStudent = foreign().filter((route) => route.includes('/class/:personId'));
    expect(ofStudent).to.have.length.above(20);
    for (const route of ofStudent) expect(seen[route]!.teacher ?? '', route).to.be.oneOf(['', 'o']);
  });

  it('P10: a part of the staff reaches the students whom it names, and of no other; a mentor only comments', () => {
    const ofStudent = foreign().filter((route) =>
      /class\/:personId|goals\/:id\/comments/.test(route),
    );
    for (const role of PARTS_OF_STAFF) {
      const reached = ofStudent.filter((route) => seen[route]![role]);
      expect(reached, role).to.have.length.above(5);
      for (const route of reached) expect(seen[route]![role], `${role} ${route}`).to.equal('o');
    }
    const changed = foreign().filter((route) => seen[route]!.mentor && !route.startsWith('GET'));
    expect(changed).to.deep.equal(['POST /goals/:id/comments']);
  });

  it('P10: a principal looks at the students of the school, of no other school, and changes nothing', () => {
    const reached = foreign().filter((route) => seen[route]!.principal);
    expect(reached).to.have.length.above(10);
    for (const route of reached)
      expect([route, seen[route]!.principal]).to.deep.equal([route, 'oc']);
    const changed = Object.keys(seen).filter(
      (route) => seen[route]!.principal && !route.startsWith('GET'),
    );
    expect(changed).to.have.members([
      ...['DELETE /session', 'PUT /session/locale', 'PUT /session/part'],
    ]);
  });

  it('P10: read-only staff sees figures and nothing else: of one school, none of another’s', () => {
    const [ofDistrict, ofSchool] = READERS.map((reader) =>
      Object.fromEntries(
        Object.entries(seen).flatMap(([route, { [reader]: where }]) =>
          where ? [[route, where] as const] : [],
        ),
      ),
    );
    const visit = ['/my-students', '/session'].map((path) => `GET ${path}`);
    const changes = ['DELETE /session', 'PUT /session/locale', 'PUT /session/part'];
    const looks = ['GET /completion-report', 'GET /reports'];
    const own = Object.fromEntries([...visit, ...changes, ...looks].map((route) => [route, 'o']));
    const files = (where: string) =>
      Object.fromEntries(['', '/file'].map((end) => [`GET /reports/:id${end}`, where]));
    expect(ofDistrict).to.deep.equal({ ...own, ...files('ocs') });
    expect(ofSchool).to.deep.equal({ ...own, ...files('oc') });
  });

  it('P10: who only watches, or has no part, changes nothing of a student and sees nothing', () => {
    for (const route of foreign())
      expect([seen[route]!.observer, seen[route]!.none], route).to.deep.equal([
        undefined,
        undefined,
      ]);
  });
});
