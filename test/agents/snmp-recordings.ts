import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Answer } from '#agents/probe.js'
import { recordings } from './fixture.js'

/** A reading of another program: a second opinion, never the truth. */
export interface Expected {
  readonly metric: string
  readonly descr: string | null
  readonly oid: string
  readonly value: number
  readonly unit: string
}

export interface Simulator {
  readonly port: number
  close(): Promise<void>
}

export const simulator = recordings('snmpsim.mjs')

export const simulate = async (folder: string): Promise<Simulator> => {
  const { startSnmpSim } = (await import(pathToFileURL(simulator ?? '').href)) as {
    startSnmpSim(options: object): Promise<Simulator>
  }
  return startSnmpSim({ dirs: [folder], port: 0 })
}

export const recorded = (folder: string | null): string[] =>
  folder === null
    ? []
    : readdirSync(folder).flatMap((name) => (name.endsWith('.snmprec') ? [name.slice(0, -8)] : []))

export const expectedOf = (folder: string, name: string): Expected[] =>
  (JSON.parse(readFileSync(join(folder, `${name}.expected.json`), 'utf8')) as { expected?: Expected[] })
    .expected ?? []

/** Which of our readings may say the same, and what one of theirs is in our unit. */
export type Same = (expected: Expected) => { readonly readings: RegExp; readonly factor?: number } | null

export type Reason = readonly [(name: string, expected: Expected) => boolean, string]

/** Each reading of theirs that we have not, with the reason; each of ours answers for one of theirs only. */
export const differences = (
  name: string,
  expected: readonly Expected[],
  answer: Answer<unknown> | undefined,
  same: Same,
  reasons: readonly Reason[],
): { readonly table: string[][]; readonly agreed: number } => {
  const left = Object.entries(answer?.readings ?? {})
  const table: string[][] = []
  let agreed = 0
  const why = (one: Expected) => reasons.find(([fits]) => fits(name, one))?.[1]
  // What has a reason to differ takes no reading from the others.
  const inOrder = [...expected].sort((a, b) => Number(why(a) !== undefined) - Number(why(b) !== undefined))
  for (const one of inOrder) {
    const kind = same(one)
    if (kind === null) continue
    const wanted = one.value * (kind.factor ?? 1)
    const [nearest] = left
      .filter(([key]) => kind.readings.test(key))
      .map(([key, value]) => ({ key, off: Math.abs(value - wanted) }))
      .sort((a, b) => a.off - b.off)
    if (nearest && nearest.off < 0.06) {
      left.splice(
        left.findIndex(([key]) => key === nearest.key),
        1,
      )
      agreed += 1
      continue
    }
    table.push([name, one.descr ?? '', one.oid, `${one.value} ${one.unit}`, why(one) ?? 'UNEXPLAINED'])
  }
  return { table, agreed }
}

export const print = (table: readonly string[][]): void => {
  process.stdout.write(
    `${['device | its name | OID | expected | why it is not read so', ...table.map((row) => row.join(' | '))].join('\n')}\n`,
  )
}
