import { readFileSync } from 'node:fs'
import { createServer, type TlsOptions } from 'node:tls'
import { listenOn } from './listening.js'

const folder = new URL('../fixtures/tls/', import.meta.url)

/** Key, certificate and what is sent with it, as `test/fixtures/tls/make.sh` has put them together. */
export const pem = (name: string): string => readFileSync(new URL(`${name}.pem`, folder), 'utf8')

const block = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----\n?/g

/** Runs `use` with the port of a TLS server that shows the certificates of `name`, or the first `most` of them. */
export const withTlsServer = <T>(
  name: string,
  use: (port: number) => Promise<T>,
  { most = 9, extra = '', ...options }: TlsOptions & { most?: number; extra?: string } = {},
): Promise<T> => {
  const text = pem(name)
  const certificates = [...text.matchAll(block)].map(([certificate]) => certificate).slice(0, most)
  const server = createServer({
    key: text.slice(0, text.indexOf('-----BEGIN CERTIFICATE')),
    cert: [...certificates, extra].join(''),
    ciphers: 'DEFAULT@SECLEVEL=0',
    ...options,
  })
  server.on('connection', (socket) => socket.on('error', () => undefined))
  server.on('tlsClientError', () => undefined)
  return listenOn(server, use)
}
