import { expect } from 'chai';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');
const FOLDERS = ['server', 'lti', 'seeders'];

interface Rule {
  title: string;
  pattern: RegExp;
  /** Where it is right, with the reason in the file itself. */
  except?: RegExp;
}

const RULES: Rule[] = [
  {
    title: 'no setting that outlives its transaction',
    pattern: /set_config\s*\([^)]*,\s*false\s*\)|\bset\s+(?:session\s+)?app\.|set session/i,
  },
  {
    title: 'the tenant is set in one place',
    pattern: /set_config\s*\(\s*'app\.|set local app\./i,
    except: /^server\/db\/tenant\.ts$/,
  },
  {
    title: 'no Sequelize call that takes the first key column for the whole key',
    pattern: /\.(?:findByPk|findOrCreate|belongsToMany|hasMany|truncate|bulkCreate|upsert)\s*\(/,
  },
  {
    title: 'models are only reached through repository()',
    pattern: /\b\w+Model\.(?:find|create|update|destroy|count|sum|build|scope|unscoped)/,
  },
  {
    title: 'queries only through sql(), globalSql() and repository()',
    pattern: /getDatabase\(\)\s*\.query|sequelize\.query|new pg\.(?:Client|Pool)|new Sequelize\(/,
    except:
      /^(?:server\/db\/|server\/jobs\/(?:queue-(?:schema|pool)|crash-recovery)|seeders\/(?:run|reference\/seed))/,
  },
  {
    title: 'nothing goes out but through the egress client',
    // Servers are made with node:http, so only its callers are named.
    pattern:
      /from '(?:undici|got|axios|(?:node:)?(?:https|http2|tls|dgram))'|\b(?:request|get|Agent)\b[^}]*\} from '(?:node:)?http'|import \* as \w+ from '(?:node:)?http'|\bfetch\(|\bnew (?:WebSocket|EventSource)\(/,
    // The sandbox is an LMS of its own, never there in production. The file store has one address, which
    // the operator sets (it is often inside their own network) and no request can change.
    except: /^(?:lti\/(?:egress\.ts|sandbox\/)|server\/files\/s3-store\.ts)/,
  },
  {
    title: 'no switch that would lower the wall',
    pattern: /row_security\s*(?:=|to)\s*off|bypassrls\b(?!')|session_replication_role/i,
    except: /^server\/db\/roles\.ts$/,
  },
];

function* sources(folder: string): Generator<string> {
  for (const entry of readdirSync(join(ROOT, folder), { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* sources(path);
    else if (/\.(?:ts|mjs)$/.test(path)) yield path;
  }
}

const files = FOLDERS.flatMap((folder) => [...sources(folder)]).map((path) => ({
  path: relative('.', path),
  text: readFileSync(join(ROOT, path), 'utf8'),
}));

/** SQL in which a table without a tenant is asked outside a tenant transaction, by template. */
function globalStatements(text: string): string[] {
  return [...text.matchAll(/globalSql(?:<[^(]*>)?\(\s*([`'])([\s\S]*?)\1/g)].map((hit) => hit[2]!);
}

/** Tables that a statement names; not functions, and not what it makes by WITH. */
function tablesOf(statement: string): string[] {
  const made = [...statement.matchAll(/\b([a-z_]+) as \(/g)].map((hit) => hit[1]);
  return [...statement.matchAll(/\b(?:from|join|into|update)\s+([a-z_]+)\b(?!\s*\()(?! set)/g)]
    .map((hit) => hit[1]!)
    .filter((name) => !made.includes(name) && name !== 'set');
}

/** Which tables and columns there are is nobody's data. */
const SHAPE_OF_TABLES = ['pg_class', 'pg_attribute'];

describe('the source', () => {
  it('is found', () => {
    expect(files).to.have.length.above(100);
  });

  for (const { title, pattern, except } of RULES) {
    it(`Isolation: ${title}`, () => {
      const hits = files
        .filter(({ path }) => !except?.test(path))
        .filter(({ text }) => pattern.test(text))
        .map(({ path }) => path);
      expect(hits).to.deep.equal([]);
    });
  }

  it('Isolation: globalSql() names only tables that are listed as global', async () => {
    const { GLOBAL_TABLES } = await import('#server/models/global-tables.js');
    const hits = files.flatMap(({ path, text }) =>
      globalStatements(text)
        .flatMap(tablesOf)
        .filter((table) => !(table in GLOBAL_TABLES) && !SHAPE_OF_TABLES.includes(table))
        .map((table) => `${path}: ${table}`),
    );
    expect(hits).to.deep.equal([]);
  });
});
