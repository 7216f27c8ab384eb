import type { Migration } from '../db/migration.js';

const LOGS = ['access_log', 'admin_log', 'support_looks'] as const;
const DAYS = 400;

/**
 * Logs go after 400 days, as the privacy page says. The app may take rows away for that, and the database
 * sees to it that no younger one goes: a log that its writer can clear is no log. A district that leaves takes
 * its rows along as their owner, whom this does not bind.
 */
export const up: Migration = async ({ run, roles: { app } }) => {
  await run(
    `create function keep_log() returns trigger language plpgsql as $$
     begin
       if current_user = tg_argv[1] and old.at > now() - make_interval(days => tg_argv[0]::int) then
         raise exception 'A log keeps its rows for % days.', tg_argv[0] using errcode = '42501';
       end if;
       return old;
     end $$`,
    ...LOGS.flatMap((table) => [
      `create trigger keep_log before delete on ${table} for each row
         execute function keep_log('${DAYS}', '${app}')`,
      `grant delete on ${table} to "${app}"`,
    ]),
  );
};

export const down: Migration = async ({ run, roles: { app } }) => {
  await run(
    ...LOGS.flatMap((table) => [
      `revoke delete on ${table} from "${app}"`,
      `drop trigger keep_log on ${table}`,
    ]),
    'drop function keep_log()',
  );
};
