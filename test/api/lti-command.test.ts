import { expect } from 'chai';
import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { readCall } from '#server/bin/lti-commands.js';
import { createLtiStore } from '#server/features/platforms/lti-store.js';
import { UsageError } from '#server/bin/usage-error.js';
import { TEST_ROLES, TEST_SECRET } from '../support/database.js';
import { testSystem } from '../support/system.js';

const ROOT = join(import.meta.dirname, '..', '..');
const PUBLIC_URL = 'http://pathlight.localhost:3000';

interface Outcome {
  code: number | null;
  out: string;
  err: string;
}

/** Runs the built command, as an operator does, on the database of the test. */
async function command(...words: string[]): Promise<Outcome> {
  const { databaseUrl } = await testSystem();
  const child = spawn(process.execPath, ['dist/server/bin/lti.js', ...words], {
    cwd: ROOT,
    env: {
      ...process.env,
      ...{ NODE_ENV: 'test', DATABASE_URL: databaseUrl, DATABASE_ROLE_PREFIX: TEST_ROLES },
      ...{ SECRET_KEY: TEST_SECRET, PUBLIC_URL },
      DATA_DIR: mkdtempSync(join(tmpdir(), 'pathlight-cli-')),
    },
  });
  let [out, err] = ['', ''];
  child.stdout.on('data', (text: Buffer) => (out += text.toString()));
  child.stderr.on('data', (text: Buffer) => (err += text.toString()));
  const code = await new Promise<number | null>((done) => child.on('close', done));
  return { code, out: out.trim(), err: err.trim() };
}

/** What the command does, without the two seconds that a process of its own takes to start. */
async function lti(...words: string[]): Promise<string> {
  const { lti } = await testSystem();
  return readCall(words)({ lti, store: createLtiStore(), publicUrl: PUBLIC_URL });
}

/** What it refuses, in its own words. */
async function refusal(...words: string[]): Promise<string> {
  const error: unknown = await lti(...words).catch((reason: unknown) => reason);
  if (!(error instanceof UsageError)) throw error;
  return error.message;
}

describe('npm run lti', function () {
  this.timeout(20_000);

  it('registers, binds, lists and lets go by names alone', async () => {
    const [host, district] = [`https://${randomUUID()}.lms.test`, `District ${randomUUID()}`];
    const who = ['--issuer', host, '--client-id', 'c1'];
    const there = [...who, '--deployment', 'D-9'];
    const addresses = ['--auth', `${host}/a`, '--token', `${host}/t`, '--jwks', `${host}/k`];
    const registered = { code: 0, out: `Registered ${host} (c1).`, err: '' };
    expect(await command('register', ...who, ...addresses)).to.deep.equal(registered);
    const bound = await lti('bind', ...there, '--district', district, '--school', 'North');
    expect(bound).to.equal(`Bound to ${district}.`);
    expect((await lti('list')).split('\n')).to.include(`${host}\tc1\tD-9\t${district}`);
    expect(await lti('unbind', ...there)).to.equal('D-9 waits to be bound.');
    expect(await lti('setup-link', '--district', district)).to.match(/\/#setup=setup_[\w-]{43}$/);
    expect(await lti('setup-revoke', '--district', district)).to.equal(
      'Ended 1 links and 0 visits.',
    );
  });

  it('LTI-C39: names the value that is missing or wrong, without a stack', async () => {
    const missing = { code: 1, out: '', err: '--issuer is missing.' };
    expect(await command('register', '--client-id', 'c')).to.deep.equal(missing);
    const wrong: [string[], string][] = [
      [
        ['register', '--issuer', 'https://a.test', '--client-id', 'c', '--auth', 'x'],
        '--auth is not an address.',
      ],
      [['setup-revoke', '--district', 'Nowhere'], '--district Nowhere is not known.'],
    ];
    for (const [words, sentence] of wrong) expect(await refusal(...words)).to.equal(sentence);
  });

  it('LTI-C38: shows what a newer client id would take over, and moves it on that word', async () => {
    const [issuer, district] = [`https://${randomUUID()}.lms.test`, `District ${randomUUID()}`];
    const addresses = ['--auth', `${issuer}/a`, '--token', `${issuer}/t`, '--jwks', `${issuer}/k`];
    for (const client of ['old', 'new'])
      await lti(
        ...['register', '--issuer', issuer, '--client-id', client, ...addresses],
        ...['--deployment', `at-${client}`, '--district', district],
      );
    const call = ['replace-registration', '--issuer', issuer, '--district', district];
    expect(await refusal(...call, '--from', 'new', '--to', 'old')).to.equal(
      "old can't replace new in this district.",
    );
    const ways = [...call, '--from', 'old', '--to', 'new'];
    const counts = '0 courses, 0 people and 0 links';
    expect(await lti(...ways)).to.contain(`Would move ${counts}`);
    expect(await lti(...ways, '--confirm')).to.contain(`Moved ${counts}`);
    expect(await lti('list')).to.contain(`${issuer}\tnew\tat-old\t${district}`);
  });

  it('prints the developer key for Canvas', async () => {
    expect(JSON.parse(await lti('canvas-json'))).to.include({
      oidc_initiation_url: 'http://pathlight.localhost:3000/lti/login',
    });
  });
});
