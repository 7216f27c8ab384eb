import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TEMPLATE_IDS, type TemplateId } from '#contracts/component-codes.js';
import { PlanTemplate } from '#contracts/templates.js';

const FOLDER = join(import.meta.dirname, '..', '..', '..', 'seeders', 'reference', 'templates');
const loaded = new Map<TemplateId, PlanTemplate>();

/** What a state asks, as the file of this release says it. @throws Error when the file breaks its schema. */
export function stateTemplate(id: TemplateId): PlanTemplate {
  const known = loaded.get(id);
  if (known) return known;
  const text = readFileSync(join(FOLDER, `${id.toLowerCase()}.json`), 'utf8');
  const template = PlanTemplate.parse(JSON.parse(text));
  loaded.set(id, template);
  return template;
}

export const stateTemplates = (): PlanTemplate[] => TEMPLATE_IDS.map(stateTemplate);
