import { expect } from 'chai';
import { ConfigError, readConfig } from '#server/config.js';

const production = {
  NODE_ENV: 'production',
  PUBLIC_URL: 'https://plan.riverbend.example',
  DATABASE_URL: 'postgres://owner@db.example/plan',
  SECRET_KEY: 'q8Jx2vL0mZr4TnW7yKb1cHd6fGs9pQe3',
};

function faultsOf(environment: Record<string, string>): string[] {
  try {
    readConfig(environment);
    return [];
  } catch (error) {
    expect(error).to.be.instanceOf(ConfigError);
    return (error as ConfigError).faults;
  }
}

describe('readConfig', () => {
  it('needs no setting at all outside production', () => {
    const config = readConfig({});
    expect(config).to.include({ isProduction: false, hasSandbox: true, port: 3000 });
    expect(config.databaseUrl).to.equal(undefined);
  });

  it('takes an empty setting for an absent one', () => {
    const config = readConfig({ DATABASE_URL: '', PORT: '', DATABASE_ROLE_PREFIX: '' });
    expect(config.databaseUrl).to.equal(undefined);
    expect(config.rolePrefix).to.equal(undefined);
  });

  it('starts in production with all that it needs, and without the sandbox', () => {
    expect(readConfig(production)).to.include({ isProduction: true, hasSandbox: false });
  });

  it('names every fault of a production environment at once', () => {
    const faults = faultsOf({ NODE_ENV: 'production', PUBLIC_URL: 'http://plan.example' });
    expect(faults.map((fault) => fault.split(':')[0])).to.have.members([
      'SECRET_KEY',
      'PUBLIC_URL',
      'DATABASE_URL',
    ]);
  });

  for (const [what, change, name] of [
    ['a default secret', { SECRET_KEY: 'change-me-change-me-change-me-change-me' }, 'SECRET_KEY'],
    ['a short secret', { SECRET_KEY: 'short' }, 'SECRET_KEY'],
    ['plain http', { PUBLIC_URL: 'http://plan.riverbend.example' }, 'PUBLIC_URL'],
    ['the sandbox LMS', { SANDBOX: 'on' }, 'SANDBOX'],
    ['a path in the address', { PUBLIC_URL: 'https://riverbend.example/plan' }, 'PUBLIC_URL'],
  ] as const) {
    it(`refuses ${what} in production`, () => {
      expect(faultsOf({ ...production, ...change })[0]).to.match(new RegExp(`^${name}:`));
    });
  }

  it('names a port that is not a number', () => {
    expect(faultsOf({ PORT: 'soon' })[0]).to.match(/^PORT:/);
  });

  it('takes a bucket for files as a whole or not at all, by https in production', () => {
    const bucket = {
      ...{ S3_ENDPOINT: 'https://s3.example/', S3_BUCKET: 'plans' },
      ...{ S3_ACCESS_KEY_ID: 'id', S3_SECRET_ACCESS_KEY: 'key' },
    };
    expect(readConfig({}).s3).to.equal(undefined);
    expect(readConfig({ ...production, ...bucket }).s3).to.deep.equal({
      ...{ endpoint: 'https://s3.example', bucket: 'plans', region: 'us-east-1' },
      ...{ accessKeyId: 'id', secretAccessKey: 'key' },
    });
    const half = faultsOf({ ...bucket, S3_SECRET_ACCESS_KEY: '' });
    expect(half.map((fault) => fault.split(':')[0])).to.deep.equal(['S3_SECRET_ACCESS_KEY']);
    const plain = faultsOf({ ...production, ...bucket, S3_ENDPOINT: 'http://s3.example' });
    expect(plain).to.deep.equal(['S3_ENDPOINT: must be https']);
  });

  it('F78: takes a mail server whole or not at all, and never says its password', () => {
    const mail = {
      SMTP_URL: 'smtps://pl%40x:s%3Acret@mail.example',
      MAIL_FROM: 'Pathlight <a@b.org>',
    };
    expect(readConfig({}).mail).to.equal(undefined);
    expect(readConfig({ ...production, ...mail }).mail).to.deep.equal({
      ...{ host: 'mail.example', port: 465, isSecure: true, needsTls: false },
      ...{ login: { user: 'pl@x', pass: 's:cret' }, from: 'Pathlight <a@b.org>' },
    });
    const plain = { ...mail, SMTP_URL: 'smtp://mail.example:25' };
    const { mail: relay } = readConfig({ ...production, ...plain });
    expect(relay).to.include({ port: 25, needsTls: true }).and.have.property('login', undefined);
    expect(readConfig(plain).mail).to.include({ needsTls: false });
    const local = readConfig({ ...production, ...mail, SMTP_URL: 'smtp://[::1]:25' }).mail;
    expect(local).to.include({ host: '::1', needsTls: false });
    for (const [change, name] of [
      [{ MAIL_FROM: '' }, 'MAIL_FROM'],
      [{ SMTP_URL: '' }, 'SMTP_URL'],
      [{ SMTP_URL: 'https://secret@mail.example' }, 'SMTP_URL'],
      [{ SMTP_URL: 'smtp://secret%ZZ@mail.example' }, 'SMTP_URL'],
      [{ SMTP_URL: 'smtp://mail.example/secret' }, 'SMTP_URL'],
      [{ MAIL_FROM: 'Pathlight' }, 'MAIL_FROM'],
      [{ MAIL_FROM: 'A <a@b.org>\nBcc: c@d.org' }, 'MAIL_FROM'],
    ] as const) {
      const faults = faultsOf({ ...mail, ...change });
      expect(
        faults.map((fault) => fault.split(':')[0]),
        JSON.stringify(change),
      ).to.deep.equal([name]);
      expect(faults.join('')).not.to.contain('secret');
    }
  });
});
