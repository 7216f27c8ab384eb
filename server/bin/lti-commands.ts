import { parseArgs } from 'node:util';
import type { Lti } from '#lti/lti.js';
import { canvasDeveloperKey } from '#lti/canvas-key.js';
import { familyByIssuer } from '#lti/platform-family.js';
import type { LtiStore } from '#lti/ports.js';
import { KeyNotReady } from '#lti/tool-keys.js';
import {
  claimRegistration,
  districtNames,
  ensureDistrict,
  ensureSchool,
  keepReference,
  unbindByName,
} from '../features/platforms/district-service.js';
import { makeSetupLink, revokeSetup } from '../features/setup/setup-links.js';
import { replaceByName } from './lti-replace.js';
import { visitAsSupport } from './lti-support.js';
import { testAccess } from './lti-self-test.js';
import { USAGE } from './lti-usage.js';
import { UsageError } from './usage-error.js';

const OPTIONS = {
  issuer: { type: 'string' },
  'client-id': { type: 'string' },
  deployment: { type: 'string' },
  district: { type: 'string' },
  school: { type: 'string' },
  auth: { type: 'string' },
  token: { type: 'string' },
  jwks: { type: 'string' },
  audience: { type: 'string' },
  host: { type: 'string', multiple: true },
  from: { type: 'string' },
  to: { type: 'string' },
  urgent: { type: 'boolean' },
  confirm: { type: 'boolean' },
  'accept-stays': { type: 'boolean' },
} as const;

type Options = ReturnType<typeof parseArgs<{ options: typeof OPTIONS }>>['values'];
type TextOption = Exclude<keyof typeof OPTIONS, 'host' | 'urgent' | 'confirm' | 'accept-stays'>;

/** What a command works with. */
export interface CommandTools {
  lti: Lti;
  store: LtiStore;
  publicUrl: string;
}

const COMMANDS: Record<string, (tools: CommandTools, options: Options) => Promise<string>> = {
  invite: async ({ lti }, { district }) =>
    lti.invite(district === undefined ? null : await ensureDistrict(district)),

  async bind({ store }, options) {
    const registration = await findRegistration(store, options);
    await bindDeployment(store, registration.id, options);
    return `Bound to ${required(options, 'district')}.`;
  },

  async register({ lti, store }, options) {
    const issuer = required(options, 'issuer');
    const registration = await lti.registerPlatform({
      issuer,
      clientId: required(options, 'client-id'),
      name: URL.canParse(issuer) ? new URL(issuer).host : issuer,
      authEndpoint: address(options, 'auth'),
      tokenEndpoint: address(options, 'token'),
      jwksUrl: address(options, 'jwks'),
      ...(options.audience !== undefined && { authorizationServer: options.audience }),
      family: familyByIssuer(issuer),
      serviceHosts: options.host ?? [],
    });
    if (options.deployment !== undefined) await bindDeployment(store, registration.id, options);
    return `Registered ${registration.issuer} (${registration.clientId}).`;
  },

  async unbind({ store }, options) {
    const { id } = await findRegistration(store, options);
    const deployment = required(options, 'deployment');
    if (!(await unbindByName(id, deployment)))
      throw new UsageError(`--deployment ${deployment} is not known, or waits already.`);
    return `${deployment} waits to be bound.`;
  },

  async keys({ lti, store }) {
    const lines = [];
    for (const registration of await store.listRegistrations()) {
      const { issuer, clientId } = registration;
      for (const { kid, state, publishedAt } of await lti.keysOf(registration))
        lines.push([issuer, clientId, state, kid, publishedAt.toISOString()].join('\t'));
    }
    return lines.join('\n');
  },

  async 'rotate-keys'({ lti, store }, options) {
    const chosen =
      options.issuer === undefined
        ? await store.listRegistrations()
        : [await findRegistration(store, options)];
    const lines = [];
    for (const registration of chosen) {
      const outcome = await lti
        .rotateKey(registration, options.urgent ?? false)
        .then(({ keyId }) => `Signing with ${keyId} now.`)
        .catch(sayNotReady);
      lines.push([registration.issuer, registration.clientId, outcome].join('\t'));
    }
    return lines.join('\n');
  },

  'self-test': async ({ lti, store }, options) =>
    testAccess(lti, await findRegistration(store, options)),

  'replace-registration': (_tools, options) =>
    replaceByName(
      {
        district: required(options, 'district'),
        issuer: required(options, 'issuer'),
        from: required(options, 'from'),
        to: required(options, 'to'),
      },
      {
        isConfirmed: options.confirm ?? false,
        acceptsStays: options['accept-stays'] ?? false,
      },
    ),

  'canvas-json': ({ publicUrl }) =>
    Promise.resolve(JSON.stringify(canvasDeveloperKey(publicUrl), null, 2)),

  'setup-link': async ({ publicUrl }, { district }) =>
    makeSetupLink(
      publicUrl,
      district === undefined ? null : await ensureDistrict(district),
      new Date(),
    ),

  async 'setup-revoke'(_tools, options) {
    const name = required(options, 'district');
    const [tenantId] = [...(await districtNames())].find(([, known]) => known === name) ?? [];
    if (tenantId === undefined) throw new UsageError(`--district ${name} is not known.`);
    const { links, visits } = await revokeSetup(tenantId, new Date());
    return `Ended ${links} links and ${visits} visits.`;
  },

  support: async ({ publicUrl }, options) =>
    visitAsSupport(required(options, 'district'), publicUrl, new Date()),

  async 'keep-reference'(_tools, options) {
    const name = required(options, 'district');
    if (!(await keepReference(name))) throw new UsageError(`--district ${name} is not known.`);
    return `Administrators of ${name} load the public facts.`;
  },

  async list({ store }) {
    const [registrations, deployments, districts] = await Promise.all([
      store.listRegistrations(),
      store.listDeployments(),
      districtNames(),
    ]);
    return registrations
      .flatMap(({ id, issuer, clientId }) => {
        const own = deployments.filter(({ registrationId }) => registrationId === id);
        if (own.length === 0) return [[issuer, clientId, '-', '-']];
        return own.map(({ deployment, tenantId }) => [
          issuer,
          clientId,
          deployment,
          tenantId === null ? 'waits to be bound' : (districts.get(tenantId) ?? tenantId),
        ]);
      })
      .map((fields) => fields.join('\t'))
      .join('\n');
  },
};

