import type { HttpBindings } from '@hono/node-server'
import type { Principal } from '#service/principal.js'

export interface Env {
  /** Empty where a test asks the app without a server. */
  Bindings: Partial<HttpBindings>
  Variables: {
    /** Finds out who asks, once for a request. */
    identify: () => Promise<Principal | null>
    principal: Principal
    /** Counts a request to an open route; throws where its address has made too many. */
    slowDown: () => void
    language: string
  }
}

/** What of the settings concerns HTTP. */
export interface HttpSettings {
  readonly port: number
  readonly host: string
  readonly data: string
  readonly baseUrl: string | null
  readonly tlsCert: string | null
  readonly tlsKey: string | null
  readonly trustedProxies: readonly string[]
}

/** What the log offers; pino is one. */
export interface Log {
  info(detail: object, message: string): void
  warn(detail: object, message: string): void
  error(detail: object, message: string): void
}
