/** Unit, contract and architecture tests. The browser tests in tests/e2e have a runner of their own. */
import preact from '@preact/preset-vite';
import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

export default defineConfig({
  plugins: [WxtVitest(), preact()],
  test: {
    include: ['tests/{unit,contract,architecture}/**/*.test.{ts,tsx}'],
    mockReset: true,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
