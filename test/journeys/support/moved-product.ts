import { type MovedDate, moveDate } from './moved-date.js';
import { startHere } from './product-here.js';

export interface MovedProduct {
  lms: string;
  tool: string;
  /** The clock of the tool and of the LMS. */
  clock: MovedDate;
  stop(): Promise<void>;
}

/** The product in this process, with a clock of ours, so that months can pass between two steps of a journey. */
export async function startMovedProduct(): Promise<MovedProduct> {
  const clock = moveDate();
  const { lms, tool, servers, stop } = await startHere();
  for (const server of servers)
    server.prependListener('request', (_request, response) => {
      // Node's own would be by the clock of the machine.
      response.setHeader('date', new Date().toUTCString());
    });
  return {
    ...{ lms, tool, clock },
    async stop() {
      clock.restore();
      await stop();
    },
  };
}
