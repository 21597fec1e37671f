// A hundred rules on one host with the software list and all.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { hostReports } from './facts.js'

const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1]

export const benchJudging = async ({ root, rounds }) => {
  const from = (path) => import(new URL(`../dist/src/${path}`, import.meta.url).href)
  const [{ parseRule }, { topics }, { judgeCollection }] = await Promise.all([
    from('domain/policy/rule-file.js'),
    from('contract/topics.js'),
    from('service/judge-collection.js'),
  ])
  const folder = join(root, 'policies', 'rules')
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'))
  const ofHosts = files
    .map((name) => [name, readFileSync(join(folder, name), 'utf8')])
    .filter(([, text]) => /^each: (fact|subject)$/m.test(text) && !/^topic: ups$/m.test(text))
  const rules = new Map(
    Array.from({ length: 100 }, (_, index) => {
      const [name, text] = ofHosts[index % ofHosts.length]
      const id = `${name}-${index}`
      return [id, parseRule(id, name, text, topics)]
    }),
  )
  const sets = new Map(
    Object.entries(hostReports(1, 150).facts).map(([entry, facts]) => [entry, { hash: 'h', facts }]),
  )
  const readings = new Map([
    ['agent/server', { clockSkewSeconds: 1 }],
    ['disk/linux', { 'freePercent /': 61, 'freeBytes /': 3e11 }],
  ])
  const collected = {
    observedAt: new Date().toISOString(),
    subjects: [{ subject: null, sets, failures: new Map(), readings }],
  }
  const once = () => judgeCollection({ rules }, collected, 'bench', 'Europe/Belgrade')
  for (let warm = 0; warm < 50; warm++) once()
  const times = []
  let judged = 0
  for (let round = 0; round < rounds; round++) {
    const at = performance.now()
    judged = once().length
    times.push(performance.now() - at)
  }
  return { rules: rules.size, verdicts: judged, medianMs: median(times) }
}
