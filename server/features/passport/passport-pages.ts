import { Router } from 'express';
import { withTenant } from '../../db/tenant.js';
import { notFound } from '../../errors.js';
import { issuerOf } from './issuer.js';
import { publicKeysOf } from './signing-keys.js';

/**
 * Who signed a passport, for anybody who wants to check one: the district's profile as badges name it, and
 * its public keys as a JWK set (RFC 7517).
 */
export function passportPages({ publicUrl }: { publicUrl: string }): Router {
  const read = (tenantId: string) =>
    withTenant(
      tenantId,
      async () => ({ keys: await publicKeysOf(), issuer: await issuerOf(publicUrl) }),
      { readOnly: true },
    );
  return Router().get(['/:tenantId', '/:tenantId/keys'], (req, res, next) => {
    const { tenantId } = req.params;
    const answer = async () => {
      if (typeof tenantId !== 'string' || !/^[1-9]\d{0,17}$/.test(tenantId)) throw notFound();
      const { keys, issuer } = await read(tenantId);
      // A district that never made a passport looks like none at all.
      if (keys.length === 0) throw notFound();
      res
        .set('Cache-Control', 'public, max-age=3600')
        .json(
          req.path.endsWith('/keys')
            ? { keys }
            : { id: issuer.url, type: ['Profile'], name: issuer.name, url: issuer.url },
        );
    };
    answer().catch(next);
  });
}
