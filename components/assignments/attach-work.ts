import type { ReflectionDraft } from './assignment-templates.js';
import { type ActivityDraft, isSame } from './attach-items.js';

/** Everything a teacher has chosen so far; kept over a failure and a reload. */
export interface AttachWork {
  activities: readonly ActivityDraft[];
  template: string;
  draft?: ReflectionDraft;
  /** Names this choice to the server. A change makes it another one. */
  key?: string;
}

/** The work with the activity in it, or without it if it was. */
export function toggled(
  { activities, template, draft }: AttachWork,
  activity: ActivityDraft,
  takesSeveral: boolean,
): AttachWork {
  const others = activities.filter((one) => !isSame(one, activity));
  if (others.length < activities.length)
    return { activities: others, template, ...(draft && { draft }) };
  if (!takesSeveral) return { activities: [activity], template: '' };
  return { activities: [...activities, activity], template, ...(draft && { draft }) };
}

/** The work with a reflection begun. A course that takes one thing takes this one. */
export function choosing(
  { activities }: AttachWork,
  template: string,
  draft: ReflectionDraft,
  takesSeveral: boolean,
): AttachWork {
  return { activities: takesSeveral ? activities : [], template, draft };
}
