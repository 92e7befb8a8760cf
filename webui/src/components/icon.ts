// Line icons that carry a verdict or an act; always beside a word, so hidden from screen readers.
import { html, svg, type TemplateResult } from 'lit';

const shapes = {
  good: svg`<path d="M20 6 9.5 17.5 4 12"/>`,
  bad: svg`<path d="M6 6l12 12M18 6L6 18"/>`,
  warn: svg`<path d="M12 3 2 20.5h20zM12 10v5M12 17.5v.5"/>`,
  info: svg`<circle cx="12" cy="12" r="9.5"/><path d="M12 11v6M12 7v.5"/>`,
  open: svg`<circle cx="12" cy="12" r="9.5"/><path d="M9 9.2a3 3 0 1 1 4.2 2.8c-.8.4-1.2 1-1.2 2M12 17v.5"/>`,
  clock: svg`<circle cx="12" cy="12" r="9.5"/><path d="M12 6.5V12l3.5 2.5"/>`,
  map: svg`<path d="M3 6l6-3 6 3 6-3v15l-6 3-6-3-6 3zM9 3v15M15 6v15"/>`,
  file: svg`<path d="M6 2h8l5 5v15H6zM14 2v5h5M9 13h6M9 17h6"/>`,
  home: svg`<path d="M3 11l9-8 9 8M5 9.5V21h14V9.5M10 21v-6h4v6"/>`,
  people: svg`<circle cx="9" cy="8" r="3.5"/><path d="M2.5 20c.5-4 3-6 6.500-6s6 2 6.500 6M15 5a3.500 3.500 0 0 1 0 6.500M18 14.500c2 .8 3.200 2.600 3.500 5.500"/>`,
  send: svg`<path d="M21 3 3 10.500l7 3.500 3.500 7zM10 14 21 3"/>`,
  plot: svg`<path d="M4 7l8-3 8 4-2 11-8 1-6-5zM12 4l-2 16"/>`,
  list: svg`<path d="M9 6h12M9 12h12M9 18h12M4 6h.5M4 12h.5M4 18h.5"/>`,
  check_list: svg`<path d="M11 6h10M11 12h10M11 18h10M3 6l1.500 1.500L7.500 4.500M3 12l1.500 1.500 3-3M3 18l1.500 1.500 3-3"/>`,
  sign_out: svg`<path d="M14 4H5v16h9M10 12h11M17 8l4 4-4 4"/>`,
  add: svg`<path d="M12 4v16M4 12h16"/>`,
  draw: svg`<path d="M4 20l1-5L16.500 3.500l4 4L9 19zM14 6l4 4"/>`,
  corners: svg`<path d="M6 6h12v12H6z"/><circle cx="6" cy="6" r="2"/><circle cx="18" cy="6" r="2"/><circle cx="6" cy="18" r="2"/><circle cx="18" cy="18" r="2"/>`,
  move: svg`<path d="M12 3v18M3 12h18M12 3 9.500 5.500M12 3l2.500 2.500M12 21l-2.500-2.500M12 21l2.500-2.500M3 12l2.500-2.500M3 12l2.500 2.500M21 12l-2.500-2.500M21 12l-2.500 2.500"/>`,
  turn: svg`<path d="M20 12a8 8 0 1 1-2.500-5.800M20 3v4.500h-4.500"/>`,
  walls: svg`<path d="M4 21V9l8-5 8 5v12M4 21h16M12 21V12M9.500 14.500 12 12l2.500 2.500M9.500 18.500 12 21l2.500-2.500"/>`,
  forward: svg`<path d="M4 12h16M14 6l6 6-6 6"/>`,
  download: svg`<path d="M12 3v13M6 11l6 6 6-6M4 21h16"/>`,
} as const;

export type IconName = keyof typeof shapes;

export const icon = (name: IconName): TemplateResult => html`
  <svg class="fw-icon" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round"
    stroke-linejoin="round" aria-hidden="true" focusable="false">${shapes[name]}</svg>`;
