import { svg, html } from 'lit';

/** Our own line drawings on a 24 by 24 grid; no icon ever comes from another host. */
const PATHS = {
  plus: 'M12 5v14M5 12h14',
  bell: 'M6 16.500V11a6 6 0 0 1 12 0v5.500l1.500 1.500h-15zM10 20.500h4',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  close: 'M6 6l12 12M18 6L6 18',
  edit: 'M4 20l1-4L16 5l3 3L8 19zM14 7l3 3',
  trash: 'M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13M10 11v5M14 11v5',
  heart: 'M12 20S4 14.5 4 9a4 4 0 0 1 8-1 4 4 0 0 1 8 1c0 5.5-8 11-8 11z',
  star: 'M12 4l2.5 5.2 5.7.800-4.1 4 1 5.7L12 17l-5.1 2.7 1-5.7-4.1-4 5.7-.800z',
  next: 'M9 5l7 7-7 7',
  back: 'M15 5l-7 7 7 7',
  up: 'M5 15l7-7 7 7',
  down: 'M5 9l7 7 7-7',
  compass: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM15.5 8.5l-2 5-5 2 2-5z',
  flag: 'M6 21V4M6 5h11l-2 4 2 4H6',
  speaker:
    'M4 9.5v5h3.5L12 18.500v-13L7.5 9.5zM15.5 9a4 4 0 0 1 0 6M18 6.500a7.500 7.500 0 0 1 0 11',
  people:
    'M9 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM3.5 19a5.5 5.5 0 0 1 11 0M16 5.5a3 3 0 0 1 0 5.5M17 14a5.5 5.5 0 0 1 3.5 5',
  comment: 'M5 5h14v10H11l-4 4v-4H5z',
  clock: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7v5l3 2',
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.5 15.5L20 20',
  warning: 'M12 4l9 16H3zM12 10v4M12 17v.5',
  cloud: 'M7 18a4 4 0 0 1 0-8 5 5 0 0 1 9.7-1A4.5 4.5 0 0 1 17 18zM4 4l16 16',
  undo: 'M8 5L4 9l4 4M4 9h10a5 5 0 0 1 0 10h-4',
  clip: 'M8 12l6-6a3.5 3.5 0 0 1 5 5l-8 8a5 5 0 0 1-7-7l8-8',
  file: 'M7 3h7l4 4v14H7zM14 3v4h4',
  link: 'M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1',
} as const;

export type IconName = keyof typeof PATHS;

/** A decorative drawing: words beside it, or an `aria-label` on its button, carry the meaning. */
export function icon(name: IconName, { filled = false } = {}) {
  return html`<svg
    aria-hidden="true"
    focusable="false"
    width="20"
    height="20"
    viewBox="0 0 24 24"
    fill=${filled ? 'currentColor' : 'none'}
    stroke="currentColor"
    stroke-width="1.75"
    stroke-linecap="round"
    stroke-linejoin="round"
  >
    ${svg`<path d=${PATHS[name]}></path>`}
  </svg>`;
}
