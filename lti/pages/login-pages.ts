import { type LoginParameters, OWN_WINDOW } from '../gate/login.js';
import { REFUSALS } from '../refusal.js';
import { markup, type Markup, scriptValue } from './markup.js';
import { hiddenFields, type Page } from './page.js';
import { type PageLocale, say } from './words.js';

/** Canvas' and others' answers come in milliseconds; mobile apps never answer. */
const STORAGE_WAIT_MS = 2_500;

/**
 * For a frame in which nothing can be kept. The login starts over in a window of its own, before
 * the platform has been asked: its message hint may be good for one use only.
 */
export function newWindowPage(parameters: LoginParameters, locale: PageLocale): Page {
  const title = say(locale, 'lti.window-title');
  return { locale, title, body: markup`<h1>${title}</h1>${newWindowForm(parameters, locale)}` };
}

/**
 * For a browser that the platform has sent here again without a launch: most often the platform's own
 * cookie is blocked in the frame. A window of its own helps, and words on what else does.
 */
export function loopPage(parameters: LoginParameters, locale: PageLocale): Page {
  const title = say(locale, 'lti.loop-title');
  return {
    locale,
    title,
    body: markup`<h1>${title}</h1>
<p>${say(locale, 'lti.loop-body')}</p>${newWindowForm(parameters, locale)}
<p>${say(locale, 'lti.loop-help')}</p>
<p>${say(locale, 'lti.loop-signin')}</p>
<p>${say(locale, 'lti.loop-cookies')}</p>
<p>${say(locale, 'lti.loop-ask')}</p>`,
  };
}

function newWindowForm(parameters: LoginParameters, locale: PageLocale): Markup {
  return markup`<p>${say(locale, 'lti.window-body')}</p>
<form method="post" action="/lti/login" target="_blank">
${hiddenFields({ ...parameters, pathlight_window: '1' })}
<button>${say(locale, 'lti.window-button')}</button>
</form>`;
}

export interface StorageExchange {
  state: string;
  /** Name of the frame that keeps data for tools, `_parent`, or the mark of our own window. */
  frame: string;
  /** Messages go to this origin and are believed from it alone. */
  origin: string;
}

/** Puts the login's secret into the platform's storage, then goes on to the platform. */
export function storagePutPage(
  exchange: StorageExchange & { secret: string; next: string },
  parameters: LoginParameters,
  locale: PageLocale,
): Page {
  const title = say(locale, 'lti.opening-title');
  return {
    locale,
    title,
    body: markup`<div id="busy" role="status"><h1>${title}</h1></div>
<div id="failed" hidden>${
      exchange.frame === OWN_WINDOW
        ? nothingKept('cookies-off', locale)
        : markup`<h1>${say(locale, 'lti.window-title')}</h1>${newWindowForm(parameters, locale)}`
    }</div>`,
    script: markup`${exchangeScript(exchange)}
exchange({ subject: 'lti.put_data', key: data.key, value: ${scriptValue(exchange.secret)} }, (reply) => {
  if (reply) location.replace(${scriptValue(exchange.next)});
  else showFailure();
});`,
  };
}

/** Fetches the secret again after the platform has answered, and posts the launch with it. */
export function storageGetPage(exchange: StorageExchange, token: string, locale: PageLocale): Page {
  const title = say(locale, 'lti.opening-title');
  return {
    locale,
    title,
    body: markup`<div id="busy" role="status"><h1>${title}</h1></div>
<form id="launch" method="post" action="/lti/launch">
${hiddenFields({ id_token: token, state: exchange.state, pathlight_storage: '' })}
</form>
<div id="failed" hidden>${nothingKept('other-browser', locale)}</div>`,
    script: markup`${exchangeScript(exchange)}
exchange({ subject: 'lti.get_data', key: data.key }, (reply) => {
  const form = document.getElementById('launch');
  if (!reply || typeof reply.value !== 'string') { showFailure(); return; }
  form.elements.pathlight_storage.value = reply.value;
  form.submit();
});`,
  };
}

const nothingKept = (refusal: 'cookies-off' | 'other-browser', locale: PageLocale): Markup =>
  markup`<h1>${say(locale, 'lti.cookies-title')}</h1><p>${say(locale, 'lti.cookies-body')}</p>
<p>${say(locale, 'lti.code-label')} <code>${REFUSALS[refusal].code}</code></p>`;

function exchangeScript({ state, frame, origin }: StorageExchange): Markup {
  const data = { key: `pathlight_${state}`, frame, origin, wait: STORAGE_WAIT_MS };
  return markup`const data = ${scriptValue(data)};
function showFailure() {
  document.getElementById('busy').hidden = true;
  document.getElementById('failed').hidden = false;
}
${frame === OWN_WINDOW ? OWN_STORAGE : PLATFORM_STORAGE}`;
}

/** A window of our own has storage that no frame rule touches. */
const OWN_STORAGE: Markup = {
  markup: `function exchange(message, done) {
  let value = null;
  try {
    if (message.value !== undefined) sessionStorage.setItem(data.key, message.value);
    value = sessionStorage.getItem(data.key);
  } catch { value = null; }
  done(value === null ? null : { value });
}`,
};

/** @see https://www.imsglobal.org/spec/lti-pm-s/v0p1 */
const PLATFORM_STORAGE: Markup = {
  markup: `function exchange(message, done) {
  const host = window.opener || window.parent;
  const id = crypto.randomUUID();
  let keeper = host;
  try { if (data.frame !== '_parent') keeper = host.frames[data.frame] || host; } catch { keeper = host; }
  const finish = (reply) => { clearTimeout(timer); removeEventListener('message', hear); done(reply); };
  const hear = (event) => {
    const reply = event.data;
    if (event.origin !== data.origin || !reply || reply.message_id !== id) return;
    if (reply.subject === message.subject + '.response') finish(reply.error ? null : reply);
  };
  const timer = setTimeout(() => finish(null), data.wait);
  addEventListener('message', hear);
  keeper.postMessage({ ...message, message_id: id }, data.origin);
}`,
};
