import { Task } from '@lit/task';
import { css, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { HeldLine, HeldListing, HeldRetention } from '#contracts/held.js';
import { formatDate, formatList, formatNumber } from '../i18n/format.js';
import { type PlainKey, t } from '../i18n/i18n.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { buttons, cards, layout, lists } from '../styles/shared.js';

const KEPT: Readonly<Record<HeldRetention, PlainKey>> = {
  plan: 'held.keep-plan',
  'exit+60': 'held.keep-exit',
  district: 'held.keep-district',
  '30 days': 'held.keep-30',
  '90 days': 'held.keep-90',
  '400 days': 'held.keep-400',
};

/**
 * Everything that is held about a student, kind by kind: for themselves, or as staff may see it. Prints on
 * paper as it stands. Needs the `held` messages.
 *
 * @element ilp-held-view
 */
@customElement('ilp-held-view')
export class IlpHeldView extends IlpView {
  static override styles = [
    layout,
    buttons,
    cards,
    lists,
    css`
      h1 {
        overflow-wrap: anywhere;
      }

      dl {
        display: grid;
        grid-template-columns: minmax(9rem, auto) minmax(0, 1fr);
        gap: var(--ilp-space-1) var(--ilp-space-4);
        margin: 0;
        font-size: var(--ilp-text-small);
      }

      dt {
        color: var(--ilp-ink-quiet);
      }

      dd {
        margin: 0;
      }

      @media (max-width: 30rem) {
        dl {
          grid-template-columns: minmax(0, 1fr);
        }

        dd {
          margin-block-end: var(--ilp-space-1);
        }
      }

      @media print {
        .screen-only {
          display: none;
        }

        .rows > li {
          break-inside: avoid;
        }
      }
    `,
  ];

  private readonly loading = new Task(this, {
    args: () => [this.params.personId] as const,
    task: ([personId], { signal }) =>
      this.api.get<HeldListing>(
        personId === undefined ? '/held' : `/class/${encodeURIComponent(personId)}/held`,
        { signal },
      ),
    onComplete: ({ name }) => {
      if (this.isStaff) this.setTitle(staffTitle(name));
    },
  });

  private get isStaff(): boolean {
    return this.params.personId !== undefined;
  }

  protected override render() {
    const { isStaff } = this;
    const back = `class/${encodeURIComponent(this.params.personId ?? '')}`;
    const title = isStaff ? staffTitle(this.loading.value?.name ?? null) : t('held.title');
    return html`<div class="page">
      <div class="stack tight">
        ${
          isStaff
            ? html`<a class="screen-only" href=${hrefFor(back)}>${t('held.staff-back')}</a>`
            : html`<a class="screen-only" href=${hrefFor('sharing')}>${t('held.to-sharing')}</a>`
        }
        <h1 tabindex="-1">${title}</h1>
        <p class="quiet">${t(isStaff ? 'held.staff-intro' : 'held.intro')}</p>
      </div>
      ${renderLoad(this.loading, (listing) => this.renderListing(listing))}
    </div>`;
  }

  private renderListing({ name, asOf, lines }: HeldListing) {
    const held = lines.filter(({ count, removed }) => count + removed > 0);
    const none = lines.filter(({ count, removed }) => count + removed === 0);
    return html`<p>
        ${name && !this.isStaff ? html`<strong>${name}</strong> · ` : nothing}${t('held.as-of', {
          date: formatDate(asOf, 'long'),
        })}
      </p>
      <div class="actions screen-only">
        <button type="button" class="button" @click=${() => window.print()}>
          ${t('held.print')}
        </button>
      </div>
      <section class="stack" aria-labelledby="is">
        <h2 id="is">${t('held.is-held')}</h2>
        ${
          held.length === 0
            ? html`<p class="quiet">${t('held.nothing')}</p>`
            : html`<ul class="rows">
                ${held.map((line) => html`<li class="stack tight">${renderLine(line, this.isStaff)}</li>`)}
              </ul>`
        }
        <p class="small quiet">${t('held.keep-note')}</p>
        ${this.isStaff ? nothing : html`<p class="small quiet">${t('held.notes-note')}</p>`}
      </section>
      ${
        none.length === 0
          ? nothing
          : html`<section class="stack" aria-labelledby="not">
              <h2 id="not">${t(this.isStaff ? 'held.not-shown' : 'held.not-held')}</h2>
              <p>${formatList(none.map(({ kind }) => t(`held.kind-${kind}`)))}</p>
              <p class="small quiet">${t('held.never')}</p>
            </section>`
      }
      ${this.isStaff ? nothing : renderWays()}`;
  }
}

const staffTitle = (name: string | null) =>
  name === null ? t('held.staff-somebody') : t('held.staff-title', { name });

/** Who can see it, in the words of whoever reads the list. */
const SHOWN: Readonly<Partial<Record<HeldLine['seenBy'], PlainKey>>> = {
  choice: 'held.shown-choice',
  entry: 'held.shown-entry',
  staff: 'held.shown-staff',
  counselors: 'held.shown-counselors',
};

function renderLine(
  { kind, count, removed, origins, seenBy, chosen, keptFor }: HeldLine,
  isStaff: boolean,
) {
  const seen = (isStaff ? SHOWN[seenBy] : undefined) ?? (`held.seen-${seenBy}` as const);
  return html`<div class="spread">
      <strong>${t(`held.kind-${kind}`)}</strong><span>${t('held.count', { count })}</span>
    </div>
    ${removed === 0 ? nothing : html`<p class="small">${t('held.removed', { count: removed })}</p>`}
    <dl>
      ${
        origins.length === 0
          ? nothing
          : html`<dt>${t('held.from')}</dt>
              <dd>${originWords(origins, isStaff)}</dd>`
      }
      <dt>${t('held.seen')}</dt>
      <dd>
        ${t(seen)}${chosen && count > 0 ? html`<br />${chosenWords(chosen, isStaff)}` : nothing}
      </dd>
      <dt>${t('held.keep')}</dt>
      <dd>${formatList(keptFor.map((one) => t(KEPT[one])))}</dd>
    </dl>`;
}

function chosenWords(chosen: NonNullable<HeldLine['chosen']>, isStaff: boolean): string {
  const own = formatNumber(chosen.private);
  const [adviser, teachers] = [formatNumber(chosen.adviser), formatNumber(chosen.teachers)];
  return isStaff
    ? t('held.chosen-staff', { adviser, teachers })
    : t('held.chosen', { own, adviser, teachers });
}

function originWords(origins: HeldLine['origins'], isStaff: boolean): string {
  const word = (origin: HeldLine['origins'][number]['origin']) =>
    t(isStaff && origin === 'you' ? 'held.origin-student' : `held.origin-${origin}`);
  const [first, ...others] = origins;
  if (first && others.length === 0) return word(first.origin);
  return formatList(
    origins.map(({ origin, count }) =>
      t('held.origin-count', { origin: word(origin), count: formatNumber(count) }),
    ),
  );
}

const renderWays = () =>
  html`<p class="screen-only">
    <a href=${hrefFor('record')}>${t('held.to-record')}</a> ·
    <a href=${hrefFor('passport')}>${t('held.to-passport')}</a>
  </p>`;

declare global {
  interface HTMLElementTagNameMap {
    'ilp-held-view': IlpHeldView;
  }
}
