import type { Attestation } from '#contract/register/attestation.js'
import type { State } from '#contract/verdict.js'
import { buildChecklist, type Checklist } from '#domain/checklist/checklist.js'
import type { Words } from '#domain/checklist/format.js'
import { parseFramework } from '#domain/checklist/framework.js'
import type { VerdictSpan } from '#domain/ports.js'
import type { Texts } from '#service/texts.js'

const checks = {
  'BCK-1': { en: 'Last successful backup', 'sr-Cyrl': 'Последња успешна резервна копија' },
  'AV-1': { en: 'Antivirus present and on', 'sr-Cyrl': 'Антивирусна заштита присутна и укључена' },
  'FW-1': { en: 'Host firewall', 'sr-Cyrl': 'Заштитни зид на уређају' },
  'SEC-1': { en: 'ICT security act in force', 'sr-Cyrl': 'Акт о информационој безбедности на снази' },
  'AC-1': { en: 'Air conditioner service', 'sr-Cyrl': 'Сервис клима уређаја' },
  'UPS-3': { en: 'UPS battery status', 'sr-Cyrl': 'Стање батерије УПС-а' },
  'LOG-1': { en: 'Logs kept', 'sr-Cyrl': 'Чување записа' },
}

const catalogue = `
title: { en: Protection measures of the example, sr-Cyrl: Мере заштите из примера }
basis:
  - { en: 'Law of the example, articles 7 and 8', sr-Cyrl: 'Закон из примера, чл. 7. и 8.' }
validFrom: 2016-11-24
validTo: 2026-12-31
note: { en: Another law takes its place., sr-Cyrl: Замењује га други закон. }
number: { en: Measure, sr-Cyrl: Мера }
controls:
  - { id: '1', article: '2', title: { en: Organisation, sr-Cyrl: Организација }, checks: [SEC-1] }
  - { id: '2', article: '3', title: { en: Malware, sr-Cyrl: Злонамерни софтвер }, checks: [AV-1] }
  - { id: '3', article: '4', title: { en: Loss of data, sr-Cyrl: Губитак података }, checks: [BCK-1] }
  - { id: '4', article: '5', title: { en: Networks, sr-Cyrl: Мреже }, checks: [FW-1] }
  - { id: '5', article: '6', title: { en: Event records, sr-Cyrl: Записи о догађајима }, checks: [LOG-1] }
  - { id: '6', article: '7', title: { en: Equipment, sr-Cyrl: Опрема }, checks: [AC-1] }
  - id: '7'
    article: '8'
    title: { en: Data media, sr-Cyrl: Носачи података }
    attest: { en: Is there a record of media?, sr-Cyrl: Да ли се води евиденција носача? }
  - { id: '8', article: '9', title: { en: Power, sr-Cyrl: Напајање }, checks: [UPS-3] }
`

const rules = [
  {
    id: 'antivirus-running',
    checks: ['AV-1'],
    controls: [],
    title: 'Antivirus is running',
    failed: 'Antivirus is off',
  },
  {
    id: 'backup-recent',
    checks: ['BCK-1'],
    controls: [],
    title: 'Every backup job has succeeded recently',
    failed: 'No successful backup of {job} since {lastSuccess}',
  },
  {
    id: 'firewall-on',
    checks: ['FW-1'],
    controls: [],
    title: 'The firewall is on',
    failed: 'The firewall is off',
  },
  {
    id: 'cooling-serviced',
    checks: ['AC-1'],
    controls: [],
    title: 'The air conditioner is serviced',
    failed: 'Service overdue',
  },
  {
    id: 'ups-battery',
    checks: ['UPS-3'],
    controls: [],
    title: 'The battery is good',
    failed: 'The battery is {status}',
  },
]

const span = (
  rule: string,
  thing: string,
  state: State,
  more: Partial<Pick<VerdictSpan, 'subject' | 'since' | 'evidence'>> = {},
): VerdictSpan => ({
  rule,
  thing,
  state,
  subject: null,
  since: null,
  from: '2026-11-20T06:00:00.000Z',
  until: null,
  flipsAt: null,
  evidence: {},
  ...more,
})

