import { type Request, type Response, Router } from 'express';
import { markup, type Markup } from '#lti/pages/markup.js';
import type { DataElement, Retention } from '../migrations/dsl.js';
import { limitRequests } from '../http/rate-limit.js';
import { type MessageKey, translate } from '../messages.js';
import { type DataGroup, dataList } from './data-list.js';
import { localeOf, type PageLocale, sendPlainPage } from './plain-page.js';

export const PRIVACY_PATH = '/privacy';

const REQUESTS_PER_MINUTE = 300;

const ELEMENTS = {
  identifier: 'privacy.identifier',
  name: 'privacy.name',
  contact: 'privacy.contact',
  enrollment: 'privacy.enrollment',
  'student work': 'privacy.student-work',
  'survey response': 'privacy.survey-response',
  assessment: 'privacy.assessment',
  'in-app performance': 'privacy.in-app-performance',
  'use statistics': 'privacy.use-statistics',
  'technology metadata': 'privacy.technology-metadata',
  'staff work': 'privacy.staff-work',
  'course data': 'privacy.course-data',
  system: 'privacy.system',
} as const satisfies Record<DataElement, MessageKey>;

const CLASSES = [
  'privacy.class-0',
  'privacy.class-1',
  'privacy.class-2',
  'privacy.class-3',
] as const;

const RETENTIONS = {
  plan: 'privacy.keep-plan',
  'exit+60': 'privacy.keep-exit',
  district: 'privacy.keep-district',
  '30 days': 'privacy.keep-30',
  '90 days': 'privacy.keep-90',
  '400 days': 'privacy.keep-400',
} as const satisfies Record<Retention, MessageKey>;

type MessageKeyWithoutValues = (typeof CLASSES)[number] | (typeof RETENTIONS)[Retention];

const NEVER = ['privacy.never-birth', 'privacy.never-group', 'privacy.never-care'] as const;
const PROMISES = [
  'privacy.promise-requests',
  'privacy.promise-ads',
  'privacy.promise-looks',
  'privacy.promise-own',
] as const;
const DECIDE = ['privacy.decide-licence', 'privacy.decide-where', 'privacy.decide-access'] as const;

/** What is kept about students, for everybody to read: no account, no script, `?lang=en` or `es`. */
export function privacyPage(): Router {
  return Router().get('/', limitRequests(REQUESTS_PER_MINUTE), (req, res, next) => {
    dataList()
      .then((groups) => {
        send(res, languageOf(req), groups);
      })
      .catch(next);
  });
}

function languageOf(req: Request): PageLocale {
  const { lang } = req.query;
  return lang === 'en' || lang === 'es' ? lang : localeOf(req);
}

function send(res: Response, locale: PageLocale, groups: DataGroup[]): void {
  const say = (key: (typeof NEVER | typeof PROMISES | typeof DECIDE)[number]) =>
    markup`<li>${translate(locale, key)}</li>`;
  const other = locale === 'en' ? 'es' : 'en';
  sendPlainPage(res, {
    locale,
    status: 200,
    title: translate(locale, 'privacy.title'),
    body: markup`<p><a href="?lang=${other}" lang="${other}" hreflang="${other}">${translate(other, 'privacy.this-language')}</a></p>
<p>${translate(locale, 'privacy.intro')}</p>
<h2>${translate(locale, 'privacy.promises')}</h2>
<ul>${PROMISES.map(say)}</ul>
<h2>${translate(locale, 'privacy.never')}</h2>
<ul>${NEVER.map(say)}</ul>
<h2>${translate(locale, 'privacy.decide')}</h2>
<ul>${DECIDE.map(say)}</ul>
<h2>${translate(locale, 'privacy.list')}</h2>
<p class="quiet">${translate(locale, 'privacy.list-text')}</p>
${groups.map((group) => card(group, locale))}`,
  });
}

/** One kind of data: about whom, for how long, and every field by its name. */
function card(group: DataGroup, locale: PageLocale): Markup {
  const { element, classes, retentions, exported, columns } = group;
  const lines = (keys: readonly MessageKeyWithoutValues[]) =>
    keys.map((key) => markup`<dd>${translate(locale, key)}</dd>`);
  return markup`<h3>${translate(locale, ELEMENTS[element])}</h3>
<dl>
<dt>${translate(locale, 'privacy.about')}</dt>${lines(classes.map((each) => CLASSES[each]))}
<dt>${translate(locale, 'privacy.how-long')}</dt>${lines(retentions.map((each) => RETENTIONS[each]))}
<dt>${translate(locale, 'privacy.taken')}</dt><dd>${translate(locale, 'privacy.fields-of', { count: exported, total: columns.length })}</dd>
</dl>
<details><summary>${translate(locale, 'privacy.fields', { count: columns.length })}</summary>
<p class="hint">${columns.join(', ')}</p></details>
`;
}
