// Loaded when the first lesson is looked at: their words are many, and the first screen does not need them.
import './lesson-panel.ts';
import './lessons-view.ts';
import './trainer-view.ts';
