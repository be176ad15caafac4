import { svg, html, type TemplateResult } from 'lit';
import type { EventId } from '../../core/scenario/scenario.ts';

/** Line icons on a 24 px grid. Decoration only: the word or the label beside each says what it means. */
const PATHS = {
  play: svg`<path d="M7 4.5v15l12-7.5z" fill="currentColor" />`,
  pause: svg`<path d="M8 5v14M16 5v14" stroke-width="3" />`,
  stop: svg`<rect x="6" y="6" width="12" height="12" rx="1.5" fill="currentColor" />`,
  back: svg`<path d="M15 5l-7 7 7 7" />`,
  forward: svg`<path d="M9 5l7 7-7 7" />`,
  down: svg`<path d="M6 9l6 6 6-6" />`,
  close: svg`<path d="M6 6l12 12M18 6L6 18" />`,
  check: svg`<path d="M5 12.5l4.5 4.5L19 7.5" />`,
  cross: svg`<path d="M7 7l10 10M17 7L7 17" />`,
  unsure: svg`<path d="M8.5 9a3.5 3.5 0 1 1 5 3.2c-1 .5-1.5 1.2-1.5 2.3" /><path d="M12 18.2v.1" stroke-width="2.6" />`,
  undo: svg`<path d="M8 5L4 9l4 4" /><path d="M4 9h10a5.5 5.5 0 0 1 0 11h-4" />`,
  redo: svg`<path d="M16 5l4 4-4 4" /><path d="M20 9H10a5.5 5.5 0 0 0 0 11h4" />`,
  settings: svg`<path d="M4 7h9M19 7h1M4 17h1M11 17h9" /><circle cx="16" cy="7" r="2.6" /><circle cx="8" cy="17" r="2.6" />`,
  help: svg`<circle cx="12" cy="12" r="9" /><path d="M9.3 9.4a2.8 2.8 0 1 1 4 2.5c-.9.5-1.3 1-1.3 2" /><path d="M12 17v.1" stroke-width="2.4" />`,
  sun: svg`<circle cx="12" cy="12" r="4" /><path d="M12 2.5v2.5M12 19v2.5M2.5 12H5M19 12h2.5M5.3 5.3L7 7M17 17l1.7 1.7M5.3 18.7L7 17M17 7l1.7-1.7" />`,
  moon: svg`<path d="M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5z" />`,
  auto: svg`<circle cx="12" cy="12" r="8.5" /><path d="M12 3.5a8.5 8.5 0 0 1 0 17z" fill="currentColor" />`,
  shield: svg`<path d="M12 3l7.5 2.8v5.4c0 4.6-3 8.2-7.5 9.8-4.5-1.6-7.5-5.2-7.5-9.8V5.8z" /><path d="M8.5 12l2.5 2.5 4.5-5" />`,
  chip: svg`<rect x="6" y="6" width="12" height="12" rx="2" /><rect x="10" y="10" width="4" height="4" /><path d="M9 6V3M15 6V3M9 21v-3M15 21v-3M6 9H3M6 15H3M21 9h-3M21 15h-3" />`,
  alarm: svg`<path d="M12 3.5L22 20.5H2z" /><path d="M12 10v4.5" /><path d="M12 17.6v.1" stroke-width="2.4" />`,
  attention: svg`<circle cx="12" cy="12" r="9" /><path d="M12 7v6" /><path d="M12 16.6v.1" stroke-width="2.4" />`,
  suspect: svg`<circle cx="12" cy="12" r="8.5" stroke-dasharray="3.5 3" /><path d="M12 7.5V12l3 2" />`,
  info: svg`<circle cx="12" cy="12" r="9" /><path d="M12 11v6" /><path d="M12 7.5v.1" stroke-width="2.4" />`,
  camera: svg`<path d="M3 8.5h3.5L8.5 6h7l2 2.5H21V19H3z" /><circle cx="12" cy="13.4" r="3.6" />`,
  film: svg`<rect x="3" y="5" width="18" height="14" rx="2" /><path d="M7.5 5v14M16.5 5v14M3 9.7h4.5M3 14.3h4.5M16.5 9.7H21M16.5 14.3H21" />`,
  stage: svg`<path d="M3 20h18M5 20V5h14v15" /><path d="M5 5c1.5 5 3.5 6.5 5 7M19 5c-1.5 5-3.5 6.5-5 7" /><path d="M12 14v6M10 20l2-6 2 6" stroke-width="1.3" />`,
  open: svg`<path d="M3 18.5V6h6l2 2.5h9v3M3 18.5l3-7h16l-3 7z" />`,
  save: svg`<path d="M4 4h12l4 4v12H4z" /><path d="M8 4v5h7V4M8 20v-6h8v6" />`,
  download: svg`<path d="M12 4v11M7 10.5l5 5 5-5M4 20h16" />`,
  report: svg`<path d="M6 3h8.5L19 7.5V21H6z" /><path d="M14 3v5h5M9 12h7M9 15h7M9 18h4" />`,
  trash: svg`<path d="M4 7h16M9 7V4h6v3M6.5 7l1 13h9l1-13M10 11v5.5M14 11v5.5" />`,
  plus: svg`<path d="M12 5v14M5 12h14" />`,
  zones: svg`<path d="M5 7l9-3 6 8-7 8-9-5z" /><circle cx="5" cy="7" r="1.8" fill="currentColor" /><circle cx="14" cy="4" r="1.8" fill="currentColor" /><circle cx="20" cy="12" r="1.8" fill="currentColor" /><circle cx="13" cy="20" r="1.8" fill="currentColor" /><circle cx="4" cy="15" r="1.8" fill="currentColor" />`,
  line: svg`<path d="M4 18L20 6" stroke-dasharray="4 3" /><circle cx="4" cy="18" r="1.8" fill="currentColor" /><circle cx="20" cy="6" r="1.8" fill="currentColor" />`,
  mask: svg`<rect x="4" y="5" width="16" height="14" rx="1.5" fill="currentColor" />`,
  boxes: svg`<path d="M4 8V4h4M16 4h4v4M20 16v4h-4M8 20H4v-4" /><rect x="9" y="8" width="6" height="8" />`,
  trail: svg`<path d="M4 19c4 0 3-6 7-6s3-7 8-7" /><circle cx="19.5" cy="6" r="2" fill="currentColor" />`,
  truth: svg`<rect x="4" y="4" width="16" height="16" rx="1" stroke-dasharray="4 3" /><path d="M8.5 12.5l2.5 2.5 4.5-5.5" />`,
  floor: svg`<path d="M8 5h8l6 14H2zM12 5v14M6.3 9.5h11.4M4.4 14h15.2" />`,
  figure: svg`<circle cx="12" cy="5.5" r="3" fill="currentColor" /><path d="M8 21v-8.5a2 2 0 0 1 2-2h4a2 2 0 0 1 2 2V21z" fill="currentColor" />`,
  side: svg`<rect x="3" y="5" width="8" height="14" rx="1" /><rect x="13" y="5" width="8" height="14" rx="1" stroke-dasharray="3 2.5" />`,
  fixture: svg`<path d="M12 21v-7M7.5 3h9l-1.2 6 3.2 5H5.5l3.2-5z" />`,
  lessons: svg`<path d="M12 6.5C10 4.8 7 4.5 3.5 5v13c3.5-.5 6.5-.2 8.5 1.5 2-1.7 5-2 8.5-1.5V5C17 4.5 14 4.8 12 6.5z" /><path d="M12 6.5v13" />`,
  print: svg`<path d="M7 9V3.5h10V9M7 17H4V9h16v8h-3" /><rect x="7" y="14" width="10" height="6.5" />`,
  search: svg`<circle cx="10.5" cy="10.5" r="6.5" /><path d="M15.5 15.5L21 21" stroke-width="2.4" />`,
  arrow: svg`<path d="M4 12h15M13 6l6 6-6 6" stroke-width="2.2" />`,
  'look-back': svg`<path d="M4.5 8.5A8.5 8.5 0 1 1 3.5 12" /><path d="M4 3.5v5.2h5.2M12 7.5V12l3 2" />`,
  clock: svg`<circle cx="12" cy="12" r="8.5" /><path d="M12 7v5l3.5 2" />`,
  'abandoned-object': svg`<rect x="5" y="8" width="14" height="11" rx="2" /><path d="M9 8V5.5h6V8M9 12v3.5M15 12v3.5" />`,
  'person-down': svg`<circle cx="5" cy="14.5" r="2.2" /><path d="M8.5 15.5l5-1.5 7 1.5M13 14l-1-4 3.5-1.5M3 19.5h18" />`,
  'crowd-density': svg`<circle cx="12" cy="7.5" r="2.5" /><circle cx="5.5" cy="9.5" r="2" /><circle cx="18.5" cy="9.5" r="2" /><path d="M7.8 18.5v-3a4.2 4.2 0 0 1 8.4 0v3M2.5 18v-2.5a3 3 0 0 1 3-2.8M21.5 18v-2.5a3 3 0 0 0-3-2.8" />`,
  'wrong-way': svg`<path d="M4 8h13M13 4l4 4-4 4" /><path d="M20 16H7M11 12l-4 4 4 4" stroke-dasharray="3 2.5" />`,
  'forbidden-zone': svg`<circle cx="12" cy="12" r="9" /><path d="M6.5 12h11" stroke-width="3" />`,
  'crowd-surge': svg`<path d="M12 12L4 4M12 12l8-8M12 12l-8 8M12 12l8 8M4 8V4h4M16 4h4v4M4 16v4h4M16 20h4v-4" />`,
  'fire-start': svg`<path d="M12 3c1 4 5.5 6 5.5 11a5.5 5.5 0 0 1-11 0c0-2.5 1.2-4 2.3-5 .2 1.8 1 2.6 1.7 3C10 8.5 10.5 5.5 12 3z" />`,
  'abnormal-sound': svg`<path d="M3 12h2.5l2-6 3 13 3-16 3 13 2-4H21" />`,
  microphone: svg`<rect x="9" y="3" width="6" height="11" rx="3" /><path d="M5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3M8.5 21h7" />`,
  weapon: svg`<path d="M3.5 20.5l5-5M7 13l4 4M9 15L19.5 4c.8 4.5-1.5 8.5-6.5 13" />`,
} as const;

export type IconName = keyof typeof PATHS;

/** The drawing of `name`, hidden from assistive technology, `size` CSS pixels wide. */
export function icon(name: IconName | EventId, size = 18): TemplateResult {
  return html`<svg
    width=${size}
    height=${size}
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    stroke-width="1.8"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
    focusable="false"
  >
    ${PATHS[name]}
  </svg>`;
}
