/** A mistake in the call, told without a stack. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
