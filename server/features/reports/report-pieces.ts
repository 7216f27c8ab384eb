import { REPORT_ROWS_SHOWN } from '#contracts/report-fields.js';
import type { ReportCell } from '#contracts/reports.js';
import { newId } from '../../db/ids.js';
import { currentTenant, sql, withTenant } from '../../db/tenant.js';
import type { ReportRow } from './report-records.js';
import type { ReportTable } from './report-world.js';
import type { AboutLine } from './table-writer.js';

const PIECE = 512 * 1024;

interface Settled {
  rows: readonly ReportCell[][];
  students: readonly string[];
  /** Of `total`, so far. */
  done: number;
}

/** The bytes of a file on their way into the database, and how far it is. */
export class Pieces {
  private readonly tenantId: string;
  private readonly id: string;
  private readonly shownRows: number;
  private held: Uint8Array[] = [];
  private heldBytes = 0;
  private number = 0;
  private size = 0;
  private lines = 0;
  private place = 0;
  private readonly first: ReportCell[][] = [];

  constructor(tenantId: string, id: string, { kind }: ReportRow) {
    this.tenantId = tenantId;
    this.id = id;
    // What must tell nobody's name is shown whole before it is taken.
    this.shownRows = kind === 'az-sample' ? Infinity : REPORT_ROWS_SHOWN;
  }

  keep(chunks: readonly Uint8Array[]): void {
    for (const chunk of chunks) {
      this.held.push(chunk);
      this.heldBytes += chunk.length;
    }
  }

  /** @returns false when the report was taken back. */
  settle({ rows, students, done }: Settled): Promise<boolean> {
    this.lines += rows.length;
    this.first.push(...rows.slice(0, this.shownRows - this.first.length));
    return withTenant(this.tenantId, async () => {
      const found = await sql(
        `update report_files set done = $3 where tenant_id = $1 and id = $2 returning id`,
        [currentTenant(), this.id, done],
      );
      if (found.length === 0) return false;
      await this.nameStudents(students);
      if (this.heldBytes >= PIECE) await this.store();
      return true;
    });
  }

  async finish({ columns }: ReportTable, about: readonly AboutLine[], now: Date): Promise<void> {
    await withTenant(this.tenantId, async () => {
      await this.store();
      const look = { columns, rows: this.first, total: this.lines, about };
      await sql(
        `update report_files set state = 'ready', size = $3, look = $4, made_at = $5, updated_at = $5,
           done = total
         where tenant_id = $1 and id = $2`,
        [currentTenant(), this.id, this.size, JSON.stringify(look), now.toISOString()],
      );
    });
  }

  private async nameStudents(students: readonly string[]): Promise<void> {
    if (students.length === 0) return;
    await sql(
      `insert into report_students (tenant_id, id, report_id, student_id, place)
       select $1, n.id, $2, n.student_id, $5 + n.at::int
       from unnest($3::uuid[], $4::uuid[]) with ordinality as n (id, student_id, at)
       where exists (select 1 from people p where p.tenant_id = $1 and p.id = n.student_id)`,
      [currentTenant(), this.id, students.map(() => newId()), students, this.place],
    );
    this.place += students.length;
  }

  private async store(): Promise<void> {
    if (this.heldBytes === 0) return;
    await sql(
      `insert into report_pieces (tenant_id, id, report_id, number, bytes) values ($1, $2, $3, $4, $5)`,
      [currentTenant(), newId(), this.id, this.number, Buffer.concat(this.held)],
    );
    this.number += 1;
    this.size += this.heldBytes;
    this.held = [];
    this.heldBytes = 0;
  }
}
