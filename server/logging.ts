import { pino } from 'pino';

/** Never written, wherever they stand in what is logged: people's data and keys. */
const PRIVATE = ['name', 'givenName', 'familyName', 'email', 'token', 'id_token', 'password'];

export type Logger = Pick<
  ReturnType<typeof pino>,
  'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'child'
>;

/** JSON logs in UTC. Errors keep type, code and stack; request bodies are never logged. */
export function createLogger(level: string, destination?: { write(line: string): void }): Logger {
  const options = {
    level,
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    redact: {
      paths: PRIVATE.flatMap((field) => [`*.${field}`, `*.*.${field}`]),
      censor: '[private]',
    },
    serializers: { err: describeError },
  };
  return destination ? pino(options, destination) : pino(options);
}

interface DescribedError {
  type: string;
  code?: string;
  message?: string;
  stack?: string;
  cause?: DescribedError;
}

/**
 * What of an error may be written. Database errors repeat the row in their message (a name, a
 * reflection), so theirs is left out; the SQL state and the constraint say enough.
 */
function describeError(error: unknown): DescribedError {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code, constraint } = ((error as { original?: unknown }).original ?? error) as {
    code?: string;
    constraint?: string;
  };
  const isFromDatabase = error.name.startsWith('Sequelize') || 'severity' in error;
  return {
    type: error.name,
    ...(code && { code: constraint ? `${code} ${constraint}` : code }),
    ...(!isFromDatabase && { message: error.message }),
    ...(!isFromDatabase && error.stack && { stack: error.stack }),
    ...(isFromDatabase && error.stack && { stack: framesOf(error.stack) }),
    ...(error.cause !== undefined && { cause: describeError(error.cause) }),
  };
}

const framesOf = (stack: string) =>
  stack
    .split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .join('\n');
