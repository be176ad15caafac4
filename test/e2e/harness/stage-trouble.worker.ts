// The stage's worker with a graphics card that can be taken away. Imports of one module run in their order, and
// nothing is awaited between them: a message that came meanwhile would find nobody listening.
import './stage-trouble.ts';
import '../../../src/sources/stage/stage.worker.ts';
