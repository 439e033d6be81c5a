// The queue alone, for installations that separate it from the web: `node build/server/worker.js`.
export { startRuntime } from './runtime.ts'
