/** The part of net-snmp that is relied on here. */
declare module 'net-snmp' {
  import type { EventEmitter } from 'node:events'

  interface Varbind {
    readonly oid: string
    readonly type: number
    readonly value: unknown
  }

  interface User {
    readonly name: string
    readonly level: number
    readonly authProtocol?: string
    readonly authKey?: string
    readonly privProtocol?: string
    readonly privKey?: string
  }

  interface Options {
    readonly port: number
    readonly retries: number
    readonly timeout: number
    readonly version: number
    readonly transport: 'udp4' | 'udp6'
    readonly context?: string
  }

  interface Session extends EventEmitter {
    get(oids: readonly string[], done: (error: Error | null, varbinds?: Varbind[]) => void): void
    getNext(oids: readonly string[], done: (error: Error | null, varbinds?: Varbind[]) => void): void
    getBulk(
      oids: readonly string[],
      nonRepeaters: number,
      maxRepetitions: number,
      done: (error: Error | null, varbinds?: (Varbind | Varbind[])[]) => void,
    ): void
    close(): void
  }

  const snmp: {
    readonly ObjectType: Readonly<Record<string, number>>
    readonly ErrorStatus: Readonly<Record<string, number>>
    readonly Version1: number
    readonly Version2c: number
    readonly Version3: number
    readonly SecurityLevel: Readonly<Record<'noAuthNoPriv' | 'authNoPriv' | 'authPriv', number>>
    readonly AuthProtocols: Readonly<Record<string, string>>
    readonly PrivProtocols: Readonly<Record<string, string>>
    readonly Authentication: {
      readonly algorithms: Readonly<Record<string, { readonly CRYPTO_ALGORITHM: string }>>
      passwordToKey(protocol: string, password: unknown, engineId: Buffer): Buffer
    }
    createSession(target: string, community: string, options: Options): Session
    createV3Session(target: string, user: User, options: Options): Session
    isVarbindError(varbind: Varbind): boolean
  }
  export default snmp
  export type { Session, Varbind }
}
