import { z } from 'zod'
import { day, toInstant } from '#lib/instant.js'
import { Problem } from '#lib/problem.js'
import { parseSpan } from '#lib/span.js'
import { openDue } from '#service/due/due.js'
import { dueWords } from '#service/due/due-words.js'
import { readSupport } from '#service/read-support.js'
import { openTexts } from '#service/texts.js'
import { openSqliteReader } from '#store/sqlite/open.js'
import { defineCommand } from '../command.js'
import { storeFile } from '../data-folder.js'
import { readTermKinds } from '../due-kinds.js'
import { dueFormats, renderDue, renderRenewals } from '../due-output.js'
import { readLiveRegister } from '../live-register.js'
import { policyOf, thresholdOf } from '../policy-of.js'
import { readSettings } from '../settings.js'
import { writeOutput } from '../write-output.js'

const daysOf = (text: string): number => {
  const span = parseSpan(text)
  if (span === null) throw new Problem('invalid', '--within: a length of time such as 90d, 6mo or 1y')
  return 'months' in span ? Math.ceil((span.months * 365.25) / 12) : Math.floor(span.ms / day)
}

export default defineCommand({
  summary: 'Shows all that ends: rights, contracts, warranties, certificates, support, inspections.',
  options: z.object({
    within: z.string().default('180d').describe('How far ahead, such as 90d, 6mo or 1y.'),
    kind: z.string().optional().describe('Only these kinds, with commas between: entitlement,contract.'),
    renewals: z
      .boolean()
      .default(false)
      .describe('What is bought again, by supplier, with prices: for the next plan.'),
    format: z.enum(dueFormats).default('table').describe('How to print it.'),
    alarms: z.boolean().default(false).describe('With ics: a sign at each warning.'),
    lang: z.string().optional().describe('en, sr-Cyrl or sr-Latn; else that of the organisation.'),
    output: z.string().optional().describe('File to write to instead of standard output.'),
  }),
  examples: [
    'popis due',
    'popis due --within 90d --kind certificate,domain',
    'popis due --format ics -o due.ics',
    'popis due --renewals --within 1y --format csv -o renewals.csv',
  ],
  async run({ options, terminal }) {
    const settings = readSettings(process.env)
    const within = daysOf(options.within)
    const [texts, register, kinds, support] = await Promise.all([
      openTexts(),
      readLiveRegister(settings.register),
      readTermKinds(),
      readSupport(),
    ])
    const { organisation } = register
    const asked = options.kind?.split(',').map((name) => name.trim())
    const wrong = asked?.find((name) => !kinds.has(name))
    if (wrong !== undefined)
      throw new Problem('invalid', `--kind: there is no ${wrong}; there are ${[...kinds.keys()].join(', ')}`)
    const language = options.lang ?? texts.language(organisation.language)
    if (!texts.languages.includes(language))
      throw new Problem('invalid', `--lang: there are ${texts.languages.join(', ')}`)
    if (options.renewals && options.format === 'ics')
      throw new Problem('invalid', '--renewals: there is no calendar of them; leave one of the two out')
    const [policy, threshold] = await Promise.all([
      policyOf(organisation.country),
      thresholdOf(organisation.country),
    ])
    const store = await openSqliteReader(storeFile(settings.data))
    try {
      const reader = store.of(organisation.id)
      const clock = { now: () => toInstant(Date.now()) }
      const due = openDue({
        reader,
        register: () => register,
        clock,
        policy,
        kinds,
        support,
        threshold,
        graceMs: settings.graceMs,
      })
      const items = (await due.items()).filter(({ kind }) => asked?.includes(kind) ?? true)
      const rendering = {
        format: options.format,
        within,
        words: dueWords(texts, language),
        supportedAsOf: due.supportedAsOf,
        reader,
        organisation,
        url: settings.baseUrl,
        hasAlarms: options.alarms,
      }
      const content = await (options.renewals
        ? renderRenewals(items, rendering)
        : renderDue(items, rendering))
      if (options.output !== undefined) await writeOutput(options.output, content)
      else if (typeof content === 'string') terminal.out(content.trimEnd())
      else process.stdout.write(content)
    } finally {
      await store.close()
    }
    return 0
  },
})
