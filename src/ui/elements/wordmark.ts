import { html, type TemplateResult } from 'lit';

/** The mark: a lookout's lamp over the horizon, and the name. */
export function wordmark(size: number): TemplateResult {
  return html`<svg
      width=${size}
      height=${size}
      viewBox="0 0 32 32"
      fill="none"
      stroke="currentColor"
      stroke-width="2.4"
      stroke-linecap="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d="M3 22.5h26" />
      <path d="M6.5 22.5a9.5 9.5 0 0 1 19 0" />
      <circle cx="16" cy="22.5" r="3.4" fill="var(--accent)" stroke="none" />
      <path d="M16 5v3.5M26.5 9l-2.3 2.5M5.5 9l2.3 2.5" stroke="var(--accent)" />
      <path d="M9 27.5h14" opacity="0.45" />
    </svg>
    <span class="name">Vigie</span>`;
}
