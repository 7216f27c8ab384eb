import pg from 'pg';
import type { TestSystem } from './system.js';

/**
 * Lets requests do all of their work and takes it back at the last moment, so that one state of the
 * database can answer any number of them: a trigger of each table refuses the commit.
 */
export class DryRun {
  private readonly client: pg.Client;

  private constructor(client: pg.Client) {
    this.client = client;
  }

  static async over({ server, databaseUrl }: TestSystem): Promise<DryRun> {
    const url = new URL(server.superuserUrl);
    url.pathname = new URL(databaseUrl).pathname;
    const client = new pg.Client({ connectionString: url.href });
    await client.connect();
    await client.query(`
      create table dry_run_on (is_on boolean);
      grant select on dry_run_on to public;
      create function refuse_in_dry_run() returns trigger language plpgsql as $dry$
      begin
        if exists (select from dry_run_on) then
          raise exception 'dry run' using errcode = '23514', constraint = 'dry_run';
        end if;
        return null;
      end $dry$;
      do $each$
      declare name text;
      begin
        for name in select tablename from pg_tables
          where schemaname = 'public' and tablename not in ('dry_run_on', 'sessions') loop
          execute format('create constraint trigger dry_run after insert or update or delete on %I
            deferrable initially deferred for each row execute function refuse_in_dry_run()', name);
        end loop;
      end $each$;
      create constraint trigger dry_run after update on sessions deferrable initially deferred
        for each row when (old.revoked_at is distinct from new.revoked_at
                           or old.locale is distinct from new.locale
                           or old.acts_as is distinct from new.acts_as)
        execute function refuse_in_dry_run()`);
    return new DryRun(client);
  }

  async set(isOn: boolean): Promise<void> {
    await this.client.query(
      isOn ? 'insert into dry_run_on values (true)' : 'delete from dry_run_on',
    );
  }

  async end(): Promise<void> {
    await this.client.query(
      `drop table dry_run_on cascade; drop function refuse_in_dry_run() cascade`,
    );
    await this.client.end();
  }
}
