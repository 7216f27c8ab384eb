import type { CaliperFact } from './types.js';

/** @see https://www.imsglobal.org/spec/caliper/v1p2 */
const CONTEXT = 'http://purl.imsglobal.org/ctx/caliper/v1p2';

export interface EnvelopeDeps {
  /** Pathlight's own address: which sensor and which application it is. */
  toolOrigin: string;
  /** A code that only this install makes: whoever reads the events can't go back to our ids. */
  mac: (text: string) => Buffer;
}

export interface Envelope {
  sensor: string;
  sendTime: string;
  dataVersion: string;
  data: object[];
}

/** What is sent: events, or where there are none a description of the application. */
export function envelopeOf(facts: readonly CaliperFact[], now: Date, deps: EnvelopeDeps): Envelope {
  const { toolOrigin } = deps;
  const application = { id: toolOrigin, type: 'SoftwareApplication', name: 'Pathlight' };
  return {
    sensor: `${toolOrigin}/caliper`,
    sendTime: now.toISOString(),
    dataVersion: CONTEXT,
    data:
      facts.length > 0
        ? facts.map((fact) => eventOf(fact, deps))
        : [{ '@context': CONTEXT, ...application }],
  };
}

function eventOf(fact: CaliperFact, { toolOrigin, mac }: EnvelopeDeps): object {
  const coded = (kind: string, id: string) => uuidFrom(mac(`${fact.tenantId} ${kind} ${id}`));
  const actor = { id: coded('person', fact.personId), type: 'Person' };
  const common = {
    '@context': CONTEXT,
    id: urn(fact.id),
    actor,
    eventTime: fact.at.toISOString(),
    edApp: toolOrigin,
    ...(fact.courseId && { group: { id: urn(fact.courseId), type: 'CourseSection' } }),
  };
  if (fact.kind === 'launch')
    return {
      ...common,
      type: 'SessionEvent',
      action: 'LoggedIn',
      object: { id: toolOrigin, type: 'SoftwareApplication', name: 'Pathlight' },
      session: {
        id: coded('session', fact.subjectId),
        type: 'Session',
        user: actor.id,
        startedAtTime: fact.at.toISOString(),
      },
    };
  return {
    ...common,
    type: 'AssignableEvent',
    action: 'Submitted',
    object: { id: urn(fact.subjectId), type: 'AssignableDigitalResource' },
  };
}

const urn = (uuid: string) => `urn:uuid:${uuid}`;

/** A UUID of version 8: our own bytes in the common form. */
function uuidFrom(bytes: Buffer): string {
  const hex = bytes.toString('hex');
  const variant = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const parts = [
    ...[hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`],
    ...[`${variant.toString(16)}${hex.slice(18, 20)}`, hex.slice(20, 32)],
  ];
  return urn(parts.join('-'));
}
