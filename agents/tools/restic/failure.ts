import type { Output } from '../../host/run-process.js'
import { ProbeError } from '../../probe.js'

/** Repositories are addresses, and addresses may hold passwords. */
export const withoutPassword = (text: string): string => text.replaceAll(/:\/\/[^/\s]*@/g, '://')

// Exit codes that restic has used since 0.17.
const noRepository = 10
const locked = 11
const wrongPassword = 12

/** Why restic could not say. Versions before 0.17 end with 1 for everything and differ in words only. */
export const failureOf = ({ code, stderr }: Output, repository: string): ProbeError => {
  const where = withoutPassword(repository)
  const said = withoutPassword(stderr.trim().split('\n')[0] ?? '')
  if (code === wrongPassword || /wrong password or no key found/i.test(stderr))
    return new ProbeError('denied', 'wrong password')
  if (code === noRepository || /Is there a repository at the following location/i.test(stderr))
    return new ProbeError('unreadable', `no repository at ${where}`)
  if (code === locked) return new ProbeError('unreadable', `the repository at ${where} is locked`)
  if (/permission denied/i.test(stderr)) return new ProbeError('denied', said)
  return new ProbeError('unreadable', said || `restic ended with exit code ${code}`)
}
