import { waitUntil } from '@open-wc/testing';
import type { ClassGroup } from '#contracts/groups.js';
import type { IlpView } from '#components/shared/ilp-view.js';
import { find, findAll, textOf } from './view.js';

/** Two sections: Maya's and Noah's. */
export const groupsOf = (maya: string, noah: string): ClassGroup[] => [
  { id: '019a0000-0000-7000-8000-000000000971', name: 'Period 3', personIds: [maya] },
  { id: '019a0000-0000-7000-8000-000000000972', name: 'Period 5', personIds: [noah] },
];

/** Chooses a section by its name; the empty name is the whole class. */
export async function chooseGroup(view: IlpView, name: string): Promise<void> {
  const select = find<HTMLSelectElement>(view, 'select');
  const options = [...select.options];
  select.value = options.find(({ text }) => text.trim() === name)?.value ?? '';
  select.dispatchEvent(new Event('change', { bubbles: true }));
  await view.updateComplete;
  await waitUntil(() => findAll(view, 'ilp-skeleton').length === 0);
}

export const groupChoices = (view: IlpView) => findAll(view, 'select option').map(textOf);
