import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Point } from '../../../src/core/geometry/types.ts';
import {
  ZONE_TOOLS,
  kindOfTool,
  rectangle,
  reduceDraft,
  shapeProblem,
  startDraft,
  type DraftAction,
  type ZoneTool,
} from '../../../src/ui/elements/zone-draft.ts';

const click = (at: Point): DraftAction[] => [{ type: 'point', at }, { type: 'place' }];

function draw(tool: ZoneTool, actions: readonly DraftAction[]) {
  let draft = startDraft(tool);
  for (const action of actions) {
    const step = reduceDraft(draft, action);
    draft = step.draft;
    if (step.finished || step.problem) return step;
  }
  return { draft, finished: null, problem: null };
}

describe('drawing a zone', () => {
  test.each([
    [
      'an area closed by its first corner',
      'polygon',
      [
        [0.1, 0.1],
        [0.9, 0.1],
        [0.5, 0.8],
        [0.1, 0.1],
      ],
      'area',
      3,
    ],
    [
      'a rectangle from two corners',
      'rectangle',
      [
        [0.8, 0.7],
        [0.2, 0.1],
      ],
      'area',
      4,
    ],
    [
      'a mask from two corners',
      'mask-rectangle',
      [
        [0.2, 0.1],
        [0.8, 0.7],
      ],
      'mask',
      4,
    ],
  ] as const)('%s', (_, tool, clicks, kind, corners) => {
    const step = draw(
      tool,
      clicks.flatMap((at) => click(at)),
    );
    expect(step.finished?.kind).toBe(kind);
    expect(step.finished?.points).toHaveLength(corners);
  });

  test('a line ends when told to', () => {
    const step = draw('line', [...click([0.1, 0.5]), ...click([0.9, 0.5]), { type: 'finish' }]);
    expect(step.finished).toEqual({
      kind: 'line',
      points: [
        [0.1, 0.5],
        [0.9, 0.5],
      ],
    });
  });

  test('two corners are no area, and nothing is lost by asking', () => {
    const step = draw('polygon', [...click([0.1, 0.1]), ...click([0.9, 0.1]), { type: 'finish' }]);
    expect(step.problem).toBe('too-few');
    expect(step.draft.points).toHaveLength(2);
  });

  test('an outline that crosses itself is refused', () => {
    const bow: Point[] = [
      [0.1, 0.1],
      [0.9, 0.9],
      [0.9, 0.1],
      [0.1, 0.9],
    ];
    const step = draw('polygon', [...bow.flatMap((at) => click(at)), { type: 'finish' }]);
    expect(step.problem).toBe('crossing');
  });

  test('a flat rectangle is refused and its first corner stays', () => {
    const step = draw('rectangle', [...click([0.2, 0.2]), ...click([0.9, 0.2])]);
    expect(step.problem).toBe('too-few');
    expect(step.draft.points).toEqual([[0.2, 0.2]]);
  });

  test('a double click adds one corner', () => {
    expect(draw('line', [...click([0.5, 0.5]), ...click([0.5, 0.5])]).draft.points).toHaveLength(1);
  });

  test('the keyboard draws what the mouse draws', () => {
    const keys: DraftAction[] = [
      { type: 'step', by: [-0.3, -0.3] },
      { type: 'place' },
      { type: 'step', by: [0.6, 0] },
      { type: 'place' },
      { type: 'step', by: [-0.3, 0.6] },
      { type: 'place' },
      { type: 'finish' },
    ];
    expect(draw('polygon', keys).finished?.points).toEqual([
      [0.2, 0.2],
      [0.8, 0.2],
      [0.5, 0.8],
    ]);
  });
});

// The sign of nothing is nothing to a picture: −0 is made 0.
const share = fc.double({ min: -0.5, max: 1.5, noNaN: true }).map((value) => value + 0);
const place = fc.tuple(share, share);
const action: fc.Arbitrary<DraftAction> = fc.oneof(
  place.map((at) => ({ type: 'point' as const, at })),
  place.map((by) => ({ type: 'step' as const, by })),
  fc.constant({ type: 'place' as const }),
  fc.constant({ type: 'remove-last' as const }),
  fc.constant({ type: 'finish' as const }),
);

test('whatever is done, a finished zone is sound and lies in the picture', () => {
  fc.assert(
    fc.property(fc.constantFrom(...ZONE_TOOLS), fc.array(action, { maxLength: 40 }), (tool, actions) => {
      let draft = startDraft(tool);
      for (const one of actions) {
        const step = reduceDraft(draft, one);
        draft = step.draft;
        for (const [x, y] of draft.points) expect(x >= 0 && x <= 1 && y >= 0 && y <= 1).toBe(true);
        if (!step.finished) continue;
        expect(step.finished.kind).toBe(kindOfTool(tool));
        expect(shapeProblem(step.finished.kind, step.finished.points)).toBeNull();
        return;
      }
    }),
  );
});

test('a rectangle is the same from either pair of corners', () => {
  fc.assert(
    fc.property(place, place, (a, b) => {
      expect(rectangle(a, b)).toEqual(rectangle(b, a));
      expect(rectangle(a, b)).toEqual(rectangle([a[0], b[1]], [b[0], a[1]]));
    }),
  );
});

describe('shapeProblem', () => {
  const a: Point = [0.1, 0.1];
  const b: Point = [0.9, 0.1];
  const c: Point = [0.9, 0.9];
  const d: Point = [0.1, 0.9];
  test.each([
    ['area', [a, b, c, d], null],
    ['area', [a, c, b, d], 'crossing'],
    ['mask', [a, b], 'too-few'],
    ['line', [a, b], null],
    ['line', [a, c, b, d], null],
    ['line', [a], 'too-few'],
    // As a scenario file refuses it: nobody can cross it.
    ['line', [a, a], 'flat'],
  ] as const)('%s of %j: %s', (kind, points, problem) => {
    expect(shapeProblem(kind, points)).toBe(problem);
  });
});
