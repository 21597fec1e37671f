import { dirname, resolve } from 'node:path'
import { z } from 'zod'
import { Pin } from '#contract/pin.js'
import { type Fault, Problem } from '#lib/problem.js'
import { readIfThere } from './atomic-file.js'
import { automaticEntries, type Entry, entryId } from './entries.js'
import { Interval } from './interval.js'
import type { Probe } from './probe.js'
import type { Trust } from './send.js'
import { checkServer } from './server-url.js'
import { openYaml, type YamlFile } from './yaml-file.js'

const AgentFile = z.strictObject({
  server: z.string().superRefine(checkServer).optional(),
  keyFile: z.string().min(1).default('agent.key'),
  stateFolder: z.string().min(1).default('agent-state'),
  every: Interval.default(300),
  fingerprint: z
    .string()
    .regex(/^([0-9a-f]{2}:?){32}$/i, 'is not the SHA-256 of a certificate: 64 hex digits')
    .optional(),
  pin: Pin.optional(),
  caFile: z.string().min(1).optional(),
  probes: z
    .array(z.looseObject({ probe: z.string(), name: z.string().min(1).max(200).optional() }))
    .default([]),
  skip: z.array(z.string()).default([]),
})

export interface AgentConfig {
  readonly server: string | null
  readonly keyFile: string
  readonly stateFolder: string
  readonly everySeconds: number
  readonly trust: Trust
  readonly entries: readonly Entry[]
}

type Path = readonly (string | number)[]

/** What a schema refuses, each with its place in the file. */
const faultsOf = (yaml: YamlFile, error: z.ZodError, below: Path = []): Fault[] =>
  error.issues.flatMap((issue): Fault[] => {
    const path = [...below, ...issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part))]
    return issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({
          where: yaml.where([...path, key]),
          what: `there is no setting “${key}” here`,
        }))
      : [{ where: yaml.where(path), what: `${path.join('.')}: ${issue.message}` }]
  })

type Listed = z.infer<typeof AgentFile>['probes'][number]

const toEntry = (
  yaml: YamlFile,
  index: number,
  { probe: id, name, ...options }: Listed,
  probes: ReadonlyMap<string, Probe>,
): Entry | Fault[] => {
  const at: Path = ['probes', index]
  const probe = probes.get(id)
  const fault = (what: string): Fault[] => [{ where: yaml.where([...at, 'probe']), what }]
  if (!probe) return fault(`there is no probe “${id}”; there are ${[...probes.keys()].join(', ')}`)
  if (!probe.platforms.some((platform) => platform === process.platform))
    return fault(`${id} runs on ${probe.platforms.join(', ')} only`)
  const parsed = probe.options.strict().safeParse(options)
  if (!parsed.success) return faultsOf(yaml, parsed.error, at)
  const wrong = probe.faultOf?.(parsed.data) ?? null
  if (wrong !== null) return fault(wrong)
  return { id: entryId(id, probe, parsed.data, name), probe, options: parsed.data, configured: true }
}

const isFault = (made: Entry | Fault[]): made is Fault[] => Array.isArray(made)

const allEntries = (yaml: YamlFile, file: z.infer<typeof AgentFile>, probes: ReadonlyMap<string, Probe>) => {
  const made = file.probes.map((listed, index) => toEntry(yaml, index, listed, probes))
  const faults = made.filter(isFault).flat()
  const configured = new Map<string, Entry>()
  for (const [index, entry] of made.entries()) {
    if (isFault(entry)) continue
    if (configured.has(entry.id))
      faults.push({
        where: yaml.where(['probes', index]),
        what: `a second entry ${entry.id}: give each a name of its own`,
      })
    configured.set(entry.id, entry)
  }
  const automatic = automaticEntries(probes)
  for (const [index, id] of file.skip.entries())
    if (!automatic.some((entry) => entry.id === id))
      faults.push({
        where: yaml.where(['skip', index]),
        what: `“${id}” is not tried by itself here; these are: ${automatic.map((entry) => entry.id).join(', ')}`,
      })
  const others = automatic.filter(({ id }) => !file.skip.includes(id) && !configured.has(id))
  return { faults, entries: [...others, ...configured.values()] }
}

/**
 * Reads agent.yaml. Paths in it are relative to its folder.
 * @throws Problem not_found; invalid, with file, line and column of every fault.
 */
export const readConfig = async (path: string, probes: ReadonlyMap<string, Probe>): Promise<AgentConfig> => {
  const text = await readIfThere(path)
  if (text === null)
    throw new Problem('not_found', `there is no ${path}; popis agent enrol URL TOKEN writes one`)
  const refuse = (faults: readonly Fault[]): never => {
    throw new Problem('invalid', `${path} cannot be used`, { faults })
  }
  const yaml = await openYaml(path, text)
  if (yaml.faults.length > 0) refuse(yaml.faults)
  const parsed = AgentFile.safeParse(yaml.value ?? {})
  if (!parsed.success) return refuse(faultsOf(yaml, parsed.error))
  const { faults, entries } = allEntries(yaml, parsed.data, probes)
  if (faults.length > 0) refuse(faults)
  const { server = null, keyFile, stateFolder, every, fingerprint, pin, caFile } = parsed.data
  const here = (name: string): string => resolve(dirname(path), name)
  return {
    server,
    keyFile: here(keyFile),
    stateFolder: here(stateFolder),
    everySeconds: every,
    trust: {
      ...(pin ? { pin } : {}),
      ...(fingerprint ? { fingerprint } : {}),
      ...(caFile ? { caFile: here(caFile) } : {}),
    },
    entries,
  }
}
