import { html, nothing } from 'lit';
import { ProblemError } from '../api/problem-error.js';
import { t } from '../i18n/i18n.js';
import '../shared/ilp-empty-state.js';

/** A visit that did not start in a course has no class to show. */
export const isWithoutCourse = (error: unknown): boolean =>
  error instanceof ProblemError && error.code === 'forbidden';

/** Says so, unless a student of the caseload is on the page. */
export const renderNoCourse = (personId: string | undefined) =>
  personId
    ? nothing
    : html`<ilp-empty-state heading=${t('class.no-course')}>
        <p>${t('class.no-course-text')}</p>
      </ilp-empty-state>`;
