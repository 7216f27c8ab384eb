import express, { type Response, Router } from 'express';
import { join } from 'node:path';
import { withFormTargets, withFrameAncestors } from '../http/security-headers.js';
import { readAppShell } from './app-shell.js';

export interface AppPageDeps {
  publicFolder: string;
  /** Origins that may show this deployment's pages in a frame; null when there is no such deployment. */
  frameOrigins(deploymentId: string): Promise<string[] | null>;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * The app's page and its files. The deployment stands in the path, so that the page can say
 * who may frame it before anybody has signed in.
 */
export function appPages(deps: AppPageDeps): Router {
  let shell: string | undefined;
  const sendShell = (res: Response, origins: string[]) => {
    shell ??= readAppShell(deps.publicFolder);
    const policy = String(res.getHeader('content-security-policy') ?? '');
    res.set(
      'Content-Security-Policy',
      withFormTargets(withFrameAncestors(policy, origins), origins),
    );
    res.set('Cache-Control', 'no-store').type('html').send(shell);
  };
  return Router()
    .use(
      '/assets',
      express.static(join(deps.publicFolder), { immutable: true, maxAge: '1y', index: false }),
    )
    .get(['/app/:deploymentId', '/app/:deploymentId/*path'], (req, res, next) => {
      const { deploymentId } = req.params as { deploymentId: string };
      if (!UUID.test(deploymentId)) {
        next();
        return;
      }
      deps
        .frameOrigins(deploymentId)
        .then((origins) => {
          sendShell(res, origins ?? []);
        })
        .catch(next);
    });
}
