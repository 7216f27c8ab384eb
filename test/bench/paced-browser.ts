// The browsers of `paced.ts`.
import { setTimeout as sleep } from 'node:timers/promises';
import { closeConnections } from './client.js';
import type { PacedMessage } from './paced.js';
import { type PathlightAddress, pathlightSteps } from './pathlight-steps.js';

/** A class comes in one after the other. */
const PAUSE_MS = 50;

const tool = pathlightSteps(JSON.parse(process.argv[2]!) as PathlightAddress);
const state = { isEnd: false, onToken: (_token: string): void => undefined };

process.on('message', ({ token, isEnd }: { token?: string; isEnd?: boolean }) => {
  if (isEnd) state.isEnd = true;
  if (token !== undefined) state.onToken(token);
});

const say = (message: PacedMessage) => {
  process.send!(message);
};

const tokenFor = (index: number, nonce: string) =>
  new Promise<string>((resolve) => {
    state.onToken = resolve;
    say({ kind: 'login', index, nonce });
  });

async function launch(index: number): Promise<number> {
  const begun = performance.now();
  const login = await tool.login(index);
  const half = performance.now() - begun;
  const token = await tokenFor(index, login.nonce);
  const from = performance.now();
  await tool.launch(index, login, token);
  return half + performance.now() - from;
}

const isEnd = () => state.isEnd;
const milliseconds: number[] = [];
const begun = performance.now();
while (!isEnd()) {
  milliseconds.push(await launch(milliseconds.length));
  await sleep(PAUSE_MS);
}
closeConnections();
say({ kind: 'done', seconds: (performance.now() - begun) / 1_000, milliseconds });
process.disconnect();
