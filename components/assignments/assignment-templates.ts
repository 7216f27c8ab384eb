import type { NewAssignment } from '#contracts/assignments.js';
import type { ReadyActivity } from '#contracts/ready.js';
import { type PlainKey, t } from '../i18n/i18n.js';
import { newId } from '../shared/new-id.js';

/** A question while the teacher writes it. */
export interface PromptDraft {
  id: string;
  prompt: string;
  hint: string;
}

/** How something is graded, as the fields hold it. */
export interface GradeDraft {
  grading: 'none' | 'points' | 'complete';
  points: string;
}

/** Days as the fields hold them, `YYYY-MM-DD` or empty. */
export interface DatesDraft {
  dueDate: string;
  submitFrom?: string;
  availableFrom?: string;
  availableUntil?: string;
}

/** A reflection while the teacher writes it; kept over a failure and a reload. */
export interface ReflectionDraft extends GradeDraft, DatesDraft {
  title: string;
  instructions: string;
  prompts: readonly PromptDraft[];
}

export interface AssignmentTemplate {
  key: 'goal' | 'compare' | 'back' | 'empty';
  name: PlainKey;
  /** What it is for, in one short question. */
  text: PlainKey;
  prompts: readonly PlainKey[];
}

export const TEMPLATES: readonly AssignmentTemplate[] = [
  {
    key: 'goal',
    name: 'assignments.template-goal',
    text: 'assignments.template-goal-text',
    prompts: [
      'assignments.template-goal-prompt-1',
      'assignments.template-goal-prompt-2',
      'assignments.template-goal-prompt-3',
    ],
  },
  {
    key: 'compare',
    name: 'assignments.template-compare',
    text: 'assignments.template-compare-text',
    prompts: [
      'assignments.template-compare-prompt-1',
      'assignments.template-compare-prompt-2',
      'assignments.template-compare-prompt-3',
    ],
  },
  {
    key: 'back',
    name: 'assignments.template-back',
    text: 'assignments.template-back-text',
    prompts: [
      'assignments.template-back-prompt-1',
      'assignments.template-back-prompt-2',
      'assignments.template-back-prompt-3',
    ],
  },
  {
    key: 'empty',
    name: 'assignments.template-empty',
    text: 'assignments.template-empty-text',
    prompts: [],
  },
];

export function newPrompt(prompt = ''): PromptDraft {
  return { id: newId(), prompt, hint: '' };
}

const EMPTY = { instructions: '', grading: 'none', points: '10', dueDate: '' } as const;

/** What choosing the template puts on the page; the rest of what was written stays. */
export function draftFrom(template: AssignmentTemplate, before?: ReflectionDraft): ReflectionDraft {
  return {
    ...EMPTY,
    ...before,
    title: template.key === 'empty' ? '' : t(template.name),
    prompts: promptsOf(template),
  };
}

/** As `draftFrom`, with the words of a ready activity. */
export function draftOfReady(activity: ReadyActivity, before?: ReflectionDraft): ReflectionDraft {
  const { title, instructions, prompts } = activity;
  return {
    ...EMPTY,
    ...before,
    title,
    instructions,
    prompts: prompts.map((prompt) => newPrompt(prompt)),
  };
}

/** The draft as the server takes it: empty questions are left out. Dates go with its place. */
export function requestFrom(draft: ReflectionDraft): Omit<NewAssignment, 'dueAt'> {
  return {
    title: draft.title.trim(),
    instructions: draft.instructions.trim(),
    blocks: draft.prompts
      .map(({ prompt, hint }) => ({ prompt: prompt.trim(), hint: hint.trim() }))
      .filter(({ prompt }) => prompt !== ''),
    grading: draft.grading,
    maxPoints: maximumOf(draft),
  };
}

/** "Complete or not" is one point in the gradebook; without a grade there is no column at all. */
export function maximumOf({ grading, points }: GradeDraft): number | null {
  if (grading === 'none') return null;
  return grading === 'complete' ? 1 : Number(points);
}

/** The template's questions in the language on screen; an empty page starts with one to fill. */
export function promptsOf(template: AssignmentTemplate): PromptDraft[] {
  if (template.prompts.length === 0) return [newPrompt()];
  return template.prompts.map((key) => newPrompt(t(key)));
}
