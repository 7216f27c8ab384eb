import type { LtiStore, Registration } from '#lti/ports.js';
import { newId } from '../../db/ids.js';
import { globalSql } from '../../db/tenant.js';

interface RegistrationRow {
  id: string;
  issuer: string;
  client_id: string;
  name: string;
  family: Registration['family'];
  auth_endpoint: string;
  token_endpoint: string;
  authorization_server: string | null;
  jwks_url: string;
  key_id: string;
  service_hosts: string[];
}

const COLUMNS = `id, issuer, client_id, name, family, auth_endpoint, token_endpoint, authorization_server,
  jwks_url, key_id, service_hosts`;

type RegistrationStore = Pick<
  LtiStore,
  | 'findRegistrations'
  | 'registrationById'
  | 'listRegistrations'
  | 'saveRegistration'
  | 'removeRegistration'
  | 'noteRefusal'
>;

export function createRegistrationStore(): RegistrationStore {
  return {
    async findRegistrations(issuer, clientId) {
      const rows = await globalSql<RegistrationRow>(
        `select ${COLUMNS} from lti_registrations
         where issuer = $1 and ($2::text is null or client_id = $2) order by id limit 50`,
        [issuer, clientId],
      );
      return rows.map(toRegistration);
    },
    async registrationById(id) {
      const [row] = await globalSql<RegistrationRow>(
        `select ${COLUMNS} from lti_registrations where id = $1`,
        [id],
      );
      return row ? toRegistration(row) : null;
    },
    async listRegistrations() {
      const rows = await globalSql<RegistrationRow>(
        `select ${COLUMNS} from lti_registrations order by issuer, client_id`,
      );
      return rows.map(toRegistration);
    },
    async saveRegistration(registration) {
      const [row] = await globalSql<RegistrationRow>(
        `insert into lti_registrations (${COLUMNS}) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
         on conflict (issuer, client_id) do update set
           name = excluded.name, family = excluded.family, auth_endpoint = excluded.auth_endpoint,
           token_endpoint = excluded.token_endpoint, authorization_server = excluded.authorization_server,
           jwks_url = excluded.jwks_url, key_id = excluded.key_id, service_hosts = excluded.service_hosts,
           updated_at = now()
         returning ${COLUMNS}`,
        [
          newId(),
          registration.issuer,
          registration.clientId,
          registration.name,
          registration.family,
          registration.authEndpoint,
          registration.tokenEndpoint,
          registration.authorizationServer,
          registration.jwksUrl,
          registration.keyId,
          registration.serviceHosts,
        ],
      );
      if (!row) throw new Error('The registration was not stored.');
      return toRegistration(row);
    },
    async removeRegistration(issuer, clientId) {
      await globalSql(`delete from lti_registrations where issuer = $1 and client_id = $2`, [
        issuer,
        clientId,
      ]);
    },
    noteRefusal,
  };
}

async function noteRefusal(registrationId: string, refusal: string, at: Date): Promise<void> {
  // At most one touch a minute: a broken link in a full class must not queue for one row.
  await globalSql(
    `update lti_registrations set last_refusal = $2, last_refused_at = $3
     where id = $1 and (last_refused_at is null or last_refusal is distinct from $2
                        or last_refused_at < $3::timestamptz - interval '1 minute')`,
    [registrationId, refusal, at.toISOString()],
  );
}

const toRegistration = (row: RegistrationRow): Registration => ({
  id: row.id,
  issuer: row.issuer,
  clientId: row.client_id,
  name: row.name,
  family: row.family,
  authEndpoint: row.auth_endpoint,
  tokenEndpoint: row.token_endpoint,
  authorizationServer: row.authorization_server,
  jwksUrl: row.jwks_url,
  keyId: row.key_id,
  serviceHosts: row.service_hosts,
});
