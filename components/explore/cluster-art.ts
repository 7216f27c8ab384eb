import { css, html, nothing, svg } from 'lit';

interface Drawing {
  /** Filled with a quiet tint. */
  tint: string;
  /** Drawn over it. */
  line: string;
}

/** Our own drawings of the 16 clusters on a 48 by 48 grid, one for each id of the data. */
const DRAWINGS: Readonly<Record<string, Drawing>> = {
  'agriculture-food-and-natural-resources': {
    tint: 'M24 30c-8 0-13-5-13-12 8 0 13 4 13 12zM24 22c0-8 5-12 13-12 0 8-5 12-13 12z',
    line: 'M8 40h32M24 40V20M24 30c-8 0-13-5-13-12 8 0 13 4 13 12zM24 22c0-8 5-12 13-12 0 8-5 12-13 12z',
  },
  'architecture-and-construction': {
    tint: 'M12 22v18h24V22L24 11z',
    line: 'M7 25L24 10l17 15M12 22v18h24V22M20 40V29h8v11M31 15v-5h4v9',
  },
  'arts-audio-video-technology-and-communications': {
    tint: 'M24 8C14 8 7 15 7 24s7 16 15 16c3 0 4-2 3-4-1-3 1-5 4-5h5c4 0 7-3 7-8C41 14 34 8 24 8z',
    line: 'M24 8C14 8 7 15 7 24s7 16 15 16c3 0 4-2 3-4-1-3 1-5 4-5h5c4 0 7-3 7-8C41 14 34 8 24 8zM14 23a1.5 1.5 0 1 0 3 0 1.5 1.5 0 0 0-3 0zM19 15a1.5 1.5 0 1 0 3 0 1.5 1.5 0 0 0-3 0zM28 15a1.5 1.5 0 1 0 3 0 1.5 1.5 0 0 0-3 0zM33 22a1.5 1.5 0 1 0 3 0 1.5 1.5 0 0 0-3 0z',
  },
  'business-management-and-administration': {
    tint: 'M7 17h34v22H7z',
    line: 'M7 17h34v22H7zM18 17v-6h12v6M7 27h14M27 27h14M21 25h6v5h-6z',
  },
  'education-and-training': {
    tint: 'M24 14C19 10 12 10 7 12v25c5-2 12-2 17 2 5-4 12-4 17-2V12c-5-2-12-2-17 2z',
    line: 'M24 14C19 10 12 10 7 12v25c5-2 12-2 17 2 5-4 12-4 17-2V12c-5-2-12-2-17 2zM24 14v25M12 19c3-1 5-1 8 0M12 25c3-1 5-1 8 0M28 19c3-1 5-1 8 0M28 25c3-1 5-1 8 0',
  },
  finance: {
    tint: 'M10 15c0-3 6-5 14-5s14 2 14 5v18c0 3-6 5-14 5s-14-2-14-5z',
    line: 'M38 15c0 3-6 5-14 5s-14-2-14-5 6-5 14-5 14 2 14 5zM10 15v9c0 3 6 5 14 5s14-2 14-5v-9M10 24v9c0 3 6 5 14 5s14-2 14-5v-9',
  },
  'government-and-public-administration': {
    tint: 'M8 19L24 8l16 11zM8 36h32v4H8z',
    line: 'M8 19L24 8l16 11zM8 36h32v4H8zM13 19v17M20 19v17M28 19v17M35 19v17',
  },
  'health-science': {
    tint: 'M24 40S8 30 8 19a8 8 0 0 1 16-3 8 8 0 0 1 16 3c0 11-16 21-16 21z',
    line: 'M24 40S8 30 8 19a8 8 0 0 1 16-3 8 8 0 0 1 16 3c0 11-16 21-16 21zM14 25h5l3-5 4 9 3-4h5',
  },
  'hospitality-and-tourism': {
    tint: 'M9 33a15 15 0 0 1 30 0z',
    line: 'M9 33a15 15 0 0 1 30 0zM6 38h36M24 18v-3M22 13a2 2 0 1 0 4 0 2 2 0 0 0-4 0zM15 30a9 9 0 0 1 6-6',
  },
  'human-services': {
    tint: 'M7 40v-9a8 8 0 0 1 8-8h5a8 8 0 0 1 8 8v9zM17.5 19a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11z',
    line: 'M17.5 19a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11zM7 40v-9a8 8 0 0 1 8-8h5a8 8 0 0 1 8 8v9zM35 27a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM33 31h2a6 6 0 0 1 6 6v3h-8',
  },
  'information-technology': {
    tint: 'M11 11h26v20H11z',
    line: 'M11 11h26v20H11zM11 31l-5 7h36l-5-7M20 17l-4 4 4 4M28 17l4 4-4 4',
  },
  'law-public-safety-corrections-and-security': {
    tint: 'M24 7l15 5v11c0 9-6 15-15 18-9-3-15-9-15-18V12z',
    line: 'M24 7l15 5v11c0 9-6 15-15 18-9-3-15-9-15-18V12zM17 24l5 5 9-10',
  },
  manufacturing: {
    tint: 'M8 40V25l9-6v6l9-6v6l9-6h5v21z',
    line: 'M8 40V25l9-6v6l9-6v6l9-6V8h5v32zM14 33h4M22 33h4M30 33h4',
  },
  marketing: {
    tint: 'M9 20h9l16-9v27l-16-9H9z',
    line: 'M9 20h9l16-9v27l-16-9H9zM18 20v9M13 29l3 10h5l-3-10M38 20a6 6 0 0 1 0 9',
  },
  'science-technology-engineering-and-mathematics': {
    tint: 'M15 30l-4 8c-1 2 0 3 2 3h22c2 0 3-1 2-3l-4-8z',
    line: 'M18 7h12M20 7v13l-9 18c-1 2 0 3 2 3h22c2 0 3-1 2-3l-9-18V7M15 30h18M21 36h.01M27 34h.01',
  },
  'transportation-distribution-and-logistics': {
    tint: 'M5 13h22v21H5z',
    line: 'M8 34H5V13h22v21H17M27 20h8l8 8v6h-3M31 34h-4M32 20v8h11M8 35a4.5 4.5 0 1 0 9 0 4.5 4.5 0 0 0-9 0zM31 35a4.5 4.5 0 1 0 9 0 4.5 4.5 0 0 0-9 0z',
  },
};

export const CLUSTERS_DRAWN = Object.keys(DRAWINGS);

export const clusterArtStyles = css`
  .art {
    flex: none;
    inline-size: 3rem;
    block-size: 3rem;
    color: var(--ilp-accent);
  }

  .art .tint {
    fill: var(--ilp-accent-quiet);
    stroke: none;
  }
`;

/** A decorative drawing of a cluster: its name stands beside it. */
export function clusterArt(id: string) {
  const drawing = DRAWINGS[id];
  if (!drawing) return nothing;
  return html`<svg
    class="art"
    aria-hidden="true"
    focusable="false"
    viewBox="0 0 48 48"
    fill="none"
    stroke="currentColor"
    stroke-width="2"
    stroke-linecap="round"
    stroke-linejoin="round"
  >
    ${svg`<path class="tint" d=${drawing.tint}></path><path d=${drawing.line}></path>`}
  </svg>`;
}
