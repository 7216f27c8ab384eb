import { z } from 'zod';

/** By whose clock a district's days begin and end. */
export const DistrictClock = z.object({
  /** A name of the IANA list. */
  timeZone: z.string(),
  /** Somebody chose it; before, it is that of the state whose rule is in force, or UTC. */
  isChosen: z.boolean(),
  /** The district's day now. */
  today: z.iso.date(),
});
export type DistrictClock = z.infer<typeof DistrictClock>;

export const NewDistrictClock = z.strictObject({ timeZone: z.string().min(1).max(64) });
export type NewDistrictClock = z.infer<typeof NewDistrictClock>;
