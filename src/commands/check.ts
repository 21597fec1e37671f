import { z } from 'zod'
import { readConfig } from '#agents/config.js'
import { automaticEntries } from '#agents/entries.js'
import { openHost } from '#agents/host.js'
import { loadProbes } from '#agents/probes.js'
import { collect } from '#agents/run.js'
import { newSelf } from '#agents/self.js'
import { type Evidence, states } from '#contract/verdict.js'
import { judgeCollection } from '#service/judge-collection.js'
import { openTexts } from '#service/texts.js'
import { defineCommand } from '../command.js'
import { policyOf } from '../policy-of.js'
import { tableOf } from '../table.js'

const isTrouble = (state: string): boolean => state === 'fail' || state === 'lapsed'

export default defineCommand({
  summary: 'Judges this machine by the security policy, without a server; exit code 1 where something fails.',
  options: z.object({
    config: z.string().optional().describe('An agent.yaml whose probes are run too.'),
    all: z.boolean().default(false).describe('Show what passes as well, not only count it.'),
    lang: z.string().default('en').describe('Language: en, sr-Cyrl or sr-Latn.'),
    format: z.enum(['table', 'json']).default('table').describe('How to print it.'),
  }),
  examples: ['popis check', 'popis check --all --lang sr-Cyrl', 'popis check --format json'],
  async run({ options, terminal }) {
    const probes = await loadProbes()
    const entries = options.config
      ? (await readConfig(options.config, probes)).entries
      : automaticEntries(probes)
    const host = openHost({ self: newSelf(entries.length) })
    const [collection, policy, texts] = await Promise.all([collect(entries, host), policyOf(), openTexts()])
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
    const language = texts.language(options.lang)
    const verdicts = judgeCollection(policy, collection, host.hostname, zone)
      .map((verdict) => {
        const rule = policy.rules.get(verdict.rule)
        const say = (part: 'title' | 'failed' | 'remedy') =>
          rule ? texts.ruleText(language, rule, part, verdict.evidence.values ?? {}, zone) : ''
        return {
          ...verdict,
          title: say('title'),
          failed: isTrouble(verdict.state) ? say('failed') : null,
          remedy: isTrouble(verdict.state) ? say('remedy') : null,
        }
      })
      .sort((a, b) => states.indexOf(a.state) - states.indexOf(b.state) || a.rule.localeCompare(b.rule))

    if (options.format === 'json')
      terminal.out(JSON.stringify({ host: host.hostname, at: collection.observedAt, verdicts }, null, 2))
    else {
      const shown = verdicts.filter(({ state }) => options.all || !['pass', 'n/a'].includes(state))
      const reasonOf = ({ reason, detail, asked }: Evidence): string => {
        if (asked) return `${texts.t(language, `reason.${asked.reason}`)}, ${asked.detail}`
        if (reason === undefined) return ''
        return [texts.t(language, `reason.${reason}`), detail].filter(Boolean).join(', ')
      }
      const why = ({ failed, evidence, title }: (typeof verdicts)[number]) =>
        failed ?? [title, reasonOf(evidence)].filter(Boolean).join(': ')
      terminal.out(
        tableOf(
          shown.map((verdict) => [
            texts.t(language, `state.${verdict.state}`),
            why(verdict),
            verdict.thing.split('#').slice(1).join(' '),
            verdict.since === null ? '' : texts.formatInstant(language, verdict.since, zone),
            verdict.remedy ?? '',
          ]),
        ),
      )
      const counts = states.map(
        (state) => [state, verdicts.filter((verdict) => verdict.state === state).length] as const,
      )
      terminal.out(
        counts
          .filter(([, count]) => count > 0)
          .map(([state, count]) => `${count} ${texts.t(language, `state.${state}`)}`)
          .join(', '),
      )
    }
    return verdicts.some(({ state }) => isTrouble(state)) ? 1 : 0
  },
})
