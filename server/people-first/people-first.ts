import { join } from 'node:path';
import type { Config } from '../config.js';
import type { Logger } from '../logging.js';
import { peopleFirst, type Turn } from './background.js';
import { hangNotice, type Notice, readNotices } from './notice.js';

export interface PeopleFirst {
  notice: Notice;
  turn: Turn;
  close(): void;
}

const NOBODY_READS: Notice = {
  begin: () => undefined,
  end: () => undefined,
  close: () => undefined,
};

/** What this process tells the others of its machine, and asks them. Both only where its part needs it. */
export function openPeopleFirst(config: Config, log: Logger): PeopleFirst {
  const folder = join(config.dataFolder, 'people');
  const notices = config.process === 'web' ? undefined : readNotices(folder);
  const notice = config.process === 'worker' ? NOBODY_READS : openNotice(folder, config.port, log);
  return {
    notice,
    turn: notices ? peopleFirst(notices) : () => undefined,
    close() {
      notice.close();
      notices?.close();
    },
  };
}

/** A folder nobody may write to: then background work on this machine doesn't give way, and nothing else is amiss. */
function openNotice(folder: string, port: number, log: Logger): Notice {
  try {
    return hangNotice(folder, port);
  } catch (error) {
    log.debug({ err: error }, 'background work is not told who waits');
    return NOBODY_READS;
  }
}
