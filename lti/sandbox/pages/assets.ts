import { Router } from 'express';
import { STYLE } from './style.js';

const SUBMIT = `document.querySelector('[data-submit]').submit();`;

const RETURN = `window.parent.location.assign(document.querySelector('[data-return]').href);`;

/** Answers a tool's messages; Moodle and Schoology know the frame's height only. */
const FRAME = `
const frame = document.querySelector('iframe[name=tool_content]');
const isCanvas = frame?.dataset.shape === 'canvas';
const SUBJECTS = ['lti.capabilities', 'lti.fetchWindowSize', 'lti.frameResize', 'lti.scrollToTop'];
const KEPT = ['lti.get_data', 'lti.put_data'];
const answers = {
  'lti.capabilities': () => ({
    supported_messages: [
      ...SUBJECTS.map((subject) => ({ subject })),
      ...KEPT.map((subject) => ({ subject, frame: 'post_message_forwarding' })),
    ],
  }),
  'lti.fetchWindowSize': () => ({
    height: innerHeight, width: innerWidth, scrollY,
    offset: frame.getBoundingClientRect().toJSON(), footer: 0,
  }),
  'lti.scrollToTop': () => { scrollTo({ top: 0 }); return {}; },
};
addEventListener('message', (event) => {
  let data = event.data;
  if (typeof data === 'string') { try { data = JSON.parse(data); } catch { return; } }
  if (typeof data?.subject !== 'string') return;
  if (data.subject === 'org.imsglobal.lti.close') {
    const place = document.querySelector('[data-registration]');
    if (!place) return;
    place.remove();
    document.querySelector('[data-installed]').hidden = false;
  }
  if (!frame || event.source !== frame.contentWindow) return;
  if (data.subject === 'lti.frameResize' && Number(data.height) > 0)
    frame.style.height = Math.max(innerHeight - 44, Number(data.height)) + 'px';
  const answer = isCanvas && answers[data.subject];
  if (!answer) return;
  event.source.postMessage(
    { subject: data.subject + '.response', message_id: data.message_id, ...answer() },
    event.origin,
  );
});
`;

/** Keeps small values for a tool, apart for every origin. */
const STORAGE = `
const kept = new Map();
addEventListener('message', (event) => {
  const { subject, message_id, key, value } = event.data ?? {};
  if (subject !== 'lti.put_data' && subject !== 'lti.get_data') return;
  const place = JSON.stringify([event.origin, key]);
  const reply = { subject: subject + '.response', message_id, key };
  if (subject === 'lti.get_data') reply.value = kept.get(place) ?? null;
  else if (typeof key !== 'string' || kept.size >= 500)
    reply.error = { code: 'bad_request', message: 'The value was not kept.' };
  else if (value === null || value === undefined) kept.delete(place);
  else { kept.set(place, value); reply.value = value; }
  event.source.postMessage(reply, event.origin);
});
`;

/** Style and scripts, from this origin, so that the pages can forbid inline ones. */
export function assetRoutes(): Router {
  const router = Router();
  const files = {
    'style.css': STYLE,
    'submit.js': SUBMIT,
    'return.js': RETURN,
    'frame.js': FRAME,
    'storage.js': STORAGE,
  };
  for (const [name, text] of Object.entries(files))
    router.get(`/assets/${name}`, (_request, response) => {
      response.type(name.endsWith('.css') ? 'css' : 'js').send(text);
    });
  return router;
}
