import { createLocalJWKSet, jwtVerify } from 'jose';
import pg from 'pg';
import { type Figures, figuresOf, timed } from './measure.js';
import type { BenchPlatform } from './platform.js';

/** The least that any tool must do: check one signature, and commit so many inserts. No HTTP. */
export interface Floor {
  run(count: number, concurrency: number): Promise<Figures>;
  close(): Promise<void>;
}

export async function createFloor(
  databaseUrl: string,
  bench: BenchPlatform,
  commits: number,
): Promise<Floor> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 });
  await pool.query('create table if not exists floor (id uuid primary key, at timestamptz)');
  const keys = createLocalJWKSet({ keys: bench.platform.publicKeys() });
  return {
    async run(count, concurrency) {
      const tokens = await Promise.all(
        Array.from({ length: count }, (_, index) =>
          bench.platform.signIdToken(bench.claims(index, `floor-${index}`)),
        ),
      );
      const phase = await timed(count, concurrency, async (index) => {
        await jwtVerify(tokens[index]!, keys);
        for (let turn = 0; turn < commits; turn += 1)
          await pool.query('insert into floor values (gen_random_uuid(), now())');
      });
      return figuresOf(phase);
    },
    close: () => pool.end(),
  };
}
