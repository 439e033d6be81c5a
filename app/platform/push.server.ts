import { join } from 'node:path'
import webPush from 'web-push'
import { type Config, config } from './config.server.ts'
import { senderAddress } from './email/mime.server.ts'
import { madeOnce } from './secrets/secrets.server.ts'

type PushKeys = { publicKey: string; privateKey: string }

let keys: PushKeys | undefined

export function configurePush(loaded: PushKeys): void {
  keys = loaded
}

/**
 * Who we are for the push services, made once in the data directory, mode 0600. Another pair would cut
 * every device that subscribed: it is not derived from the secret key, which may be rotated.
 */
export async function loadPushKeys({ dataDir }: Pick<Config, 'dataDir'>): Promise<PushKeys> {
  const make = () => JSON.stringify(webPush.generateVAPIDKeys())
  return JSON.parse(await madeOnce(join(dataDir, 'vapid.json'), make)) as PushKeys
}

/** What a browser needs in order to subscribe. */
export function pushPublicKey(): string {
  return pushKeys().publicKey
}

// The push services of Chrome and Android, Firefox, Safari, Edge. A subscription is an address that a
// browser gives us and that we then call: anywhere else, our server would knock at doors for others.
const services = [
  /^fcm\.googleapis\.com$/,
  /\.push\.services\.mozilla\.com$/,
  /\.push\.apple\.com$/,
  /\.notify\.windows\.com$/,
]

export function isPushService(endpoint: string): boolean {
  if (!URL.canParse(endpoint)) return false
  const { protocol, hostname, port, origin, username } = new URL(endpoint)
  if (config().pushOrigins.includes(origin)) return true
  if (protocol !== 'https:' || port !== '' || username !== '') return false
  return services.some((service) => service.test(hostname))
}

export type PushDevice = { endpoint: string; p256dh: string; auth: string }

/**
 * Sends a few words to a device, encrypted for it alone (RFC 8291). `gone`: it will never answer again.
 * `refused`: the service will not take this message. Throws when it is worth another try.
 */
export async function push(
  { endpoint, p256dh, auth }: PushDevice,
  payload: object,
): Promise<'sent' | 'gone' | 'refused'> {
  if (!isPushService(endpoint)) return 'gone'
  const { publicKey, privateKey } = pushKeys()
  const details = webPush.generateRequestDetails(
    { endpoint, keys: { p256dh, auth } },
    JSON.stringify(payload),
    {
      vapidDetails: { subject: `mailto:${contact()}`, publicKey, privateKey },
      TTL: 86_400,
      urgency: 'normal',
      topic: 'notification', // one unseen alert is enough: the next replaces it
    },
  )
  const { status } = await fetch(endpoint, {
    method: 'POST',
    headers: details.headers as Record<string, string>,
    body: new Uint8Array(details.body ?? Buffer.alloc(0)),
    redirect: 'manual',
    signal: AbortSignal.timeout(10_000),
  })
  if (status >= 200 && status < 300) return 'sent'
  if (status === 404 || status === 410) return 'gone'
  if (status === 429 || status >= 500) throw new Error(`Push service answered ${status}`)
  return 'refused'
}

function contact(): string {
  return config().supportEmail ?? senderAddress()
}

function pushKeys(): PushKeys {
  if (!keys) throw new Error('The push keys are not configured')
  return keys
}
