import { Router } from 'express';
import {
  CodeTry,
  FoundGroup,
  GroupGoals,
  GroupPath,
  NewGroup,
  NewPart,
  PartChanges,
} from '#contracts/group-goals.js';
import { endpoint } from '../../http/endpoint.js';
import { limitSessions } from '../../http/rate-limit.js';
import {
  joinGroup,
  listGroups,
  lookByCode,
  makeGroup,
  setClosed,
  setCode,
  setLeft,
  setSharing,
} from './group-service.js';

/** A person types a code once or twice. */
const CODE_TRIES_PER_MINUTE = 10;

const roles = ['student', 'teacher', 'counselor', 'admin'] as const;
const student = ['student'] as const;
const params = GroupPath;
const reply = { status: 200, schema: GroupGoals } as const;
const added = { status: 201, schema: GroupGoals } as const;

/** Goals that several people reach together. Staff who are shown a student's part leave a trace. */
export function groupRoutes(): Router {
  const tries = limitSessions(CODE_TRIES_PER_MINUTE);
  return Router()
    .get(
      '/groups',
      endpoint({ roles, writes: true, reply }, ({ actor, ...request }) =>
        listGroups(actor, request),
      ),
    )
    .post(
      '/groups',
      endpoint({ roles, body: NewGroup, reply: added }, ({ actor, body, ...request }) =>
        makeGroup(actor, body, request),
      ),
    )
    .post(
      '/groups/look',
      tries,
      endpoint(
        { roles: student, body: CodeTry, reply: { status: 200, schema: FoundGroup } },
        ({ actor, body, now }) => lookByCode(actor, body.code, now),
      ),
    )
    .post(
      '/groups/:id/join',
      tries,
      endpoint(
        { roles: student, params, body: NewPart, reply: added },
        ({ actor, params: { id }, body, ...request }) => joinGroup(actor, id, body, request),
      ),
    )
    .patch(
      '/groups/:id/part',
      endpoint(
        { roles: student, params, body: PartChanges, reply },
        ({ actor, params: { id }, body, ...request }) =>
          setSharing(actor, id, body.shares, request),
      ),
    )
    .post(
      '/groups/:id/leave',
      endpoint({ roles: student, params, reply }, ({ actor, params: { id }, ...request }) =>
        setLeft(actor, id, false, request),
      ),
    )
    .post(
      '/groups/:id/return',
      endpoint({ roles: student, params, reply }, ({ actor, params: { id }, ...request }) =>
        setLeft(actor, id, true, request),
      ),
    );
}

/** What only the maker of a group does with it. */
export function groupMakerRoutes(): Router {
  return Router()
    .post(
      '/groups/:id/code',
      endpoint({ roles, params, reply }, ({ actor, params: { id }, ...request }) =>
        setCode(actor, id, 'new', request),
      ),
    )
    .delete(
      '/groups/:id/code',
      endpoint({ roles, params, reply }, ({ actor, params: { id }, ...request }) =>
        setCode(actor, id, null, request),
      ),
    )
    .post(
      '/groups/:id/close',
      endpoint({ roles, params, reply }, ({ actor, params: { id }, ...request }) =>
        setClosed(actor, id, true, request),
      ),
    )
    .post(
      '/groups/:id/reopen',
      endpoint({ roles, params, reply }, ({ actor, params: { id }, ...request }) =>
        setClosed(actor, id, false, request),
      ),
    );
}
