import type { Lti } from '#lti/lti.js';
import { LmsError } from '#lti/lms-error.js';
import type { Registration } from '#lti/ports.js';
import { SCOPES } from '#lti/tool-configuration.js';

/**
 * Asks an LMS for its keys and for a token of each scope, one line each, tab-separated. What needs a
 * course or a browser is tested in the console.
 *
 * @returns the lines; a failed check sets the exit code of the process to 1.
 */
export async function testAccess({ services }: Lti, { id }: Registration): Promise<string> {
  const { checks } = services;
  const lines = [
    await line('keys', async () => {
      const { keys, clockSkewMs } = await checks.platformKeys(id);
      const skew = clockSkewMs === null ? 'clock unknown' : `clock off by ${clockSkewMs} ms`;
      return `${keys} keys, ${skew}`;
    }),
  ];
  for (const scope of SCOPES) {
    lines.push(
      await line(scope, async () => {
        await checks.access(id, scope);
        return 'given';
      }),
    );
  }
  return lines.join('\n');
}

async function line(name: string, check: () => Promise<string>): Promise<string> {
  try {
    return ['ok', name, await check()].join('\t');
  } catch (error) {
    if (!(error instanceof LmsError)) throw error;
    process.exitCode = 1;
    return ['failed', name, error.message].join('\t');
  }
}
