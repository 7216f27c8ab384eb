import { expect } from 'chai';
import { randomUUID } from 'node:crypto';
import { sql, withTenant } from '#server/db/tenant.js';
import { connect, type Connection, launch, LTI } from './tool.js';

/** The ids that an LMS used for somebody under LTI 1.1, in all the places where they are sent. */
const legacy = (id: string) => ({
  [`${LTI}lti11_legacy_user_id`]: id,
  [`${LTI}lti1p1`]: {
    user_id: id,
    resource_link_id: id,
    oauth_consumer_key: 'a-key',
    oauth_consumer_key_sign: 'AAAA',
  },
});

/** Everybody who came in by this platform, by `sub`. */
async function peopleIn({ tenantId }: Connection): Promise<Map<string, string>> {
  const rows = await withTenant(tenantId, () =>
    sql<{ sub: string; person_id: string }>(
      'select sub, person_id from person_identities where tenant_id = $1',
      [tenantId],
    ),
  );
  return new Map(rows.map((row) => [row.sub, row.person_id]));
}

describe('ids from LTI 1.1', function () {
  this.timeout(60_000);

  it('LTI-C12: are never taken for identity: not of two people, not of another’s, not of a changed one', async () => {
    const connection = await connect();
    const enter = async (sub: string, old: string) => {
      const answer = await launch(connection, 'student', { sub, ...legacy(old) });
      expect(answer.status, answer.text).to.equal(303);
    };
    const [maya, noah, old] = [randomUUID(), randomUUID(), randomUUID()];
    await enter(maya, old);
    await enter(noah, old);
    const people = await peopleIn(connection);
    expect(people.get(maya)).not.to.equal(people.get(noah));
    // Somebody whose old id is what another is called today.
    const third = randomUUID();
    await enter(third, maya);
    // And Maya, whose LMS now tells another old id.
    await enter(maya, noah);
    const after = await peopleIn(connection);
    expect([...after.keys()]).to.have.members([maya, noah, third]);
    expect(after.get(maya)).to.equal(people.get(maya));
    expect(new Set(after.values()).size).to.equal(3);
  });

  it('LTI-C12: neither stop a launch when they are broken, nor are kept', async () => {
    const connection = await connect('moodle');
    const odd = { [`${LTI}lti11_legacy_user_id`]: 7, [`${LTI}lti1p1`]: 'nonsense' };
    expect((await launch(connection, 'student', odd)).status).to.equal(303);
    const old = `legacy-${randomUUID()}`;
    expect((await launch(connection, 'student', legacy(old))).status).to.equal(303);
    const kept = await withTenant(connection.tenantId, () =>
      sql<{ text: string }>(
        `select p::text || i::text || coalesce(l::text, '') as text from people p
         join person_identities i on i.tenant_id = p.tenant_id and i.person_id = p.id
         left join assignment_links l on l.tenant_id = p.tenant_id
         where p.tenant_id = $1`,
        [connection.tenantId],
      ),
    );
    expect(kept).to.have.length(1);
    expect(JSON.stringify(kept)).not.to.contain(old);
  });
});
