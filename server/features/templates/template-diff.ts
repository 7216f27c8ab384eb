import type { TemplateChange } from '#contracts/district-template.js';
import type { PlanTemplate } from '#contracts/templates.js';

/** What `to` has other than `from`, in the order in which a person reads a template. */
export function compareTemplates(from: PlanTemplate, to: PlanTemplate): TemplateChange[] {
  const words = ({ grades }: PlanTemplate) => `${grades.from}–${grades.to}`;
  const texts = (
    [
      ['name', from.name, to.name],
      ['abbreviation', from.abbreviation, to.abbreviation],
      ['grades', words(from), words(to)],
    ] as const
  )
    .filter(([, before, after]) => before !== after)
    .map(([kind, before, after]) => ({ kind, from: before, to: after }));
  return [...texts, ...componentChanges(from, to), ...signatureChanges(from, to)];
}

function componentChanges(from: PlanTemplate, to: PlanTemplate): TemplateChange[] {
  const before = new Map(from.components.map((component) => [component.code, component]));
  const after = new Map(to.components.map((component) => [component.code, component]));
  const added = to.components.flatMap((component): TemplateChange[] => {
    const { code } = component;
    const old = before.get(code);
    if (!old) return [{ kind: 'component-added', code }];
    return isSame(old, component) ? [] : [{ kind: 'component-changed', code }];
  });
  const removed = from.components
    .filter(({ code }) => !after.has(code))
    .map(({ code }): TemplateChange => ({ kind: 'component-removed', code }));
  return [...added, ...removed];
}

function signatureChanges(from: PlanTemplate, to: PlanTemplate): TemplateChange[] {
  const isIn = (template: PlanTemplate, one: object) =>
    template.signatures.some((other) => isSame(one, other));
  return [
    ...to.signatures
      .filter((one) => !isIn(from, one))
      .map(({ by }): TemplateChange => ({ kind: 'signature-added', by })),
    ...from.signatures
      .filter((one) => !isIn(to, one))
      .map(({ by }): TemplateChange => ({ kind: 'signature-removed', by })),
  ];
}

/** The database keeps the parts of an object in an order of its own. */
function isSame(left: object, right: object): boolean {
  const text = (value: object): string =>
    JSON.stringify(value, (_, part: unknown) =>
      part !== null && typeof part === 'object' && !Array.isArray(part)
        ? Object.fromEntries(
            Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)),
          )
        : part,
    );
  return text(left) === text(right);
}
