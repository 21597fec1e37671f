import { Attestation } from '#contract/register/attestation.js'
import type { LocalText } from '#contract/register/text.js'
import type { Organisation } from '#contract/register.js'
import { buildChecklist, type Checklist } from '#domain/checklist/checklist.js'
import type { Words } from '#domain/checklist/format.js'
import type { Policy } from '#domain/policy/policy.js'
import type { Clock, OrganisationReader, RegisterEntry, VerdictSpan } from '#domain/ports.js'
import type { Instant } from '#lib/instant.js'
import { Problem } from '#lib/problem.js'
import { said } from '#lib/said.js'
import type { Frameworks } from './frameworks.js'
import { countThing } from './licences/positions.js'
import type { Texts } from './texts.js'

export interface PrintContext {
  readonly reader: Pick<OrganisationReader, 'verdicts' | 'registerEntries' | 'subjects'>
  readonly organisation: Organisation
  readonly policy: Policy
  readonly frameworks: Frameworks
  readonly clock: Pick<Clock, 'now'>
}

const prefixes: Partial<Record<RegisterEntry['collection'], string>> = {
  assets: 'asset',
  entitlements: 'entitlement',
  contracts: 'contract',
  roles: 'role',
}

/** What people call the entries of the register, by the id that verdicts have: their name, else what the sticker says. */
const registerNames = (entries: readonly RegisterEntry[]): [string, LocalText][] =>
  entries.flatMap(({ collection, id, body }) => {
    const prefix = prefixes[collection]
    if (prefix === undefined) return []
    const { tag, name } = body as { tag?: string; name?: LocalText }
    return [[`${prefix}:${id}`, name ?? tag ?? id]]
  })

/** Positions of licences are no entries: what they are called stands in what was judged. */
const positionNames = (verdicts: readonly VerdictSpan[]): [string, LocalText][] =>
  verdicts.flatMap(({ thing, evidence }): [string, LocalText][] =>
    thing.startsWith('position:') && typeof evidence.values?.name === 'string'
      ? [[thing, evidence.values.name]]
      : [],
  )

/**
 * Makes the checklist of a framework as it stood at `asOf`, by default now. Rules and catalogues are those of
 * today; verdicts, names and attestations are those of that moment.
 * @throws Problem not_found: no such framework; the message names those that exist. Invalid: `asOf` is in the future.
 */
export const makeChecklist = async (
  { reader, organisation, policy, frameworks, clock }: PrintContext,
  framework: string,
  asOf: Instant | null,
): Promise<Checklist> => {
  const catalogue = frameworks.byId.get(framework)
  if (!catalogue)
    throw new Problem(
      'not_found',
      said`no framework is called “${framework}”; there are ${[...frameworks.byId.keys()].join(', ')}`,
    )
  const now = clock.now()
  if (asOf !== null && asOf > now)
    throw new Problem('invalid', said`${asOf} is in the future: what will be is not known`)
  const moment = asOf ?? now
  const [verdicts, entries, subjects] = await Promise.all([
    reader.verdicts({ asOf: moment }),
    reader.registerEntries(moment),
    reader.subjects({ asOf: moment }),
  ])
  return buildChecklist({
    framework: catalogue,
    organisation,
    rules: [...policy.rules.values()],
    verdicts,
    attestations: entries
      .filter(({ collection }) => collection === 'attestations')
      .map(({ body }) => Attestation.parse(body)),
    names: Object.fromEntries<LocalText>([
      ...subjects.map(({ id, name }): [string, LocalText] => [id, name]),
      ...registerNames(entries),
      ...positionNames(verdicts),
      ['organisation', organisation.name],
      [countThing, organisation.name],
    ]),
    checks: frameworks.checks,
    asOf: moment,
    now,
  })
}

/** What a paper says in `language`, with times as the clocks of the organisation show them. */
export const checklistWords = (texts: Texts, policy: Policy, language: string, zone: string): Words => ({
  language,
  t: (key, values) => texts.t(language, key, values),
  local: (text) => texts.local(language, text),
  rule(id, part, values) {
    const rule = policy.rules.get(id)
    return rule ? texts.ruleText(language, rule, part, values, zone) : id
  },
  instant: (instant) => texts.formatInstant(language, instant, zone),
  day: (day) => texts.formatDay(language, day),
})
