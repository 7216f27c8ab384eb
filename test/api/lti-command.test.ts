import { expect } from 'chai';
import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { TEST_ROLES, TEST_SECRET } from '../support/database.js';
import { testSystem } from '../support/system.js';

const ROOT = join(import.meta.dirname, '..', '..');

interface Outcome {
  code: number | null;
  out: string;
  err: string;
}

/** Runs the command as an operator does, on the database of the test. */
async function lti(...args: string[]): Promise<Outcome> {
  const { databaseUrl } = await testSystem();
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/bin/lti.ts', ...args], {
    cwd: ROOT,
    env: {
      ...process.env,
      ...{ NODE_ENV: 'test', DATABASE_URL: databaseUrl, DATABASE_ROLE_PREFIX: TEST_ROLES },
      ...{ SECRET_KEY: TEST_SECRET, PUBLIC_URL: 'http://pathlight.localhost:3000' },
      DATA_DIR: mkdtempSync(join(tmpdir(), 'pathlight-cli-')),
    },
  });
  let [out, err] = ['', ''];
  child.stdout.on('data', (text: Buffer) => (out += text.toString()));
  child.stderr.on('data', (text: Buffer) => (err += text.toString()));
  const code = await new Promise<number | null>((done) => child.on('close', done));
  return { code, out: out.trim(), err: err.trim() };
}

describe('npm run lti', function () {
  this.timeout(60_000);

  it('registers, binds, lists and lets go by names alone', async () => {
    const [host, district] = [`https://${randomUUID()}.lms.test`, `District ${randomUUID()}`];
    const who = ['--issuer', host, '--client-id', 'c1'];
    const there = [...who, '--deployment', 'D-9'];
    const addresses = ['--auth', `${host}/a`, '--token', `${host}/t`, '--jwks', `${host}/k`];
    expect(await lti('register', ...who, ...addresses)).to.include({ code: 0 });
    const bound = await lti('bind', ...there, '--district', district, '--school', 'North');
    expect(bound).to.include({ code: 0, out: `Bound to ${district}.` });
    expect((await lti('list')).out.split('\n')).to.include(`${host}\tc1\tD-9\t${district}`);
    expect(await lti('unbind', ...there)).to.include({ code: 0, out: 'D-9 waits to be bound.' });
    const link = await lti('setup-link', '--district', district);
    expect(link.out).to.match(/\/#setup=setup_[\w-]{43}$/);
    const revoked = await lti('setup-revoke', '--district', district);
    expect(revoked).to.include({ code: 0, out: 'Ended 1 links and 0 visits.' });
  });

  it('LTI-C39: names the value that is missing or wrong, without a stack', async () => {
    const wrong: [string[], string][] = [
      [['register', '--client-id', 'c'], '--issuer is missing.'],
      [
        ['register', '--issuer', 'https://a.test', '--client-id', 'c', '--auth', 'x'],
        '--auth is not an address.',
      ],
      [['setup-revoke', '--district', 'Nowhere'], '--district Nowhere is not known.'],
    ];
    for (const [args, sentence] of wrong)
      expect(await lti(...args)).to.deep.equal({ code: 1, out: '', err: sentence });
  });

  it('LTI-C38: shows what a newer client id would take over, and moves it on that word', async function () {
    this.timeout(180_000);
    const [issuer, district] = [`https://${randomUUID()}.lms.test`, `District ${randomUUID()}`];
    const addresses = ['--auth', `${issuer}/a`, '--token', `${issuer}/t`, '--jwks', `${issuer}/k`];
    for (const client of ['old', 'new'])
      await lti(
        ...['register', '--issuer', issuer, '--client-id', client, ...addresses],
        ...['--deployment', `at-${client}`, '--district', district],
      );
    const call = ['replace-registration', '--issuer', issuer, '--district', district];
    const wrong = await lti(...call, '--from', 'new', '--to', 'old');
    expect(wrong.err).to.equal("old can't replace new in this district.");
    const ways = [...call, '--from', 'old', '--to', 'new'];
    const counts = '0 courses, 0 people and 0 links';
    expect((await lti(...ways)).out).to.contain(`Would move ${counts}`);
    expect((await lti(...ways, '--confirm')).out).to.contain(`Moved ${counts}`);
    expect((await lti('list')).out).to.contain(`${issuer}\tnew\tat-old\t${district}`);
  });

  it('prints the developer key for Canvas', async () => {
    const { out } = await lti('canvas-json');
    expect(JSON.parse(out)).to.include({
      oidc_initiation_url: 'http://pathlight.localhost:3000/lti/login',
    });
  });
});
