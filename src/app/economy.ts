/** A battery as `navigator.getBattery` gives it; browsers outside the Chromium family have none. */
interface Battery {
  readonly charging: boolean;
  /** 0..1. */
  readonly level: number;
}

/** At this charge a battery that is not being charged is spared. */
const LOW = 0.2;
/** Analysed pictures a second while it is. */
const SPARING = 3;

/**
 * Spares a battery that runs low: live sources are analysed less often. A browser does not tell a page of the
 * system's own battery saver, so the charge decides.
 */
export class Economy {
  #battery: Battery | null = null;

  constructor() {
    const { getBattery } = navigator as Navigator & { readonly getBattery?: () => Promise<Battery> };
    getBattery?.call(navigator).then(
      (battery) => (this.#battery = battery),
      // Forbidden to this page: then nothing is spared.
      () => undefined,
    );
  }

  /** Most analysed pictures a second, or null without a limit. */
  get limit(): number | null {
    const battery = this.#battery;
    return battery && !battery.charging && battery.level <= LOW ? SPARING : null;
  }
}
