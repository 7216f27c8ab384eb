// The ceiling for any Express tool: a login that redirects, and a launch of one RS256 verification and one
// committed insert. It checks nothing else and would let anybody in.
import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const settings = JSON.parse(process.env.BENCH_SETTINGS);
const require = createRequire(join(process.env.BENCH_PACKAGES, 'package.json'));
const express = require('express');
const pg = require('pg');
const { createLocalJWKSet, jwtVerify } = require('jose');

const keys = createLocalJWKSet({ keys: settings.keys });
const pool = new pg.Pool({ connectionString: settings.databaseUrl, max: 10 });
await pool.query('create table if not exists launches (id uuid primary key, at timestamptz)');
const app = express();
app.get('/login', (_request, response) => {
  response.redirect(303, `http://lms.example/auth?state=${randomUUID()}&nonce=${randomUUID()}`);
});
app.post('/launch', express.urlencoded({ extended: false }), async (request, response) => {
  await jwtVerify(request.body.id_token, keys);
  await pool.query('insert into launches values ($1, now())', [randomUUID()]);
  response.redirect(303, '/');
});
app.get('/', (_request, response) => response.json({ hello: 'nobody' }));
app.listen(settings.port, '127.0.0.1', () => console.log('The ceiling is ready'));
