import { reactRouter } from '@react-router/dev/vite'
import { defineConfig } from 'vite'

export default defineConfig({
  plugins: [reactRouter()],
  environments: {
    ssr: {
      // The new name of this option is not read by the router's plugin: it would build one entry only.
      // oxlint-disable-next-line typescript/no-deprecated
      build: { rollupOptions: { input: { web: './server/app.ts', worker: './server/worker.ts' } } },
    },
  },
})
