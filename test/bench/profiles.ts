// What a reader of a career waits for: each of the 1,016 profiles once a round, over HTTP.
// `npm run bench:profiles`
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '#server/config.js';
import { startEmbedded } from '#server/db/embedded/server.js';
import { openDatabase, prepareEmbeddedDatabase } from '#server/db/open.js';
import { freePort } from '#server/ports.js';
import { shippedOccupations } from '../support/occupations.js';
import { ask, closeConnections, expectStatus } from './client.js';
import { addStudent } from './heavy-student.js';
import { type Figures, figuresOf, median, timed } from './measure.js';
import { startPathlight } from './pathlight.js';
import { startPlatform } from './platform.js';
import { stopProcess } from './subject.js';

const ROUNDS = 3;
const AIM_MS = 30;
/** One session may ask 600 times a minute, so each page takes a new one after so many careers. */
const PER_SESSION = 250;

const PAGES = [
  { name: 'profile', path: (code: string) => `/api/careers/${code}` },
  { name: 'programs of a career', path: (code: string) => `/api/careers/${code}/programs` },
];

const codes = shippedOccupations().all.map(({ code }) => code);
const folder = mkdtempSync(join(tmpdir(), 'pathlight-bench-'));
chmodSync(folder, 0o755); // As root, the database server runs as another user.
const server = await startEmbedded({ folder: join(folder, 'postgres') });
const port = await freePort();
const origin = `http://127.0.0.1:${port}`;
const publicUrl = `http://pathlight.localhost:${port}`;
const platform = await startPlatform(publicUrl);
const databaseUrl = await prepareEmbeddedDatabase(server.superuserUrl, 'bench', 'pathlight');
const web = await startPathlight({ port, databaseUrl, publicUrl }, platform);
const database = await openDatabase(
  readConfig({
    ...{ NODE_ENV: 'development', SANDBOX: 'off', DATABASE_URL: databaseUrl },
    ...{ PUBLIC_URL: publicUrl, SECRET_KEY: 'bench-bench-bench-bench-bench-bench-bench' },
  }),
);
try {
  const student = await addStudent(0);
  for (const { name, path } of PAGES) {
    const rounds: Figures[] = [];
    let bytes = 0;
    const read = async (token: string, code: string) => {
      const { text } = expectStatus(await ask(0, `${origin}${path(code)}`, { token }), 200, name);
      bytes = Math.max(bytes, Buffer.byteLength(text));
    };
    // The first round only warms up.
    for (let round = 0; round <= ROUNDS; round += 1) {
      const tokens: string[] = [];
      for (let from = 0; from < codes.length; from += PER_SESSION)
        tokens.push(await student.signIn());
      const phase = await timed(codes.length, 1, (index) =>
        read(tokens[Math.floor(index / PER_SESSION)]!, codes[index]!),
      );
      if (round > 0) rounds.push(figuresOf(phase));
    }
    const { p50, p95 } = median(rounds);
    console.log(
      `${name}, ${codes.length} careers: p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms, ` +
        `at most ${(bytes / 1_024).toFixed(0)} kB; aim p95 ${AIM_MS} ms: ` +
        (p95 <= AIM_MS ? 'met' : 'MISSED'),
    );
  }
} finally {
  await database.close();
  await stopProcess(web.process);
  platform.close();
  closeConnections();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
