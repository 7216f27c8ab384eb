import { html, nothing } from 'lit';
import type { StudentPlan, StudentReflection } from '#contracts/class.js';
import { formatDate, formatNumber } from '../i18n/format.js';
import { type PlainKey, t } from '../i18n/i18n.js';
import { hrefFor } from '../shared/navigation.js';

const STATUSES: Readonly<Record<StudentReflection['status'], PlainKey>> = {
  none: 'class.reflection-none',
  draft: 'class.reflection-draft',
  submitted: 'class.reflection-submitted',
  scored: 'class.reflection-scored',
  returned: 'class.reflection-returned',
};

/** The work of the course, which a part of the staff has none of. Needs the `layout`, `lists` and `cards` styles. */
export function renderReflections({ personId, isInCourse, reflections }: StudentPlan) {
  return html`<section class="stack" aria-labelledby="reflections">
    <h3 id="reflections">${t('class.reflections')}</h3>
    ${
      reflections.length === 0
        ? html`<p class="quiet">
            ${t(isInCourse ? 'class.no-reflections' : 'class.reflections-outside')}
          </p>`
        : html`<ul class="rows">
            ${reflections.map(
              (reflection) => html`<li>${renderReflection(reflection, personId)}</li>`,
            )}
          </ul>`
    }
  </section>`;
}

function renderReflection(reflection: StudentReflection, personId: string) {
  const { assignmentId, title, status, submittedAt, points, maxPoints } = reflection;
  const path = `assignments/${encodeURIComponent(assignmentId)}`;
  return html`<div class="spread">
    <div class="stack tight">
      <a href=${hrefFor(`${path}?student=${encodeURIComponent(personId)}`)}>${title}</a>
      ${submittedAt ? html`<span class="small quiet">${formatDate(submittedAt)}</span>` : nothing}
    </div>
    <span class=${status === 'submitted' ? 'badge good' : 'badge'}>
      ${t(STATUSES[status])}
      ${
        points !== null && maxPoints !== null
          ? html`·
            ${t('common.score-of', {
              points: formatNumber(points),
              maximum: formatNumber(maxPoints),
            })}`
          : nothing
      }
    </span>
  </div>`;
}
