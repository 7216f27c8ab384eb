/**
 * Words in which migrations describe tables. Frozen: a change here would change what old
 * migrations mean, so a new need gets a new function.
 */

/** Category of the data in a student privacy agreement (NDPA Exhibit B), or why there is none. */
export type DataElement =
  | 'identifier'
  | 'name'
  | 'contact'
  | 'enrollment'
  | 'student work'
  | 'survey response'
  | 'assessment'
  | 'in-app performance'
  | 'use statistics'
  | 'technology metadata'
  | 'staff work'
  | 'course data'
  | 'system';

/** 0 public · 1 internal · 2 about a student · 3 a student's own words or a judgement of them. */
export type DataClass = 0 | 1 | 2 | 3;

/** When it goes: with the student's plan, 60 days after exit, with the district, or after so many days. */
export type Retention = 'plan' | 'exit+60' | 'district' | '30 days' | '90 days' | '400 days';

export interface Column {
  sql: string;
  privacy: { element: DataElement; class: DataClass; retention: Retention; export: boolean };
}

/**
 * One column with its privacy annotation, which the database keeps as the column's comment.
 *
 * @param type - SQL type with `not null`, `default` and the like.
 * @param isExported - whether it goes into the person's take-out file.
 */
export function column(
  type: string,
  element: DataElement,
  dataClass: DataClass,
  retention: Retention,
  isExported = dataClass >= 2,
): Column {
  return { sql: type, privacy: { element, class: dataClass, retention, export: isExported } };
}

export interface TenantTable {
  columns: Record<string, Column>;
  /** Composite foreign keys; `tenant_id` is added to both sides. */
  references?: {
    columns: string[];
    table: string;
    onDelete: 'cascade' | 'restrict' | 'set null';
  }[];
  /** `tenant_id` is put first. An entry may end in `where …`. */
  unique?: string[];
  indexes?: string[];
  checks?: Record<string, string>;
  /** What the app login may do. History tables leave out update and delete. */
  grants?: string;
}

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;

function withPartialClause(entry: string): { columns: string; where: string } {
  const [columns = '', where] = entry.split(/ where /i);
  return { columns, where: where ? ` where ${where}` : '' };
}

/**
 * SQL that makes a tenant table: key (tenant_id, id), composite keys everywhere, forced row-level
 * security with one policy for reading and writing, an index below each foreign key, annotations.
 */
export function tenantTable(name: string, appRole: string, table: TenantTable): string[] {
  const columns: Record<string, Column> = {
    tenant_id: column(
      'bigint not null references tenants (id) on delete cascade',
      'system',
      1,
      'district',
      false,
    ),
    id: column('uuid not null', 'system', 1, 'plan', true),
    ...table.columns,
  };
  const parts = [
    ...Object.entries(columns).map(([column_, { sql }]) => `${column_} ${sql}`),
    'primary key (tenant_id, id)',
    ...(table.references ?? []).map(
      (reference) =>
        `foreign key (tenant_id, ${reference.columns.join(', ')}) references ${reference.table} (tenant_id, id) ` +
        `on delete ${reference.onDelete}${reference.onDelete === 'set null' ? ` (${reference.columns.join(', ')})` : ''}`,
    ),
    ...Object.entries(table.checks ?? {}).map(
      ([check, condition]) => `constraint ${name}_${check} check (${condition})`,
    ),
  ];
  const indexes = new Set([
    ...(table.references ?? []).map((reference) => reference.columns.join(', ')),
    ...(table.indexes ?? []),
  ]);
  const policy = `tenant_id = current_setting('app.tenant_id')::bigint`;
  return [
    `create table ${name} (\n  ${parts.join(',\n  ')}\n)`,
    ...(table.unique ?? []).map((entry) => {
      const { columns: keys, where } = withPartialClause(entry);
      return `create unique index on ${name} (tenant_id, ${keys})${where}`;
    }),
    ...[...indexes].map((entry) => {
      const { columns: keys, where } = withPartialClause(entry);
      return `create index on ${name} (tenant_id, ${keys})${where}`;
    }),
    `alter table ${name} enable row level security`,
    `alter table ${name} force row level security`,
    `create policy ${name}_tenant on ${name} using (${policy}) with check (${policy})`,
    `grant ${table.grants ?? 'select, insert, update, delete'} on ${name} to "${appRole}"`,
    ...comments(name, columns),
  ];
}

/** SQL that makes a table without a tenant; `server/models/global-tables.ts` must say why. */
export function globalTable(
  name: string,
  appRole: string,
  table: {
    columns: Record<string, Column>;
    constraints?: string[];
    indexes?: string[];
    grants?: string;
  },
): string[] {
  const parts = [
    ...Object.entries(table.columns).map(([column_, { sql }]) => `${column_} ${sql}`),
    ...(table.constraints ?? []),
  ];
  return [
    `create table ${name} (\n  ${parts.join(',\n  ')}\n)`,
    ...(table.indexes ?? []).map((entry) => `create index on ${name} (${entry})`),
    `grant ${table.grants ?? 'select, insert, update, delete'} on ${name} to "${appRole}"`,
    ...comments(name, table.columns),
  ];
}

/** SQL that adds annotated columns to a table that exists. */
export function addColumns(name: string, columns: Record<string, Column>): string[] {
  return [
    ...Object.entries(columns).map(
      ([column_, { sql }]) => `alter table ${name} add column ${column_} ${sql}`,
    ),
    ...comments(name, columns),
  ];
}

/**
 * Statements that must read every tenant's rows, such as a foreign key on a table that exists or a copy
 * of old rows: the owner is let past the policies of these tables meanwhile.
 */
export function acrossTenants(tables: string[], statements: string[]): string[] {
  return [
    ...tables.map((table) => `alter table ${table} no force row level security`),
    ...statements,
    ...tables.map((table) => `alter table ${table} force row level security`),
  ];
}

function comments(name: string, columns: Record<string, Column>): string[] {
  return Object.entries(columns).map(
    ([column_, { privacy }]) =>
      `comment on column ${name}.${column_} is ${quoted(JSON.stringify(privacy))}`,
  );
}

/** Columns that nearly every table ends with. */
export const timestamps = {
  created_at: column('timestamptz not null default now()', 'use statistics', 1, 'plan', true),
  updated_at: column('timestamptz not null default now()', 'use statistics', 1, 'plan', true),
};
