import type { FrameTruth, TruthEvent } from '../frame-source.ts';
import { possibleActions } from './directing.ts';
import { frameTruth } from './frame-truth.ts';
import type { Lens } from './projection.ts';
import { rememberPlaces, sceneryAt } from './scenery.ts';
import type { Before, Scenery } from './scenery.ts';
import { createSimulation } from './simulation.ts';
import type { Simulation, SimulationCopy } from './simulation.ts';
import type { StageActionId } from './stage-director.ts';
import type { StageScript } from './stage-script.ts';
import { createTruthKeeper } from './truth-events.ts';
import type { TruthCopy, TruthKeeper } from './truth-events.ts';
import { STEP } from './world.ts';

/** Steps between looks at what happens, and between copies to go back to. */
const WATCH_EVERY = 6;
const COPY_EVERY = 600;
/** With more copies than this every second one is dropped. */
const MOST_COPIES = 60;

interface Mark {
  readonly steps: number;
  readonly simulation: SimulationCopy;
  readonly truth: TruthCopy;
}

/**
 * A play with a playhead. It can be moved back as well: the play is then played again, silently, from the last
 * copy before that moment, with what the director had asked for.
 */
export class StagePlay {
  readonly script: StageScript;
  #seed: number;
  #lens: Lens;
  #simulation: Simulation;
  #keeper: TruthKeeper;
  #before: Before | null = null;
  #time = 0;
  #marks: Mark[] = [];
  #log: { readonly steps: number; readonly action: StageActionId }[] = [];

  constructor(script: StageScript, seed: number, lens: Lens) {
    this.script = script;
    this.#seed = seed;
    this.#lens = lens;
    this.#simulation = createSimulation(script, seed);
    this.#keeper = createTruthKeeper(script.scenario);
  }

  /** Seconds from the start of the script. */
  get time(): number {
    return this.#time;
  }

  get seed(): number {
    return this.#seed;
  }

  /** True events so far, as the present camera sees them. */
  get events(): readonly TruthEvent[] {
    return this.#keeper.events;
  }

  set lens(lens: Lens) {
    this.#lens = lens;
  }

  possible(): readonly StageActionId[] {
    return possibleActions(this.#simulation.world);
  }

  /** Moves the playhead, forwards or back; seconds. */
  moveTo(time: number): void {
    const steps = Math.ceil(time / STEP - 1e-6);
    const { world } = this.#simulation;
    // One step earlier, for what is shown lies between two steps.
    const mark = this.#marks.findLast((one) => one.steps < steps);
    if (steps < world.steps || (mark && mark.steps > world.steps)) this.#begin(mark);
    this.#advance(steps);
    this.#time = time;
  }

  /** Starts again from the beginning, with another seed or the same. */
  restart(seed: number): void {
    this.#seed = seed;
    this.#marks = [];
    this.#log = [];
    this.#begin(undefined);
    this.#time = 0;
  }

  /** Makes it happen now; false when nobody can. What was asked for later, before a move back, is forgotten. */
  direct(action: StageActionId): boolean {
    const { steps } = this.#simulation.world;
    if (!this.#simulation.direct(action)) return false;
    this.#log = this.#log.filter((entry) => entry.steps <= steps);
    this.#log.push({ steps, action });
    this.#marks = this.#marks.filter((mark) => mark.steps < steps);
    return true;
  }

  scenery(): Scenery {
    const { world } = this.#simulation;
    return sceneryAt(world, this.#before, 1 - (world.time - this.#time) / STEP, this.#time);
  }

  truth(): FrameTruth {
    const scenery = this.scenery();
    return frameTruth(scenery, this.#lens.turned(...scenery.sway));
  }

  #begin(mark: Mark | undefined): void {
    this.#simulation = createSimulation(this.script, this.#seed, mark?.simulation);
    this.#keeper = createTruthKeeper(this.script.scenario, mark?.truth);
    this.#before = null;
    if (mark === undefined) this.#replay(0);
  }

  #advance(steps: number): void {
    const { world } = this.#simulation;
    while (world.steps < steps) {
      if (world.steps === steps - 1) this.#before = rememberPlaces(world);
      this.#simulation.step();
      // In the order of the first time: the director asks for something after a step.
      if (world.steps % WATCH_EVERY === 0) this.#keeper.watch(world, this.#lens);
      this.#replay(world.steps);
      if (world.steps % COPY_EVERY === 0) this.#mark();
    }
  }

  /** What the director asked for at this step when it was played first. */
  #replay(steps: number): void {
    for (const entry of this.#log) if (entry.steps === steps) this.#simulation.direct(entry.action);
  }

  #mark(): void {
    const { steps } = this.#simulation.world;
    if ((this.#marks.at(-1)?.steps ?? -1) >= steps) return;
    this.#marks.push({ steps, simulation: this.#simulation.copy(), truth: this.#keeper.copy() });
    if (this.#marks.length > MOST_COPIES) this.#marks = this.#marks.filter((_, n) => n % 2 === 1);
  }
}
