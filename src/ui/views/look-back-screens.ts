// Loaded when somebody looks back: the first screen does not need it.
import './look-back-view.ts';
