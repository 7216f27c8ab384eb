import { expect } from 'chai';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, utimesSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { hangNotice, type Notice, readNotices } from '#server/people-first/notice.js';

describe('what processes of one machine tell each other about people who wait', () => {
  let folder = '';
  const open: { close(): void }[] = [];
  const hang = (port: number): Notice => {
    const notice = hangNotice(folder, port);
    open.push(notice);
    return notice;
  };
  const reader = () => {
    const notices = readNotices(folder);
    open.push(notices);
    return notices;
  };

  beforeEach(() => {
    folder = join(mkdtempSync(join(tmpdir(), 'pathlight-notice-')), 'people');
  });
  afterEach(() => {
    for (const each of open.splice(0)) each.close();
    rmSync(join(folder, '..'), { recursive: true });
  });

  it('somebody waits from the first that asks until a moment after the last is answered', async () => {
    const notice = hang(3000);
    const notices = reader();
    expect(notices.isAnybodyWaiting()).to.equal(false);
    notice.begin();
    notice.begin();
    expect(notices.isAnybodyWaiting()).to.equal(true);
    notice.end();
    expect(notices.isAnybodyWaiting()).to.equal(true);
    await sleep(20);
    expect(notices.isAnybodyWaiting()).to.equal(true);
    notice.end();
    await sleep(20);
    expect(notices.isAnybodyWaiting()).to.equal(false);
  });

  it('each of several processes is heard', () => {
    hang(3000);
    const second = hang(3001);
    const notices = reader();
    second.begin();
    expect(notices.isAnybodyWaiting()).to.equal(true);
  });

  it('who has asked for something long stops nobody', async () => {
    const notice = hang(3000);
    const notices = reader();
    notice.begin();
    await sleep(150);
    expect(notices.isAnybodyWaiting()).to.equal(false);
    notice.begin();
    expect(notices.isAnybodyWaiting()).to.equal(true);
  });

  it('a process that starts again on its port begins with nobody', () => {
    const notices = reader();
    hang(3000).begin();
    hang(3000);
    expect(notices.isAnybodyWaiting()).to.equal(false);
  });

  it('where nobody answers people, nobody waits', () => {
    expect(reader().isAnybodyWaiting()).to.equal(false);
  });

  it('a process that is long gone is not asked', () => {
    hang(3000).begin();
    const hoursAgo = new Date(Date.now() - 2 * 3_600_000);
    for (const name of readdirSync(folder)) utimesSync(join(folder, name), hoursAgo, hoursAgo);
    expect(reader().isAnybodyWaiting()).to.equal(false);
  });

  it('what is no notice, and one that may not be read, stops no work', () => {
    hang(3000).begin();
    mkdirSync(join(folder, 'a-folder'));
    symlinkSync(join(folder, 'nowhere'), join(folder, 'a-link'));
    expect(reader().isAnybodyWaiting()).to.equal(true);
  });

  it('a full disk fails nobody who asks', () => {
    mkdirSync(folder);
    symlinkSync('/dev/full', join(folder, `${hostname()}-3000`));
    const notice = hang(3000);
    notice.begin();
    notice.end();
    expect(reader().isAnybodyWaiting()).to.equal(false);
  });

  it('one that is closed says nothing any more', () => {
    const notice = hang(3000);
    const notices = reader();
    notice.begin();
    notice.close();
    notice.begin();
    notice.end();
    expect(notices.isAnybodyWaiting()).to.equal(false);
  });
});
