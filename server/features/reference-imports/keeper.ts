import { currentTenant, sql } from '../../db/tenant.js';
import { AppError } from '../../errors.js';

/**
 * Who may bring official files in. The facts are one copy for every district of an install: a district that
 * could replace them would change what the students of all others see. So while an install serves one
 * district its administrators may; once it serves several, only those of the district that whoever runs
 * the install has named (`npm run lti -- keep-reference --district NAME`).
 */
export async function mayLoadReference(): Promise<boolean> {
  const [row] = await sql<{ may: boolean }>(
    `select t.keeps_reference or not exists (select 1 from tenants o where o.id <> t.id) as may
     from tenants t where t.id = $1`,
    [currentTenant()],
  );
  return row?.may ?? false;
}

/** @throws AppError `forbidden` */
export async function refuseOthers(): Promise<void> {
  if (!(await mayLoadReference()))
    throw new AppError(
      'forbidden',
      'Another district looks after the public facts of this install.',
    );
}
