import { join, resolve } from 'node:path'

export type Config = {
  port: number
  host: string
  dataDir: string
  databaseUrl: string | undefined
  /** Public address, without a final slash; undefined = the address of each request. */
  baseUrl: string | undefined
  https: boolean
  demo: boolean
  smtpUrl: string | undefined
  mailFrom: string | undefined
  /** Where servers send back what they cannot deliver; the sender's address when absent. */
  mailBounce: string | undefined
  /** Name servers that are asked about the sending address, `127.0.0.1:5353`; the system's when empty. */
  dnsServers: string[]
  secretKey: string | undefined
  /** Where members write to the operator; undefined = the page says that there is no address. */
  supportEmail: string | undefined
  /** Push services besides those of the browsers: `http://127.0.0.1:9000` in a test. */
  pushOrigins: string[]
  /** The card provider of a demonstration or a test, on this machine; undefined = the real one. */
  stripeUrl: string | undefined
  /** Number of trusted proxies in front, for the client's address. */
  trustProxy: number
  logLevel: string
  /** Cost of argon2: production value unless tests lower it. */
  argon2: { memoryCost: number; timeCost: number }
  bench: boolean
}

/** Reads the environment once, with French sentences for what is wrong in it. */
export function readConfig(
  env: Record<string, string | undefined>,
  defaultDataDir = './data',
): Config {
  const port = Number(env.PORT ?? 3000)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error(`PORT vaut « ${env.PORT} » : un nombre de 0 à 65535 est attendu.`)
  }
  const baseUrl = env.BASE_URL?.replace(/\/+$/, '') || undefined
  if (baseUrl !== undefined && !/^https?:\/\/[^/]+$/.test(baseUrl)) {
    throw new Error(
      `BASE_URL vaut « ${env.BASE_URL} » : une adresse comme https://exemple.fr est attendue.`,
    )
  }
  const logLevel = env.LOG_LEVEL ?? 'info'
  const trustProxy = Number(env.TRUST_PROXY ?? 0)
  if (!Number.isInteger(trustProxy) || trustProxy < 0) {
    throw new Error('TRUST_PROXY attend le nombre de relais placés devant le serveur.')
  }
  return {
    port,
    host: env.HOST ?? '127.0.0.1',
    dataDir: resolve(env.DATA_DIR ?? defaultDataDir),
    databaseUrl: env.DATABASE_URL || undefined,
    baseUrl,
    https: baseUrl?.startsWith('https:') ?? false,
    demo: isDemo(env.DEMO, baseUrl),
    smtpUrl: env.SMTP_URL || undefined,
    mailFrom: env.MAIL_FROM || undefined,
    mailBounce: env.MAIL_BOUNCE || undefined,
    dnsServers: (env.DNS_SERVERS ?? '').split(',').flatMap((server) => server.trim() || []),
    secretKey: env.SECRET_KEY || undefined,
    supportEmail: env.SUPPORT_EMAIL || undefined,
    pushOrigins: env.PUSH_ORIGINS?.split(',').map((origin) => origin.trim()) ?? [],
    stripeUrl: readStripeUrl(env.STRIPE_URL),
    trustProxy,
    logLevel,
    argon2: env.ARGON2_TEST === '1' ? { memoryCost: 256, timeCost: 1 } : productionArgon2,
    bench: env.BENCH === '1',
  }
}

/** 64 MiB, 3 passes: 61 ms a verification on the reference machine. */
export const productionArgon2 = { memoryCost: 65_536, timeCost: 3 }

/** Keys are sent there in clear: only this machine may stand in for the provider. */
function readStripeUrl(url: string | undefined): string | undefined {
  if (!url) return undefined
  if (/^http:\/\/127\.0\.0\.1:\d+$/.test(url)) return url
  throw new Error(
    `STRIPE_URL vaut « ${url} » : seule une adresse http://127.0.0.1:port est admise.`,
  )
}

/** The demonstration is asked for, or nothing says that the installation is a real one. */
function isDemo(demo: string | undefined, baseUrl: string | undefined): boolean {
  if (demo !== undefined) return demo === '1'
  return (
    baseUrl === undefined || /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(baseUrl)
  )
}

export function filesDirectory(config: Config): string {
  return join(config.dataDir, 'files')
}

let current: Config | undefined

export function configure(config: Config): void {
  current = config
}

export function config(): Config {
  if (!current) throw new Error('The configuration is not read')
  return current
}
