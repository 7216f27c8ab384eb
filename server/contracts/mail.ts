import { z } from 'zod';

export const MailCadence = z.enum(['off', 'day', 'week']);
export type MailCadence = z.infer<typeof MailCadence>;

/** Whether and how often the reader gets an e-mail that counts what is new. */
export const MailChoice = z.object({
  /**
   * `open`: they can choose; `off`: the installation or the district sends none; `student`: they are a student
   * too, and students get none; `no-address`: the LMS tells us no address of theirs.
   */
  state: z.enum(['open', 'off', 'student', 'no-address']),
  cadence: MailCadence,
  /** As the LMS tells it. */
  address: z.string().nullable(),
  /** Why it is off though they had chosen it: the mailbox took no message, or by the link in an e-mail. */
  stopped: z.enum(['refused', 'link']).nullable(),
});
export type MailChoice = z.infer<typeof MailChoice>;

export const NewMailChoice = z.strictObject({ cadence: MailCadence });
export type NewMailChoice = z.infer<typeof NewMailChoice>;

/** For administrators: whether their district sends e-mail, and how that goes. */
export const DistrictMail = z.object({
  isOn: z.boolean(),
  /** Whoever runs Pathlight has named a mail server. */
  hasServer: z.boolean(),
  /** The sender that people see; null without a server. */
  from: z.string().nullable(),
  /** How many people of the staff chose it. */
  people: z.object({ day: z.int(), week: z.int() }),
  /** What became of the e-mails of the last seven days. */
  lately: z.object({ sent: z.int(), waiting: z.int(), refused: z.int(), late: z.int() }),
});
export type DistrictMail = z.infer<typeof DistrictMail>;

export const DistrictMailSwitch = z.strictObject({ isOn: z.boolean() });
export type DistrictMailSwitch = z.infer<typeof DistrictMailSwitch>;
