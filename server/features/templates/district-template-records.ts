import { PlanTemplate } from '#contracts/templates.js';
import { newId } from '../../db/ids.js';
import { currentTenant, sql } from '../../db/tenant.js';

/** What a district asks, in one of its versions. */
export interface DistrictTemplate {
  id: string;
  number: number;
  template: PlanTemplate;
  publishedAt: Date;
  /** Null where the person is gone. */
  publishedBy: string | null;
}

const FIELDS = `t.id, t.number, t.template, t.published_at as "publishedAt", p.name as "publishedBy"`;
const FROM = `from district_templates t
  left join people p on p.tenant_id = t.tenant_id and p.id = t.published_by where t.tenant_id = $1`;

const parsed = (row: DistrictTemplate): DistrictTemplate => ({
  ...row,
  template: PlanTemplate.parse(row.template),
});

/** The version in force; null in a district that chose none. */
export async function currentTemplate(): Promise<DistrictTemplate | null> {
  const [row] = await sql<DistrictTemplate>(
    `select ${FIELDS} ${FROM} order by t.number desc limit 1`,
    [currentTenant()],
  );
  return row ? parsed(row) : null;
}

/** Newest first. */
export async function templateVersions(): Promise<DistrictTemplate[]> {
  const rows = await sql<DistrictTemplate>(
    `select ${FIELDS} ${FROM} order by t.number desc limit 50`,
    [currentTenant()],
  );
  return rows.map(parsed);
}

/** @returns its id; null when somebody published this number meanwhile. */
export async function insertTemplate(
  number: number,
  template: PlanTemplate,
  by: string | null,
  now: Date,
): Promise<string | null> {
  const [row] = await sql<{ id: string }>(
    `insert into district_templates (tenant_id, id, number, state, template, published_by, published_at)
     values ($1, $2, $3, $4, $5::jsonb, $6, $7) on conflict (tenant_id, number) do nothing returning id`,
    [
      ...[currentTenant(), newId(), number, template.state, JSON.stringify(template)],
      ...[by, now.toISOString()],
    ],
  );
  return row?.id ?? null;
}
