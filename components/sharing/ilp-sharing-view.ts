import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { Look, Looks, Onlooker, Onlookers } from '#contracts/sharing.js';
import { formatDate, formatList, formatTime } from '../i18n/format.js';
import { getLocale, type PlainKey, t } from '../i18n/i18n.js';
import { Attempt } from '../shared/attempt.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { roleWords } from '../shared/role-words.js';
import { buttons, cards, layout, lists } from '../styles/shared.js';

const WHAT: Readonly<Record<Look['what'], PlainKey>> = {
  plan: 'sharing.what-plan',
  reflection: 'sharing.what-reflection',
  'class list': 'sharing.what-class-list',
  'same person': 'sharing.what-same-person',
  evidence: 'sharing.what-evidence',
  activities: 'sharing.what-activities',
  'service hours': 'sharing.what-hours',
  record: 'sharing.what-record',
  contacts: 'sharing.what-contacts',
  requirements: 'sharing.what-requirements',
  'access log': 'sharing.what-access-log',
  parts: 'sharing.what-parts',
  report: 'sharing.what-report',
  family: 'sharing.what-family',
};

/**
 * Who can look at the student's plan, and who did. Needs the `sharing` messages.
 *
 * @element ilp-sharing-view
 */
@customElement('ilp-sharing-view')
export class IlpSharingView extends IlpView {
  static override styles = [layout, buttons, cards, lists];

  @state() private looks: readonly Look[] = [];
  @state() private next: string | null = null;

  private readonly more = new Attempt(this);
  private readonly loading = new Task(this, {
    args: () => [] as const,
    task: async (_, { signal }) => {
      const [people, page] = await Promise.all([
        this.api.get<Onlookers>('/sharing/people', { signal }),
        this.api.get<Looks>('/sharing/looks', { signal }),
      ]);
      this.looks = page.looks;
      this.next = page.next;
      return people;
    },
  });

  protected override render() {
    return html`<div class="page">
      <div class="stack tight">
        <a href=${hrefFor('')}>${t('sharing.back-home')}</a>
        <h1 tabindex="-1">${t('sharing.title')}</h1>
        <p class="quiet">${t('sharing.intro')}</p>
        <p class="quiet">${t('sharing.counted')}</p>
        <p><a href=${hrefFor('sharing/entries')}>${t('sharing.choose-link')}</a></p>
        <p><a href=${hrefFor('sharing/family')}>${t('sharing.family-link')}</a></p>
      </div>
      ${renderLoad(this.loading, (people) => html`${renderPeople(people)} ${this.renderLooks()}`)}
    </div>`;
  }

  private renderLooks() {
    const days = new Map<string, Look[]>();
    for (const look of this.looks) {
      const day = formatDate(look.at, 'long');
      days.set(day, [...(days.get(day) ?? []), look]);
    }
    return html`<section class="stack">
      <h2>${t('sharing.looked')}</h2>
      <p class="small quiet">${t('sharing.looked-text')}</p>
      ${days.size === 0 ? html`<p class="quiet">${t('sharing.looked-none')}</p>` : nothing}
      ${[...days].map(
        ([day, looks]) =>
          html`<h3>${day}</h3>
            <ul class="rows">
              ${looks.map(renderLook)}
            </ul>`,
      )}
      ${this.more.renderFault()}
      ${
        this.next === null
          ? nothing
          : html`<div>
              <button
                type="button"
                class="button"
                ?disabled=${this.more.isBusy}
                @click=${() => void this.loadMore()}
              >
                ${t('sharing.more')}
              </button>
            </div>`
      }
    </section>`;
  }

  private loadMore(): Promise<boolean> {
    return this.more.run(async () => {
      const path = `/sharing/looks?before=${encodeURIComponent(this.next ?? '')}`;
      const page = await this.api.get<Looks>(path);
      this.looks = [...this.looks, ...page.looks];
      this.next = page.next;
    });
  }
}

const SEES: Readonly<Record<Onlooker['role'], PlainKey>> = {
  teacher: 'sharing.sees-teacher',
  counselor: 'sharing.sees-counselor',
  admin: 'sharing.sees-admin',
  adviser: 'sharing.sees-adviser',
  mentor: 'sharing.sees-mentor',
  principal: 'sharing.sees-principal',
  'case-manager': 'sharing.sees-case-manager',
  guardian: 'sharing.sees-guardian',
};

function renderPerson({ name, role, courses, looksAfter, waiting }: Onlooker) {
  const part = [
    roleWords(role),
    ...(looksAfter ? [t('sharing.looks-after')] : []),
    ...(courses.length > 0 ? [formatList(courses)] : []),
  ];
  return html`<strong>${name ?? t('sharing.somebody')}</strong>
    <span class="small quiet">${part.join(' · ')}</span>
    <span class="small">${t(SEES[role])}</span>
    ${waiting > 0 ? html`<span class="small">${t('sharing.waits', { count: waiting })}</span>` : nothing}`;
}

function renderPeople(people: Onlookers) {
  return html`<section class="stack">
    <h2>${t('sharing.people')}</h2>
    ${
      people.length === 0
        ? html`<p class="quiet">${t('sharing.people-none')}</p>`
        : html`<ul class="rows">
            ${people.map((person) => html`<li class="stack tight">${renderPerson(person)}</li>`)}
          </ul>`
    }
    <p class="small quiet">${t('sharing.people-admin')}</p>
    <p class="small"><a href=${hrefFor('held')}>${t('sharing.held-link')}</a></p>
    <p class="small">
      <a href="/privacy?lang=${getLocale()}" target="_blank" rel="noopener"
        >${t('sharing.privacy-link')}</a
      >
    </p>
  </section>`;
}

function renderLook({ name, role, what, at, times }: Look) {
  const who = name ?? roleWords(role) ?? t('sharing.somebody');
  return html`<li class="spread">
    <span>${t('sharing.look', { who, what: t(WHAT[what]) })}</span>
    <span class="small quiet">
      ${formatTime(at)}${times > 1 ? html` · ${t('sharing.times', { count: times })}` : nothing}
    </span>
  </li>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-sharing-view': IlpSharingView;
  }
}
