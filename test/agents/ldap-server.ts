import { createServer, type Server, type Socket } from 'node:net'
import { createServer as createTlsServer, TLSSocket } from 'node:tls'
import { der, derElements, derNumber, derText } from '#agents/tools/directory/der.js'
import { listenOn } from './listening.js'
import { pem } from './tls-server.js'

export interface Directory {
  readonly user: string
  readonly password: string
  readonly root: string
  /** The attributes of each computer; what was not asked for is not told. */
  readonly computers: readonly Readonly<Record<string, string>>[]
  readonly security?: 'ldaps' | 'starttls'
  /** Filters and bases that were asked, for tests to look at. */
  readonly asked?: string[]
}

const key = { key: pem('always').split('-----BEGIN CERT')[0], cert: pem('always') }
const [extended, bind, search] = [0x77, 0x60, 0x63]
const numberIn = (body: Buffer): number => body.readUIntBE(0, body.length)
const result = (code: number) => [derNumber(code, 0x0a), derText('', 4), derText('', 4)]

const entry = (
  name: string,
  values: Readonly<Record<string, string>>,
  wanted: ReadonlySet<string>,
): Buffer => {
  const told = Object.entries(values).filter(([attribute]) => wanted.has(attribute))
  const attributes = told.map(([attribute, value]) =>
    der(0x30, derText(attribute, 4), der(0x31, derText(value, 4))),
  )
  return der(0x64, derText(name, 4), der(0x30, ...attributes))
}

/** The size and the cookie of the control for paged results (RFC 2696). */
const pageOf = (controls: Buffer | undefined): { size: number; cookie: string } | null => {
  const [control] = derElements(controls ?? Buffer.alloc(0))
  const value = control && derElements(control.body).at(-1)
  const [size, cookie] = derElements(derElements(value?.body ?? Buffer.alloc(0))[0]?.body ?? Buffer.alloc(0))
  return size && cookie ? { size: numberIn(size.body), cookie: cookie.body.toString() } : null
}

const pageControl = (cookie: string): Buffer =>
  der(
    0xa0,
    der(0x30, derText('1.2.840.113556.1.4.319', 4), der(4, der(0x30, derNumber(0), derText(cookie, 4)))),
  )

const answers = (
  directory: Directory,
  tag: number,
  body: Buffer,
  controls: Buffer | undefined,
): Buffer[][] => {
  const parts = derElements(body)
  if (tag === bind) {
    const [, user, password] = parts.map((part) => part.body.toString())
    const isRight = user === directory.user && password === directory.password
    return [[der(0x61, ...result(isRight ? 0 : 49))]]
  }
  if (tag !== search) return []
  const base = parts[0]?.body.toString() ?? ''
  directory.asked?.push(base)
  const wanted = new Set(derElements(parts[7]?.body ?? Buffer.alloc(0)).map((part) => part.body.toString()))
  const done = der(0x65, ...result(0))
  if (base === '') return [[entry('', { defaultNamingContext: directory.root }, wanted)], [done]]
  const page = pageOf(controls)
  const from = Number(page?.cookie || 0)
  const until = from + (page?.size ?? directory.computers.length)
  const next = until < directory.computers.length ? String(until) : ''
  return [
    ...directory.computers
      .slice(from, until)
      .map((values) => [entry(`CN=${values.cn},${base}`, values, wanted)]),
    [done, pageControl(next)],
  ]
}

const serve = (socket: Socket, directory: Directory): void => {
  let heard: Buffer = Buffer.alloc(0)
  socket.on('error', () => undefined)
  socket.on('data', (data: Buffer) => {
    heard = Buffer.concat([heard, data])
    for (const message of derElements(heard)) {
      const whole = der(message.tag, message.body)
      // Whatever form its length was written in, this many octets are done with.
      heard = heard.subarray(heard.indexOf(message.body) + message.body.length)
      const [id, operation, controls] = derElements(derElements(whole)[0]?.body ?? Buffer.alloc(0))
      if (!id || !operation) continue
      if (operation.tag === extended) {
        socket.removeAllListeners('data')
        socket.write(der(0x30, der(2, id.body), der(0x78, ...result(0))))
        serve(new TLSSocket(socket, { isServer: true, ...key }), directory)
        return
      }
      for (const parts of answers(directory, operation.tag, operation.body, controls?.body))
        socket.write(der(0x30, der(2, id.body), ...parts))
    }
  })
}

/** Runs `use` with the port of a directory that answers LDAP as far as a list of computers takes. */
export const withDirectory = <T>(directory: Directory, use: (port: number) => Promise<T>): Promise<T> => {
  const server: Server =
    directory.security === 'starttls'
      ? createServer((socket) => serve(socket, directory))
      : createTlsServer(key, (socket) => serve(socket, directory))
  return listenOn(server, use)
}
