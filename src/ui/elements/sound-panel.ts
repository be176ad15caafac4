import { css, html, type TemplateResult } from 'lit';
import type { AppState } from '../../app/app-state.ts';
import { param } from '../../core/rules/readings.ts';
import type { Rule } from '../../core/scenario/scenario.ts';
import { AppElement } from '../app-element.ts';
import { formatNumber } from '../i18n/i18n.ts';
import { soundWords } from '../i18n/sound-words.ts';
import { SHOWN, SoundHistory } from '../sound-history.ts';
import { paintSound, type SoundColours, type SoundMark } from '../spectrogram-painter.ts';
import { sharedStyles } from '../styles.ts';

/** Milliseconds between two versions of the words: they are read, perhaps aloud. */
const SAY_EVERY = 2000;

/** What is heard, as a picture and in words: the spectrogram of the last half minute, the level, what is usual. */
export class SoundPanel extends AppElement {
  static override styles = [
    sharedStyles,
    css`
      :host {
        display: block;
        padding: 6px 12px 8px;
        border-bottom: 1px solid var(--line);
        background: var(--panel);
      }
      header {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: 2px 14px;
        font-size: 12.5px;
      }
      .key {
        display: inline-flex;
        align-items: center;
        gap: 6px;
        color: var(--muted);
      }
      .key i {
        width: 20px;
        border-top: 2px solid var(--accent);
      }
      .key .usual {
        border-top: 2px dashed var(--muted);
      }
      .key .limit {
        border-top: 2px dotted var(--alarm);
      }
      canvas {
        display: block;
        width: 100%;
        height: 150px;
        margin-block: 4px;
      }
      .figures {
        min-height: 1.45em;
        font-variant-numeric: tabular-nums;
      }
    `,
  ];
  static override properties = { said: { state: true } };
  declare private said: string;
  readonly #history = new SoundHistory();
  #stop: (() => void) | null = null;
  #due = 0;
  #saidAt = -Infinity;

  constructor() {
    super();
    this.said = '';
  }

  protected override slice(state: AppState): readonly unknown[] {
    return [state.alerts, state.theme, state.scenario.rules];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop?.();
    this.#stop = null;
    cancelAnimationFrame(this.#due);
    this.#due = 0;
  }

  protected override render(): TemplateResult {
    const words = soundWords(this.state.language);
    return html`<section aria-label=${words.title}>
      <header>
        <h2>${words.title}</h2>
        <span class="key"><i></i>${words.level}</span>
        <span class="key"><i class="usual"></i>${words.usual}</span>
        <span class="key"><i class="limit"></i>${words.limit}</span>
      </header>
      <canvas role="img" aria-label=${words.picture(SHOWN)}></canvas>
      <p class="figures small">${this.said || words.nothing}</p>
      <p class="small muted">${words.limits}</p>
    </section>`;
  }

  protected override updated(): void {
    this.#stop ??= this.app.sound.follow({
      heard: (frames) => {
        this.#history.add(frames);
        this.#ask();
      },
      told: (time, evidence) => {
        this.#history.tell(time, evidence);
        this.#say();
      },
      cleared: () => {
        this.#history.clear();
        this.#ask();
      },
    });
    this.#ask();
  }

  get #rule(): Rule | undefined {
    return this.state.scenario.rules.find(({ event }) => event === 'abnormal-sound');
  }

  #ask(): void {
    if (this.#due === 0) this.#due = requestAnimationFrame(() => this.#paint());
  }

  #paint(): void {
    this.#due = 0;
    const canvas = this.renderRoot.querySelector('canvas');
    const context = canvas?.getContext('2d');
    if (!canvas || !context) return;
    const { clientWidth: width, clientHeight: height } = canvas;
    const scale = devicePixelRatio;
    if (canvas.width !== Math.round(width * scale)) canvas.width = Math.round(width * scale);
    if (canvas.height !== Math.round(height * scale)) canvas.height = Math.round(height * scale);
    context.setTransform(scale, 0, 0, scale, 0, 0);
    const words = soundWords(this.state.language);
    const rule = this.#rule;
    const above = rule ? param(rule, 'aboveUsual') : Infinity;
    const colours = coloursOf(this);
    paintSound(context, {
      width,
      height,
      history: this.#history,
      marks: this.#marks(),
      above,
      colours,
      words,
    });
  }

  #marks(): SoundMark[] {
    return this.state.alerts.flatMap(({ alert }) => {
      if (alert.event !== 'abnormal-sound') return [];
      const kind = alert.because.find(({ condition }) => condition === 'sound-kind')?.value;
      const { states } = this.m;
      return [{ time: alert.raisedAt, label: states[String(kind)] ?? this.m.events['abnormal-sound'].short }];
    });
  }

  #say(): void {
    const now = performance.now();
    const { evidence } = this.#history;
    if (!evidence || now - this.#saidAt < SAY_EVERY) return;
    this.#saidAt = now;
    const { language } = this.state;
    const words = soundWords(language);
    const { level, usual, heard, margin, tone } = evidence;
    const rule = this.#rule;
    const kind = tone && tone.lasts > 0.3 ? this.m.states['tone'] : undefined;
    const what =
      rule && heard < param(rule, 'learnFor')
        ? words.learning
        : kind !== undefined && level - usual > margin
          ? words.heard(kind)
          : level - usual > Math.max(margin, 6)
            ? words.loud
            : words.quiet;
    const number = (value: number): string => formatNumber(language, value, 0);
    this.said = `${words.figures(number(level), number(usual))} ${what}`;
  }
}

/** The theme’s colours; where a person forces their own, those. */
function coloursOf(element: Element): SoundColours {
  if (matchMedia('(forced-colors: active)').matches)
    return {
      ground: 'Canvas',
      line: 'CanvasText',
      text: 'CanvasText',
      muted: 'CanvasText',
      accent: 'LinkText',
      alarm: 'Highlight',
    };
  const style = getComputedStyle(element);
  const of = (name: string): string => style.getPropertyValue(name).trim();
  return {
    ground: of('--panel'),
    line: of('--line-strong'),
    text: of('--text'),
    muted: of('--muted'),
    accent: of('--accent'),
    alarm: of('--alarm'),
  };
}

customElements.define('vigie-sound-panel', SoundPanel);

declare global {
  interface HTMLElementTagNameMap {
    'vigie-sound-panel': SoundPanel;
  }
}
