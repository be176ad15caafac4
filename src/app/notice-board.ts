import type { PlainError } from '../core/errors.ts';
import type { AppState, Notice } from './app-state.ts';
import type { Observable } from './observable.ts';

/** Good news goes by itself after so many milliseconds; what went wrong stays until it is dismissed. */
const INFO_STAYS = 8000;

/** The sentences for the person that are on the screen. */
export class NoticeBoard {
  readonly #state: Observable<AppState>;
  #next = 1;

  constructor(state: Observable<AppState>) {
    this.#state = state;
  }

  /** One notice for each kind of trouble: the newest of a code takes the place of the one before. */
  put(error: PlainError, level: Notice['level'] = 'error'): void {
    this.withdraw(error.code);
    const id = this.#next++;
    this.#state.set({ notices: [...this.#state.state.notices, { id, level, error }] });
    if (level === 'info') setTimeout(() => this.dismiss(id), INFO_STAYS);
  }

  dismiss(id: number): void {
    this.#keep((notice) => notice.id !== id);
  }

  /** Takes away what is no longer so. */
  withdraw(...codes: readonly PlainError['code'][]): void {
    this.#keep(({ error }) => !codes.includes(error.code));
  }

  #keep(wanted: (notice: Notice) => boolean): void {
    const { notices } = this.#state.state;
    const kept = notices.filter(wanted);
    if (kept.length < notices.length) this.#state.set({ notices: kept });
  }
}
