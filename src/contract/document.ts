import { PlanProgress } from './plan-progress.js'
import { PlanTemplate } from './plan-template.js'
import { collections, entrySchemas, Organisation, Register } from './register.js'
import { Acknowledgement, Enrolled, Enrolment, ProbeFailure, Report } from './report.js'
import { markdownTable, schemaTable } from './schema-table.js'
import type { SubjectKind, Topic } from './topic.js'
import { Evidence, states } from './verdict.js'

/** The fields that the key of a topic is made of, learnt by letting it look at a fact. */
const keyFields = ({ key }: Topic): string[] => {
  const seen = new Set<string>()
  const look = (_: object, name: string | symbol): string => {
    seen.add(String(name))
    return ''
  }
  const fact = new Proxy({}, { get: look })
  key(fact as never)
  return [...seen].map((name) => `\`${name}\``)
}

const howMany = (topic: Topic): string =>
  topic.single
    ? 'One fact, at most, in a set.'
    : `Key: ${keyFields(topic).join(' + ')}. At most ${topic.max} facts in a set.`

const nameOf = (kind: SubjectKind): string => (kind === 'ups' ? 'UPS' : kind)

const whatAbsenceMeans = ({ lasting, expected, about }: Topic): string => {
  const where = nameOf(about[0] ?? 'host')
  return [
    expected
      ? `Every ${where} is expected to have it: one that does not is *unknown*.`
      : 'Nobody is expected to have it unless a rule says so.',
    ...(lasting ? ['A key that is no longer reported becomes *unknown*, “no longer reported”.'] : []),
  ].join(' ')
}

const topicSection = (topic: Topic): string[] => {
  const readings = Object.entries(topic.readings)
  return [
    `### ${topic.name}`,
    topic.description,
    `About a ${topic.about.map(nameOf).join(' or a ')}. ${howMany(topic)} ${whatAbsenceMeans(topic)}`,
    schemaTable(topic.schema),
    ...(readings.length === 0
      ? []
      : [
          'Readings:',
          markdownTable(
            ['metric', 'unit', 'meaning'],
            readings.map(([name, { unit, description }]) => [`\`${name}\``, unit, description]),
          ),
        ]),
  ]
}

const registerSections = (): string[] =>
  collections.flatMap((name) => [
    `### ${name}`,
    Register.shape[name].description ?? '',
    schemaTable(entrySchemas[name]),
  ])

/** The contract as people read it: `docs/contract.md`. Made from the schemas alone, so that it cannot say anything else. */
export const contractDocument = (topics: ReadonlyMap<string, Topic>): string =>
  `${[
    '# The contract',
    'Made from the schemas in `src/contract` by `npx popis help contract > docs/contract.md`. Do not edit it by hand.',
    'Unknown fields are refused. An *instant* is an RFC 3339 time with its offset, such as `2026-11-22T07:00:00Z`; a *day* is such as `2026-11-22`, good on the whole of that day where the organisation is. An *id* is 1 to 64 letters, digits, dots, dashes and underscores, a letter or digit first. No text holds a NUL. `null` means: asked, and there is none. A field that is left out means: not asked.',
    '## Topics',
    'A topic is a kind of fact. An agent reports a set of facts for each entry of its configuration, such as `backup/restic:nightly`; what stands before the slash is the topic.',
    ...[...topics.values()].flatMap(topicSection),
    '## Report',
    'What an agent posts to `/api/v1/reports`, with its key as bearer token. A body may be sent with `Content-Encoding: gzip`; inflated it has 8 MiB at most. The hash of a fact set is the SHA-256, in base64url, of its canonical JSON (RFC 8785). The header `Popis-Sent-At` says when the agent sent it, by its own clock: the server corrects by the difference.',
    schemaTable(Report),
    '### Probe failure',
    'A probe that could not say. It is never an empty list.',
    schemaTable(ProbeFailure),
    '### Acknowledgement',
    'What the server answers, once the report, its verdicts and its alerts are on disk.',
    schemaTable(Acknowledgement),
    '## Enrolment',
    'What an agent posts to `/api/v1/agents/enrol`, with an enrolment token as bearer token.',
    schemaTable(Enrolment),
    'What the server answers:',
    schemaTable(Enrolled),
    '## Verdict',
    `States, worst first: ${states.map((state) => `\`${state}\``).join(', ')}. \`docs/judging.md\` says what each means. The evidence of a verdict:`,
    schemaTable(Evidence),
    '## Register',
    'What people declare: `inventory.json` in the data folder. `format` is `1`.',
    '### organisation',
    schemaTable(Organisation),
    ...registerSections(),
    '## Plan template',
    'What `popis plan template` writes and `popis plan import` takes in: `docs/plan-template.md`.',
    schemaTable(PlanTemplate),
    '## Plan progress',
    'What `popis plan progress` writes, and `popis plan rollup` and `POST /api/v1/plans/{plan}/progress` take.',
    schemaTable(PlanProgress),
  ].join('\n\n')}\n`
