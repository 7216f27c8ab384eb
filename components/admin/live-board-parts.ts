import { html, nothing } from 'lit';
import type { LiveBoard, LiveLists, LiveLms, LiveSchool } from '#contracts/live-board.js';
import { formatDate, formatNumber, formatTime } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { hrefFor } from '../shared/navigation.js';
import { TROUBLES } from './trouble-words.js';

/** Each installation of an LMS: opened how often, and what is wrong in words. */
export function renderLmss(platforms: LiveBoard['platforms']) {
  return html`<section class="stack" aria-labelledby="lms">
    <h2 id="lms">${t('board.lms')}</h2>
    ${
      platforms.length === 0
        ? html`<p>${t('board.lms-none')}</p>
            <p><a href=${hrefFor('connections')}>${t('board.lms-connect')}</a></p>`
        : html`<ul class="rows">
            ${platforms.map((one) => html`<li class="stack tight">${renderLms(one)}</li>`)}
          </ul>`
    }
  </section>`;
}

function renderLms(lms: LiveLms) {
  const { troubles, scoresWaiting, scoresParked, schoolName, lastLaunchAt: last } = lms;
  const isFine = troubles.length === 0;
  return html`
    <div class="spread">
      <strong>${lms.platformName}${schoolName ? ` · ${schoolName}` : ''}</strong>
      <span class=${isFine ? 'badge good' : 'badge warn'}>
        ${t(isFine ? 'board.fine' : 'board.look')}
      </span>
    </div>
    <span class="small quiet">
      ${t('board.lms-today', { count: lms.launches })},
      ${
        last
          ? t('board.lms-last', { date: formatDate(last), time: formatTime(last) })
          : t('board.lms-never')
      }
    </span>
    ${troubles.map((trouble) =>
      trouble === 'scores-parked'
        ? nothing
        : html`<p class="notice warn">${t(TROUBLES[trouble])}</p>`,
    )}
    ${scoresWaiting > 0 ? html`<p>${t('board.waiting', { count: scoresWaiting })}</p>` : nothing}
    ${
      scoresParked > 0
        ? html`<p class="notice warn">${t('board.parked', { count: scoresParked })}</p>`
        : nothing
    }
    ${
      scoresWaiting + scoresParked > 0
        ? html`<p><a href=${hrefFor('connections/scores')}>${t('board.scores-why')}</a></p>`
        : nothing
    }
  `;
}

/** Those that have not started stand first. */
export function renderSchools(schools: readonly LiveSchool[]) {
  const idle = schools.filter(({ courses }) => courses === 0).length;
  return html`<section class="stack" aria-labelledby="schools">
    <h2 id="schools">${t('board.schools')}</h2>
    ${
      schools.length === 0
        ? html`<p>${t('board.schools-none')}</p>`
        : html`<p>${t('board.not-started', { count: idle })}</p>
            <div class="scroller" tabindex="0" role="group" aria-label=${t('board.schools')}>
              <table>
                <thead>
                  <tr>
                    <th scope="col">${t('board.col-school')}</th>
                    <th scope="col" class="number">${t('board.col-today')}</th>
                    <th scope="col" class="number">${t('board.col-courses')}</th>
                  </tr>
                </thead>
                <tbody>
                  ${schools.map(renderSchool)}
                </tbody>
              </table>
            </div>`
    }
  </section>`;
}

const renderSchool = ({ name, courses, launches }: LiveSchool) =>
  html`<tr>
    <th scope="row">
      ${name}
      ${
        courses === 0
          ? html`<span class="badge warn">${t('board.school-not-started')}</span>`
          : nothing
      }
    </th>
    <td class="number">${formatNumber(launches)}</td>
    <td class="number">${formatNumber(courses)}</td>
  </tr>`;

export function renderLists(lists: LiveLists) {
  const rows = [
    [t('board.lists-courses'), lists.courses],
    [t('board.lists-failed'), lists.failed],
    [t('board.lists-held'), lists.held],
    [t('board.lists-not-given'), lists.notGiven],
    [t('board.lists-never'), lists.never],
  ] as const;
  return html`<section class="stack" aria-labelledby="lists">
    <h2 id="lists">${t('board.lists')}</h2>
    ${
      lists.courses === 0
        ? html`<p>${t('board.lists-none')}</p>`
        : html`${renderReads(lists)}
            <table>
              <thead>
                <tr>
                  <th scope="col">${t('board.col-state')}</th>
                  <th scope="col" class="number">${t('board.col-courses')}</th>
                </tr>
              </thead>
              <tbody>
                ${rows.map(
                  ([state, count]) =>
                    html`<tr>
                      <th scope="row">${state}</th>
                      <td class="number">${formatNumber(count)}</td>
                    </tr>`,
                )}
              </tbody>
            </table>`
    }
  </section>`;
}

function renderReads({ newestAt, oldestAt }: LiveLists) {
  if (!newestAt || !oldestAt) return nothing;
  const newest = t('board.lists-newest', {
    date: formatDate(newestAt),
    time: formatTime(newestAt),
  });
  return html`<p>
    ${newest}
    ${newestAt === oldestAt ? '' : t('board.lists-oldest', { date: formatDate(oldestAt) })}
  </p>`;
}
