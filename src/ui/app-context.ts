import { createContext } from '@lit/context';
import type { App } from '../app/app-state.ts';

/** Gives the composed application to every element below `<vigie-app>`. */
export const appContext = createContext<App>(Symbol('vigie-app'));
