import { html, nothing, type TemplateResult } from 'lit';
import type { App, SessionAlert } from '../../app/app-state.ts';
import { evidenceWords } from '../i18n/evidence-words.ts';
import { formatPercent, formatSeconds } from '../i18n/i18n.ts';
import { icon } from './vigie-icon.ts';

/** The clip of an alert, to save, or to erase with its picture; nothing where none was asked for. */
export function clipLine(app: App, { alert, clip }: SessionAlert): TemplateResult | typeof nothing {
  if (clip === null) return nothing;
  const { language, writable, gif } = app.state;
  const words = evidenceWords(language);
  if (clip === 'taking') return html`<p class="clip muted">${words.taking}</p>`;
  const making = gif?.alertId === alert.id ? formatPercent(language, gif.share) : null;
  // One GIF at a time.
  const waits = gif !== null && making === null;
  const save = (as: 'video' | 'gif', kind: string, progress: string | null = null): TemplateResult =>
    html`<button
      type="button"
      aria-label=${words.save(kind)}
      title=${words.save(kind)}
      aria-busy=${progress !== null}
      ?disabled=${as === 'gif' && waits}
      @click=${() => void app.saveClip(alert.id, as)}
    >
      ${icon('download', 15)} ${kind} ${progress}
    </button>`;
  return html`<div class="clip">
    <span class="muted"
      >${words.clip(formatSeconds(language, clip.seconds))},
      ${clip.anonymous ? words.hidden : words.plain}</span
    >
    ${save('video', clip.type === 'video/mp4' ? 'MP4' : 'WebM')} ${save('gif', 'GIF', making)}
    <button
      type="button"
      class="quiet icon"
      aria-label=${words.eraseOne}
      title=${words.eraseOne}
      ?disabled=${!writable}
      @click=${() => void app.eraseEvidence(alert.id)}
    >
      ${icon('trash', 15)}
    </button>
  </div>`;
}
