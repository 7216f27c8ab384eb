import type { Request, RequestHandler, Response } from 'express';
import { z } from 'zod';
import type { Actor, ActorRole } from '../auth/actor.js';
import { mayCall } from '../auth/parts.js';
import { findActor, touchSession } from '../auth/sessions.js';
import { noteSupportLook } from '../auth/support-looks.js';
import { tenantOfToken } from '../auth/tokens.js';
import { withTenant } from '../db/tenant.js';
import { AppError } from '../errors.js';
import { context } from './request-context.js';
import { unstorableTexts } from './unstorable-text.js';

export interface EndpointSpec<
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType,
  R extends z.ZodType,
> {
  params?: P;
  query?: Q;
  body?: B;
  /** Who may call at all; finer rules are the service's policy. Everybody signed in by default. */
  roles?: readonly ActorRole[];
  /** A GET that leaves a trace, such as a row of the access log. */
  writes?: boolean;
  /** What a success looks like. What the schema does not name is left out of the reply. */
  reply: { status: 200 | 201; schema: R };
}

export interface EndpointInput<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> {
  actor: Actor;
  params: z.output<P>;
  query: z.output<Q>;
  body: z.output<B>;
  now: Date;
  requestId: string;
}

const TOUCH_AFTER_MS = 60_000;

/**
 * Joins a route to its contract: signs in, checks the request, runs the handler in one transaction of
 * the actor's tenant (read-only for GET), checks the reply.
 *
 * Handlers get plain data and return plain data; only this file touches `req` and `res`. They must
 * not wait for an LMS: a transaction is open.
 */
export function endpoint<
  P extends z.ZodType = z.ZodUndefined,
  Q extends z.ZodType = z.ZodUndefined,
  B extends z.ZodType = z.ZodUndefined,
  R extends z.ZodType = z.ZodNever,
>(
  spec: EndpointSpec<P, Q, B, R>,
  handle: (input: EndpointInput<P, Q, B>) => Promise<z.input<R>>,
): RequestHandler {
  // The reply is checked inside the transaction: one that breaks its contract changes nothing.
  return endpointInTwoSteps(
    spec,
    async (input) => spec.reply.schema.parse(await handle(input)),
    (reply) => Promise.resolve(reply as z.input<R>),
  );
}

/**
 * As `endpoint()`, for work that ends after the transaction: `handle` reads and writes, `finish`
 * makes the reply of what it left, with nothing open any more.
 */
export function endpointInTwoSteps<
  P extends z.ZodType = z.ZodUndefined,
  Q extends z.ZodType = z.ZodUndefined,
  B extends z.ZodType = z.ZodUndefined,
  R extends z.ZodType = z.ZodNever,
  W = unknown,
>(
  spec: EndpointSpec<P, Q, B, R>,
  handle: (input: EndpointInput<P, Q, B>) => Promise<W>,
  finish: (work: W) => Promise<z.input<R>>,
): RequestHandler {
  const run = async (req: Request, res: Response) => {
    const { work, idle, now } = await runSignedIn(spec, req, res, handle);
    const reply = spec.reply.schema.parse(await finish(work));
    if (idle) await touchSession(idle, now);
    res.status(spec.reply.status).json(reply);
  };
  return (req, res, next) => {
    run(req, res).catch(next);
  };
}

/** The first half of every endpoint: signs in, checks the request, and works in one transaction. */
export async function runSignedIn<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, W>(
  spec: Omit<EndpointSpec<P, Q, B, z.ZodType>, 'reply'>,
  req: Request,
  res: Response,
  handle: (input: EndpointInput<P, Q, B>) => Promise<W>,
): Promise<{ actor: Actor; work: W; idle: Actor | undefined; now: Date }> {
  const { now, requestId } = context(res);
  const token = bearerToken(req);
  const supported = tenantOfToken('support', token);
  const tenantId = supported ?? tenantOfToken('session', token);
  if (!tenantId) throw notSignedIn();
  if (supported && req.method !== 'GET') throw supportOnlyLooks();
  // Checked before the transaction: bad input should not cost a connection.
  const params = check('params', spec.params, req.params);
  const query = check('query', spec.query, req.query);
  const body = check('body', spec.body, req.body);
  return withTenant(
    tenantId,
    async () => {
      const found = await findActor(token, now());
      if (!found) throw supported ? supportHasEnded() : notSignedIn();
      const { actor } = found;
      requireAllowed(actor, spec.roles, req);
      const isIdle = now().getTime() - found.lastSeenAt.getTime() > TOUCH_AFTER_MS;
      // What could not be noted is not shown.
      if (actor.supportGrantId)
        await noteSupportLook(actor.supportGrantId, pageOf(req), { now: now(), requestId });
      const work = await handle({ actor, params, query, body, now: now(), requestId });
      return { actor, work, idle: isIdle ? actor : undefined, now: now() };
    },
    { readOnly: req.method === 'GET' && !spec.writes && !supported },
  );
}

/** By role; in a part of the staff by the list of what that part may do alone: whatever is not on it is closed. */
function requireAllowed(
  { role, part }: Actor,
  roles: readonly ActorRole[] | undefined,
  req: Request,
): void {
  const isOpen = part
    ? mayCall(part.kind, `${req.method} ${pageOf(req)}`)
    : !roles || roles.includes(role);
  if (isOpen) return;
  throw new AppError('forbidden', 'Your role does not allow this.');
}

function bearerToken(req: Request): string {
  const [scheme, token] = (req.get('authorization') ?? '').split(' ');
  if (scheme !== 'Bearer' || !token) throw notSignedIn();
  return token;
}

const notSignedIn = () =>
  new AppError('not-signed-in', 'Your visit has ended. Open Pathlight again from your course.');

const supportOnlyLooks = () => new AppError('forbidden', 'Support may look, and change nothing.');

const supportHasEnded = () =>
  new AppError('forbidden', 'The district’s permission to look has ended.');

/** The address as the route has it: with names of parameters, and nobody's id. */
function pageOf(req: Request): string {
  const route = req.route as { path?: unknown } | undefined;
  return typeof route?.path === 'string' ? route.path : req.path;
}

/** @throws AppError `invalid-request` naming every field that was refused. */
export function check<S extends z.ZodType>(
  where: string,
  schema: S | undefined,
  value: unknown,
): z.output<S> {
  if (!schema) return undefined as z.output<S>;
  const result = schema.safeParse(value);
  const errors = result.success
    ? unstorableTexts(result.data, [where]).map((path) => refused(path, NO_NUL))
    : result.error.issues.flatMap((issue) => {
        const names = issue.code === 'unrecognized_keys' ? issue.keys : [undefined];
        return names.map((name) =>
          refused([where, ...issue.path, ...(name === undefined ? [] : [name])], issue.message),
        );
      });
  if (result.success && errors.length === 0) return result.data;
  throw new AppError('invalid-request', `The ${where} of this request did not pass the checks.`, {
    errors,
  });
}

const NO_NUL = 'There is a character in it that can’t be kept.';
const refused = (path: PropertyKey[], detail: string) => ({
  pointer: `/${path.join('/')}`,
  detail,
});
