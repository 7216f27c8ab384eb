/** How far a student is with a scholarship, as they say; words: `scholarships.status-<id>`. */
export const PICK_STATUSES = ['looking', 'applying', 'sent', 'heard'] as const;
export type PickStatus = (typeof PICK_STATUSES)[number];
