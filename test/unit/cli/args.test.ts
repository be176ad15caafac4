import { describe, expect, it } from 'vitest';
import { parseAnalyze, parseEvaluate } from '../../../src/cli/args.ts';
import { CommandError } from '../../../src/cli/host.ts';

const refused = (parse: () => unknown): CommandError => {
  try {
    parse();
  } catch (error) {
    if (error instanceof CommandError) return error;
  }
  throw new Error('was not refused');
};

describe('analyze', () => {
  it('reads every option, with paths from where the person stands', () => {
    expect(parseAnalyze(['clips/a b.mp4'], '/home/me')).toEqual({
      video: '/home/me/clips/a b.mp4',
      scenario: null,
      detector: null,
      backend: null,
      rate: null,
      out: '/home/me/out/a b',
    });
    const words = [
      '--rate',
      '5',
      '--out',
      '/o',
      '--detector',
      'nanodet',
      '--backend',
      'webgl',
      '--scenario',
      's.json',
      'v.mp4',
    ];
    expect(parseAnalyze(words, '/home/me')).toEqual({
      video: '/home/me/v.mp4',
      scenario: '/home/me/s.json',
      detector: 'nanodet',
      backend: 'webgl',
      rate: 5,
      out: '/o',
    });
    expect(parseAnalyze(['--help'], '/')).toBeNull();
  });

  it.each<[string, string[]]>([
    ['no video', []],
    ['two videos', ['a.mp4', 'b.mp4']],
    ['an unknown option', ['a.mp4', '--speed', '3']],
    ['an option without a value', ['a.mp4', '--rate']],
    ['an unknown detector', ['a.mp4', '--detector', 'yolo']],
    ['an unknown backend', ['a.mp4', '--backend', 'cpu']],
    ['a rate of nothing', ['a.mp4', '--rate', '']],
    ['a rate that is no number', ['a.mp4', '--rate', 'fast']],
    ['a rate out of range', ['a.mp4', '--rate', '0.4']],
  ])('refuses %s with one sentence', (_, words) => {
    const error = refused(() => parseAnalyze(words, '/'));
    expect(error.exitCode).toBe(2);
    expect(error.message).not.toContain('\n');
  });
});

describe('evaluate', () => {
  it('runs on wasm unless told', () => {
    expect(parseEvaluate(['m.json', '--only', 'a,b'], '/w')).toEqual({
      kind: 'run',
      manifest: '/w/m.json',
      only: ['a', 'b'],
      shard: null,
      out: '/w/out/evaluation',
      detector: null,
      backend: 'wasm',
    });
    expect(refused(() => parseEvaluate(['m.json', '--only', ','], '/')).exitCode).toBe(2);
    expect(refused(() => parseEvaluate(['m.json', '--rate', '3'], '/')).exitCode).toBe(2);
  });

  it('takes a part of a whole', () => {
    expect(parseEvaluate(['m.json', '--shard', '2/8'], '/w')).toMatchObject({ shard: { part: 2, of: 8 } });
  });

  it.each(['0/8', '9/8', '2', '2/0', 'a/b', '-1/8', ''])('refuses the part %s', (part) => {
    const error = refused(() => parseEvaluate(['m.json', `--shard=${part}`], '/'));
    expect(error.exitCode).toBe(2);
    expect(error.message).not.toContain('\n');
  });

  it('joins parts by their folders', () => {
    expect(parseEvaluate(['--merge', 'a', '/b', '--out', 'c'], '/w')).toEqual({
      kind: 'merge',
      folders: ['/w/a', '/b'],
      out: '/w/c',
    });
    expect(parseEvaluate(['--merge', 'a'], '/w')).toMatchObject({ out: '/w/out/evaluation' });
  });

  it.each([[['--merge']], [['--merge', 'a', '--only', 'x']], [['--merge', 'a', '--out']]])(
    'refuses %j',
    (words) => {
      expect(refused(() => parseEvaluate(words, '/')).exitCode).toBe(2);
    },
  );
});
