import { pino } from 'pino'

/** Structured logs: ids, states and durations; never a name, an address or a text that someone typed. */
export const log = pino({
  level: process.env.LOG_LEVEL ?? 'info',
  base: null,
  formatters: { level: (label) => ({ level: label }) },
  timestamp: pino.stdTimeFunctions.isoTime,
})
