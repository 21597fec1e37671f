import type { SubjectRef } from '#contract/report.js'
import { toId } from '#lib/subject-id.js'

/** A service is known by its name or address alone, whoever asks it and from where. */
export const serviceSubject = (
  what: 'website' | 'domain' | 'mail-domain' | 'address',
  name: string,
): SubjectRef => {
  const plain = name.trim().toLowerCase().replace(/\.$/, '')
  return { kind: 'service', id: toId(`${what}/${plain}`), name: plain.slice(0, 128) }
}
