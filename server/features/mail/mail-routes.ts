import { Router } from 'express';
import { DistrictMail, DistrictMailSwitch, MailChoice, NewMailChoice } from '#contracts/mail.js';
import { endpoint } from '../../http/endpoint.js';
import {
  chooseMail,
  type MailDeps,
  readDistrictMail,
  readMailChoice,
  switchDistrictMail,
} from './mail-service.js';

const own = {
  roles: ['teacher', 'counselor', 'admin'],
  reply: { status: 200, schema: MailChoice },
} as const;
const district = { roles: ['admin'], reply: { status: 200, schema: DistrictMail } } as const;

/** E-mail that counts what is new: what staff choose for themselves, and whether the district sends any. */
export const mailRoutes = (deps: MailDeps): Router =>
  Router()
    .get(
      '/notifications/mail',
      endpoint(own, ({ actor }) => readMailChoice(actor, deps)),
    )
    .put(
      '/notifications/mail',
      endpoint({ ...own, body: NewMailChoice }, ({ actor, body, now }) =>
        chooseMail(actor, body, deps, now),
      ),
    )
    .get(
      '/district-mail',
      endpoint(district, ({ now }) => readDistrictMail(deps, now)),
    )
    .put(
      '/district-mail',
      endpoint({ ...district, body: DistrictMailSwitch }, ({ actor, body, now, requestId }) =>
        switchDistrictMail(actor, body, deps, { now, requestId }),
      ),
    );
