import { apprenticeships, cipSoc, military } from './crosswalks.js';
import { ipedsCompletions } from './ipeds-completions.js';
import { ipedsDirectory } from './ipeds-directory.js';
import { ipedsAdmissions, ipedsCharacteristics } from './ipeds-facts.js';
import { oews } from './oews.js';
import {
  onetAlternate,
  onetOccupations,
  onetRelated,
  onetReported,
  onetTechnology,
  onetZones,
} from './onet-lists.js';
import { onetRatings } from './onet-ratings.js';
import { projections } from './projections.js';
import type { ReaderKind } from './reader.js';
import { scorecard } from './scorecard.js';

/** Every official table that is known. The first that knows a table by its columns reads it. */
export const READERS: readonly ReaderKind[] = [
  ...[onetRatings, onetRelated, onetAlternate, onetReported, onetTechnology, onetZones],
  ...[onetOccupations, apprenticeships, oews, projections, cipSoc, military],
  ...[ipedsDirectory, ipedsCharacteristics, ipedsAdmissions, ipedsCompletions, scorecard],
];
