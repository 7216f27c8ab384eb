import type { TemplateId } from '#contracts/component-codes.js';
import type {
  DistrictTemplates,
  TemplateBrief,
  TemplateChoice,
  TemplatePreview,
} from '#contracts/district-template.js';
import type { PlanTemplate } from '#contracts/templates.js';
import type { Actor } from '../../auth/actor.js';
import { AppError } from '../../errors.js';
import { enqueue } from '../../jobs/enqueue.js';
import { effectOf } from '../completion/template-effect.js';
import { noteAdminAct } from '../connections/admin-log.js';
import { adoptStateZone } from '../district/state-zones.js';
import {
  currentTemplate,
  type DistrictTemplate,
  insertTemplate,
  templateVersions,
} from './district-template-records.js';
import { compareTemplates } from './template-diff.js';
import { stateTemplate, stateTemplates } from './template-store.js';

/** What there is to choose from. */
export function listTemplates(): TemplateBrief[] {
  return stateTemplates().map((template) => ({
    ...template,
    components: template.components.length,
  }));
}

/** The versions of this district's template, the one in force first. */
export async function readDistrictTemplates(): Promise<DistrictTemplates> {
  const versions = await templateVersions();
  return {
    versions: versions.map((version, at) => presentVersion(version, versions[at + 1])),
    fromState: versions[0]
      ? compareTemplates(stateTemplate(versions[0].template.state), versions[0].template)
      : [],
  };
}

function presentVersion(version: DistrictTemplate, before: DistrictTemplate | undefined) {
  const { number, template, publishedAt, publishedBy } = version;
  return {
    ...{ number, template, publishedBy, publishedAt: publishedAt.toISOString() },
    changes: before ? compareTemplates(before.template, template) : [],
  };
}

/** The state's rule with the district's choices in it. Its source stays the state's. */
function composed({ state, basedOn: _, ...choice }: TemplateChoice): PlanTemplate {
  return { ...stateTemplate(state), ...choice };
}

/** What a choice would change, before anybody is affected. */
export async function previewTemplate(choice: TemplateChoice, now: Date): Promise<TemplatePreview> {
  const current = await currentTemplate();
  const template = composed(choice);
  return {
    fromState: compareTemplates(stateTemplate(choice.state), template),
    fromCurrent: current ? compareTemplates(current.template, template) : null,
    effect: await effectOf(template, current?.template ?? null, now),
  };
}

/**
 * Puts a choice in force as the next version; all plans are judged by it in the background. Nothing of
 * anybody's record changes.
 *
 * @throws AppError `conflict` when another version came between.
 */
export async function publishTemplate(
  actor: Actor,
  choice: TemplateChoice,
  { now, requestId }: { now: Date; requestId: string },
): Promise<DistrictTemplates> {
  const current = await currentTemplate();
  if ((current?.number ?? 0) !== choice.basedOn) throw changedMeanwhile();
  const number = choice.basedOn + 1;
  const id = await insertTemplate(number, composed(choice), actor.personId, now);
  if (!id) throw changedMeanwhile();
  await noteAdminAct(
    actor.personId,
    'template-published',
    `${choice.state} ${choice.abbreviation}, ${number}`,
    requestId,
  );
  await adoptStateZone(choice.state);
  await judgeAll(actor.tenantId, id);
  return readDistrictTemplates();
}

/** Has all plans of the district judged anew. One such job waits at most. */
export const judgeAll = (tenantId: string, templateId: string): Promise<void> =>
  enqueue('refresh-plans', templateId, {
    key: `${tenantId}:refresh-plans`,
    queue: `${tenantId}:refresh-plans`,
  });

/**
 * A state's rule as the first version of a district that has none: for the demo, whose clock stays as it is,
 * since whoever tries it may be anywhere.
 */
export async function adoptTemplate(tenantId: string, state: TemplateId, now: Date): Promise<void> {
  if (await currentTemplate()) return;
  const id = await insertTemplate(1, stateTemplate(state), null, now);
  if (id) await judgeAll(tenantId, id);
}

/** As above, where a rule is in force. */
export async function judgeCurrent(tenantId: string): Promise<void> {
  const current = await currentTemplate();
  if (current) await judgeAll(tenantId, current.id);
}

const changedMeanwhile = () =>
  new AppError('conflict', 'Somebody published another version meanwhile. Load the page again.');
