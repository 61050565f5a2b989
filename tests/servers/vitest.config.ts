/** Runs the network files, and the production build in a real Chromium, against servers that were not written for us. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/servers/**/*.test.ts'],
    fileParallelism: false,
    // How long a test may hang before it counts as broken; nothing is measured by it.
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});
