import type { LaunchContext, PlatformFamily } from './types.js';

/** One LMS installation that may launch us: issuer and client id together. */
export interface Registration {
  id: string;
  issuer: string;
  clientId: string;
  name: string;
  family: PlatformFamily;
  authEndpoint: string;
  tokenEndpoint: string;
  /** What the token endpoint expects as `aud` of our assertion, where it isn't its own address. */
  authorizationServer: string | null;
  jwksUrl: string;
  /** Key id of our key pair for this platform. */
  keyId: string;
  /** Hosts (with a port, if any) that service calls may go to, beside the endpoints' own. */
  serviceHosts: string[];
}

/** One installation of the tool within a registration, bound to a district by an administrator. */
export interface Deployment {
  id: string;
  registrationId: string;
  /** The LMS's own deployment id. */
  deployment: string;
  /** Null: waits for an administrator. */
  tenantId: string | null;
  schoolId: string | null;
  /** Origins whose pages may show us in a frame. */
  frameOrigins: string[];
}

/** What is kept of a login once a launch has used it up. Secrets are kept as SHA-256 hashes. */
export interface LoginUse {
  stateHash: Buffer;
  tokenHash: Buffer;
  usedAt: Date;
  /** After this no launch could come with it, and it may be forgotten. */
  expiresAt: Date;
}

export interface UsedLogin extends LoginUse {
  /** What the launch came to, for a double post. */
  resume: string;
}

export interface StoredKeySet {
  keys: unknown[];
  fetchedAt: Date;
  /** How long the platform says they may be kept, within our bounds. */
  maxAgeMs: number;
}

/** A row that all nodes change together. */
export interface SharedState {
  state: object;
  /** 1 for the first; each write adds one. */
  version: number;
}

/** Small state of all nodes: how a platform may be called, and when. Nothing in it must survive. */
export interface SharedStateStore {
  read(key: string): Promise<SharedState | null>;
  /** Writes if the row's version is one less (or, for 1, if there is no row). @returns whether it was. */
  write(key: string, state: object, version: number): Promise<boolean>;
  removeOld(before: Date): Promise<void>;
}

export interface Invitation {
  id: string;
  tenantId: string | null;
}

/** The shape in which ltijs wants a database; `lti/ltijs-plugin.ts` turns it into this port. */
export interface DocumentStore {
  find(table: string, match: Record<string, unknown>): Promise<StoredDocument[]>;
  insert(table: string, document: Omit<StoredDocument, 'createdAt'>): Promise<void>;
  /** Takes the place of every document that matches. */
  replace(
    table: string,
    match: Record<string, unknown>,
    document: Omit<StoredDocument, 'createdAt'>,
  ): Promise<void>;
  remove(table: string, match: Record<string, unknown>): Promise<void>;
}

export interface StoredDocument {
  /** What it is found by, in the clear. */
  index: Record<string, unknown>;
  /** JSON text, or its encrypted form. */
  body: string;
  isEncrypted: boolean;
  createdAt: Date;
}

/**
 * Where LTI keeps its state. `server/features/platforms` implements it on PostgreSQL; each method
 * is one statement, outside any tenant transaction.
 */
export interface LtiStore {
  /** All registrations of an issuer, or the one with this client id. */
  findRegistrations(issuer: string, clientId: string | null): Promise<Registration[]>;
  registrationById(id: string): Promise<Registration | null>;
  listRegistrations(): Promise<Registration[]>;
  /** Adds or renews by (issuer, client id) and returns it with its id. */
  saveRegistration(registration: Omit<Registration, 'id'>): Promise<Registration>;
  removeRegistration(issuer: string, clientId: string): Promise<void>;

  /** Makes the deployment known; keeps an existing binding. */
  addDeployment(
    registrationId: string,
    deployment: string,
    binding: { tenantId: string | null; schoolId: string | null },
    platformGuid?: string,
  ): Promise<Deployment>;
  /** Binds (or binds anew) a deployment, known or not. */
  bindDeployment(
    registrationId: string,
    deployment: string,
    binding: { tenantId: string; schoolId: string | null },
  ): Promise<Deployment>;
  deploymentById(id: string): Promise<Deployment | null>;
  /** By the LMS's own id. */
  findDeployment(registrationId: string, deployment: string): Promise<Deployment | null>;
  noteLaunch(deploymentId: string, at: Date, platformGuid?: string): Promise<void>;
  listDeployments(): Promise<Deployment[]>;
  addFrameOrigins(deploymentId: string, origins: string[]): Promise<void>;

  /** A login that a launch has used up; null when none has. */
  readUsedLogin(stateHash: Buffer): Promise<UsedLogin | null>;
  removeUsedLogins(expiredBefore: Date): Promise<void>;

  readKeySet(registrationId: string): Promise<StoredKeySet | null>;
  saveKeySet(registrationId: string, set: StoredKeySet): Promise<void>;

  addInvitation(tokenHash: Buffer, tenantId: string | null, expiresAt: Date): Promise<void>;
  /** Uses the invitation up; null when unknown, used or expired. */
  takeInvitation(tokenHash: Buffer, now: Date): Promise<Invitation | null>;
  /** Gives it back when the registration failed for a reason that a second try may cure. */
  releaseInvitation(id: string): Promise<void>;
  /** Notes what an invitation has led to: its district owns the registration from then on. */
  settleInvitation(id: string, registrationId: string, configUrl: string | null): Promise<void>;
  /** Keeps the newest refusal of a launch that this platform had signed. */
  noteRefusal(registrationId: string, refusal: string, at: Date): Promise<void>;

  documents: DocumentStore;
  sharedStates: SharedStateStore;
}

/** Where a launch leads, and how to come back to it when the browser posts it twice. */
export interface LaunchOutcome {
  /** Path on our origin that the browser is sent to (303). */
  location: string;
  /** Names the session to `onRepeat`; never shown to a browser. */
  resume: string;
}

/** The deployment was let go, or bound to another district, since this node last looked. */
export class DeploymentMoved extends Error {
  override name = 'DeploymentMoved';
}

export interface LaunchHandlers {
  /**
   * A checked launch of a bound deployment. Uses the login up and opens the session in one
   * transaction, so that of two racing posts, at any node, one gets in.
   *
   * @returns null when another launch has used the login already.
   * @throws DeploymentMoved when the launch's district is no longer the deployment's; the login stays unused.
   */
  onLaunch(launch: LaunchContext, login: LoginUse): Promise<LaunchOutcome | null>;
  /** The same launch posted again within 30 s by the same browser: a fresh code, or null if gone. */
  onRepeat(resume: string): Promise<LaunchOutcome | null>;
}

export interface LtiLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}
