// The comparison: a tool of ltijs and ltijs-sequelize as their guides show it, answering one JSON document.
import { createRequire } from 'node:module';
import { join } from 'node:path';

const settings = JSON.parse(process.env.BENCH_SETTINGS);
const require = createRequire(join(process.env.BENCH_PACKAGES, 'package.json'));
const { Provider } = require('ltijs');
const Database = require('ltijs-sequelize');

const { hostname, port, username, password, pathname } = new URL(settings.databaseUrl);
const database = new Database(pathname.slice(1), username, decodeURIComponent(password), {
  host: hostname,
  port: Number(port),
  dialect: 'postgres',
  logging: false,
  pool: { max: 10 },
});
const options = {
  appRoute: '/',
  loginRoute: '/login',
  cookies: { secure: false, sameSite: '' },
  devMode: false,
  // Its 10 s are too few for a whole round of tokens on a slow machine.
  tokenMaxAge: 600,
};
Provider.setup(settings.key, { plugin: database }, options);
Provider.onConnect((token, _request, response) => response.json({ user: token.user }));
await Provider.deploy({ port: settings.port, silent: true });
await Provider.registerPlatform({
  ...settings.platform,
  authConfig: { method: 'JWK_SET', key: settings.keySetUrl },
});
console.log('The bare tool is ready');
