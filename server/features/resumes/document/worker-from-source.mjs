// A thread does not inherit the loader that reads TypeScript, so tests begin it here. The built product
// begins with worker.js.
import { register } from 'tsx/esm/api';

register();
await import('./worker.ts');
