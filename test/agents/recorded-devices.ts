import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { openSession, type SnmpSession } from '#agents/host/snmp/session.js'
import type { SnmpTarget } from '#agents/host/snmp/target.js'
import { recordings } from './fixture.js'

/** What two other programs have read out of a recording: a second opinion. */
export interface Expected {
  readonly device?: Readonly<Record<string, string | undefined>>
  readonly glpi_agent_netinventory?: Readonly<Record<string, unknown>>
  readonly expected?: readonly {
    readonly metric: string
    readonly descr: string
    readonly oid: string
    readonly value: number
    readonly direct?: boolean
    readonly time_dependent?: boolean
  }[]
}

export interface RecordedDevices {
  /** `folder/name` of each. */
  readonly names: readonly string[]
  expected(name: string): Expected
  target(name: string): SnmpTarget
  ask<T>(name: string, read: (session: SnmpSession) => Promise<T>): Promise<T>
  requests(): number
  close(): Promise<void>
}

const folders = ['environment', 'firewall', 'host', 'nas', 'pdu-ats', 'printer', 'router-switch', 'ups']

interface Simulator {
  readonly port: number
  requests(): number
  close(): Promise<void>
}

/** Whether the recordings of devices are on this machine; else tests that need them are skipped. */
export const hasRecordings = recordings('snmp') !== null && recordings('snmpsim.mjs') !== null

/** The recorded devices, answering by SNMP on a port of their own. */
export const startRecordings = async (): Promise<RecordedDevices> => {
  const root = recordings('snmp') ?? ''
  const { startSnmpSim } = (await import(pathToFileURL(recordings('snmpsim.mjs') ?? '').href)) as {
    startSnmpSim(options: { dirs: string[]; port: number }): Promise<Simulator>
  }
  const simulator = await startSnmpSim({ dirs: [root], port: 0 })
  const names = folders.flatMap((folder) =>
    readdirSync(join(root, folder))
      .filter((file) => file.endsWith('.snmprec'))
      .map((file) => `${folder}/${file.slice(0, -'.snmprec'.length)}`),
  )
  const target = (name: string): SnmpTarget => ({
    host: '127.0.0.1',
    port: simulator.port,
    version: '2c',
    community: name,
    timeoutMs: 5000,
    retries: 1,
  })
  return {
    names,
    expected: (name) => JSON.parse(readFileSync(join(root, `${name}.expected.json`), 'utf8')) as Expected,
    target,
    async ask(name, read) {
      const session = openSession(target(name))
      try {
        return await read(session)
      } finally {
        session.close()
      }
    },
    requests: simulator.requests,
    close: simulator.close,
  }
}
