import { checkAddress, EgressRefused } from '#lti/egress-address.js';
import { AppError } from '../../errors.js';

/**
 * @param pointer - where in the request the address stands.
 * @throws AppError `invalid-request` for an address that the tool never calls.
 */
export function requireCallable(
  address: string,
  pointer: string,
  allowLoopbackHttp: boolean,
): void {
  try {
    checkAddress(address, allowLoopbackHttp, true);
  } catch (error) {
    if (!(error instanceof EgressRefused)) throw error;
    throw new AppError('invalid-request', 'The body of this request did not pass the checks.', {
      errors: [{ pointer, detail: `This address is never called: ${error.message}` }],
    });
  }
}
