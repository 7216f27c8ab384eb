import { ask, expectStatus } from './client.js';
import type { Subject } from './subject.js';

/** Where the measured product is, and what the LMS sends along to a login. */
export interface PathlightAddress {
  address: string;
  publicUrl: string;
  loginParameters: string;
}

/** The steps of a launch as a browser takes them. */
export function pathlightSteps({
  address,
  publicUrl,
  loginParameters,
}: PathlightAddress): Omit<Subject, 'name' | 'process'> {
  return {
    launchUrl: `${publicUrl}/lti/launch`,
    async login(visitor, known) {
      const first = await ask(visitor, `${address}/lti/login?${loginParameters}`, {
        ...(known && { cookie: known }),
      });
      // A browser without our cookie is sent through one hop that shows whether it keeps one.
      const cookie = known ?? first.cookies[0] ?? '';
      const last = known
        ? first
        : await ask(visitor, new URL(first.location, address).href, { cookie });
      const { searchParams } = new URL(expectStatus(last, 303, 'login').location);
      return { cookie, state: searchParams.get('state')!, nonce: searchParams.get('nonce')! };
    },
    async launch(visitor, { cookie, state }, token) {
      const form = { id_token: token, state };
      return expectStatus(
        await ask(visitor, `${address}/lti/launch`, { form, cookie }),
        303,
        'launch',
      );
    },
    async firstData(visitor, _login, launched) {
      const code = /#code=(.+)$/.exec(launched.location)?.[1];
      const session = await ask(visitor, `${address}/api/session`, { json: { code } });
      const { token } = JSON.parse(expectStatus(session, 201, 'code').text) as { token: string };
      expectStatus(await ask(visitor, `${address}/api/home`, { token }), 200, 'first data');
    },
  };
}
