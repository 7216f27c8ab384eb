// Loaded before a measured program: counts what it asks of PostgreSQL, and tells its parent on request, as it
// tells where its processor time goes. Plain JavaScript, because the bare tool runs without a compiler.
import { Session } from 'node:inspector/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const pg = createRequire(join(process.env.BENCH_PACKAGES, 'package.json'))('pg');
const counts = { statements: 0, roundTrips: 0, commits: 0 };
const open = new WeakMap();
const query = pg.Client.prototype.query;
const WRITES = /\b(insert into|update|delete from)\b/i;

/** The statements of one call: several in one text, or a batch of ours that travels together. */
function statementsOf(call) {
  if (Array.isArray(call?.statements)) return call.statements.map(({ text }) => text);
  const text = typeof call === 'string' ? call : (call?.text ?? '');
  return text.split(';').filter((piece) => piece.trim() !== '');
}

/** A commit counts where something was written: one of a transaction that only read waits for no disk. */
function count(client, text) {
  counts.statements += 1;
  const verb = /^\W*(\w+)/.exec(text)?.[1]?.toLowerCase();
  if (verb === 'begin' || verb === 'start') open.set(client, false);
  else if (verb === 'commit') {
    if (open.get(client)) counts.commits += 1;
    open.delete(client);
  } else if (verb === 'rollback') open.delete(client);
  else if (WRITES.test(text)) {
    if (open.has(client)) open.set(client, true);
    else counts.commits += 1; // Outside a transaction each write is one.
  }
}

pg.Client.prototype.query = function counted(...values) {
  counts.roundTrips += 1;
  for (const text of statementsOf(values[0])) count(this, text);
  return query.apply(this, values);
};

const inspector = new Session();

const answers = {
  counts: async () => ({ counts }),
  async startProfile() {
    inspector.connect();
    await inspector.post('Profiler.enable');
    await inspector.post('Profiler.setSamplingInterval', { interval: 250 });
    await inspector.post('Profiler.start');
    return {};
  },
  async stopProfile() {
    const { profile } = await inspector.post('Profiler.stop');
    inspector.disconnect();
    return { profile };
  },
};

process.on('message', (message) => {
  answers[message]?.().then((answer) => process.send(answer));
});
process.channel?.unref();
