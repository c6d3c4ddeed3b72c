import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // One process per core, files shared among its threads: start-up is most of what a small test file costs.
    pool: 'threads',
    // Tests that start real programs (the linter, git, npm) are slow when every core is busy; no test measures time.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Nobody's machine decides a result: no terminal colours, no local language, no clock zone, no git identity or config.
    env: { TZ: 'UTC', LC_ALL: 'C.UTF-8', LANG: 'C.UTF-8', NO_COLOR: '1', GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' },
    coverage: { provider: 'v8', include: ['src/**'], exclude: ['src/dev/**', 'src/cli/bin.ts'], reporter: ['text-summary', 'lcov'] },
  },
});
