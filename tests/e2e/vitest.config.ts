/** Runs the production build in a real Chromium, one file after the other: two cores carry one browser at a time. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/e2e/**/*.test.ts'],
    fileParallelism: false,
    // How long a test may hang before it counts as broken; nothing is measured by it.
    testTimeout: 400_000,
    hookTimeout: 240_000,
  },
});
