// The queue alone, for installations that separate it from the web: see `scripts/worker.ts`.
export { startRuntime } from './runtime.ts'
