import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/unit/**/*.test.ts', 'test/contract/**/*.test.ts'],
    environment: 'node',
    // Far more than any takes: a busy machine must not decide a test.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    restoreMocks: true,
    passWithNoTests: false,
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts', 'scripts/**/*.mjs'],
      reportsDirectory: 'coverage',
    },
  },
});
