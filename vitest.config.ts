import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    maxWorkers: 2,
    isolate: false,
    passWithNoTests: false,
    projects: [
      {
        extends: true,
        test: {
          name: 'domaine',
          sequence: { groupOrder: 1 },
          include: ['app/**/*.test.ts', 'app/**/*.test.tsx', 'tests/pages/**/*.test.ts'],
          globalSetup: ['tests/global-setup.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'socle',
          sequence: { groupOrder: 2 },
          include: ['tests/socle/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'navigateur',
          sequence: { groupOrder: 3 },
          include: ['tests/e2e/**/*.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
