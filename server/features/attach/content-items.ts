import type { ContentItem, DeepLinkSettings } from '#lti/types.js';
import { REFLECTION_TAG } from '../assignments/line-items.js';
import type { PlacementRow } from './placement-records.js';

/**
 * A placement as the LMS gets it. Our reference stands in the link's own data and in its address too:
 * some systems lose the one, some the other. A reflection goes by its own id, which course copies know.
 */
export function contentItem(
  row: PlacementRow,
  instructions: string,
  publicUrl: string,
  settings: DeepLinkSettings,
): ContentItem {
  const reference = row.assignment_id ?? row.id;
  const link = {
    url: `${publicUrl}/lti/launch?ref=${reference}`,
    custom: { pathlight_ref: reference },
  };
  const isReflection = row.kind === 'reflection';
  return {
    title: row.title,
    ...(instructions && { text: instructions }),
    ...link,
    ...(row.max_points !== null &&
      settings.acceptsLineItem && {
        lineItem: {
          label: row.title,
          scoreMaximum: row.max_points,
          resourceId: reference,
          tag: isReflection ? REFLECTION_TAG : `pathlight.${row.kind}`,
          ...(isReflection && { submissionReview: link }),
        },
      }),
    ...span('available', row.available_from, row.available_until),
    ...span('submission', row.submit_from, row.due_at),
  };
}

function span(
  name: 'available' | 'submission',
  start: Date | null,
  end: Date | null,
): Pick<ContentItem, 'available' | 'submission'> {
  if (!start && !end) return {};
  return {
    [name]: {
      ...(start && { startDateTime: start.toISOString() }),
      ...(end && { endDateTime: end.toISOString() }),
    },
  };
}
