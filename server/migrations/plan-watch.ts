/**
 * SQL by which a change of a table's rows puts the students it is about on the queue, so that how far
 * their plans are is judged anew. A new source of evidence adds its table with these. Frozen like `dsl.ts`.
 *
 * @param student - an SQL expression for the student's id in a changed row `r`.
 */
export function watchForPlans(table: string, student = 'r.student_id'): string[] {
  const argument = `'${student.replaceAll("'", "''")}'`;
  const each = `for each statement execute function note_plan_change(${argument})`;
  return [
    `create trigger ${table}_plan_insert after insert on ${table}
       referencing new table as new_rows ${each}`,
    `create trigger ${table}_plan_update after update on ${table}
       referencing old table as old_rows new table as new_rows ${each}`,
    `create trigger ${table}_plan_delete after delete on ${table}
       referencing old table as old_rows ${each}`,
  ];
}

export function unwatchForPlans(table: string): string[] {
  return ['insert', 'update', 'delete'].map(
    (act) => `drop trigger ${table}_plan_${act} on ${table}`,
  );
}
