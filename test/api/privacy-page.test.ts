import { expect } from 'chai';
import request from 'supertest';
import { globalSql } from '#server/db/tenant.js';
import { testSystem } from '../support/system.js';

describe('the public page of what is kept', function () {
  this.timeout(30_000);

  it('B12: names every field there is for a district’s data, to people without an account', async () => {
    const browser = request((await testSystem()).app);
    const { text, status, headers } = await browser.get('/privacy');
    expect(status).to.equal(200);
    expect(headers['set-cookie']).to.equal(undefined);
    expect(headers['content-security-policy']).to.match(/default-src 'none'/);
    expect(text).not.to.match(/<script|https?:\/\//);
    const columns = await globalSql<{ name: string }>(
      `select c.relname || '.' || a.attname as name
       from pg_class c join pg_attribute a on a.attrelid = c.oid
       where c.relnamespace = 'public'::regnamespace and c.relrowsecurity and a.attnum > 0
         and not a.attisdropped and a.attname <> 'tenant_id' and c.relkind in ('r', 'p')`,
    );
    expect(columns.length).to.be.above(300);
    const missing = columns.filter(({ name }) => !new RegExp(`[ >]${name}[,<]`).test(text));
    expect(missing).to.deep.equal([]);
  });

  it('B12: speaks English and Spanish, by the browser or by choice', async () => {
    const browser = request((await testSystem()).app);
    expect((await browser.get('/privacy').set('Accept-Language', 'es-MX')).text).to.contain(
      '<html lang="es">',
    );
    const chosen = await browser.get('/privacy?lang=es').set('Accept-Language', 'en');
    expect(chosen.text).to.contain('Fecha de nacimiento');
    expect((await browser.get('/privacy?lang=xx')).text).to.contain('<html lang="en">');
  });
});
