import { readFileSync } from 'node:fs'
import type { LineConnection } from '#agents/host/line-connection.js'
import { ProbeError } from '#agents/probe.js'

/** The variables of one UPS, or the error that upsd answers instead. */
export type Device = Record<string, string> | string

const listing = (name: string, device: Device): string[] =>
  typeof device === 'string'
    ? [`ERR ${device}`]
    : [
        `BEGIN LIST VAR ${name}`,
        ...Object.entries(device).map(
          ([variable, value]) => `VAR ${name} ${variable} "${value.replaceAll(/["\\]/g, '\\$&')}"`,
        ),
        `END LIST VAR ${name}`,
      ]

/** An upsd that answers as the recorded one does. */
export const upsd = (devices: Record<string, Device>, heard: string[] = []): LineConnection => {
  const lines: string[] = []
  return {
    send: (line) => {
      heard.push(line)
      const name = /^LIST VAR (.+)$/.exec(line)?.[1]
      if (line === 'LIST UPS')
        lines.push(
          'BEGIN LIST UPS',
          ...Object.keys(devices).map((ups) => `UPS ${ups} "Rack \\"${ups}\\""`),
          'END LIST UPS',
        )
      else if (name !== undefined) lines.push(...listing(name, devices[name] ?? 'UNKNOWN-UPS'))
      else lines.push('OK')
    },
    receive: async () => {
      const line = lines.shift()
      if (line === undefined) throw new ProbeError('unreadable', 'closed')
      return line
    },
    secure: () => Promise.reject(new ProbeError('denied', 'no TLS here')),
    close: () => undefined,
  }
}

/** `name: value` lines; those after # are remarks of whoever recorded them. */
export const readDump = (file: string): Record<string, string> =>
  Object.fromEntries(
    readFileSync(file, 'utf8')
      .split('\n')
      .flatMap((line) => {
        const match = /^([a-z][\w.-]*):\s?(.*)$/i.exec(line.replace(/#.*/, ''))
        return match ? [[match[1] ?? '', (match[2] ?? '').trim()]] : []
      }),
  )
