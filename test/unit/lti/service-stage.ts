import type { Registration, StoredDocument } from '#lti/ports.js';
import { CLIENT, createStage, ISSUER, type Stage } from './stage.js';

/** An answer of JSON. */
export const json = (body: unknown, headers: Record<string, string> = {}) => ({
  text: JSON.stringify(body),
  headers,
});

/** What the work failed with; undefined when it did not. */
export const failure = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );

let keys: ReturnType<typeof makeKeys> | undefined;

/** A key pair takes a moment to make: once is enough. */
async function makeKeys() {
  const { lti, store } = await createStage();
  await store.removeRegistration(ISSUER, CLIENT);
  const { keyId } = await lti.registerPlatform({
    issuer: ISSUER,
    clientId: CLIENT,
    name: 'School LMS',
    authEndpoint: `${ISSUER}/auth`,
    tokenEndpoint: `${ISSUER}/token`,
    jwksUrl: `${ISSUER}/keys`,
    family: 'other',
    serviceHosts: [],
  });
  const documents: [string, StoredDocument][] = [];
  for (const table of ['publickey', 'privatekey'])
    for (const document of await store.documents.find(table, {})) documents.push([table, document]);
  return { keyId, documents };
}

/** A stage whose platform hands out tokens `token-1`, `token-2` … */
export async function withTokens(family: Registration['family'] = 'other'): Promise<Stage> {
  const stage = await createStage({ family });
  const { keyId, documents } = await (keys ??= makeKeys());
  for (const [table, document] of documents) await stage.store.documents.insert(table, document);
  stage.registration = await stage.store.saveRegistration({
    ...stage.registration,
    keyId,
    authorizationServer: `${ISSUER}/audience`,
  });
  let count = 0;
  stage.answers.set(`${ISSUER}/token`, () =>
    json({ access_token: `token-${(count += 1)}`, expires_in: 3_600 }),
  );
  return stage;
}