function sayNotReady(error: unknown): string {
  if (error instanceof KeyNotReady) return `Not changed: ${error.message}`;
  throw error;
}

async function findRegistration(store: LtiStore, options: Options) {
  const [issuer, clientId] = [required(options, 'issuer'), required(options, 'client-id')];
  const [registration] = await store.findRegistrations(issuer, clientId);
  if (!registration) throw new UsageError(`No LMS is registered as ${issuer} with ${clientId}.`);
  return registration;
}

async function bindDeployment(store: LtiStore, registrationId: string, options: Options) {
  const deployment = required(options, 'deployment');
  const tenantId = await ensureDistrict(required(options, 'district'));
  const schoolId =
    options.school === undefined ? null : await ensureSchool(tenantId, options.school);
  await store.bindDeployment(registrationId, deployment, { tenantId, schoolId });
  await claimRegistration(registrationId, tenantId);
}

function required(options: Options, name: TextOption): string {
  const value = options[name];
  if (value === undefined || value.trim() === '') throw new UsageError(`--${name} is missing.`);
  return value;
}

function address(options: Options, name: TextOption): string {
  const value = required(options, name);
  if (!URL.canParse(value)) throw new UsageError(`--${name} is not an address.`);
  return value;
}

/** One call of the command line, understood. */
export type Call = (tools: CommandTools) => Promise<string>;

/**
 * @param words - the words behind `lti`, such as `['list']`.
 * @returns what does it and says what to print.
 * @throws UsageError for words that are not understood; the call throws it for a value that is missing or wrong.
 */
export function readCall(words: readonly string[]): Call {
  try {
    const { positionals, values } = parseArgs({
      args: [...words],
      options: OPTIONS,
      allowPositionals: true,
    });
    const command = COMMANDS[positionals[0] ?? ''];
    if (command && positionals.length === 1) return (tools) => command(tools, values);
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
  throw new UsageError(USAGE);
}
