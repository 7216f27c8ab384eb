import { setTimeout as sleep } from 'node:timers/promises';
import { type Figures, figuresOf } from './measure.js';
import type { BenchPlatform } from './platform.js';
import type { Subject } from './subject.js';

const TARGET = 'https://purl.imsglobal.org/spec/lti/claim/target_link_uri';
/** A class comes in one after the other. */
const PAUSE_MS = 50;

/** Launches from login to the answer, one after the other with pauses, for as long as the work takes. */
export async function launchesDuring(
  work: Promise<unknown>,
  subject: Subject,
  bench: BenchPlatform,
): Promise<Figures> {
  const state = { isDone: false };
  const end = work.finally(() => {
    state.isDone = true;
  });
  const isDone = () => state.isDone;
  const milliseconds: number[] = [];
  const begun = performance.now();
  while (!isDone()) {
    const index = milliseconds.length;
    const from = performance.now();
    const login = await subject.login(index);
    const claims = { ...bench.claims(index % 40, login.nonce), [TARGET]: subject.launchUrl };
    await subject.launch(index, login, await bench.platform.signIdToken(claims));
    milliseconds.push(performance.now() - from);
    await sleep(PAUSE_MS);
  }
  await end;
  return figuresOf({ seconds: (performance.now() - begun) / 1_000, milliseconds });
}