const pc = (index: number) => `asset:PC-${String(index).padStart(3, '0')}`

const verdicts: VerdictSpan[] = [
  span('antivirus-running', pc(1), 'pass'),
  ...Array.from({ length: 39 }, (_, index) =>
    span('antivirus-running', pc(index + 2), 'unknown', { evidence: { reason: 'never-seen' } }),
  ),
  span('backup-recent', 'srv-1#backup/restic#nightly', 'lapsed', {
    subject: 'srv-1',
    since: '2026-11-22T01:10:00.000Z',
    evidence: { values: { job: 'nightly', lastSuccess: '2026-11-19T23:10:00Z' } },
  }),
  span('firewall-on', 'srv-1', 'fail', { subject: 'srv-1', since: '2026-11-22T06:58:00.000Z' }),
  span('firewall-on', 'srv-2', 'waived', {
    subject: 'srv-2',
    evidence: { waiver: 'W-1', covered: 'fail' },
  }),
  span('cooling-serviced', 'asset:AC-01', 'due'),
  span('ups-battery', 'ups-1', 'waived', { evidence: { waiver: 'W-2', covered: 'lapsed' } }),
]

const attestations: Attestation[] = [
  {
    id: 'AT-1',
    question: 'SEC-1',
    statement: { en: 'The act is in force <and signed>.', 'sr-Cyrl': 'Акт је на снази <и потписан>.' },
    date: '2026-02-16',
    document: '016-7/2026-IV',
    by: 'it-administrator',
    confirmedBy: 'head',
    validUntil: '2027-02-15',
  },
  {
    id: 'AT-2',
    question: 'example:7',
    statement: 'x',
    date: '2026-02-16',
    document: '016-8/2026-IV',
    by: 'it-administrator',
    validUntil: '2027-02-15',
  },
]

/** A made-up paper in which every state of a control stands once. */
export const paper = (): Checklist =>
  buildChecklist({
    framework: parseFramework('example', catalogue, 'example.yaml', checks),
    organisation: {
      id: 'primer',
      name: { en: 'Municipality of Primer', 'sr-Cyrl': 'Општина Пример' },
      seat: { en: 'Primer', 'sr-Cyrl': 'Пример' },
      country: 'RS',
      timeZone: 'Europe/Belgrade',
      currency: 'RSD',
      language: 'sr-Cyrl',
    },
    rules,
    verdicts,
    attestations,
    names: {
      'srv-1': { en: 'Main server', 'sr-Cyrl': 'Главни сервер' },
      'srv-2': { en: 'Off-site server', 'sr-Cyrl': 'Сервер ван зграде' },
      'asset:AC-01': { en: 'Air conditioner', 'sr-Cyrl': 'Клима уређај' },
      'ups-1': { en: 'UPS', 'sr-Cyrl': 'УПС' },
      'role:it-administrator': { en: 'IT administrator', 'sr-Cyrl': 'ИТ администратор' },
      'role:head': { en: 'Head of administration', 'sr-Cyrl': 'Начелник' },
    },
    checks,
    asOf: '2026-11-22T07:00:00.000Z',
    now: '2026-11-22T07:05:00.000Z',
  })

/** The words of one language for that paper. */
export const wordsOf = (texts: Texts, language: string): Words => ({
  language,
  t: (key, values) => texts.t(language, key, values),
  local: (text) => texts.local(language, text),
  rule(id, part, values) {
    const rule = rules.find((each) => each.id === id)
    return rule ? texts.ruleText(language, { ...rule, remedy: '' }, part, values, 'Europe/Belgrade') : id
  },
  instant: (instant) => texts.formatInstant(language, instant, 'Europe/Belgrade'),
  day: (day) => texts.formatDay(language, day),
})
