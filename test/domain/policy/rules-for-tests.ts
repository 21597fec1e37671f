import { readFileSync } from 'node:fs'
import { topics } from '#contract/topics.js'
import type { Rule } from '#domain/policy/compiled.js'
import { parseRule } from '#domain/policy/rule-file.js'

export const backupRecent = (): Rule =>
  parseRule(
    'backup-recent',
    'backup-recent.yaml',
    readFileSync('policies/rules/backup-recent.yaml', 'utf8'),
    topics,
  )

/** A rule file with only what a test is about; its two examples hold whatever the check is. */
export const ruleText = (fields: Record<string, string>): string => {
  const all = {
    title: 'A rule of a test',
    severity: 'low',
    failed: 'It is not so',
    remedy: 'Make it so',
    ...fields,
  }
  return `${Object.entries(all)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n')}\n`
}

export const rule = (fields: Record<string, string>, id = 'test'): Rule =>
  parseRule(id, `${id}.yaml`, ruleText(fields), topics)
