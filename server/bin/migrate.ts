import { readConfig } from '../config.js';
import { openDatabase } from '../db/open.js';

// Opening brings the database up to date; that is all there is to do.
const database = await openDatabase(readConfig(process.env));
await database.close();
console.log('The database is up to date.');
