/** Asks the screen at work to open the calibration of the ground. */
export function askToCalibrate(from: HTMLElement): void {
  from.dispatchEvent(new CustomEvent('vigie-ground', { bubbles: true, composed: true }));
}
