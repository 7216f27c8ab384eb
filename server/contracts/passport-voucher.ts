import { z } from 'zod';

/** Somebody at the place where the plan was kept said that it is so. */
export const Voucher = z.strictObject({
  /** Null where they don't want to be named. */
  by: z.string().max(200).nullable(),
  on: z.iso.datetime(),
  comment: z.string().max(500),
  /** The district in whose Pathlight it was said. */
  where: z.string().max(200),
});
export type Voucher = z.infer<typeof Voucher>;
