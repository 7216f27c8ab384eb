// Tests run the TypeScript sources as they are; on Node 20 tsx does not reach threads by itself.
import { register } from 'tsx/esm/api';

register();
await import('./thread.ts');
