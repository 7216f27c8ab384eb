/**
 * Why a login, a launch or a registration is turned away. The code is short enough for a teacher to
 * read out; what it means to a person stands in the message catalogue, under `lti`.
 */
export const REFUSALS = {
  'login-incomplete': { code: 'LTI-01', status: 400, reason: 'broken-link' },
  'platform-unknown': { code: 'LTI-02', status: 403, reason: 'not-connected' },
  'target-foreign': { code: 'LTI-03', status: 400, reason: 'broken-link' },
  'cookies-off': { code: 'LTI-04', status: 403, reason: 'cookies' },
  'platform-denied': { code: 'LTI-05', status: 403, reason: 'platform-denied' },
  'token-absent': { code: 'LTI-06', status: 400, reason: 'broken-link' },
  'request-too-large': { code: 'LTI-07', status: 413, reason: 'bad-message' },
  'token-malformed': { code: 'LTI-08', status: 400, reason: 'bad-message' },
  'algorithm-refused': { code: 'LTI-09', status: 401, reason: 'bad-message' },
  'key-id-absent': { code: 'LTI-10', status: 401, reason: 'bad-message' },
  'key-unknown': { code: 'LTI-11', status: 401, reason: 'bad-message' },
  'signature-wrong': { code: 'LTI-12', status: 401, reason: 'bad-message' },
  'keys-unreachable': { code: 'LTI-13', status: 424, reason: 'lms-unreachable' },
  'issuer-mismatch': { code: 'LTI-14', status: 401, reason: 'bad-message' },
  'audience-wrong': { code: 'LTI-15', status: 401, reason: 'bad-message' },
  'token-expired': { code: 'LTI-16', status: 401, reason: 'too-late' },
  'token-from-future': { code: 'LTI-17', status: 401, reason: 'clock' },
  'nonce-wrong': { code: 'LTI-18', status: 401, reason: 'bad-message' },
  'state-unknown': { code: 'LTI-19', status: 401, reason: 'open-again' },
  'state-used': { code: 'LTI-20', status: 409, reason: 'open-again' },
  'state-expired': { code: 'LTI-21', status: 401, reason: 'too-late' },
  'other-browser': { code: 'LTI-22', status: 403, reason: 'cookies' },
  'version-wrong': { code: 'LTI-23', status: 422, reason: 'bad-message' },
  'message-type-wrong': { code: 'LTI-24', status: 422, reason: 'bad-message' },
  'roles-absent': { code: 'LTI-25', status: 422, reason: 'bad-message' },
  'deployment-absent': { code: 'LTI-26', status: 422, reason: 'bad-message' },
  'resource-link-absent': { code: 'LTI-27', status: 422, reason: 'bad-message' },
  'person-absent': { code: 'LTI-28', status: 422, reason: 'no-person' },
  'claim-invalid': { code: 'LTI-29', status: 422, reason: 'bad-message' },
  'deployment-pending': { code: 'LTI-30', status: 403, reason: 'pending' },
  'deep-link-refused': { code: 'LTI-31', status: 403, reason: 'staff-only' },
  'old-lti': { code: 'LTI-32', status: 400, reason: 'old-lti' },
  'invitation-refused': { code: 'LTI-33', status: 403, reason: 'invitation' },
  'configuration-refused': { code: 'LTI-34', status: 422, reason: 'registration' },
  'registration-refused': { code: 'LTI-35', status: 424, reason: 'registration' },
  'method-wrong': { code: 'LTI-36', status: 405, reason: 'open-again' },
  'not-found': { code: 'LTI-37', status: 404, reason: 'open-again' },
  'request-unreadable': { code: 'LTI-38', status: 400, reason: 'bad-message' },
  'our-fault': { code: 'LTI-39', status: 500, reason: 'our-fault' },
} as const;

export type RefusalName = keyof typeof REFUSALS;
export type RefusalReason = (typeof REFUSALS)[RefusalName]['reason'];

/** Ends a login, launch or registration with a page that a person can read. */
export class LtiRefusal extends Error {
  override readonly name = 'LtiRefusal';
  readonly refusal: RefusalName;
  /** Shown on the page, such as the deployment that waits. Never a token or a person's data. */
  readonly detail: string | undefined;

  constructor(refusal: RefusalName, options: { detail?: string; cause?: unknown } = {}) {
    super(`${REFUSALS[refusal].code} ${refusal}`, { cause: options.cause });
    this.refusal = refusal;
    this.detail = options.detail;
  }

  get code(): string {
    return REFUSALS[this.refusal].code;
  }

  get status(): number {
    return REFUSALS[this.refusal].status;
  }
}
