import { expect } from 'chai';
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { freePort } from '#server/ports.js';
import { startTestServer, type TestServer } from '../support/database.js';
import {
  environmentOf,
  type Image,
  MissingSetting,
  readExample,
  readImage,
  volumesOf,
} from './support/containers.js';

const SETTINGS = {
  PUBLIC_URL: 'https://plan.riverbend.test',
  SECRET_KEY: 'q8Jx2vL0mZr4TnW7yKb1cHd6fGs9pQe3',
  OWNER_PASSWORD: 'owner-of-this-run',
  POSTGRES_PASSWORD: 'superuser-of-this-run',
};

/** The containers' start commands, run as plain processes on a real PostgreSQL. */
describe('the containers', function () {
  this.timeout(60_000);
  let server: TestServer;
  let databaseUrl: string;
  let image: Image;
  const dataFolder = mkdtempSync(join(tmpdir(), 'pathlight-data-'));
  const children: ChildProcess[] = [];

  before(async () => {
    image = readImage();
    server = await startTestServer();
    databaseUrl = await makeOwnDatabase(server.superuserUrl);
  });
  after(async () => {
    for (const child of children) child.kill('SIGKILL');
    await server.stop();
    rmSync(dataFolder, { recursive: true });
  });

  /** Runs what the image runs, with the service's settings and nothing else of this shell. */
  const run = (command: string[], environment: Record<string, string>) => {
    const child = spawn(command[0]!, command.slice(1), {
      env: { PATH: process.env.PATH, ...image.environment, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    children.push(child);
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
    const says = async (words: string) => {
      const deadline = Date.now() + 20_000;
      while (!output.includes(words)) {
        if (child.exitCode !== null || Date.now() > deadline) throw new Error(output);
        await new Promise((resolve) => setTimeout(resolve, 30));
      }
    };
    return { child, ended, says, output: () => output };
  };

  const service = (name: string, changes: Record<string, string> = {}) => ({
    ...environmentOf(name, SETTINGS),
    DATABASE_URL: databaseUrl,
    DATA_DIR: dataFolder,
    ...changes,
  });

  it('run as a user that is not root, from three stages', () => {
    expect(image.user).to.equal('node');
    expect(image.command).to.deep.equal(['node', 'dist/server/bin/start.js']);
  });

  it('have no default for any secret: without its setting, compose stops and names it', () => {
    for (const [name, wanted] of [
      ['app', ['PUBLIC_URL', 'SECRET_KEY', 'OWNER_PASSWORD']],
      ['worker', ['PUBLIC_URL', 'SECRET_KEY', 'OWNER_PASSWORD']],
      ['database', ['OWNER_PASSWORD', 'POSTGRES_PASSWORD']],
    ] as const) {
      for (const setting of wanted)
        expect(() => environmentOf(name, { ...SETTINGS, [setting]: '' })).to.throw(
          MissingSetting,
          setting,
        );
    }
  });

  it('pass on every setting that is asked for in the example', () => {
    const asked = [...readExample().matchAll(/^(\w+)=/gm)].map(([, name]) => name!);
    const chosen = Object.fromEntries(asked.map((name) => [name, `chosen-${name}`]));
    const values = ['app', 'worker'].map((name) => Object.values(environmentOf(name, chosen)));
    // The proxy's port and the superuser's password are the other services' business.
    for (const name of asked.filter((each) => !['PORT', 'POSTGRES_PASSWORD'].includes(each)))
      for (const [index, given] of values.entries())
        expect(
          given.some((value) => value.includes(`chosen-${name}`)),
          `${index}: ${name}`,
        ).to.equal(true);
    expect(asked).to.include.members(['SMTP_URL', 'MAIL_FROM', 'S3_BUCKET', 'SECRET_KEY']);
  });

  it('share the folder in which the app tells the worker that people wait', () => {
    const folders = ['app', 'worker'].map((name) => environmentOf(name, SETTINGS).DATA_DIR);
    for (const [index, name] of ['app', 'worker'].entries())
      expect(volumesOf(name), name).to.deep.equal([`beside:${folders[index]}`]);
    expect(folders[0]).to.equal(folders[1]);
  });

  it('the app answers when it lives and when it is ready, and ends well on SIGTERM', async () => {
    const port = String(await freePort());
    const app = run(image.command, service('app', { PORT: port }));
    await app.says('Pathlight is ready at https://plan.riverbend.test');
    for (const path of ['livez', 'readyz'])
      expect((await fetch(`http://127.0.0.1:${port}/${path}`)).status, path).to.equal(200);
    const check = run(image.healthCheck, { PORT: port });
    expect(await check.ended, 'the health check').to.equal(0);
    app.child.kill('SIGTERM');
    expect(await app.ended, app.output()).to.equal(0);
    expect(await run(image.healthCheck, { PORT: port }).ended, 'after the end').to.equal(1);
  });

  it('the worker starts beside the app, listens on nothing and ends well on SIGTERM', async () => {
    const worker = run(image.command, service('worker'));
    await worker.says('worker is running');
    worker.child.kill('SIGTERM');
    expect(await worker.ended, worker.output()).to.equal(0);
  });

  for (const [name, value] of [
    ['SECRET_KEY', ''],
    ['SECRET_KEY', 'change-me-change-me-change-me-change-me'],
    ['PUBLIC_URL', ''],
    ['PUBLIC_URL', 'http://plan.riverbend.test'],
    ['DATABASE_URL', ''],
    ['SANDBOX', 'on'],
  ] as const) {
    it(`the process itself refuses ${name}=${value || '(nothing)'} by name`, async () => {
      const refused = run(image.command, service('app', { [name]: value }));
      expect(await refused.ended).to.equal(1);
      expect(refused.output()).to.include(`${name}:`).and.not.include('    at ');
    });
  }
});

/** What `docker/database/owner.sh` makes, by the script's own SQL. */
async function makeOwnDatabase(superuserUrl: string): Promise<string> {
  const script = readFileSync(
    join(import.meta.dirname, '..', '..', 'docker', 'database', 'owner.sh'),
    'utf8',
  );
  const statements = /<<'SQL'\n([\s\S]*)\nSQL/
    .exec(script)![1]!
    .replaceAll('pathlight_owner', 'compose_owner')
    .replace('database pathlight', 'database compose')
    .replace(`:'password'`, `'${SETTINGS.OWNER_PASSWORD}'`);
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  // A server given by TEST_DATABASE_URL may have them from the last run.
  await client.query('drop database if exists compose with (force)');
  for (const role of ['app', 'report', 'queue', 'owner'])
    await client.query(`drop role if exists compose_${role}`);
  for (const statement of statements.split(';').filter((text) => text.trim()))
    await client.query(statement);
  await client.end();
  const url = new URL(environmentOf('app', SETTINGS).DATABASE_URL!);
  const server = new URL(superuserUrl);
  url.username = 'compose_owner';
  url.host = server.host;
  url.pathname = '/compose';
  return url.href;
}
