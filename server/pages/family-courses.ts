import type { CoursePlan, PlanCourse } from '#contracts/course-plans.js';
import { markup, type Markup } from '#lti/pages/markup.js';
import { translate } from '../messages.js';
import type { ChildSection } from '../features/family/child-sections.js';
import { numberWords } from './family-frame.js';
import { nothingYet } from './family-sections.js';
import { nextWords, signatureList, type SignDraft, signForm, talk } from './family-signing.js';
import type { PageLocale } from './plain-page.js';

type Shown = Extract<ChildSection, { section: 'courses' }>;

/** A student's plan of courses, year by year, and what it comes to. */
export function coursesBody(
  { plan, signing }: Shown,
  form: { draft: SignDraft; maySign: boolean; commentTo: string },
  locale: PageLocale,
): Markup {
  if (plan === null || signing === null || plan.courses.length === 0) return nothingYet(locale);
  // What is signed is what was approved, whatever the catalog says today.
  const shown = signing.approval?.copy ?? plan;
  return markup`<p><span class="badge">${translate(locale, `family-page.plan-${plan.state}`)}</span></p>
<h2>${translate(locale, 'signing.title')}</h2><p>${nextWords(signing.hands, locale)}</p>
${years(shown.courses, locale)}
${audits(shown, locale)}
${form.maySign ? signForm(signing, form.draft, locale) : markup``}
${signatureList(signing, locale)}
${talk(plan, { action: form.commentTo, timeZone: signing.timeZone }, locale)}`;
}

export function years(courses: readonly PlanCourse[], locale: PageLocale): Markup {
  const grades = [...new Set(courses.map(({ grade }) => grade))].toSorted(
    (left, right) => (left ?? 99) - (right ?? 99),
  );
  const parts = grades.map((grade) => {
    const title =
      grade === null
        ? translate(locale, 'family-page.no-grade')
        : translate(locale, 'family-page.grade', { grade: String(grade) });
    const rows = courses
      .filter((course) => course.grade === grade)
      .map((course) => courseRow(course, locale));
    return markup`<h2>${title}</h2><ul class="rows">${rows}</ul>`;
  });
  return markup`${parts}`;
}

function courseRow(course: PlanCourse, locale: PageLocale): Markup {
  const facts = [
    translate(locale, `courses.term-${course.term}`),
    translate(locale, `courses.status-${course.status}`),
    translate(locale, 'family-page.credits', {
      ...{ count: course.credits / 1000, shown: numberWords(course.credits / 1000, locale) },
    }),
  ];
  return markup`<li><p><strong>${course.title}</strong></p><p class="quiet">${facts.join(' · ')}</p></li>`;
}

function audits({ audits: all }: Pick<CoursePlan, 'audits'>, locale: PageLocale): Markup {
  if (all.length === 0) return markup``;
  const parts = all.map(({ name, nameEs, requirements }) => {
    const rows = requirements.map((one) => {
      const title = locale === 'es' && one.nameEs !== '' ? one.nameEs : one.name;
      const words =
        one.missing > 0 && one.waiver === null
          ? translate(locale, 'family-page.missing', {
              ...{ count: one.missing / 1000, shown: numberWords(one.missing / 1000, locale) },
            })
          : translate(locale, 'family-page.covered');
      return markup`<dt>${title}</dt><dd>${words}</dd>`;
    });
    const title = locale === 'es' && nameEs !== '' ? nameEs : name;
    return markup`<h3>${title}</h3><dl>${rows}</dl>`;
  });
  return markup`<h2>${translate(locale, 'family-page.toward-diploma')}</h2>${parts}`;
}
