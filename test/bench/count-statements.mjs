// Loaded before a measured program: counts what it asks of PostgreSQL, and tells its parent on request.
// Plain JavaScript, because the bare tool runs without a compiler.
import { createRequire } from 'node:module';
import { join } from 'node:path';

const pg = createRequire(join(process.env.BENCH_PACKAGES, 'package.json'))('pg');
const counts = { statements: 0, commits: 0 };
const open = new WeakSet();
const query = pg.Client.prototype.query;

pg.Client.prototype.query = function counted(...values) {
  const text = typeof values[0] === 'string' ? values[0] : (values[0]?.text ?? '');
  // A text without values may hold several statements in one round trip: each counts.
  counts.statements += text.split(';').filter((piece) => piece.trim() !== '').length;
  const verb = /^\W*(\w+)/.exec(text)?.[1]?.toLowerCase();
  if (verb === 'begin' || verb === 'start') open.add(this);
  else if (verb === 'commit') {
    open.delete(this);
    counts.commits += 1;
  } else if (verb === 'rollback') open.delete(this);
  else if (!open.has(this) && /\b(insert into|update|delete from)\b/i.test(text))
    counts.commits += 1; // Outside a transaction each write is one.
  return query.apply(this, values);
};

process.on('message', (message) => {
  if (message === 'counts') process.send({ counts });
});
process.channel?.unref();
