import { expect } from 'chai';
import express from 'express';
import request from 'supertest';
import { securityHeaders } from '#server/http/security-headers.js';

describe('the policy of every page', () => {
  it('LTI-C43: no sign-in of another site is framed, called or posted to', async () => {
    const app = express();
    app.use(securityHeaders(true));
    app.get('/', (_request, response) => response.send('ok'));
    const { headers } = await request(app).get('/');
    const policy = Object.fromEntries(
      headers['content-security-policy']!.split(';').map((part) => {
        const [name = '', ...values] = part.trim().split(' ');
        return [name, values.join(' ')];
      }),
    );
    expect(policy).to.include({
      ...{ 'default-src': "'none'", 'script-src': "'self'" },
      ...{ 'connect-src': "'self'", 'form-action': "'self'" },
    });
    expect(policy).not.to.have.property('frame-src');
  });
});
