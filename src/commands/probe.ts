import { z } from 'zod'
import { columns } from '#agents/columns.js'
import { entryId } from '#agents/entries.js'
import { forgetfulNotes, openHost } from '#agents/host.js'
import type { Probe } from '#agents/probe.js'
import { optionsOf, readFlags } from '#agents/probe-options.js'
import { loadProbes } from '#agents/probes.js'
import { type Collection, collect } from '#agents/run.js'
import { newSelf } from '#agents/self.js'
import { Problem } from '#lib/problem.js'
import { defineCommand } from '../command.js'

const listProbes = (probes: ReadonlyMap<string, Probe>): string[] => [
  'popis probe TOPIC/TOOL [--OPTION VALUE …] [--format table|json]',
  '',
  ...columns(
    [...probes].map(([id, { summary, platforms }]) => [
      id,
      `${summary}${platforms.some((name) => name === process.platform) ? '' : ` (${platforms.join(', ')} only)`}`,
    ]),
  ),
]

const helpOf = (id: string, { summary, options }: Probe): string[] => [
  `popis probe ${id}${optionsOf(options).length > 0 ? ' [--OPTION VALUE …]' : ''} [--format table|json]`,
  '',
  `  ${summary}`,
  ...optionsOf(options).flatMap(({ flag, isSwitch, isList, isRequired, description, fallback }) => [
    '',
    `  --${flag}${isSwitch ? '' : ` ${flag.toUpperCase().replaceAll('-', '_')}`}${isRequired ? ' (needed)' : ''}`,
    `      ${description}${isList ? ' May be given several times.' : ''}${fallback === undefined ? '' : ` Default: ${String(fallback)}.`}`,
  ]),
]

const cell = (value: unknown): string =>
  typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value)

const asTable = ({ subjects }: Collection): string[] =>
  subjects.flatMap(({ subject, sets, failures, readings }) => [
    ...(subject ? ['', `${subject.kind} ${subject.id} (${subject.name})`] : []),
    ...[...sets.values()].flatMap(({ facts }) =>
      facts.length === 0
        ? ['none']
        : facts.flatMap((fact, index) => [
            ...(index > 0 ? [''] : []),
            ...columns(Object.entries(fact as object).map(([field, value]) => [field, cell(value)])),
          ]),
    ),
    ...[...readings.values()].flatMap((all) => [
      '',
      ...columns(Object.entries(all).map(([name, value]) => [name, String(value)])),
    ]),
    ...[...failures.values()].map(({ reason, detail }) => `${reason}: ${detail}`),
  ])

const asJson = ({ observedAt, subjects }: Collection): string =>
  JSON.stringify(
    {
      observedAt,
      subjects: subjects.map(({ subject, sets, failures, readings }) => ({
        subject,
        facts: [...sets.values()].flatMap(({ facts }) => facts),
        readings: Object.assign({}, ...readings.values()),
        failures: [...failures.values()].map(({ reason, detail }) => ({ reason, detail })),
      })),
    },
    null,
    2,
  )

/** Takes `--format` out of the words; the rest belongs to the probe. */
const takeFormat = (words: readonly string[]): { format: 'table' | 'json'; rest: string[] } => {
  const at = words.findIndex((word) => word === '--format' || word.startsWith('--format='))
  if (at < 0) return { format: 'table', rest: [...words] }
  const isJoined = words[at]?.includes('=') ?? false
  const format = isJoined ? words[at]?.split('=')[1] : words[at + 1]
  if (format !== 'table' && format !== 'json') throw new Problem('invalid', '--format is table or json')
  return { format, rest: words.filter((_, index) => index !== at && (isJoined || index !== at + 1)) }
}

export default defineCommand({
  summary: 'Runs one probe and prints its facts and readings: the way to try a setting.',
  usage: 'TOPIC/TOOL [--OPTION VALUE …] [--format table|json]',
  options: z.object({}),
  ownOptions: true,
  examples: [
    'popis probe os/linux',
    'popis probe backup/restic --repository /srv/backup --password-file /etc/popis/restic',
    'popis probe backup/restic --help',
  ],

  async run({ raw, terminal }) {
    const probes = await loadProbes()
    const [id = '', ...words] = raw
    const isHelp = raw.some((word) => word === '--help' || word === '-h')
    const probe = probes.get(id)
    if (!probe) {
      const isAsked = isHelp || id === ''
      if (!isAsked) terminal.err(`popis probe: there is no probe “${id}”`)
      for (const line of listProbes(probes)) terminal[isAsked ? 'out' : 'err'](line)
      return isAsked ? 0 : 2
    }
    if (isHelp) {
      for (const line of helpOf(id, probe)) terminal.out(line)
      return 0
    }
    const { format, rest } = takeFormat(words)
    const options = readFlags(probe.options, rest)
    if (!probe.platforms.some((name) => name === process.platform))
      throw new Problem('unavailable', `${id} runs on ${probe.platforms.join(', ')} only`)
    const wrong = probe.faultOf?.(options) ?? null
    if (wrong !== null) throw new Problem('invalid', wrong)
    const entry = { id: entryId(id, probe, options), probe, options, configured: true }
    const result = await collect([entry], openHost({ self: newSelf(1), notes: forgetfulNotes }))
    for (const line of format === 'json' ? [asJson(result)] : asTable(result)) terminal.out(line)
    return result.subjects.some(({ failures }) => failures.size > 0) ? 1 : 0
  },
})
