/** Runs the production build in a real Firefox, one file after the other. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/firefox/**/*.test.ts'],
    fileParallelism: false,
    // How long a test may hang before it counts as broken; nothing is measured by it.
    testTimeout: 180_000,
    hookTimeout: 120_000,
  },
});
