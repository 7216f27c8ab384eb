import { html } from 'lit';
import type { StudentRecord } from '#contracts/advising.js';
import type { AreaResultBrief, AssessmentResult, InterestResult } from '#contracts/record.js';
import { formatDate, formatList } from '../i18n/format.js';
import { type PlainKey, t } from '../i18n/i18n.js';
import { areaLabel, RESULTS } from '../profiler/area-words.js';
import { QUESTIONS } from '../profiler/question-words.js';
import { hrefFor } from '../shared/navigation.js';
import { interestMeaning } from './record-words.js';

type OwnResult = InterestResult | AreaResultBrief;

/** All results, the newest first, whichever kind. */
export function sortedResults({
  results,
  interests,
  areaResults,
}: StudentRecord): (AssessmentResult | OwnResult)[] {
  return [...results, ...interests, ...areaResults].sort((left, right) =>
    right.takenOn.slice(0, 10).localeCompare(left.takenOn.slice(0, 10)),
  );
}

const TOOLS: Readonly<Record<AreaResultBrief['kind'], PlainKey>> = {
  skills: 'record.skills-tool',
  values: 'record.values-tool',
};

/** A result of the questions that Pathlight asks. */
export function renderOwnResult(result: OwnResult) {
  const isInterests = !('kind' in result);
  const page = QUESTIONS[isInterests ? 'interests' : result.kind].resultPage;
  const tool: PlainKey = isInterests ? 'record.interest-tool' : TOOLS[result.kind];
  return html`<div class="stack tight">
    <strong>${result.name}</strong>
    <span class="small quiet">
      ${formatDate(result.takenOn)} · ${t(tool)} · ${t('record.from-answers')}
    </span>
    <p>${isInterests ? interestMeaning(result) : areaMeaning(result)}</p>
    <div>
      <a href=${hrefFor(`${page}/${result.id}`)}>${t('record.interest-open')}</a>
    </div>
  </div>`;
}

function areaMeaning({ kind, topAreas }: AreaResultBrief): string {
  const { most, flat } = RESULTS[kind];
  if (topAreas.length === 0) return t(flat);
  return t(most, { areas: formatList(topAreas.map((area) => areaLabel(kind, area))) });
}
